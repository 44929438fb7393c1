import { wordSegmenter } from "../../text/segments";
import { type ByteOffset, utf8Length } from "../../text/utf8";

/** By which rule a text falls into the words that are pooled. */
export const splits = {
  space: "White space",
  hierarchical: "Words and marks",
} as const;

export type Split = keyof typeof splits;

/** The bytes of each word of a text, in its order. White space between words has none by the first rule. */
export function wordLengths(text: string, split: Split): Uint32Array {
  const words = split === "space" ? Array.from(text.matchAll(/\S+/gu), ([word]) => word) : hierarchicalWords(text);
  return Uint32Array.from(words, utf8Length);
}

type Kind = "word" | "mark" | "space" | "white";

/**
 * The splitting rule of Hierarchical Autoregressive Transformers (Neitemeier et al. 2025), as their library has it: segments of
 * UAX #29, cut once more between a small letter and a capital; one space goes with what is behind it, punctuation marks go
 * with what is in front of them; other white space stands by itself. Nothing of the text is left out.
 */
export function hierarchicalWords(text: string): string[] {
  const words: string[] = [];
  let last: Kind = "white";
  for (const stretch of stretchesOf(text)) {
    for (const segment of joinedSpaces(stretch)) {
      for (const part of segment.split(/(?<=\p{Ll})(?=\p{Lu})/u)) {
        const kind = kindOf(part);
        const joins = kind === "word" ? last === "space" : kind === "mark" && last !== "white";
        if (joins) words.push(`${words.pop() ?? ""}${part}`);
        else words.push(part);
        last = kind;
      }
    }
  }
  return words;
}

/** UTF-16 units after which a stretch ends as soon as it may. */
const longStretch = 2000;

/**
 * A text in stretches, between two of which there is a break whatever they are: V8 takes the square of a text's length. A break
 * always follows a line feed (UAX #29, WB3a), and is between a space, or a full stop of ideographs, and a letter (WB999).
 */
function* stretchesOf(text: string): Iterable<string> {
  let start = 0;
  for (const { index } of text.matchAll(/(?<=\n)|(?<=[ 。、，！？])(?=\p{L})/gu)) {
    if (index === 0 || (text[index - 1] !== "\n" && index - start < longStretch)) continue;
    yield text.slice(start, index);
    start = index;
  }
  if (start < text.length) yield text.slice(start);
}

/** Segments of a stretch; several spaces are one, whatever the engine's Unicode has of them. */
function* joinedSpaces(line: string): Iterable<string> {
  let spaces = "";
  for (const { segment } of wordSegmenter.segment(line)) {
    if (/^ +$/.test(segment)) {
      spaces += segment;
      continue;
    }
    if (spaces !== "") yield spaces;
    spaces = "";
    yield segment;
  }
  if (spaces !== "") yield spaces;
}

function kindOf(part: string): Kind {
  if (part === " ") return "space";
  if (/^\s+$/u.test(part)) return "white";
  return /^\p{P}$/u.test(part) ? "mark" : "word";
}

/** What pooling words comes to. */
export interface Pooled {
  readonly words: number;
  /** Of all words together. */
  readonly bytes: ByteOffset;
  readonly median: number;
  readonly longest: number;
  /** Words of more bytes than a pool has. */
  readonly beyond: number;
  /** Pools where those take several. */
  readonly pools: number;
  /** Words of one byte, two … the last of all that are longer still. */
  readonly lengths: readonly number[];
}

/** Bars that lengths are drawn with. */
const mostLengths = 40;

/**
 * Pools the bytes of each word.
 * @param pool bytes that fit
 */
export function poolWords(lengths: Uint32Array, pool: number): Pooled {
  const sorted = lengths.slice().sort();
  const middle = sorted.length / 2;
  const counts = new Array<number>(mostLengths).fill(0);
  let [bytes, beyond, pools] = [0, 0, 0];
  for (const length of lengths) {
    bytes += length;
    pools += Math.ceil(length / pool);
    if (length > pool) beyond++;
    const at = Math.min(length, mostLengths) - 1;
    counts[at] = (counts[at] as number) + 1;
  }
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? 0;
  return {
    words: lengths.length,
    bytes,
    median: (low + high) / 2,
    longest: sorted.at(-1) ?? 0,
    beyond,
    pools,
    lengths: counts.slice(0, counts.findLastIndex((count) => count > 0) + 1),
  };
}
