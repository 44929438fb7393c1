import { utf8Encode } from "../../text/utf8";
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
 * @param word itself
 * @param first the first token that may be the word's, and `behind` one past the last
 */
export function wordCut(
  { byteStart, byteEnd, flags }: Encoding,
  from: number,
  size: number,
  word: string,
  first = 0,
  behind = byteEnd.length,
): WordCut {
  const ends: number[] = [];
  let tokens = 0;
  let isUnknown = false;
  for (let i = first; i < behind; i++) {
    const [start, end, flag] = [byteStart[i] as number, byteEnd[i] as number, flags[i] as number];
    if (end <= from || start === end || (flag & TokenFlag.special) !== 0) continue;
    tokens++;
    isUnknown ||= (flag & TokenFlag.unknown) !== 0;
    const next = i + 1 < behind ? (byteStart[i + 1] as number) : from + size;
    // Tokens that share a changed character have no end inside it, and the last one's end is the word's.
    if (next < end || next >= from + size) continue;
    // What no token stands for is the token's before it, as a mark that BERT drops; white space is that behind it.
    const isMark = next > end && !isSpaceAt(word, end - from);
    const place = (isMark ? next : end) - from;
    if (place !== ends.at(-1)) ends.push(place);
  }
  return { ends, tokens, isUnknown };
}

function isSpaceAt(word: string, byte: number): boolean {
  return /^\s/.test(new TextDecoder().decode(utf8Encode(word).subarray(byte)));
}
