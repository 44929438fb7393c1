import type { ReactElement } from "react";
import type { ShownEncoding } from "../../state/compare/columns";
import { formatShare, plural } from "../../ui/format";

/** What a count alone would hide: replaced characters, dropped bytes, changed text, unknown tokens. */
export function ColumnNotes({ shown }: { readonly shown: ShownEncoding }): ReactElement | null {
  const { figures, textFigures } = shown;
  const notes: { readonly text: string; readonly isWarning: boolean }[] = [];
  if (figures.unknown > 0) {
    const share = formatShare(figures.unknown / Math.max(1, figures.tokens));
    notes.push({
      text: `${plural(figures.unknown, "unknown token")} (${share}): the count looks smaller than it is`,
      isWarning: true,
    });
  }
  if (textFigures.replacements > 0) {
    notes.push({ text: `${plural(textFigures.replacements, "lone surrogate")} read as U+FFFD`, isWarning: true });
  }
  if (figures.changed > 0) {
    notes.push({ text: `text changed by the normalizer under ${plural(figures.changed, "token")}`, isWarning: false });
  }
  if (figures.droppedBytes > 0) {
    notes.push({
      text: `${plural(figures.droppedBytes, "byte")} in no token (white space, controls or marks)`,
      isWarning: false,
    });
  }
  if (notes.length === 0) return null;
  return (
    <ul className="column-notes">
      {notes.map(({ text, isWarning }) => (
        <li key={text} className={isWarning ? "warning" : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
