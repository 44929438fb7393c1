import type { ByteOffset } from "../../text/utf8";
import type { ModelTrace, TraceToken } from "../trace";

/** Node of no parent, or a symbol's part. */
export const noNode = -1;

/**
 * The merges of a pre-token as a tree, to be played forward and back. Nodes are numbered in the order in which they come to
 * be: first the symbols, from left to right, then what each step makes: step k (from 1) makes node `symbols + k − 1`. A step
 * takes two nodes away and puts one in their place, whichever way it is gone, so it costs the same however long the
 * pre-token is.
 */
export interface MergeTree {
  /** How many of the nodes are symbols. */
  readonly symbols: number;
  /** How many steps there are. */
  readonly steps: number;
  /** The piece of each node. */
  readonly nodes: readonly TraceToken[];
  /** The two nodes that each is made of; {@link noNode} for symbols. */
  readonly left: Int32Array<ArrayBuffer>;
  readonly right: Int32Array<ArrayBuffer>;
  /** What each is merged into; {@link noNode} for what is left at the end. */
  readonly parent: Int32Array<ArrayBuffer>;
  /** The rank of the merge that makes each, lowest first; -1 for symbols. */
  readonly ranks: Float64Array<ArrayBuffer>;
}

/** What a step does: going back, the other way around. */
export interface MergeStep {
  readonly left: number;
  readonly right: number;
  readonly result: number;
}

/** Builds the tree from a trace of BPE. */
export function mergeTree({ symbols, merges }: Extract<ModelTrace, { kind: "BPE" }>): MergeTree {
  const count = symbols.length + merges.length;
  const nodes = [...symbols, ...merges.map(({ result }) => result)];
  const left = new Int32Array(count).fill(noNode);
  const right = new Int32Array(count).fill(noNode);
  const parent = new Int32Array(count).fill(noNode);
  const ranks = new Float64Array(count).fill(-1);
  // Pieces are never empty, so a place has one that begins there at a time.
  const at = new Map<ByteOffset, number>(symbols.map(({ start }, node) => [start, node]));
  merges.forEach((merge, i) => {
    const result = symbols.length + i;
    const [first, second] = [at.get(merge.left.start), at.get(merge.right.start)];
    if (first === undefined || second === undefined) throw new RangeError(`Merge ${i + 1} joins what is not there.`);
    left[result] = first;
    right[result] = second;
    parent[first] = result;
    parent[second] = result;
    ranks[result] = merge.rank;
    at.set(merge.left.start, result);
  });
  return { symbols: symbols.length, steps: merges.length, nodes, left, right, parent, ranks };
}

/** What a step, from 1 on, takes and makes. */
export function stepOf({ symbols, left, right }: MergeTree, step: number): MergeStep {
  const result = symbols + step - 1;
  return { left: left[result] as number, right: right[result] as number, result };
}

/** Whether a node is there after so many steps. */
export function isThere({ symbols, parent }: MergeTree, node: number, step: number): boolean {
  const made = parent[node] as number;
  return node < symbols + step && (made === noNode || made >= symbols + step);
}

/** The nodes that are there after so many steps, from left to right: for a jump, since a single step changes three. */
export function piecesAfter(tree: MergeTree, step: number): number[] {
  const startOf = (node: number) => tree.nodes[node]?.start ?? 0;
  return Array.from(tree.nodes.keys())
    .filter((node) => isThere(tree, node, step))
    .sort((a, b) => startOf(a) - startOf(b));
}
