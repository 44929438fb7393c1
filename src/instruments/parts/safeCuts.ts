import type { Utf16Offset } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { EncodeOptions } from "../../tokenizers/tokenizer";

/** UTF-16 units looked through on either side of a place for one where a text can be cut. */
const farthest = 4096;
/** Units beside a stretch with which it is known again: a pair of characters tells whether a text can be cut between them. */
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
  /** Whether texts are cut in the middle of some letters. */
  private readonly cuts = new Map<string, boolean>();
  /** Whether the second part has something in front that it has not in the whole, unless it begins with white space. */
  private readonly putsSpace: boolean;

  /** @param isContinued whether the second part is encoded as what goes on, without what is put in front of a text */
  constructor(
    private readonly tokenizer: IncrementalTokenizer,
    private readonly text: string,
    private readonly options: EncodeOptions,
    private readonly isContinued: boolean,
  ) {
    const [begun, continued] = [this.encode("a", true), this.encode("a", false)];
    this.putsSpace = !isContinued && begun.join() !== continued.join();
  }

  /** Where the text surely can be cut next after a place, or ends. */
  next(start: Utf16Offset): Utf16Offset {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) if (this.isCut(at)) return at;
    return text.length;
  }

  /** @returns null where nothing surely parts the text for thousands of characters beside the place */
  at(at: Utf16Offset): CutTokens | null {
    const { text } = this;
    let start = at - 1;
    for (; start > 0 && !this.partsBefore(start, at); start--) if (at - start > farthest) return null;
    let end = at + 1;
    for (; end < text.length && !this.isCut(end, at); end++) {
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
    const { text } = this;
    const [from, to] = [Math.max(0, start - beside), Math.min(text.length, end + beside)];
    const key = `${start - from} ${to - end} ${text.slice(from, to)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = new Int8Array(end - start);
    let isOfLetters = end - start <= remembered.longest && this.known.size < remembered.most;
    const whole = end - start <= farthest ? this.encode(text.slice(start, end), start === 0) : [];
    for (let at = start; at < end; at++) {
      if (at === 0 || isInside(text, at)) {
        found[at - start] = cutKinds.none;
        continue;
      }
      if (this.putsSpace && !/\s/.test(text[at] ?? "")) {
        found[at - start] = cutKinds.unsafe;
        continue;
      }
      const isKnownBefore = start === 0 || start === at || this.partsBefore(start, at);
      const isKnownAfter = end === text.length || this.isCut(end, at);
      const isNear = isKnownBefore && isKnownAfter && end - start <= farthest;
      isOfLetters &&= isNear;
      const isSame = isNear ? this.isSameApart(whole, start, at, end) : this.at(at)?.isSame;
      found[at - start] = isSame === undefined ? cutKinds.untold : isSame ? cutKinds.safe : cutKinds.unsafe;
    }
    if (isOfLetters) this.known.set(key, found);
    return found;
  }

  /** Whether the text can be cut at a place; it begins at `from` and ends at `to` unless these are farther away than matters. */
  private isCut(place: Utf16Offset, from = 0, to: Utf16Offset = this.text.length): boolean {
    const { text, cuts, tokenizer } = this;
    const near = isAscii(text, Math.max(from, place - 2), Math.min(to, place + 2)) ? 2 : beside;
    const [begin, end] = [Math.max(from, place - near), Math.min(to, place + near)];
    const key = `${place - begin}${text.slice(begin, end)}`;
    let isCut = cuts.get(key);
    if (isCut === undefined) {
      isCut = tokenizer.isCut(text, place, begin, end);
      if (cuts.size < remembered.most) cuts.set(key, isCut);
    }
    return isCut;
  }

  /** Whether the text can be cut at a place, both where it goes on and where it ends at `to`. */
  private partsBefore(place: Utf16Offset, to: Utf16Offset): boolean {
    return this.isCut(place) && this.isCut(place, 0, to);
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
    return Array.from({ length: this.out.length }, (_, i) => this.out.idAt(i));
  }

  /** Has the tokens of a part, and no others, in the builder. */
  private encodeHere(part: string, begins: boolean): void {
    this.out.clear();
    if (part !== "") this.tokenizer.encodePart(part, 0, begins, this.options, this.out);
  }
}

/** Whether letters are of those that no mark joins and no pair makes: fewer of them tell as much, and are met again sooner. */
function isAscii(text: string, start: Utf16Offset, end: Utf16Offset): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Whether a place is inside of a surrogate pair. */
function isInside(text: string, at: Utf16Offset): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}
