import { md5 } from "@noble/hashes/legacy.js";
import { utf8Encode } from "../../text/utf8";

/** What T-FREE's program is set to for its published model, but for the rows, of which the paper has fewer. */
export const trigramSettings = { rows: 8000, hashes: 10, lowerCase: 2 } as const;

/** What T-FREE makes of a word. */
export interface WordTrigrams {
  readonly word: string;
  /** Bytes of each, of those that are alike one. */
  readonly trigrams: readonly Uint8Array[];
  /** Rows of the embedding table that the word is the sum of, in order. */
  readonly rows: readonly number[];
}

/** What two words have in common. */
export interface WordOverlap {
  readonly words: readonly [WordTrigrams, WordTrigrams];
  readonly sharedTrigrams: number;
  readonly sharedRows: number;
  /** Rows of both ÷ rows of either. */
  readonly jaccard: number;
}

const known = new Map<string, readonly number[]>();

/**
 * The trigrams of a word and the rows that they hash to, as T-FREE (Deiseroth et al. 2024) has it in its program: the bytes of
 * the word with a space before and behind, three by three; each goes to ten different rows, by MD5 of its number, the
 * number of the row and that of the try; of trigrams of Latin letters with capitals the two greatest rows are those of the same
 * in small letters.
 * @param rows of the table
 */
export function wordTrigrams(word: string, rows: number): WordTrigrams {
  const bytes = utf8Encode(` ${word} `);
  const trigrams = new Map<number, Uint8Array>();
  for (let at = 0; at + 3 <= bytes.length; at++) {
    const trigram = bytes.slice(at, at + 3);
    trigrams.set(numberOf(trigram), trigram);
  }
  const all = new Set([...trigrams.values()].flatMap((trigram) => rowsOf(trigram, rows)));
  return { word, trigrams: [...trigrams.values()], rows: [...all].sort((a, b) => a - b) };
}

/** What two words share of their trigrams, and of the rows of a table. */
export function wordOverlap(one: string, other: string, rows: number): WordOverlap {
  const words = [wordTrigrams(one, rows), wordTrigrams(other, rows)] as const;
  const own = new Set(words[0].rows);
  const numbers = new Set(words[0].trigrams.map(numberOf));
  const sharedRows = words[1].rows.filter((row) => own.has(row)).length;
  return {
    words,
    sharedTrigrams: words[1].trigrams.filter((trigram) => numbers.has(numberOf(trigram))).length,
    sharedRows,
    jaccard: sharedRows / (words[0].rows.length + words[1].rows.length - sharedRows),
  };
}

/** The rows that a trigram activates, in order but for those in small letters, which are the last. */
export function rowsOf(trigram: Uint8Array, rows: number): readonly number[] {
  const own = hashedRows(numberOf(trigram), rows);
  const isLatin = trigram.every((byte) => byte === 0x20 || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a));
  const small = trigram.map((byte) => (byte === 0x20 ? byte : byte | 0x20));
  if (!isLatin || numberOf(small) === numberOf(trigram)) return own;
  const kept = trigramSettings.hashes - trigramSettings.lowerCase;
  return [...own.slice(0, kept), ...hashedRows(numberOf(small), rows).slice(kept)];
}

function numberOf(trigram: Uint8Array): number {
  return (trigram[0] ?? 0) + (trigram[1] ?? 0) * 256 + (trigram[2] ?? 0) * 65_536;
}

function hashedRows(number: number, rows: number): readonly number[] {
  const key = `${number} ${rows}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = new Set<number>();
  for (let hash = 0; hash < trigramSettings.hashes; hash++) {
    const wanted = found.size + 1;
    for (let attempt = 0; found.size < wanted; attempt++) {
      found.add(remainder(md5(utf8Encode(`${number}_${hash}_${attempt}`)), rows));
    }
  }
  const sorted = [...found].sort((a, b) => a - b);
  known.set(key, sorted);
  return sorted;
}

/** Of a number of any length, its first byte the greatest. */
function remainder(bytes: Uint8Array, by: number): number {
  return bytes.reduce((left, byte) => (left * 256 + byte) % by, 0);
}
