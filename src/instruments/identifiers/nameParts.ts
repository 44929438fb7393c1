import type { Utf16Offset } from "../../text/utf8";

/** Where a name should be cut, in UTF-16 units of it. */
export interface NameParts {
  /** From and to of each: the same between two letters; where underscores, dollar signs or hyphens part words, all of these. */
  readonly cuts: readonly (readonly [from: Utf16Offset, to: Utf16Offset])[];
  /** Where signs in front of its words end; 0 without. */
  readonly begin: Utf16Offset;
  /** Where signs behind its words begin. */
  readonly end: Utf16Offset;
}

const signs = /[_$-]+/g;
const lower = /^\p{Ll}$/u;
const upper = /^\p{Lu}$/u;
const letter = /^[\p{L}\p{M}]$/u;
const digit = /^\p{Nd}$/u;

/**
 * Parts a name of code as people read it: parse|HTTP|Response, snake_|case, utf|8. Between a small letter and a capital, before
 * the last capital of several that a small letter follows, between letters and digits, and at signs between two words.
 */
export function nameParts(name: string): NameParts {
  const begin = /^[_$-]*/.exec(name)?.[0].length ?? 0;
  const end = Math.max(begin, name.length - (/[_$-]*$/.exec(name)?.[0].length ?? 0));
  const cuts: [Utf16Offset, Utf16Offset][] = [];
  for (const { 0: found, index } of name.matchAll(signs))
    if (index >= begin && index < end) cuts.push([index, index + found.length]);
  const characters = Array.from(name);
  let at = 0;
  for (let i = 1; i < characters.length; i++) {
    const [before = "", own = "", after = ""] = [characters[i - 1], characters[i], characters[i + 1]];
    at += before.length;
    const rises = lower.test(before) && upper.test(own);
    const ends = upper.test(before) && upper.test(own) && lower.test(after);
    const counts = (letter.test(before) && digit.test(own)) || (digit.test(before) && letter.test(own));
    if (rises || ends || counts) cuts.push([at, at]);
  }
  return { cuts: cuts.sort(([a], [b]) => a - b), begin, end };
}

/** A name as it should be cut, in words: signs stand with what is behind them. */
export function partsOf(name: string, { cuts }: NameParts): string[] {
  const ends = [0, ...cuts.map(([from]) => from), name.length];
  return ends.slice(1).map((end, i) => name.slice(ends[i], end));
}

/** Ends of tokens in a name, held against where it should be cut. */
export interface NameScore {
  readonly cut: number;
  readonly gold: number;
  readonly both: number;
  /** Ends that are at no cut, in the name's units. */
  readonly wrong: readonly Utf16Offset[];
}

/**
 * Holds ends of tokens against a name's cuts. Ends anywhere at the signs between two words find that cut, and count once;
 * those at signs in front of all words, or behind, count neither way: no reader's cut says to which side these belong.
 */
export function scoreName({ cuts, begin, end }: NameParts, ends: readonly Utf16Offset[]): NameScore {
  const found = new Set<number>();
  const wrong: Utf16Offset[] = [];
  for (const place of ends) {
    if (place <= begin || place >= end) continue;
    const cut = cuts.findIndex(([from, to]) => place >= from && place <= to);
    if (cut === -1) wrong.push(place);
    else found.add(cut);
  }
  return { cut: found.size + wrong.length, gold: cuts.length, both: found.size, wrong };
}
