import type { ReactElement } from "react";
import { tokensInRange } from "../../../analysis/tokensInRange";
import { useColumnTitles } from "../../../state/compare/columnName";
import type { ShownPlace } from "../../../state/compare/place";
import type { Place } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { plural } from "../../../ui/format";
import { Swatch } from "../../Swatch";
import { Caret } from "../TokenLine";
import { Elsewhere } from "./place/Elsewhere";
import type { InspectorSection } from "./section";
import { Tokens } from "./tokens/Tokens";

/** What is said of a place in each column, in this order. */
const sections: readonly { readonly key: string; readonly Section: InspectorSection }[] = [
  { key: "tokens", Section: Tokens },
  { key: "elsewhere", Section: Elsewhere },
];

interface InspectedProps {
  readonly reference: TokenizerReference;
  /** What is pinned; undefined where nothing is. */
  readonly pinned: Place | undefined;
  readonly caret: ShownPlace | null;
}

/** A place, or the caret, as one column has it. */
export function Inspected({ reference, pinned, caret }: InspectedProps): ReactElement {
  const column = useAppStore((state) => state.columns[reference]);
  const text = useAppStore((state) => state.comparison.text);
  const label = useColumnTitles()(reference);
  // What is pinned is a place in this text, and in no other.
  const shown = column?.state === "ready" && column.shown?.text === text ? column.shown : null;
  const place = pinned ?? caret;
  const { start, end } =
    shown === null || place === null ? { start: 0, end: 0 } : tokensInRange(shown.encoding, place.start, place.end);
  const isPinned = shown !== null && pinned !== undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    <div
      role="group"
      className="inspected"
      aria-label={label}
      data-inspected={reference}
      data-place-tokens={isPinned ? end - start : undefined}
    >
      <h3>
        <Swatch reference={reference} />
        <span>{label}</span>
        {isPinned && <small>{end > start ? plural(end - start, "token") : "no token"}</small>}
      </h3>
      {shown === null ? (
        <p className="nothing">{column?.state === "error" ? "This column has failed." : "Waiting for its tokens …"}</p>
      ) : pinned !== undefined ? (
        sections.map(({ key, Section }) => <Section key={key} {...{ reference, shown }} place={pinned} />)
      ) : (
        caret !== null && (
          <p className="nothing">
            <Caret shown={shown} caret={caret.start} token={start} />
          </p>
        )
      )}
    </div>
  );
}
