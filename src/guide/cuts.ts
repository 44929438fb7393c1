import { utf8Encode } from "../text/utf8";
import { visibleBytesText } from "../text/visibleBytes";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { Encoding } from "../tokenizers/encoding";
import type { Bench } from "./bench";
import type { CutPiece, CutRow } from "./figures";

/** What the page calls a tokenizer, and its way to cut, if any. @param reference as links have it: `llama3:fewest` */
export function labelOf(reference: string): string {
  return tokenizerEntry(`builtin:${reference}`).label;
}

/** A text as some tokenizers cut it, a row each. */
export function cutRows(bench: Bench, references: readonly string[], text: string): Promise<CutRow[]> {
  return Promise.all(
    references.map(async (reference) => ({
      label: labelOf(reference),
      pieces: piecesOf(text, await bench.encode(reference, text)),
    })),
  );
}

/** A text's tokens as pieces to draw; those that are no whole characters are told in bytes. */
export function piecesOf(text: string, { ids, byteStart, byteEnd }: Encoding): CutPiece[] {
  const bytes = utf8Encode(text);
  return Array.from(ids, (id, i) => ({ id, text: visibleBytesText(bytes.subarray(byteStart[i], byteEnd[i])) }));
}
