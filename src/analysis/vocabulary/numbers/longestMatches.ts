import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { ModelFacts } from "../modelFacts";
import { type CutCounts, mostDigits } from "./cutCounts";
import { digitEntries } from "./digitEntries";

/** In place of the places where tokens end: nothing is an entry, so that all of the word is unknown. */
const unknown = 255;

/**
 * Counts how longest match cuts all words of digits: the longest entry that a word begins with is its first token, and what is
 * left is cut as all shorter strings are that go on with a word, which were cut before.
 * @param most digits of the longest words that are counted
 * @returns by the number of digits; null where something stands in front of them
 */
export function longestMatches(
  { vocabulary }: TokenizerParts,
  { kind, prefix: inside, longestWord }: ModelFacts,
  prefix: string,
  most: number,
): readonly CutCounts[] | null {
  if (prefix !== "" || (kind === "WordPiece" && inside === "")) return null;
  const firsts = tablesOf(vocabulary, "");
  const inners = kind === "WordPiece" ? tablesOf(vocabulary, inside) : null;
  /** By its digits, where tokens end in each string that goes on with a word. */
  const after: Uint8Array[] = [Uint8Array.of(0)];
  const counts: CutCounts[] = [new Map()];
  for (let digits = 1; digits <= most; digits++) {
    if (digits > longestWord) counts.push(new Map([[`${digits}?`, 10 ** digits]]));
    else counts.push(countEnds(cutAll(firsts, after, digits), digits));
    // Longer ones are no rest of any word that is counted.
    if (inners !== null && digits < most) after.push(cutAll(inners, after, digits));
  }
  return counts;
}

/** Of each length which strings of digits are entries. */
function tablesOf(vocabulary: TokenizerParts["vocabulary"], beginning: string): number[][] {
  const tables = Array.from({ length: mostDigits + 1 }, (): number[] => []);
  for (const { digits, value } of digitEntries(vocabulary, beginning)) if (digits > 0) tables[digits]?.push(value);
  return tables;
}

/** Cuts all strings of a length: bit n of a result says that a token ends n digits before the end. */
function cutAll(tables: readonly (readonly number[])[], after: readonly Uint8Array[], length: number): Uint8Array {
  const result = new Uint8Array(10 ** length).fill(unknown);
  // A longer match takes the place of a shorter one, be what is left known or not.
  for (let own = 1; own <= length; own++) {
    const left = length - own;
    const size = 10 ** left;
    const rests = after[left];
    const bit = left === 0 ? 0 : 1 << left;
    for (const value of tables[own] ?? []) {
      for (let rest = 0, at = value * size; rest < size; rest++, at++) {
        const ends = rests === undefined ? unknown : (rests[rest] as number);
        result[at] = ends === unknown ? unknown : ends | bit;
      }
    }
  }
  return result;
}

function countEnds(ends: Uint8Array, digits: number): CutCounts {
  const byEnds = new Uint32Array(256);
  for (const each of ends) byEnds[each] = (byEnds[each] as number) + 1;
  const counts = new Map<string, number>();
  byEnds.forEach((count, each) => {
    if (count > 0) counts.set(each === unknown ? `${digits}?` : wayOf(each, digits), count);
  });
  return counts;
}

function wayOf(ends: number, digits: number): string {
  const parts: number[] = [];
  let last = digits;
  for (let left = digits - 1; left > 0; left--) {
    if (((ends >> left) & 1) === 0) continue;
    parts.push(last - left);
    last = left;
  }
  return [...parts, last].join("+");
}
