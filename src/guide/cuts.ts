import { utf8Encode } from "../text/utf8";
import { visibleBytesText } from "../text/visibleBytes";
import { tokenizerEntry } from "../tokenizers/catalogue";
import type { Encoding } from "../tokenizers/encoding";
import type { Bench } from "./bench";
import type { CutPiece, CutRow } from "./figures";

/** Models by which the guide's texts call tokenizers that are named otherwise. */
const models: Readonly<Record<string, string>> = {
  o200k_base: "GPT-4o",
  cl100k_base: "GPT-4",
  r50k_base: "GPT-2",
  bert_uncased: "BERT",
};

/**
 * What figures call a tokenizer, and its way to cut, if any: “GPT-4o (o200k_base)”.
 * @param reference as links have it: `llama3:fewest`
 */
export function labelOf(reference: string): string {
  const { label } = tokenizerEntry(`builtin:${reference}`);
  const model = models[reference];
  return model === undefined || label.startsWith(model) ? label : `${model} (${label})`;
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
