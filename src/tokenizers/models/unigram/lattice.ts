/** A lattice of more bytes is not kept. */
export const keptLattice = 1 << 20;

/** For each byte of a stretch of text: how its most likely beginning ends there (Viterbi 1967). */
export class Lattice<Sums extends Float32Array | Float64Array> {
  /** Bytes of the longest stretch. */
  readonly limit: number;
  /** Logarithms of probabilities, in the precision that the reference keeps them in. */
  readonly best: Sums;
  /** Where the last entry begins, or -1; once turned, where the next one on the path ends. */
  readonly link: Int32Array;
  /** The last entry. */
  readonly ids: Int32Array;

  /** @param best one sum more than the longest stretch has bytes */
  constructor(best: Sums) {
    this.best = best;
    this.limit = best.length - 1;
    this.link = new Int32Array(best.length);
    this.ids = new Int32Array(best.length);
  }

  /** Turns the links of the best path around, so that it can be walked from the stretch's beginning. */
  turn(size: number): void {
    const { link } = this;
    let after = 0;
    let end = size;
    while (end > 0) {
      const start = link[end] as number;
      link[end] = after;
      after = end;
      end = start;
    }
    link[0] = after;
  }
}
