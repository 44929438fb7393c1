import { utf8Encode } from "../../../text/utf8";
import type { BytePairs } from "./neighbours";

/**
 * What is put in front of entries and behind them: of each kind of characters that patterns and normalizers tell apart some
 * that are common and some that few vocabularies know, and contractions, which patterns keep.
 */
const surroundings: readonly string[] = [
  ..."aqzßяωꙗ𐐨ꭰⰰⲁա", // small letters
  ..."AQZÉДΩ𐐀Ⰰ", // capitals
  ..."ǅʰーꟲ", // title case, modifiers
  ..."ªא中あ한กꦀ𐎀ᚠ𠀀", // other letters
  ...["\u0301", "\u093e", "\u20dd", "\u{1d165}"],
  ..."07٣𞥐Ⅷ〇²½𐄇",
  ..."!'-_(،„.,/𐄀$+^€😀▁𝌀",
  ...[" ", "\n", "\r", "\t", "\u00a0", "\u3000", "\u2028", "\0", "\u200b", "\u00ad", "\ue000", "\u0378", "\u{10fffd}"],
  ...[
    "  ",
    "\r\n",
    "!\n",
    " !",
    "s",
    "S",
    "ſ",
    "t",
    "T",
    "d",
    "D",
    "m",
    "M",
    "re",
    "RE",
    "ve",
    "VE",
    "ll",
    "LL",
    "Ll",
    "'s",
    "//",
  ],
];

/** A text in front of an entry and one behind it. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** What has been tried with success last is tried first: neighbours in a vocabulary need the same. */
const remembered = 6;

/** Proposes contexts for entries. */
export class Contexts {
  private readonly pairs: BytePairs;
  private readonly all: readonly string[];
  private readonly ends: readonly { readonly text: string; readonly first: number; readonly last: number }[];
  private recent: Context[] = [];

  /** @param own texts of the vocabulary's own, where only those make words */
  constructor(pairs: BytePairs, own: readonly string[]) {
    this.pairs = pairs;
    this.all = [...new Set([...own, ...surroundings])];
    this.ends = this.all.map((text) => {
      const bytes = utf8Encode(text);
      return { text, first: bytes[0] as number, last: bytes.at(-1) as number };
    });
  }

  /** Remembers a context that has led to a token. */
  keep(context: Context): void {
    if (this.recent[0] === context) return;
    this.recent = [context, ...this.recent.filter((other) => other !== context)].slice(0, remembered);
  }

  /** Contexts that have served, and then those of one side only. */
  *oneSided(first: number, last: number): Generator<Context> {
    yield* this.recent;
    for (const before of this.before(first)) yield { before, after: "" };
    for (const after of this.after(last)) yield { before: "", after };
  }

  /** Contexts of two sides. */
  *twoSided(first: number, last: number): Generator<Context> {
    const behind = this.after(last);
    for (const before of this.before(first)) for (const after of behind) yield { before, after };
  }

  /** What may stand in front of a byte, first what no entry spans with it. */
  private before(byte: number): string[] {
    return this.apartFirst(({ last }) => this.pairs.has(last, byte));
  }

  private after(byte: number): string[] {
    return this.apartFirst(({ first }) => this.pairs.has(byte, first));
  }

  private apartFirst(isSpanned: (end: { readonly first: number; readonly last: number }) => boolean): string[] {
    const apart: string[] = [];
    const spanned: string[] = [];
    for (const end of this.ends) (isSpanned(end) ? spanned : apart).push(end.text);
    return [...apart, ...spanned];
  }
}
