import type { TraceToken } from "../../../../tokenizers/trace";

/** Where pieces stand over the text that they are pieces of. */
export interface LatticeGrid {
  /** Stretches that no piece parts: columns. */
  readonly columns: number;
  readonly rows: number;
  /** Of each piece, from 0, the columns half-open; the highest row is the first. */
  readonly places: readonly { readonly from: number; readonly to: number; readonly row: number }[];
}

/**
 * Lays pieces that lie over each other out in rows: each over what it stands for, the shortest lowest, each as low as there is
 * room for it.
 */
export function latticeGrid(pieces: readonly Pick<TraceToken, "start" | "end">[]): LatticeGrid {
  const ends = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const columnOf = new Map(ends.map((at, column) => [at, column]));
  const spans = pieces.map(({ start, end }) => ({ from: columnOf.get(start) ?? 0, to: columnOf.get(end) ?? 0 }));
  const order = [...spans.keys()].sort((a, b) => {
    const [one, other] = [spans[a], spans[b]];
    if (one === undefined || other === undefined) return 0;
    return one.to - one.from - (other.to - other.from) || one.from - other.from;
  });
  /** For each row from below, the columns that are taken. */
  const taken: Uint8Array[] = [];
  const heights = new Uint32Array(pieces.length);
  for (const at of order) {
    const { from, to } = spans[at] ?? { from: 0, to: 0 };
    let height = taken.findIndex((row) => !row.subarray(from, to).includes(1));
    if (height < 0) height = taken.push(new Uint8Array(ends.length)) - 1;
    taken[height]?.fill(1, from, to);
    heights[at] = height;
  }
  const places = spans.map((span, at) => ({ ...span, row: taken.length - 1 - (heights[at] ?? 0) }));
  return { columns: Math.max(0, ends.length - 1), rows: taken.length, places };
}
