import { utf8Encode } from "../../text/utf8";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";
import { textIds } from "../textIds";
import { type WordCut, wordCut } from "./wordCut";

const known = new WeakMap<Tokenizer, boolean>();

/** Whether a word that begins a text is encoded as one inside it, as where the tokenizer puts a space in front of a text by itself. */
export function beginsAsInside(tokenizer: Tokenizer, how: EncodeOptions): boolean {
  const last = (text: string) => textIds(tokenizer.encode(text, how)).at(-1);
  const isSame = known.get(tokenizer) ?? last("a") === last("a a");
  known.set(tokenizer, isSame);
  return isSame;
}

/**
 * What a tokenizer makes of each word. They are encoded in one text, which is ten times as fast; where no token lies over a word's
 * ends, merges and likeliest paths inside it are those of the word by itself. Any other word is encoded by itself.
 * @param isInside whether each is encoded as inside a sentence, behind a space; else as one that begins a text
 */
export function cutWords(
  tokenizer: Tokenizer,
  words: readonly string[],
  isInside: boolean,
  how: EncodeOptions,
): WordCut[] {
  const isSame = beginsAsInside(tokenizer, how);
  const separator = isInside || isSame ? " " : "\n";
  const isBehind = isInside && !isSame;
  const alone = (word: string) =>
    wordCut(tokenizer.encode(isBehind ? ` ${word}` : word, how), isBehind ? 1 : 0, sizeOf(word), word);
  if (words.length === 1) return words.map(alone);
  // White space in a word would move what follows.
  const isPlain = words.map((word) => word !== "" && !/\s/.test(word));
  const plain = words.filter((_, i) => isPlain[i]);
  const encoding = tokenizer.encode(`${isBehind ? " " : ""}${plain.join(separator)}`, how);
  let start = isBehind ? 1 : 0;
  let token = 0;
  return words.map((word, i) => {
    if (!isPlain[i]) return alone(word);
    const size = sizeOf(word);
    const found = tokensOf(encoding, token, start, size, word, separator);
    start += size + 1;
    token = found.next;
    return found.cut ?? alone(word);
  });
}

interface FoundTokens {
  /** Null where a token lies over one of the word's ends. */
  readonly cut: WordCut | null;
  /** The first token behind the word. */
  readonly next: number;
}

/** The tokens of one of several words in an encoding. @param from the first that may be the word's */
function tokensOf(
  encoding: Encoding,
  from: number,
  start: number,
  size: number,
  word: string,
  separator: " " | "\n",
): FoundTokens {
  const { ids, byteStart, byteEnd, flags } = encoding;
  let first = from;
  while (first < ids.length && (byteEnd[first] as number) <= start) first++;
  let next = first;
  let anyFlags = 0;
  while (next < ids.length && (byteStart[next] as number) < start + size) anyFlags |= flags[next++] as number;
  const begins = first < ids.length ? (byteStart[first] as number) : start;
  const isOver =
    begins < (separator === " " ? start - 1 : start) || (next > first && (byteEnd[next - 1] as number) > start + size);
  const isControl = (anyFlags & TokenFlag.special) !== 0;
  return { cut: isOver || isControl ? null : wordCut(encoding, start, size, word, first, next), next };
}

/** UTF-8 bytes of a word. */
function sizeOf(word: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: of ASCII each unit is a byte
  return /^[\x00-\x7f]*$/.test(word) ? word.length : utf8Encode(word).length;
}
