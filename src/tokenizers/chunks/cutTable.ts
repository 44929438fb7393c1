import { type ByteOffset, codePointIn } from "../../text/utf8";
import { CodePointTable } from "../normalizers/codePointTable";
import type { Cuts } from "./cuts";

const asciiEnd = 0x80;
const rememberedBits = 13;
/** So often a pair must have come before it is worth a verdict, which takes as long as encoding some words. */
const enough = 16;
const uncutState = 30;
const cutState = 31;

/** Verdicts: odd where there may be a cut. Of two bytes it can depend on the whole characters. */
const no = 0;
const yes = 1;
const depends = 3;
const unasked = 5;

/** First bytes of characters before which a text is cut where it can be: spaces, signs, and those of the table below. */
const asciiCandidates = /[\s!-/:-@[-`{-~]/;
/** The second byte of U+3000 to U+303F and U+FF00 to U+FF3F, most of East Asia's punctuation, by the first. */
const punctuationLeads: ReadonlyMap<number, number> = new Map([
  [0xe3, 0x80],
  [0xef, 0xbc],
]);
/** First bytes of the unified ideographs' first block. */
const ideographLeads = [0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9];

/** Finds the places in a text's UTF-8 at which any text with the same two characters there can be cut: {@link Cuts}. */
export class CutTable {
  private readonly cuts: Cuts;
  /** Verdict for two bytes, at before + after × 256. */
  private readonly verdicts = new Uint8Array(1 << 16);
  /** Verdict for what comes before anything. */
  private readonly whatever: CodePointTable;
  /** The other pairs, as (before × 0x110000 + after) × 32 + state, each at its one place or not at all. */
  private readonly pairs = new Float64Array(1 << rememberedBits).fill(-1);

  constructor(cuts: Cuts) {
    this.cuts = cuts;
    this.whatever = new CodePointTable((character) =>
      cuts.isCutBefore(character.codePointAt(0) as number) ? yes : no,
    );
    for (let code = 0; code < asciiEnd; code++) {
      if (asciiCandidates.test(String.fromCharCode(code))) this.addCandidate(code);
    }
    for (const lead of punctuationLeads.keys()) this.addCandidate(lead);
    // Between ideographs there is a cut everywhere or nowhere.
    if (cuts.isCutBefore(0x4e00)) for (const lead of ideographLeads) this.addCandidate(lead);
  }

  /**
   * Finds the places to cut from one place to before another, in order.
   * @param from at least 1: before a text there is nothing
   * @param cuts gets them, and needs room for to - from
   * @returns how many they are
   */
  find(bytes: Uint8Array, from: ByteOffset, to: ByteOffset, cuts: Int32Array): number {
    const { verdicts } = this;
    let count = 0;
    let seen = 0;
    let before = bytes[from - 1] as number;
    for (let i = from; i < to; i++) {
      const after = bytes[i] as number;
      const verdict = verdicts[before + (after << 8)] as number;
      // Written at each place and counted where there may be a cut: twice as fast as a branch that cannot be foreseen.
      cuts[count] = i;
      count += verdict & 1;
      seen |= verdict;
      before = after;
    }
    return seen > yes ? this.sift(bytes, cuts, count) : count;
  }

  /** Keeps those of some places that are cuts, and returns how many. */
  private sift(bytes: Uint8Array, places: Int32Array, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const at = places[i] as number;
      places[kept] = at;
      if (this.isCutAt(bytes, at)) kept++;
    }
    return kept;
  }

  /** @param lead first byte of characters before which there can be a cut */
  private addCandidate(lead: number): void {
    this.verdicts.fill(unasked, lead << 8, (lead + 1) << 8);
  }

  private isCutAt(bytes: Uint8Array, at: ByteOffset): boolean {
    const before = bytes[at - 1] as number;
    const after = bytes[at] as number;
    const place = before + (after << 8);
    let verdict = this.verdicts[place] as number;
    if (verdict === unasked) {
      verdict = this.decide(before, after);
      this.verdicts[place] = verdict;
    }
    return verdict === yes || (verdict === depends && this.separates(bytes, at));
  }

  private decide(before: number, after: number): number {
    if (after >= asciiEnd) return depends;
    if (before >= asciiEnd) return this.whatever.of(after) === yes && this.cuts.areAddedTokensAscii() ? yes : depends;
    return this.cuts.isAlwaysCut(before, after) || this.isCutBefore(before, after) ? yes : no;
  }

  private separates(bytes: Uint8Array, at: ByteOffset): boolean {
    const second = punctuationLeads.get(bytes[at] as number);
    if (second !== undefined && bytes[at + 1] !== second) return false;
    const before = codePointBefore(bytes, at);
    const after = codePointIn(bytes, at);
    if (this.isCutBefore(before, after)) return true;
    // The lowest bits: how often the pair has come, or at last the verdict.
    const key = (before * 0x110000 + after) * 32;
    const place = (Math.imul(before, 0x9e3779b1) ^ Math.imul(after, 0x85ebca6b)) >>> (32 - rememberedBits);
    const state = (this.pairs[place] as number) - key;
    if (state === cutState) return true;
    if (state === uncutState) return false;
    if (state >= 0 && state < enough) {
      this.pairs[place] = key + state + 1;
    } else if (state === enough) {
      this.pairs[place] = key + (this.cuts.isAlwaysCut(before, after) ? cutState : uncutState);
    } else {
      this.pairs[place] = key;
    }
    return false;
  }

  private isCutBefore(before: number, after: number): boolean {
    return this.whatever.of(after) === yes && !this.cuts.isInAddedToken(before);
  }
}

/** The code point whose UTF-8 ends at an offset. */
function codePointBefore(bytes: Uint8Array, at: ByteOffset): number {
  const last = bytes[at - 1] as number;
  if (last < 0x80) return last;
  const second = bytes[at - 2] as number;
  if (second >= 0xc0) return ((second & 0x1f) << 6) | (last & 0x3f);
  const third = bytes[at - 3] as number;
  const end = ((second & 0x3f) << 6) | (last & 0x3f);
  if (third >= 0xe0) return ((third & 0x0f) << 12) | end;
  return ((tail(bytes, at - 4) & 0x07) << 18) | ((third & 0x3f) << 12) | end;
}

function tail(bytes: Uint8Array, at: ByteOffset): number {
  return (bytes[at] as number) & 0x3f;
}
