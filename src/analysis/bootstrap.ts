import { xoshiro128 } from "../text/random";

/** Resamples of the bootstrap. */
export const resampleCount = 1000;
/** Share of the resamples that the interval leaves out at each end: 95% are within. */
const tail = 0.025;
/** Longer corpora are resampled in this many stretches of neighbouring segments, so that time and memory are bounded. */
const mostUnits = 4096;
/** Indices that are kept for the next language: 32 MB. */
const keptIndices = 2 ** 24;

/** More than any sum of packed counts: two of these are one number of less than 2⁵³, which is exact. */
const packing = 2 ** 26;

/** Drawn units by their number, resample after resample; by how many units there are. */
const drawn = new Map<number, Uint16Array>();

/**
 * The 95% percentile interval (Efron 1979) of Σ numerators ÷ Σ denominators: the pairs are drawn with replacement, 1,000
 * times, and each resample gives a ratio of sums. The same input always gives the same interval. Quantiles lie between
 * order statistics in proportion (Hyndman & Fan 1996, type 7). Few segments make it a little too narrow: in simulated
 * corpora it held the true ratio in 92.6% of the cases for 31 segments, 93.9% for 200, 94.7% for 1,000.
 * @param numerators one a segment
 * @param denominators of the same segments in the same order
 * @param most stretches that more segments are resampled in, {@link mostUnits} at most
 * @returns null for fewer than two segments. A resample whose denominators are all 0 has no ratio and is left out; null
 * too when that leaves none
 */
export function bootstrapInterval(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  most = mostUnits,
): readonly [low: number, high: number] | null {
  if (numerators.length < 2) return null;
  const units = Math.min(numerators.length, most, mostUnits);
  const pairs = pairUp(numerators, denominators, units);
  const ratios = new Float64Array(resampleCount);
  const packed = packCounts(pairs);
  const count = packed === null ? drawPairs(pairs, ratios) : drawPacked(packed, ratios);
  const sorted = ratios.subarray(0, count).sort();
  return count === 0 ? null : [quantile(sorted, tail), quantile(sorted, 1 - tail)];
}

/** Draws pairs and sums them. @param ratios gets the ratios of sums. @returns how many there are */
function drawPairs(pairs: Float64Array, ratios: Float64Array): number {
  const units = pairs.length / 2;
  const indices = resamples(units);
  let count = 0;
  for (let from = 0; from < indices.length; from += units) {
    let [above, below] = [0, 0];
    for (let k = from; k < from + units; k++) {
      const at = (indices[k] as number) * 2;
      above += pairs[at] as number;
      below += pairs[at + 1] as number;
    }
    if (below > 0) ratios[count++] = above / below;
  }
  return count;
}

/** The same of pairs that {@link packCounts} has packed: one sum in place of two, in a third of the time. */
function drawPacked(packed: Float64Array, ratios: Float64Array): number {
  const units = packed.length;
  const indices = resamples(units);
  let count = 0;
  for (let from = 0; from < indices.length; from += units) {
    let sum = 0;
    for (let k = from; k < from + units; k++) sum += packed[indices[k] as number] as number;
    const below = Math.floor(sum / packing);
    if (below > 0) ratios[count++] = (sum - below * packing) / below;
  }
  return count;
}

/** Each pair in one number, the denominator times {@link packing}; null where they are no counts, or their sums could be too large. */
function packCounts(pairs: Float64Array): Float64Array | null {
  const units = pairs.length / 2;
  const packed = new Float64Array(units);
  for (let i = 0; i < pairs.length; i += 2) {
    const [above, below] = [pairs[i] as number, pairs[i + 1] as number];
    const isSmall = above >= 0 && below >= 0 && Math.max(above, below) * units < packing;
    if (!isSmall || !Number.isInteger(above) || !Number.isInteger(below)) return null;
    packed[i / 2] = above + below * packing;
  }
  return packed;
}

/** Numerator and denominator side by side for each unit: a segment, or a stretch of them. */
function pairUp(numerators: ArrayLike<number>, denominators: ArrayLike<number>, units: number): Float64Array {
  const pairs = new Float64Array(units * 2);
  for (let i = 0; i < numerators.length; i++) {
    const at = Math.floor((i * units) / numerators.length) * 2;
    pairs[at] = (pairs[at] ?? 0) + (numerators[i] ?? 0);
    pairs[at + 1] = (pairs[at + 1] ?? 0) + (denominators[i] ?? 0);
  }
  return pairs;
}

/** The draws for a number of units; the same for all languages and tokenizers, and made once. */
function resamples(units: number): Uint16Array {
  const known = drawn.get(units);
  if (known !== undefined) return known;
  const next = xoshiro128([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a]); // √2, √3, √5, √7: where SHA-256 begins too.
  const indices = new Uint16Array(units * resampleCount);
  // Floor of a fraction of 2³² prefers some units to others by one in a million at most.
  for (let i = 0; i < indices.length; i++) indices[i] = Math.floor((next() / 2 ** 32) * units);
  let kept = indices.length;
  for (const other of drawn.values()) kept += other.length;
  for (const [oldest, other] of drawn) {
    if (kept <= keptIndices) break;
    drawn.delete(oldest);
    kept -= other.length;
  }
  drawn.set(units, indices);
  return indices;
}

function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
