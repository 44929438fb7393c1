import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";

/** What a tokenizer makes of a word. */
export interface WordCut {
  /** Places inside the word at which one token ends and the next begins, in bytes from its beginning, rising. */
  readonly ends: readonly number[];
  /** Tokens that stand for some of the word; one that stands for the space in front alone is none of them. */
  readonly tokens: number;
  /** Whether an unknown token is among them. */
  readonly isUnknown: boolean;
}

/**
 * The tokens of a word in an encoding of it.
 * @param from where the word begins in what was encoded, in bytes: 1 behind a space
 * @param size its bytes
 */
export function wordCut({ byteStart, byteEnd, flags }: Encoding, from: number, size: number): WordCut {
  const ends: number[] = [];
  let tokens = 0;
  let isUnknown = false;
  for (let i = 0; i < byteEnd.length; i++) {
    const [start, end, flag] = [byteStart[i] as number, byteEnd[i] as number, flags[i] as number];
    if (end <= from || start === end || (flag & TokenFlag.special) !== 0) continue;
    tokens++;
    isUnknown ||= (flag & TokenFlag.unknown) !== 0;
    const next = i + 1 < byteStart.length ? (byteStart[i + 1] as number) : from + size;
    // Tokens that share a changed character have no end inside it, and what no token stands for is cut on both sides.
    if (end < from + size && next >= end && end - from !== ends.at(-1)) ends.push(end - from);
    if (next > end && next < from + size) ends.push(next - from);
  }
  return { ends, tokens, isUnknown };
}
