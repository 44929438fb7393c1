import { IdDecoder } from "../../tokenizers/decoding/idDecoder";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";

/** What becomes of the spaces that decoders leave out or put in. */
export interface Spaces {
  /**
   * Of the space in front of an entry: a part of the text, left out of it, or the one as well as the other; or one may be there
   * that the entry has not, of the token before.
   */
  readonly front: "kept" | "left out" | "either" | "put";
  /** Of the space that an entry ends in. */
  readonly end: "kept" | "either";
}

/** What becomes of them behind a text. @param isAtStart whether that text is empty */
export function spacesOf(
  tokenizer: Tokenizer & StagedTokenizer,
  entries: VocabularyColumns,
  isAtStart: boolean,
): Spaces {
  const { decoder } = tokenizer.stages;
  // These put spaces between words that a text has and a text has not: “a b” and “a:b” come to the same entries.
  const has = (type: string) => JSON.stringify(decoder ?? null).includes(`"${type}"`);
  const end = has("BPEDecoder") ? "either" : "kept";
  if (isAtStart) return { front: leavesOutFirst(tokenizer, entries) ? "left out" : "kept", end };
  if (decoder === null || has("WordPiece")) return { front: "either", end };
  return { front: end === "either" ? "put" : "kept", end };
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
