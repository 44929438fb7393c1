import type { NormalizerStage } from "../../../tokenizers/normalizers/stage";
import type { NormalizerStep } from "../modelFacts";
import { codePointsOf } from "./codePointsOf";
import { isDropped, unicodeForms } from "./droppedCharacters";

const codePoints = 0x110000;
/** Planes 4 to 13 are empty, 15 and 16 for private use. */
const firstEmptyPlane = 0x40000;
const lastPlanes = 0xe0000;
const privatePlanes = 0xf0000;
/** Bits of a character: it is the first, or the last, of what some character becomes. */
const opens = 1;
const closes = 2;

/** What a normalizer never leaves in any text, as far as that can be proved. */
export class NormalizerProof {
  private readonly normalizer: NormalizerStage | null;
  private readonly steps: readonly NormalizerStep[];
  private readonly form: string | null;
  private readonly hasSigns: boolean;
  private madeImages: Images | null | undefined;
  private readonly dropped = new Map<string, boolean>();

  /** @param steps what it does, in order */
  constructor(normalizer: NormalizerStage | null, steps: readonly NormalizerStep[]) {
    this.normalizer = normalizer;
    this.steps = steps;
    const last = steps.at(-1)?.type ?? "";
    // What is part of a text in one of Unicode's forms is in that form itself (UAX #15, 1.1).
    this.form = unicodeForms.has(last) ? last : null;
    // SentencePiece leaves the spaces of its symbols.
    this.hasSigns = normalizer?.spaceNotation?.hasSigns === true && last !== "SentencePiece";
  }

  /** Whether no text is normalized to one that has this one in it. False when in doubt. */
  neverLeaves(text: string): boolean {
    if (this.form !== null && text.normalize(this.form) !== text) return true;
    if (this.hasSigns && text.includes(" ")) return true;
    if (this.steps.length > 1 || this.steps[0]?.type === "Replace")
      return [...text].some((each) => this.isDropped(each));
    const { images } = this;
    if (images === null) return false;
    const codes = codePointsOf(text);
    return codes.some((code, i) => {
      const next = codes[i + 1];
      return !images.has(code) || (next !== undefined && !images.joins(code, next));
    });
  }

  private isDropped(character: string): boolean {
    let known = this.dropped.get(character);
    if (known === undefined) {
      known = isDropped(this.steps, character);
      this.dropped.set(character, known);
    }
    return known;
  }

  /** The only characters that may stand before a character in normalized text; null for any, or where it is not known. */
  before(code: number): readonly number[] | null {
    return this.images?.before(code) ?? null;
  }

  private get images(): Images | null {
    if (this.madeImages === undefined) {
      const { normalizer } = this;
      this.madeImages = normalizer?.standsAlone === undefined ? null : new Images(normalizer);
    }
    return this.madeImages;
  }
}

/** What each character becomes, in a normalizer that goes by characters. */
class Images {
  private readonly ends = new Uint8Array(codePoints);
  private readonly known = new Uint8Array(codePoints);
  /** Characters that stand before another within what one becomes. */
  private readonly inner = new Map<number, Set<number>>();

  constructor(normalizer: NormalizerStage) {
    this.addRange(normalizer, 0, 0xd800, 0x800);
    this.addRange(normalizer, 0xe000, firstEmptyPlane, 0x800);
    this.addRange(normalizer, lastPlanes, privatePlanes, 0x800);
    // Where Unicode has no characters, they become nothing or themselves.
    for (const [from, to] of [
      [firstEmptyPlane, lastPlanes],
      [privatePlanes, codePoints],
    ] as const) {
      this.known.fill(1, from, to);
      this.ends.fill(opens | closes, from, to);
    }
  }

  /** Adds code points [from, to): nearly all stay as they are, and are known to in blocks. */
  private addRange(normalizer: NormalizerStage, from: number, to: number, size: number): void {
    for (let start = from; start < to; start += size) {
      const end = Math.min(to, start + size);
      if (size === 1) {
        this.add(normalizer, start);
      } else if (isUnchanged(normalizer, start, end)) {
        this.known.fill(1, start, end);
        this.ends.fill(opens | closes, start, end);
      } else {
        this.addRange(normalizer, start, end, size >> 4 || 1);
      }
    }
  }

  private add(normalizer: NormalizerStage, code: number): void {
    const image = codePointsOf(normalizer.normalize(String.fromCodePoint(code), true).text);
    const isFree = normalizer.standsAlone?.(code) !== true;
    image.forEach((each, i) => {
      this.known[each] = 1;
      // A mark may change places with others beside it.
      if (i === 0 || isFree) this.ends[each] = (this.ends[each] as number) | opens;
      if (i === image.length - 1 || isFree) this.ends[each] = (this.ends[each] as number) | closes;
      if (i > 0) this.addInner(image[i - 1] as number, each);
    });
  }

  has(code: number): boolean {
    return this.known[code] === 1;
  }

  joins(before: number, after: number): boolean {
    const isOpen = ((this.ends[before] as number) & closes) !== 0 && ((this.ends[after] as number) & opens) !== 0;
    return isOpen || this.inner.get(after)?.has(before) === true;
  }

  before(code: number): readonly number[] | null {
    return ((this.ends[code] as number) & opens) !== 0 ? null : [...(this.inner.get(code) ?? [])];
  }

  private addInner(before: number, after: number): void {
    const found = this.inner.get(after);
    if (found === undefined) this.inner.set(after, new Set([before]));
    else found.add(before);
  }
}

/** Whether a normalizer that goes by characters leaves all code points of [from, to) as they are, wherever they stand. */
function isUnchanged(normalizer: NormalizerStage, from: number, to: number): boolean {
  const codes = Array.from({ length: to - from }, (_, i) => from + i);
  if (!codes.every((code) => normalizer.standsAlone?.(code) === true)) return false;
  return normalizer.normalize(String.fromCodePoint(...codes), true).alignment === null;
}
