import type { Lattice } from "./speller";

/** How many token sequences spell some bytes. */
export interface Spellings {
  /** Exactly; null where that would take too long. */
  readonly paths: bigint | null;
  /** Its logarithm to base 10; −∞ where nothing spells the text. */
  readonly log10: number;
  /** Tokens of the shortest; null where nothing spells the text. */
  readonly fewest: number | null;
}

export interface CountLimits {
  /** Bytes between two places that no entry spans, up to which the number itself is told: it is added up there place by place. */
  readonly seamless: number;
  /** Digits of the number up to which it is told. */
  readonly digits: number;
}

export const usualLimits: CountLimits = { seamless: 100_000, digits: 1_000_000 };

const none: Spellings = { paths: 0n, log10: Number.NEGATIVE_INFINITY, fewest: null };

/** A stretch between two seams: where it ends, and the ways over it. */
interface Stretch {
  readonly end: number;
  readonly ways: bigint | null;
  readonly log10: number;
  readonly fewest: number;
}

/**
 * Counts the sequences of entries that spell some bytes, by dynamic programming from their beginning: the ways to a place are
 * those to all places from which an entry leads there. A place that no entry spans is a seam: the ways over it are the product
 * of those on both sides, so that numbers stay short until the end.
 * @param from where the first entry begins, and `to` where the last one ends
 */
export function countSpellings(
  lattice: Lattice,
  from = 0,
  to = lattice.bytes.length,
  limits: CountLimits = usualLimits,
): Spellings {
  const counting = countingSpellings(lattice, from, to, limits);
  for (;;) {
    const { done, value } = counting.next();
    if (done === true) return value;
  }
}

/** The same from time to time: gives how much is done, 0 to 1, and at its end what {@link countSpellings} does. */
export function* countingSpellings(
  lattice: Lattice,
  from: number,
  to: number,
  limits: CountLimits,
): Generator<number, Spellings> {
  const factors: bigint[] = [];
  let [log10, fewest, isExact, told] = [0, 0, true, from];
  const over = new Walk(lattice, to);
  for (let at = from; at < to; ) {
    const stretch = over.stretchAt(at, limits.seamless);
    if (stretch === null) return none;
    log10 += stretch.log10;
    fewest += stretch.fewest;
    if (stretch.ways === null) isExact = false;
    else if (stretch.ways !== 1n) factors.push(stretch.ways);
    at = stretch.end;
    if (at - told > 1 << 15) {
      told = at;
      yield (at - from) / (to - from);
    }
  }
  return { paths: isExact && log10 < limits.digits ? product(factors) : null, log10, fewest };
}

/** Goes over a lattice from seam to seam. */
class Walk {
  private readonly size: number;
  private readonly counts: Float64Array;
  private readonly fewest: Float64Array;

  constructor(
    private readonly lattice: Lattice,
    private readonly to: number,
  ) {
    // As many places as an entry reaches over are at work at one time.
    this.size = lattice.longest + 1;
    this.counts = new Float64Array(this.size);
    this.fewest = new Float64Array(this.size);
  }

  /** Null where nothing spells what follows. */
  stretchAt(from: number, seamless: number): Stretch | null {
    const short = this.inNumbers(from);
    if (short !== "tooMany") return short;
    const exact = this.inWholeNumbers(from, seamless);
    return exact === "tooLong" ? this.inLogarithms(from) : exact;
  }

  /** As long as counts are exact as floating-point numbers, which they are in words. */
  private inNumbers(from: number): Stretch | null | "tooMany" {
    const { counts } = this;
    const told = this.go(from, 0, (there, here, entries) => {
      counts[there] = (counts[there] as number) + (counts[here] as number) * entries;
      return (counts[there] as number) <= Number.MAX_SAFE_INTEGER;
    });
    if (told === null || told === "stopped") return told === null ? null : "tooMany";
    const ways = counts[told.end % this.size] as number;
    return { ...told, ways: BigInt(ways), log10: Math.log10(ways) };
  }

  private inWholeNumbers(from: number, seamless: number): Stretch | null | "tooLong" {
    const ways = Array.from({ length: this.size }, () => 0n);
    ways[from % this.size] = 1n;
    const told = this.go(from, 0, (there, here, entries, at) => {
      // What stood in its place was of a place that nobody comes to any more.
      const before = this.counts[there] === 0 ? 0n : (ways[there] as bigint);
      this.counts[there] = 1;
      ways[there] = before + (ways[here] as bigint) * BigInt(entries);
      return at - from < seamless;
    });
    if (told === null || told === "stopped") return told === null ? null : "tooLong";
    const all = ways[told.end % this.size] as bigint;
    return { ...told, ways: all, log10: log10Of(all) };
  }

  private inLogarithms(from: number): Stretch | null {
    const { counts } = this;
    const told = this.go(from, Number.NEGATIVE_INFINITY, (there, here, entries) => {
      counts[there] = addLogs(counts[there] as number, (counts[here] as number) + Math.log(entries));
      return true;
    });
    if (told === null || told === "stopped") return null;
    return { ...told, ways: null, log10: (counts[told.end % this.size] as number) / Math.LN10 };
  }

  /**
   * @param nothing what a place is before anything leads there; the first one is 1, or its logarithm
   * @param add puts the ways of one place to those of another; false stops
   */
  private go(
    from: number,
    nothing: number,
    add: (there: number, here: number, entries: number, at: number) => boolean,
  ): Pick<Stretch, "end" | "fewest"> | null | "stopped" {
    const { lattice, to, size, counts, fewest } = this;
    counts.fill(nothing);
    fewest.fill(Number.POSITIVE_INFINITY);
    counts[from % size] = nothing === 0 ? 1 : 0;
    fewest[from % size] = 0;
    let [reached, goesOn] = [from, true];
    for (let at = from; at < to && goesOn; at++) {
      // Nothing spans this place, or nothing has come so far.
      if (at > from && reached <= at) return reached < at ? null : { end: at, fewest: fewest[at % size] as number };
      const here = at % size;
      const least = fewest[here] as number;
      if (least !== Number.POSITIVE_INFINITY) {
        lattice.visit(at, (end, _, entries) => {
          if (end > to || !goesOn) return;
          const there = end % size;
          goesOn = add(there, here, entries, at);
          fewest[there] = Math.min(fewest[there] as number, least + 1);
          reached = Math.max(reached, end);
        });
      }
      counts[here] = nothing;
      fewest[here] = Number.POSITIVE_INFINITY;
    }
    if (!goesOn) return "stopped";
    return reached < to ? null : { end: to, fewest: fewest[to % size] as number };
  }
}

/** The logarithm of a sum, of its parts' logarithms. */
function addLogs(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}

/** Hexadecimal digits that a floating-point number holds. */
const heldDigits = 13;

function log10Of(ways: bigint): number {
  const digits = ways.toString(16);
  const shift = Math.max(0, digits.length - heldDigits);
  return Math.log10(Number.parseInt(digits.slice(0, heldDigits), 16)) + shift * Math.log10(16);
}

/** Neighbours first, so that the factors of each product are about as long, which libraries of long numbers are quick at. */
function product(factors: readonly bigint[]): bigint {
  let level = factors;
  while (level.length > 1) {
    const next: bigint[] = [];
    for (let i = 0; i < level.length; i += 2) next.push((level[i] as bigint) * (level[i + 1] ?? 1n));
    level = next;
  }
  return level[0] ?? 1n;
}
