import type { ByteOffset } from "../../text/utf8";
import { codePointIn, utf8SizeOfLead } from "../../text/utf8";
import { breathe } from "../breathe";
import { AdaptiveCoder } from "../information/coder";
import type { Grams } from "../information/grams";

/** Places at which a text is parted into pools, in bytes, rising: neither its beginning nor its end. */
export type PoolBoundaries = Uint32Array;

/** The characters of a text: code points, and where each begins, in bytes. */
export interface Characters {
  readonly codes: Uint32Array;
  readonly starts: Uint32Array;
}

/** Unicode's code points but for surrogates. */
const allCharacters = 0x110000 - 0x800;

/** What two sums of logarithms may differ by that are the same number: engines round them differently. */
const rounding = 1e-9;

/** Symbols after which somebody else has a turn. */
const stretch = 1 << 16;

/** @param bytes UTF-8 */
export function charactersOf(bytes: Uint8Array): Characters {
  const codes = new Uint32Array(bytes.length);
  const starts = new Uint32Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; at += utf8SizeOfLead(bytes[at] as number)) {
    codes[count] = codePointIn(bytes, at);
    starts[count++] = at;
  }
  return { codes: codes.subarray(0, count), starts: starts.subarray(0, count) };
}

/** So many characters each. */
export function fixedPools({ starts }: Characters, every: number): PoolBoundaries {
  return starts.filter((_, i) => i > 0 && i % every === 0);
}

/** A word each, with the white space behind it. */
export function spacePools({ codes, starts }: Characters): PoolBoundaries {
  return starts.filter((_, i) => i > 0 && isSpace(codes[i - 1] as number) && !isSpace(codes[i] as number));
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 || (code >= 9 && code <= 13) || (code > 0x7f && /\p{White_Space}/u.test(String.fromCodePoint(code)))
  );
}

/**
 * A pool begins where the next character is less certain than each of so many before it was (Nawrot et al. 2023), to an adaptive
 * coder of characters that has read the text up to there.
 * @param grams of 1 to `order` + 1 characters
 */
export async function spikePools(
  { codes, starts }: Characters,
  grams: readonly Grams[],
  order: number,
  before: number,
  signal: AbortSignal,
): Promise<PoolBoundaries> {
  const coder = new AdaptiveCoder(grams, order, allCharacters);
  const found: ByteOffset[] = [];
  const expected = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const longest = Math.min(order, i);
    const own = coder.expectedAt(i, longest);
    expected[i] = own;
    let isSpike = i > 0;
    for (let j = Math.max(0, i - before); j < i && isSpike; j++) isSpike = own > (expected[j] as number) + rounding;
    if (isSpike) found.push(starts[i] as ByteOffset);
    coder.learn(i, longest);
    if (i % stretch === stretch - 1) await breathe(signal);
  }
  return Uint32Array.from(found);
}

/** Windows of as much information each. */
export interface InformationWindows {
  readonly boundaries: PoolBoundaries;
  /** Windows that are needed: a byte that takes more than one of them is a pool by itself. */
  readonly windows: number;
}

/**
 * As many bytes in each window as an adaptive coder of bytes writes in so many bits (equal-info windows, Lester et al. 2024). Bits
 * are −log₂ of what it takes to be likely; what really writes them needs up to two more.
 * @param grams of 1 to `order` + 1 bytes
 * @param anew whether what stands before a window is no context in it; what has been learnt is kept
 */
export async function equalInformation(
  bytes: Uint8Array,
  grams: readonly Grams[],
  order: number,
  size: number,
  anew: boolean,
  signal: AbortSignal,
): Promise<InformationWindows> {
  const coder = new AdaptiveCoder(grams, order, 256);
  const found: ByteOffset[] = [];
  let [start, used, windows] = [0, 0, bytes.length === 0 ? 0 : 1];
  for (let i = 0; i < bytes.length; i++) {
    const longest = Math.min(order, i);
    let bits = coder.bitsOf(i, anew ? Math.min(longest, i - start) : longest);
    if (i > start && used + bits > size + rounding) {
      found.push(i);
      windows++;
      [start, used] = [i, 0];
      if (anew) bits = coder.bitsOf(i, 0);
    }
    used += bits;
    windows += Math.max(0, Math.ceil(used / size - rounding) - 1);
    coder.learn(i, longest);
    if (i % stretch === stretch - 1) await breathe(signal);
  }
  return { boundaries: Uint32Array.from(found), windows };
}

/**
 * Places as they are held against others: those before, in and behind white space are one, its beginning, since tokens have it in front
 * of a word and pools behind. None is left at the text's ends.
 */
export function withoutSpaces(boundaries: PoolBoundaries, { codes, starts }: Characters): PoolBoundaries {
  const found = new Uint32Array(boundaries.length);
  let [count, character, run] = [0, 0, -1];
  for (const byte of boundaries) {
    // Up to the character that ends there, or in which the place is; `run` is where the white space before it begins.
    for (; character < starts.length && (starts[character] as number) < byte; character++) {
      if (!isSpace(codes[character] as number)) run = -1;
      else if (run < 0) run = starts[character] as number;
    }
    const place = run < 0 ? byte : run;
    const isNew = place > 0 && (count === 0 || place > (found[count - 1] as number));
    if (isNew) found[count++] = place;
  }
  return found.slice(0, count);
}

/** How many places two lists have in common, both of which rise. */
export function inBoth(a: Uint32Array, b: Uint32Array): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, other] = [a[i] as number, b[j] as number];
    if (one === other) both++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return both;
}
