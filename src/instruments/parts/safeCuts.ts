import type { Utf16Offset } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { type EncodeOptions, TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";
import { SureSpans } from "./sureSpans";
import { cutStates, isInside, TextCuts } from "./textCuts";

/** UTF-16 units looked through on either side of a place for one where a text can be cut. */
const farthest = 4096;
/** Units beside a stretch with which it is known again: these tell whether a text can be cut between two of its characters. */
const beside = 4;
/** Units of the longest stretch that is remembered, and how many are. */
const remembered = { longest: 64, most: 50_000 } as const;

/** What stands around a place when the two sides are encoded apart, and together: tokens of the same stretch of the text. */
export interface CutTokens {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly whole: readonly number[];
  readonly isSame: boolean;
}

/** What {@link SafeCuts.safeIn} says of a place. */
export const cutKinds = { untold: -1, unsafe: 0, safe: 1, none: 2 } as const;

/**
 * Compares encode(a) + encode(b) with encode(a + b) at places of one text, without inserted tokens. Only what stands between the
 * nearest places at which the tokenizer surely parts any text is encoded for it: outside of them both have the same tokens.
 */
export class SafeCuts {
  private readonly out = new EncodingBuilder();
  /** What stretches came to, place by place, by their letters and those beside them. */
  private readonly known = new Map<string, Int8Array>();
  private readonly cuts: TextCuts;
  private readonly spans: SureSpans;
  /** Of the stretch at work: 1 where a token surely spans the place. */
  private readonly spanned = new Uint8Array(farthest);
  /** Whether the second part has something in front, which it has not in the whole where it goes on within a word. */
  private readonly putsSpace: boolean;
  /** Whether a part is encoded as a text of its own is: nothing is put in front of that. */
  private readonly isAlike: boolean;

  /** @param isContinued whether the second part is encoded as what goes on, without what is put in front of a text */
  constructor(
    private readonly tokenizer: Tokenizer & IncrementalTokenizer,
    private readonly text: string,
    private readonly options: EncodeOptions,
    private readonly isContinued: boolean,
  ) {
    const [begun, continued] = [this.encode("a", true), this.encode("a", false)];
    this.spans = new SureSpans(tokenizer);
    this.cuts = new TextCuts(tokenizer, text);
    this.isAlike = isContinued || putsNothing(tokenizer);
    this.putsSpace = !isContinued && begun.join() !== continued.join();
  }

  /** Where the text surely can be cut next after a place, or ends. */
  next(start: Utf16Offset): Utf16Offset {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) if (this.cuts.at(at) !== cutStates.no) return at;
    return text.length;
  }

  /** @returns null where nothing surely parts the text for thousands of characters beside the place */
  at(at: Utf16Offset): CutTokens | null {
    const { text } = this;
    let start = at - 1;
    for (; start > 0 && !this.partsBefore(start, at); start--) if (at - start > farthest) return null;
    let end = at + 1;
    for (; end < text.length && !this.partsAfter(end, at); end++) {
      if (end - at > farthest) return null;
    }
    return this.compare(Math.max(0, start), at, Math.min(text.length, end));
  }

  /** As {@link at}, with what stands before the nearest cut too, as far as one more: for showing. */
  shownAt(at: Utf16Offset): CutTokens | null {
    const near = this.at(at);
    if (near === null) return null;
    let start = near.start - 1;
    while (start > 0 && near.start - start < farthest && !this.partsBefore(start, at)) start--;
    const isFound = start <= 0 || this.partsBefore(start, at);
    return isFound ? this.compare(Math.max(0, start), at, near.end) : near;
  }

  /**
   * Tells of each place from one cut of the text up to the next: one of {@link cutKinds}; `none` inside of a character, and at the
   * text's beginning.
   */
  safeIn(start: Utf16Offset, end: Utf16Offset): Int8Array {
    const { text, spanned } = this;
    const { longest, most } = remembered;
    // At the text's ends a stretch may come to something else.
    const isInner = start >= beside && end <= text.length - beside && end - start <= longest;
    const key = isInner ? text.slice(start - beside, end + beside) : "";
    const known = isInner ? this.known.get(key) : undefined;
    if (known !== undefined) return known;
    const found = new Int8Array(end - start);
    let isOfLetters = isInner && this.known.size < most;
    const isShort = end - start <= farthest;
    const part = text.slice(start, end);
    const whole = this.encode(part, start === 0);
    const isSure = isShort && this.spans.mark(part, this.out, spanned);
    // What is unknown can stand for what is put in front, together with what follows.
    const putsSpace = this.putsSpace && !hasUnknown(this.out);
    for (let at = start; at < end; at++) {
      if (at === 0 || isInside(text, at)) {
        found[at - start] = cutKinds.none;
        continue;
      }
      if ((isSure && spanned[at - start] === 1) || (putsSpace && isOfWord(text[at - 1]) && isOfWord(text[at]))) {
        found[at - start] = cutKinds.unsafe;
        continue;
      }
      if (at === start && this.isAlike) {
        found[0] = cutKinds.safe;
        continue;
      }
      const isNear = isShort && (start === at || this.partsBefore(start, at)) && this.partsAfter(end, at);
      isOfLetters &&= isNear;
      const isSame = isNear ? this.isSameApart(whole, start, at, end) : this.at(at)?.isSame;
      found[at - start] = isSame === undefined ? cutKinds.untold : isSame ? cutKinds.safe : cutKinds.unsafe;
    }
    if (isOfLetters) this.known.set(key, found);
    return found;
  }

  /** Whether the text can be cut at a place, or begins there, both where it goes on and where it ends at `to`. */
  private partsBefore(place: Utf16Offset, to: Utf16Offset): boolean {
    if (place === 0) return true;
    const state = this.cuts.at(place);
    return state === cutStates.always || (state === cutStates.here && this.cuts.isCut(place, 0, to));
  }

  /** Whether what stands from `from` on can be cut at a place, or ends there. */
  private partsAfter(place: Utf16Offset, from: Utf16Offset): boolean {
    const { cuts, text } = this;
    return place === text.length || cuts.at(place) === cutStates.always || cuts.isCut(place, from, text.length);
  }

  private compare(start: Utf16Offset, at: Utf16Offset, end: Utf16Offset): CutTokens {
    const { text } = this;
    const before = this.encode(text.slice(start, at), start === 0);
    const after = this.encode(text.slice(at, end), !this.isContinued);
    const whole = this.encode(text.slice(start, end), start === 0);
    return { start, end, before, after, whole, isSame: this.isSameApart(whole, start, at, end) };
  }

  /** Whether what stands before a place and after it has the tokens of the whole, one after the other. */
  private isSameApart(whole: readonly number[], start: Utf16Offset, at: Utf16Offset, end: Utf16Offset): boolean {
    const { text, out } = this;
    this.encodeHere(text.slice(start, at), start === 0);
    const { length } = out;
    if (length > whole.length) return false;
    for (let i = 0; i < length; i++) if (out.idAt(i) !== whole[i]) return false;
    this.encodeHere(text.slice(at, end), !this.isContinued);
    if (length + out.length !== whole.length) return false;
    for (let i = 0; i < out.length; i++) if (out.idAt(i) !== whole[length + i]) return false;
    return true;
  }

  private encode(part: string, begins: boolean): number[] {
    this.encodeHere(part, begins);
    const ids: number[] = [];
    for (let i = 0; i < this.out.length; i++) ids.push(this.out.idAt(i));
    return ids;
  }

  /** Has the tokens of a part, and no others, in the builder. */
  private encodeHere(part: string, begins: boolean): void {
    this.out.clear();
    if (part !== "") this.tokenizer.encodePart(part, 0, begins, this.options, this.out);
  }
}

function hasUnknown(tokens: EncodingBuilder): boolean {
  for (let i = 0; i < tokens.length; i++) if ((tokens.flagsAt(i) & TokenFlag.unknown) !== 0) return true;
  return false;
}

/** Whether a UTF-16 unit is of a word in any normalizer's view: others may be written as a space, or dropped at the end of a part. */
function isOfWord(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}

/** Whether a text's beginning is encoded as what goes on is: nothing is put in front of it, and no stage asks where it stands. */
function putsNothing(tokenizer: Tokenizer): boolean {
  if (!isStaged(tokenizer)) return false;
  const { normalizer, preTokenizer } = tokenizer.stages;
  const leaves = normalizer === null || normalizer.spaceNotation?.hasPrefix === false;
  return leaves && (preTokenizer === null || preTokenizer.scanners != null || preTokenizer.sought === " ");
}
