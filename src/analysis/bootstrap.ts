import { xoshiro128 } from "../text/random";

/** Resamples of the bootstrap. */
export const resampleCount = 1000;
/** Share of the resamples that the interval leaves out at each end: 95% are within. */
const tail = 0.025;
/** Longer corpora are resampled in this many stretches of neighbouring segments, so that time and memory are bounded. */
const mostUnits = 4096;
/** Indices that are kept for the next language: 32 MB. */
const keptIndices = 2 ** 24;

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
  const indices = resamples(units);
  const ratios = new Float64Array(resampleCount);
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
  const sorted = ratios.subarray(0, count).sort();
  return count === 0 ? null : [quantile(sorted, tail), quantile(sorted, 1 - tail)];
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
