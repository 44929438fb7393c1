import { bootstrapInterval } from "../../analysis/bootstrap";
import type { Compared } from "./compare";

/** A ratio of sums, with the interval that 95% of its resamples are in; null what is not told. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Counts of a stretch of the text, or of a pair. */
const names = ["tokens", "noisyTokens", "kept", "both", "either", "lost", "edits"] as const;
type Name = (typeof names)[number];

/** Bytes of a stretch of a text. */
export const stretchBytes = 100;
/** Stretches, or pairs, from which on an interval is told. */
export const leastUnits = 10;

/** What stretches of a text, or pairs of texts, come to. */
export class Sums {
  private readonly units: Record<Name, number[]> = {
    tokens: [],
    noisyTokens: [],
    kept: [],
    both: [],
    either: [],
    lost: [],
    edits: [],
  };

  /**
   * Adds a text.
   * @param isOne whether it is a pair, which is one unit, or is to be cut into stretches
   * @param editStart where edits begin, in bytes of the clean text
   */
  add({ clean, noisy, cuts, lostBy }: Compared, editStart: readonly number[], isOne: boolean): void {
    const first = this.units.tokens.length;
    const count = isOne ? 1 : Math.max(1, Math.ceil((cuts.length - 1) / stretchBytes));
    for (const name of names) for (let i = 0; i < count; i++) this.units[name].push(0);
    const put = (name: Name, byte: number, more: number) => {
      const unit = first + (isOne ? 0 : Math.min(count - 1, Math.floor(byte / stretchBytes)));
      this.units[name][unit] = (this.units[name][unit] as number) + more;
    };
    for (const [i, byte] of clean.start.entries()) {
      put("tokens", byte, 1);
      put("kept", byte, clean.kept[i] as number);
    }
    for (const byte of noisy.near) put("noisyTokens", byte, 1);
    for (let at = 1; at < cuts.length - 1; at++) {
      if (cuts[at] === 0) continue;
      put("either", at, 1);
      if (cuts[at] === 3) put("both", at, 1);
    }
    for (const [i, byte] of editStart.entries()) {
      put("edits", byte, 1);
      put("lost", byte, lostBy[i] as number);
    }
  }

  of(name: Name): number {
    return this.units[name].reduce((sum, one) => sum + one, 0);
  }

  /** One sum ÷ another, with its interval. */
  ratio(above: Name, below: Name): Estimate {
    const value = ratioOf(this.of(above), this.of(below));
    const interval =
      value === null || this.units[below].length < leastUnits
        ? null
        : bootstrapInterval(this.units[above], this.units[below]);
    return { value, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
  }
}

/** Null where there is nothing to divide by. */
export function ratioOf(above: number, below: number): number | null {
  return below === 0 ? null : above / below;
}

/** The least number that 95% of the counts do not exceed; null of none. */
export function most95(counts: readonly number[]): number | null {
  const sorted = counts.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
}
