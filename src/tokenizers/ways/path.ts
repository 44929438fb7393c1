import type { ByteOffset } from "../../text/utf8";
import type { Arcs } from "./arcs";

/** Told of each token of a cut, in order. */
export type CutVisitor = (id: number, start: ByteOffset, end: ByteOffset) => void;

/** What a stretch is cut into, and what finding it takes. */
export class Path {
  /** Bytes of the longest stretch. */
  readonly limit: number;
  /** For each place where a token begins: where it ends, and its id. */
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  /** For each place: where the token begins that ends there, or -1, and its id. */
  private readonly starts: Int32Array;
  private readonly idsBefore: Int32Array;
  /** What is added up to, or from, each place. */
  private readonly sums: Float64Array;

  constructor(limit: number) {
    this.limit = limit;
    this.ends = new Int32Array(limit + 1);
    this.ids = new Int32Array(limit + 1);
    this.starts = new Int32Array(limit + 1);
    this.idsBefore = new Int32Array(limit + 1);
    this.sums = new Float64Array(limit + 1);
  }

  /**
   * Finds the fewest tokens, of equally few the longest first; or the longest token at each place, from the beginning on, after
   * which the rest can be spelt.
   * @returns false where nothing spells the stretch
   */
  fromEnd(arcs: Arcs, isFewest: boolean): boolean {
    const { ends, ids, sums } = this;
    const { size } = arcs;
    sums[size] = 0;
    for (let at = size - 1; at >= 0; at--) {
      let fewest = Infinity;
      const found = arcs.find(at);
      for (let i = arcs.first; i < found; i++) {
        const end = arcs.ends[i] as number;
        const tokens = (sums[end] as number) + 1;
        // Those found later are longer.
        if (tokens === Infinity || (isFewest && tokens > fewest)) continue;
        fewest = tokens;
        ends[at] = end;
        ids[at] = arcs.ids[i] as number;
      }
      sums[at] = fewest;
    }
    return sums[0] !== Infinity;
  }

  /**
   * Finds the likeliest tokens (Viterbi 1967; of equally likely ones, at each place, that which begins first); or the longest
   * token that ends at each place, from the end on, before which the rest can be spelt.
   * @param scores log probabilities by id; null for the longest
   * @returns false where nothing spells the stretch
   */
  fromBeginning(arcs: Arcs, scores: Float64Array | null): boolean {
    const { ends, ids, starts, idsBefore, sums } = this;
    const { size } = arcs;
    starts.fill(-1, 0, size + 1);
    sums[0] = 0;
    for (let at = 0; at < size; at++) {
      if (at > 0 && starts[at] === -1) continue;
      const sum = sums[at] as number;
      const found = arcs.find(at);
      for (let i = arcs.first; i < found; i++) {
        const end = arcs.ends[i] as number;
        const id = arcs.ids[i] as number;
        const isNew = starts[end] === -1;
        if (!isNew && scores === null) continue;
        const candidate = scores === null ? 0 : sum + (scores[id] as number);
        if (!isNew && candidate <= (sums[end] as number)) continue;
        sums[end] = candidate;
        starts[end] = at;
        idsBefore[end] = id;
      }
    }
    if (size > 0 && starts[size] === -1) return false;
    for (let end = size; end > 0; ) {
      const start = starts[end] as number;
      ends[start] = end;
      ids[start] = idsBefore[end] as number;
      end = start;
    }
    return true;
  }

  /** Tells of the tokens from a place to another, moved by a number of bytes. */
  walk(from: ByteOffset, to: ByteOffset, shift: ByteOffset, visit: CutVisitor): void {
    const { ends, ids } = this;
    for (let at = from; at < to; ) {
      const end = ends[at] as number;
      visit(ids[at] as number, shift + at, shift + end);
      at = end;
    }
  }

  /** Takes over another's tokens from a place to another, where both have a boundary. */
  take(other: Path, from: ByteOffset, to: ByteOffset): void {
    this.ends.set(other.ends.subarray(from, to), from);
    this.ids.set(other.ids.subarray(from, to), from);
  }
}
