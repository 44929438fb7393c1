import { diffArrays } from "diff";
import { utf8Encode } from "../text/utf8";
import type { Encoding } from "../tokenizers/encoding";

/** Tokens that two texts share, or that only one of them has; the second text's are `added`. Half-open ranges of tokens. */
export interface DiffRun {
  readonly kind: "same" | "removed" | "added";
  /** Of the second text's tokens, but for what was removed: of the first's. */
  readonly start: number;
  readonly end: number;
}

/** Tokens that may be other: finding the shortest way between two lists takes time by its square. */
export const mostOther = 2000;

/**
 * The least that has to be removed from and added to a list of ids for it to become another (Myers, “An O(ND) difference
 * algorithm and its variations”, 1986).
 * @returns null where that is more than {@link mostOther} tokens
 */
export function diffTokens(first: ArrayLike<number>, second: ArrayLike<number>): DiffRun[] | null {
  const changes = diffArrays(Array.from(first), Array.from(second), { maxEditLength: mostOther });
  if (changes === undefined) return null;
  const at = { first: 0, second: 0 };
  return changes.map(({ added, removed, count }) => {
    if (removed) {
      at.first += count;
      return { kind: "removed", start: at.first - count, end: at.first };
    }
    if (!added) at.first += count;
    at.second += count;
    return { kind: added ? "added" : "same", start: at.second - count, end: at.second };
  });
}

/** A text's tokens, and how many entries there are; null where the set is open. */
export interface NumberedText {
  readonly text: string;
  readonly encoding: Pick<Encoding, "ids" | "byteStart" | "byteEnd">;
  readonly vocabularySize: number | null;
}

/**
 * Ids that are the same in several texts of one tokenizer where their tokens are: where the set of entries is open each text numbers
 * its own, and tokens go by what they stand for in the text.
 */
export function commonIds(texts: readonly NumberedText[]): ArrayLike<number>[] {
  const numbers = new Map<string, number>();
  const decoder = new TextDecoder();
  return texts.map(({ text, encoding: { ids, byteStart, byteEnd }, vocabularySize }) => {
    if (vocabularySize !== null) return ids;
    const bytes = utf8Encode(text);
    return ids.map((_, i) => {
      const unit = decoder.decode(bytes.subarray(byteStart[i], byteEnd[i]));
      const number = numbers.get(unit) ?? numbers.size;
      numbers.set(unit, number);
      return number;
    });
  });
}
