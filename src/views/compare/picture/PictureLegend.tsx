import type { ReactElement } from "react";
import { useAppStore } from "../../../state/store";
import { legends } from "../colors/legends";
import type { ReadColumn } from "./readColumns";

/** What the colours of a picture say; null where they only tell neighbours apart, or nothing yet. */
export function PictureLegend({ columns }: { readonly columns: readonly ReadColumn[] }): ReactElement | null {
  const { color, baseline, tokenizers } = useAppStore((state) => state.comparison);
  if (color === undefined) return null;
  const { before, keys, after } = legends[color];
  const other = baseline ?? tokenizers[0];
  const name = columns.find(({ reference }) => reference === other)?.words.name;
  if (color === "agreement" && (name === undefined || columns.length < 2)) return null;
  const words = color === "agreement" ? `Against ${name}:` : before;
  return (
    <div className="picture-legend">
      <div>{words}</div>
      {keys.map((key) => (
        <div key={key.name} className="picture-key">
          <div className={`color-sample ${key.tint.name}`} />
          <div>{key.name}</div>
        </div>
      ))}
      {after !== "" && <div>{after}</div>}
    </div>
  );
}
