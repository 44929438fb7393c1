import type { ByteOffset } from "../../text/utf8";
import { Arcs, type Stretch } from "./arcs";
import type { Entries } from "./entries";
import { LongestFirst } from "./longestFirst";
import { type CutVisitor, Path } from "./path";
import { type WayName, wayNames } from "./way";

/** The ways that entries alone decide. */
export type CutName = Exclude<WayName, "dropout">;

export const cutNames = wayNames.filter((name): name is CutName => name !== "dropout");

/** Bytes of a stretch above which what was worked with is not kept. */
const mostKept = 1 << 18;
const usual = 256;

/**
 * Cuts stretches into entries. Where the next choice of a way would leave something that nothing spells, it takes its next
 * best: so whatever can be spelt is. A stretch of n bytes takes about n steps for each byte of the longest entry.
 */
export class Cutter {
  private readonly scores: Float64Array;
  private readonly arcs: Arcs;
  private readonly longestFirst: LongestFirst;
  /** Where the stretch begins in its bytes. */
  private start = 0;
  private path = new Path(usual);
  /** The longest prefixes, beside the longest suffixes. */
  private prefixes = new Path(usual);

  constructor(entries: Entries) {
    this.scores = entries.scores;
    this.arcs = new Arcs(entries);
    this.longestFirst = new LongestFirst(entries);
  }

  /** Takes up a stretch, to be cut in one way or several. */
  begin(stretch: Stretch): void {
    this.start = stretch.start;
    this.arcs.begin(stretch);
  }

  /** Cuts the stretch; false, and nothing told, where no entries spell it. */
  cut(way: CutName, visit: CutVisitor): boolean {
    const { arcs, start } = this;
    const { size } = arcs;
    // What is an entry as a whole, as most words are, is one token, however it is come to; unless less than one is likelier.
    const last = way === "likely" || size === 0 ? -1 : arcs.find(0) - 1;
    if (last >= arcs.first && arcs.ends[last] === size) {
      visit(arcs.ids[last] as number, start, start + size);
      return true;
    }
    if (size > this.path.limit) this.path = new Path(size * 2);
    const isCut = this.find(way);
    if (isCut) this.path.walk(0, size, start, visit);
    if (size > mostKept) [this.path, this.prefixes] = [new Path(usual), new Path(usual)];
    return isCut;
  }

  private find(way: CutName): boolean {
    const { arcs, path, scores, longestFirst } = this;
    switch (way) {
      case "prefix":
        return path.fromEnd(arcs, false);
      case "fewest":
        return path.fromEnd(arcs, true);
      case "suffix":
        return path.fromBeginning(arcs, null);
      case "likely":
        return path.fromBeginning(arcs, scores);
      case "longest":
        return longestFirst.cut(arcs, path, false);
      case "length":
        return longestFirst.cut(arcs, path, true);
      case "both":
        if (!path.fromBeginning(arcs, null)) return false;
        this.takeLikelier();
        return true;
    }
  }

  /**
   * Of the longest suffixes, which the path has, and the longest prefixes takes the likelier, and of equally likely ones the
   * prefixes. Each part between places that no entry spans is decided by itself.
   */
  private takeLikelier(): void {
    const { arcs, path } = this;
    const { size } = arcs;
    if (size > this.prefixes.limit) this.prefixes = new Path(path.limit);
    const { prefixes } = this;
    prefixes.fromEnd(arcs, false);
    let [from, reach] = [0, 0];
    for (let at = 0; at <= size; at++) {
      if (at > from && at >= reach) {
        if (this.sum(prefixes, from, at) >= this.sum(path, from, at)) path.take(prefixes, from, at);
        from = at;
      }
      const last = at < size ? arcs.find(at) - 1 : -1;
      if (last >= arcs.first) reach = Math.max(reach, arcs.ends[last] as number);
    }
  }

  private sum(path: Path, from: ByteOffset, to: ByteOffset): number {
    let sum = 0;
    path.walk(from, to, 0, (id) => {
      sum += this.scores[id] as number;
    });
    return sum;
  }
}
