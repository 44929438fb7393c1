import { codePointAt, codePointBefore, type Utf16Offset } from "../../text/utf8";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import type { NormalizerStage } from "../../tokenizers/normalizers/stage";
import type { Tokenizer } from "../../tokenizers/tokenizer";

/** Units beside a place by which it is known again, where more than the two characters there tells whether it is a cut. */
const beside = 4;
/** Such places that are remembered. */
const mostRemembered = 50_000;
const pairBits = 15;

/** What {@link TextCuts.at} says: `always` where any text that has these characters there can be cut between them, wherever it begins or ends. */
export const cutStates = { no: 0, here: 1, always: 2 } as const;
type CutState = (typeof cutStates)[keyof typeof cutStates];

/** Where one text surely can be cut and its parts encoded apart. */
export class TextCuts {
  private readonly tokenizer: IncrementalTokenizer;
  private readonly text: string;
  /** Undefined where nobody knows of stages. */
  private readonly normalizer: NormalizerStage | null | undefined;
  private readonly separated: PairVerdicts;
  private readonly cut: PairVerdicts;
  private readonly known = new Map<string, boolean>();

  constructor(tokenizer: Tokenizer & IncrementalTokenizer, text: string) {
    this.tokenizer = tokenizer;
    this.text = text;
    this.normalizer = isStaged(tokenizer) ? tokenizer.stages.normalizer : undefined;
    this.separated = new PairVerdicts((before, after) => this.normalizer?.separates(before, after) ?? true);
    this.cut = new PairVerdicts((before, after) => {
      const [left, right] = [String.fromCodePoint(before), String.fromCodePoint(after)];
      return tokenizer.isCut(left + right, left.length, 0, left.length + right.length);
    });
  }

  /** Whether the text can be cut before a unit, which is not its first. */
  at(place: Utf16Offset): CutState {
    const { text, normalizer } = this;
    if (isInside(text, place)) return cutStates.no;
    const [before, after] = [codePointBefore(text, place), codePointAt(text, place)];
    if (normalizer !== undefined && (normalizer === null || this.standsApart(place, before, after))) {
      return this.cut.of(before, after) ? cutStates.always : cutStates.no;
    }
    return this.isCut(place, 0, text.length) ? cutStates.here : cutStates.no;
  }

  /**
   * Whether the text can be cut at a place.
   * @param from what stands before that is not known
   * @param to the same of what stands behind
   */
  isCut(place: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    const { text, known } = this;
    const near = isAscii(text, Math.max(from, place - 2), Math.min(to, place + 2)) ? 2 : beside;
    const [begin, end] = [Math.max(from, place - near), Math.min(to, place + near)];
    const key = `${place - begin}${text.slice(begin, end)}`;
    let isCut = known.get(key);
    if (isCut === undefined) {
      isCut = this.tokenizer.isCut(text, place, begin, end);
      if (known.size < mostRemembered) known.set(key, isCut);
    }
    return isCut;
  }

  /** Whether the normalizer takes each of the two characters at a place apart from what is beyond it: then they alone tell. */
  private standsApart(place: Utf16Offset, before: number, after: number): boolean {
    const { text, separated } = this;
    const [first, end] = [place - (before > 0xffff ? 2 : 1), place + (after > 0xffff ? 2 : 1)];
    if (first > 0 && !separated.of(codePointBefore(text, first), before)) return false;
    return end >= text.length || separated.of(after, codePointAt(text, end));
  }
}

/** What is so or not of two code points, each pair remembered at its one place or not at all. */
class PairVerdicts {
  private readonly befores = new Int32Array(1 << pairBits).fill(-1);
  private readonly afters = new Int32Array(1 << pairBits);
  private readonly verdicts = new Uint8Array(1 << pairBits);
  private readonly ask: (before: number, after: number) => boolean;

  constructor(ask: (before: number, after: number) => boolean) {
    this.ask = ask;
  }

  of(before: number, after: number): boolean {
    const { befores, afters, verdicts } = this;
    const slot = (Math.imul(before, 0x9e3779b1) ^ Math.imul(after, 0x85ebca6b)) >>> (32 - pairBits);
    if (befores[slot] !== before || afters[slot] !== after) {
      verdicts[slot] = this.ask(before, after) ? 1 : 0;
      befores[slot] = before;
      afters[slot] = after;
    }
    return verdicts[slot] === 1;
  }
}

/** Whether letters are of those that no mark joins and no pair makes: fewer of them tell as much, and are met again sooner. */
function isAscii(text: string, start: Utf16Offset, end: Utf16Offset): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** Whether a place is inside of a surrogate pair. */
export function isInside(text: string, at: Utf16Offset): boolean {
  const after = text.charCodeAt(at);
  return after >= 0xdc00 && after < 0xe000 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
