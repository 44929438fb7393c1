interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Stretches of a text that are taken, none of which overlap. */
export class Stretches {
  private readonly taken: Stretch[];

  /** @param taken in the text's order */
  constructor(taken: readonly Stretch[]) {
    this.taken = [...taken];
  }

  /** Takes a stretch, unless a part of it is taken. @returns whether it was free */
  take(start: number, end: number): boolean {
    const { taken } = this;
    // The first that ends behind its start.
    let [from, to] = [0, taken.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((taken[middle]?.end ?? 0) <= start) from = middle + 1;
      else to = middle;
    }
    const next = taken[from];
    if (next !== undefined && next.start < end) return false;
    taken.splice(from, 0, { start, end });
    return true;
  }
}
