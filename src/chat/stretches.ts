import { countBelow } from "../text/sorted";

/** Stretches of a text that are taken, none of which overlap. */
export class Stretches {
  /** Where each begins and ends, in the text's order. */
  private readonly starts: number[];
  private readonly ends: number[];

  /** @param taken in the text's order */
  constructor(taken: readonly { readonly start: number; readonly end: number }[]) {
    this.starts = taken.map(({ start }) => start);
    this.ends = taken.map(({ end }) => end);
  }

  /** Takes a stretch, unless a part of it is taken. @returns whether it was free */
  take(start: number, end: number): boolean {
    const { starts, ends } = this;
    const next = countBelow(ends, start + 1);
    if ((starts[next] ?? end) < end) return false;
    starts.splice(next, 0, start);
    ends.splice(next, 0, end);
    return true;
  }
}
