import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

/** What becomes of the space in front of an entry: a part of the text, left out of it, or the one as well as the other. */
export type Spaces = "kept" | "left out" | "either";

/** What becomes of it behind a text. @param isAtStart whether that text is empty */
export function spacesOf(
  tokenizer: Tokenizer & StagedTokenizer,
  entries: VocabularyColumns,
  isAtStart: boolean,
): Spaces {
  const { decoder } = tokenizer.stages;
  if (isAtStart) return leavesOutFirst(tokenizer, entries) ? "left out" : "kept";
  // These put spaces between words that a text has and a text has not: “a b” and “a:b” come to the same entries.
  if (decoder === undefined) return "kept";
  return decoder === null || JSON.stringify(decoder).includes('"WordPiece"') ? "either" : "kept";
}

/** Whether the decoder takes a space from a text's beginning: the first entry that has one is decoded by itself. */
function leavesOutFirst(tokenizer: Tokenizer & StagedTokenizer, { ids, offsets, bytes }: VocabularyColumns): boolean {
  const at = ids.findIndex((_, i) => {
    const start = offsets[i] as number;
    return bytes[start] === 0x20 && (offsets[i + 1] as number) > start + 1;
  });
  if (at === -1) return false;
  const decoder = new IdDecoder(tokenizer);
  let length = 0;
  decoder.push(ids.subarray(at, at + 1), () => {});
  decoder.finish((alone) => {
    length = alone.length;
  });
  return length < (offsets[at + 1] as number) - (offsets[at] as number);
}
