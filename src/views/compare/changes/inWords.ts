import { visibleText } from "../../../text/visible";
import type { ChangePiece } from "../../../tokenizers/trace";
import { wholeCharacters } from "./wholeCharacters";

/** Changes that are said one by one. */
const mostSaid = 6;

/**
 * What a stage changed, in words: “Ä” becomes “a”, “U+00AD” is removed. The same change is said once.
 * @returns an empty string where it changed nothing
 */
export function changesInWords(pieces: readonly ChangePiece[]): string {
  const changes = wholeCharacters(pieces).filter(({ kind }) => kind !== "same");
  const said = [...new Set(changes.map(changeInWords))];
  const more = said.length - mostSaid;
  return [...said.slice(0, mostSaid), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function changeInWords({ kind, before, after }: ChangePiece): string {
  switch (kind) {
    case "same":
      return `${quoted(before)} stays`;
    case "notation":
      return `${quoted(before)} is written ${quoted(after)}`;
    case "changed":
      return `${quoted(before)} becomes ${quoted(after)}`;
    case "added":
      return `${quoted(after)} is put in`;
    case "removed":
      return `${quoted(before)} is removed`;
  }
}

/** Isolated, so that a right-to-left quotation does not carry off its marks (Unicode's first strong isolate). */
function quoted(text: string): string {
  return `\u2068“${visibleText(text)}”\u2069`;
}
