import type { Precompiled } from "../../../tokenizers/normalizers/precompiled";
import type { SentencePieceNormalizer } from "../../../tokenizers/normalizers/sentencePiece";
import type { NormalizerStage } from "../../../tokenizers/normalizers/stage";
import { codePointsOf } from "./codePointsOf";

const codePoints = 0x110000;
/** Planes 4 to 13 are empty, 15 and 16 for private use. */
const firstEmptyPlane = 0x40000;
const lastPlanes = 0xe0000;
const privatePlanes = 0xf0000;
/** Nodes of a map of rules that are gone through at most: SentencePiece's own has some 270,000, for 220,000 rules of several characters. */
const mostRuleNodes = 1 << 20;
/** Bits of a character: it is the first, or the last, of what something becomes. */
const opens = 1;
const closes = 2;

/** What becomes of each character, in a normalizer that goes by characters; null for others. */
export function imagesOf(normalizer: NormalizerStage): Images | null {
  if (isSentencePiece(normalizer)) return imagesOfSentencePiece(normalizer);
  if (normalizer.standsAlone === undefined) return null;
  const images = new Images();
  if (isPrecompiled(normalizer) && !addClusters(images, normalizer)) return null;
  images.addAll(
    (code) => normalizer.normalize(String.fromCodePoint(code), true).text,
    // A mark may change places with others beside it.
    (code) => normalizer.standsAlone?.(code) !== true,
    (from, to) => isUnchanged(normalizer, from, to),
  );
  return images;
}

// By what they have, and not by their classes: a worker that is asked about others does not load these.
const isSentencePiece = (normalizer: NormalizerStage): normalizer is SentencePieceNormalizer =>
  "options" in normalizer && "rules" in normalizer;
const isPrecompiled = (normalizer: NormalizerStage): normalizer is Precompiled =>
  "rules" in normalizer && normalizer.standsAlone !== undefined;

/** Adds what rules make of clusters of several characters; false where those cannot be listed. */
function addClusters(images: Images, normalizer: Precompiled): boolean {
  const written = new Set<string>();
  return normalizer.rules.forEachLongEntry((entry, replacement) => {
    if (written.has(replacement)) return;
    const codes = codePointsOf(entry);
    const isCluster = codes.every((code, i) => i === 0 || !normalizer.separates(codes[i - 1] as number, code));
    if (!isCluster) return;
    images.add(replacement, false);
    written.add(replacement);
  }, mostRuleNodes);
}

/**
 * SentencePiece: what has a rule of its own is left by none but symbols, and by rules that write it. What stands beside what is
 * not told, since spaces are dropped.
 */
function imagesOfSentencePiece({ options }: SentencePieceNormalizer): Images | null {
  const { rules, symbols } = options;
  if (rules === null) return null;
  const images = new Images();
  const isListed = rules.forEachLongEntry((_, replacement) => images.add(replacement, true), mostRuleNodes);
  if (!isListed) return null;
  for (const text of [...symbols, " ▁\ufffd"]) images.add(text, true);
  images.addAll(
    (code) => rules.longestAt(String.fromCodePoint(code), 0) ?? String.fromCodePoint(code),
    () => true,
    (from, to) => range(from, to).every((code) => !rules.beginsEntry(String.fromCodePoint(code))),
  );
  return images;
}

/** What each character becomes, and what of that may stand beside what. */
export class Images {
  private readonly ends = new Uint8Array(codePoints);
  private readonly known = new Uint8Array(codePoints);
  /** Characters that stand before another within what one becomes. */
  private readonly inner = new Map<number, Set<number>>();

  /**
   * Adds what becomes of all characters.
   * @param isFree of one, whether what becomes of it may be parted and stand anywhere
   * @param isUnchanged of a range [from, to), whether all in it stay as they are, wherever they stand
   */
  addAll(
    imageOf: (code: number) => string,
    isFree: (code: number) => boolean,
    isUnchanged: (from: number, to: number) => boolean,
  ): void {
    // Nearly all stay as they are, and are known to in blocks.
    const addRange = (from: number, to: number, size: number) => {
      for (let start = from; start < to; start += size) {
        const end = Math.min(to, start + size);
        if (size === 1) this.add(imageOf(start), isFree(start));
        else if (isUnchanged(start, end)) this.keep(start, end);
        else addRange(start, end, size >> 4 || 1);
      }
    };
    addRange(0, 0xd800, 0x800);
    addRange(0xe000, firstEmptyPlane, 0x800);
    addRange(lastPlanes, privatePlanes, 0x800);
    // Where Unicode has no characters, they become nothing or themselves.
    this.keep(firstEmptyPlane, lastPlanes);
    this.keep(privatePlanes, codePoints);
  }

  /**
   * Adds what is written for something.
   * @param isFree whether its characters may be parted and stand anywhere
   */
  add(written: string, isFree: boolean): void {
    const image = codePointsOf(written);
    image.forEach((each, i) => {
      this.known[each] = 1;
      if (i === 0 || isFree) this.ends[each] = (this.ends[each] as number) | opens;
      if (i === image.length - 1 || isFree) this.ends[each] = (this.ends[each] as number) | closes;
      if (i > 0) this.addInner(image[i - 1] as number, each);
    });
  }

  /** Whether some text is normalized to one that has a character. */
  has(code: number): boolean {
    return this.known[code] === 1;
  }

  /** Whether two characters may stand side by side. */
  joins(before: number, after: number): boolean {
    const isOpen = ((this.ends[before] as number) & closes) !== 0 && ((this.ends[after] as number) & opens) !== 0;
    return isOpen || this.inner.get(after)?.has(before) === true;
  }

  /** The only characters that may stand before one; null for any. */
  before(code: number): readonly number[] | null {
    return ((this.ends[code] as number) & opens) !== 0 ? null : [...(this.inner.get(code) ?? [])];
  }

  private keep(from: number, to: number): void {
    this.known.fill(1, from, to);
    this.ends.fill(opens | closes, from, to);
  }

  private addInner(before: number, after: number): void {
    const found = this.inner.get(after);
    if (found === undefined) this.inner.set(after, new Set([before]));
    else found.add(before);
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Whether a normalizer that goes by characters leaves all code points of [from, to) as they are, wherever they stand. */
function isUnchanged(normalizer: NormalizerStage, from: number, to: number): boolean {
  const codes = range(from, to);
  if (!codes.every((code) => normalizer.standsAlone?.(code) === true)) return false;
  return normalizer.normalize(String.fromCodePoint(...codes), true).alignment === null;
}
