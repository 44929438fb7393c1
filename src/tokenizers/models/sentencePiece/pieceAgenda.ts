import type { ByteOffset } from "../../../text/utf8";
import type { PairTable } from "../bpe/merges";
import { noMerge } from "../bpe/merges";
import { PairQueue } from "../bpe/pairQueue";

/** A stretch of text on its way to a piece. Offsets are bytes. */
export interface PieceSymbol {
  readonly id: number;
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** Whether it never merges: a symbol that the user defined. */
  readonly isFrozen: boolean;
}

export interface AgendaOptions {
  /** Whether a piece is taken apart again when all is merged. */
  readonly isUnused: (id: number) => boolean;
  readonly lengthOf: (id: number) => number;
  /** Told of each merge, in order. */
  readonly onMerge?: (rank: number, left: PieceSymbol, right: PieceSymbol, result: PieceSymbol) => void;
}

/**
 * Merges symbols just as SentencePiece's `bpe::Model::SampleEncode` does: the pair that makes the piece of the highest score
 * first, leftmost of equal ones. Unused pieces are merged through and at last taken apart, into the two that were seen side
 * by side last anywhere in the text: so of models that have some no part can be encoded by itself.
 * @returns what is left, in order
 */
export function mergeByAgenda(
  symbols: readonly PieceSymbol[],
  pairs: PairTable,
  { isUnused, lengthOf, onMerge }: AgendaOptions,
): PieceSymbol[] {
  const list = symbols.slice();
  const next = Int32Array.from(list, (_, i) => i + 1);
  const previous = Int32Array.from(list, (_, i) => i - 1);
  /** Rank of each symbol with the one after it. */
  const ranks = new Int32Array(list.length).fill(noMerge);
  const takenApart = new Map<number, readonly [left: number, right: number]>();
  const queue = new PairQueue(list.length);
  const measure = (i: number) => {
    const left = list[i];
    const right = list[next[i] ?? list.length];
    if (left === undefined) return;
    ranks[i] = noMerge;
    if (right === undefined || left.isFrozen || right.isFrozen) return;
    const slot = pairs.find(left.id, right.id);
    const rank = pairs.rankAt(slot);
    if (rank === noMerge) return;
    ranks[i] = rank;
    queue.push(rank, i);
    const result = pairs.resultAt(slot);
    if (isUnused(result)) takenApart.set(result, [left.id, right.id]);
  };
  for (let i = 0; i < list.length; i++) measure(i);
  while (queue.pop()) {
    const { index: i, rank } = queue;
    if (ranks[i] !== rank) continue;
    const gone = next[i] as number;
    const [left, right] = [list[i] as PieceSymbol, list[gone] as PieceSymbol];
    const id = pairs.resultAt(pairs.find(left.id, right.id));
    const result = { id, start: left.start, end: right.end, isFrozen: false };
    onMerge?.(rank, left, right, result);
    list[i] = result;
    ranks[gone] = noMerge;
    const after = next[gone] as number;
    next[i] = after;
    if (after < list.length) previous[after] = i;
    measure(previous[i] as number);
    measure(i);
  }
  const pieces: PieceSymbol[] = [];
  const add = (symbol: PieceSymbol) => {
    const parts = isUnused(symbol.id) ? takenApart.get(symbol.id) : undefined;
    if (parts === undefined) {
      pieces.push(symbol);
      return;
    }
    const join = symbol.start + lengthOf(parts[0]);
    add({ ...symbol, id: parts[0], end: join });
    add({ ...symbol, id: parts[1], start: join });
  };
  for (let i = 0; i < list.length; i = next[i] as number) add(list[i] as PieceSymbol);
  return pieces;
}
