import { type Merged, MergedBuilder } from "./merged";
import type { WordTokens } from "./wordTokens";

/** What n-grams are chosen by. */
export interface GramLimits {
  /** N-grams at most. */
  readonly codes: number;
  /** Words of one at most, from two. */
  readonly words: number;
}

/** A word that comes once says nothing of what comes often. */
const leastCount = 2;

/**
 * Joins the most frequent sequences of words (Multi-Word Tokenization, Gee et al. 2023): those of two words up to so many that come
 * at least twice in what they are learnt from, of equally frequent ones the longer first, then that which comes first. In the rest each
 * word in turn, from the left, is joined with those behind it into the longest that has been chosen. Words are in sequence
 * where no token is between them, and the same where their ids are.
 * @param from the first token that is joined: n-grams are learnt from those before it; 0 learns from all, and joins all
 * @param first the first code, above all ids
 */
export function joinGrams(
  ids: Uint32Array,
  words: WordTokens,
  from: number,
  first: number,
  { codes, words: most }: GramLimits,
): Merged {
  const { starts, ends } = words;
  const kinds = kindsOfWords(ids, words);
  const learnt = from === 0 ? starts.length : wordsBefore(ends, from);
  const numbered = numberGrams(words, kinds, most);
  const counts = new Uint32Array(numbered.grams);
  for (const row of numbered.rows) {
    for (let word = 0; word < learnt; word++) {
      const gram = row.at[word] as number;
      if (gram >= 0 && word + row.length <= learnt) counts[gram] = (counts[gram] as number) + 1;
    }
  }
  const chosen = Array.from(counts.keys())
    .filter((gram) => (counts[gram] as number) >= leastCount)
    .sort((a, b) => {
      const [one, other] = [numbered.lengthOf(a), numbered.lengthOf(b)];
      // Those of one length are numbered by their first appearance.
      return (counts[b] as number) - (counts[a] as number) || other - one || a - b;
    })
    .slice(0, codes);
  const codeOf = new Int32Array(numbered.grams).fill(-1);
  const book: number[][] = chosen.map(() => []);
  for (const [code, gram] of chosen.entries()) codeOf[gram] = code;
  for (const { at, length } of numbered.rows) {
    for (let word = 0; word < at.length; word++) {
      const code = codeOf[at[word] as number] ?? -1;
      if (code < 0 || (book[code] as number[]).length > 0) continue;
      book[code] = Array.from(ids.subarray(starts[word], ends[word + length - 1]));
    }
  }
  const built = new MergedBuilder(ids.length);
  let token = 0;
  const copyUpTo = (end: number) => {
    for (; token < end; token++) built.push(ids[token] as number, token);
  };
  copyUpTo(from);
  const longestFirst = numbered.rows.toReversed();
  for (let word = from === 0 ? 0 : learnt; word < starts.length; word++) {
    if ((starts[word] as number) < from) continue;
    const row = longestFirst.find(({ at }) => (codeOf[at[word] as number] ?? -1) >= 0);
    if (row === undefined) continue;
    copyUpTo(starts[word] as number);
    built.push(first + (codeOf[row.at[word] as number] as number), token);
    word += row.length - 1;
    token = ends[word] as number;
  }
  copyUpTo(ids.length);
  return built.finish(book, first);
}

/** How many words end at or before a token. */
function wordsBefore(ends: Uint32Array, token: number): number {
  const after = ends.findIndex((end) => end > token);
  return after === -1 ? ends.length : after;
}

/** Of each word the number of its ids. */
function kindsOfWords(ids: Uint32Array, { starts, ends }: WordTokens): Uint32Array {
  const numbers = new Map<string, number>();
  return starts.map((start, word) => {
    const name = ids.subarray(start, ends[word]).join();
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** Sequences of so many words: the number of that which begins at each word, −1 where none does. */
interface GramRow {
  readonly length: number;
  readonly at: Int32Array;
}

interface NumberedGrams {
  /** In the order of their lengths, from two on. */
  readonly rows: readonly GramRow[];
  /** How many there are, of all lengths. */
  readonly grams: number;
  lengthOf(gram: number): number;
}

/** Numbers sequences of two words and more by those that are a word shorter, the shorter ones first. */
function numberGrams({ starts, ends }: WordTokens, kinds: Uint32Array, most: number): NumberedGrams {
  const rows: GramRow[] = [];
  const limits: number[] = [];
  let grams = 0;
  let shorter = Int32Array.from(kinds);
  for (let length = 2; length <= most; length++) {
    const numbers = new Map<number, number>();
    const at = new Int32Array(starts.length).fill(-1);
    for (let word = 0; word + length <= starts.length; word++) {
      const end = word + length - 1;
      if ((shorter[word] as number) < 0 || starts[end] !== ends[end - 1]) continue;
      const key = (shorter[word] as number) * starts.length + (kinds[end] as number);
      const number = numbers.get(key) ?? grams++;
      numbers.set(key, number);
      at[word] = number;
    }
    rows.push({ length, at });
    limits.push(grams);
    shorter = at;
  }
  return { rows, grams, lengthOf: (gram) => 2 + limits.findIndex((limit) => gram < limit) };
}
