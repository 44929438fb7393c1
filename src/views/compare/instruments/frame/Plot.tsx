import { type ReactElement, type ReactNode, useRef } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Swatch } from "../../../Swatch";
import { useElementWidth } from "../../useElementWidth";

/** Pixels of each plot, and around what is drawn in it. */
export const plotHeight = 280;
export const plotMargin = { top: 8, right: 24, bottom: 28, left: 8 };

interface PlotProps {
  /** A sentence without its full stop. */
  readonly caption: string;
  children(width: number): ReactNode;
}

/** A plot as wide as there is room; assistive tools have the table. */
export function Plot({ caption, children }: PlotProps): ReactElement {
  const canvas = useRef<HTMLDivElement>(null);
  const width = useElementWidth(canvas);
  return (
    <figure className="instrument-plot">
      <div ref={canvas} aria-hidden="true">
        {width > 0 && children(width)}
      </div>
      <figcaption>{caption}.</figcaption>
    </figure>
  );
}

/** Which colour is which column. */
export function PlotNames({
  columns,
}: {
  readonly columns: readonly { readonly reference: TokenizerReference; readonly name: string }[];
}): ReactElement {
  return (
    <ul className="instrument-names">
      {columns.map(({ reference, name }) => (
        <li key={reference}>
          <Swatch reference={reference} />
          {name}
        </li>
      ))}
    </ul>
  );
}

const label = { fill: "var(--ink)", fontSize: 12 };

/** What stands below an axis, and beside one. */
export const axisBelow = (value: string) => ({ ...label, value, position: "bottom" as const, offset: 6 });
export const axisBeside = (value: string) => ({
  ...label,
  value,
  angle: -90,
  position: "insideLeft" as const,
  // Else it begins in the axis' middle, and reaches its uppermost number.
  style: { textAnchor: "middle" as const },
});
