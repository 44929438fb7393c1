import type { FinishedRound, WeighedEntry } from "../algorithm";
import type { FlatWords } from "./flatWords";
import type { RoundResult, UnigramLearning } from "./learnUnigram";
import { stride, sumAt } from "./pieces";
import { textOfPiece } from "./vocabulary";

/** Entries of each kind that are told of a round: there may be a million. */
const mostTold = 100;

/**
 * Tells what a change to the pieces comes to.
 * @param learning as it is before the change is made
 * @param fixed entries that are not learned, which the end has too
 */
export function finishedRound(
  result: RoundResult,
  words: FlatWords,
  learning: UnigramLearning,
  fixed: number,
): FinishedRound {
  const { pieces } = learning;
  const before = pieces.size - 1;
  const scoreOf = (piece: number) => pieces.scores[piece] as number;
  const told = (top: Top) => top.pieces.map((piece, i) => weighed(textOfPiece(words, pieces, piece), top.keys[i]));
  const [stayed, gone] = [new Top(), new Top()];
  /** Sorts pieces longer than a character into those that stay and those that go. */
  const part = (stays: (piece: number) => boolean, weight: (piece: number) => number) => {
    for (let piece = 1; piece < pieces.size; piece++) {
      if (pieces.lengthOf(piece) === 1) continue;
      if (stays(piece)) stayed.offer(piece, -weight(piece));
      else gone.offer(piece, weight(piece));
    }
  };
  const negated = (entries: readonly WeighedEntry[]) =>
    entries.map(({ entry, weight }) => ({ entry, weight: -weight }));
  switch (result.kind) {
    case "seeded":
      part(() => false, scoreOf);
      return { kind: "begin", before: 0, after: before, stayed: told(gone), gone: [] };
    case "estimated": {
      const kept = membersOf(result.kept, pieces.size);
      part(
        (piece) => kept[piece] === 1,
        (piece) => pieces.table[piece * stride + sumAt] as number,
      );
      return {
        kind: "estimate",
        before,
        after: result.kept.length - 1,
        stayed: negated(told(stayed)),
        gone: told(gone),
      };
    }
    case "pruned": {
      const kept = membersOf(result.kept, pieces.size);
      result.weighed.forEach((piece, i) => {
        const loss = result.losses[i] as number;
        if (kept[piece] === 1) stayed.offer(piece, -loss);
        else gone.offer(piece, loss);
      });
      return { kind: "prune", before, after: result.kept.length - 1, stayed: negated(told(stayed)), gone: told(gone) };
    }
    case "finished": {
      const { vocabulary } = learning;
      const entries = vocabulary.entriesOfPieces();
      // What has no room are the last ones in the order of the pieces.
      part(
        (piece) => entries[piece] !== -1,
        (piece) => -piece,
      );
      const scored = (top: Top) =>
        top.pieces.map((piece) => weighed(textOfPiece(words, pieces, piece), scoreOf(piece)));
      return { kind: "finish", before, after: fixed + vocabulary.size, stayed: scored(stayed), gone: scored(gone) };
    }
  }
}

function weighed(entry: string, weight = 0): WeighedEntry {
  return { entry, weight };
}

function membersOf(kept: Int32Array, size: number): Uint8Array {
  const isKept = new Uint8Array(size);
  for (const piece of kept) isKept[piece] = 1;
  return isKept;
}

/** The pieces with the highest keys, of equal ones those that were offered first. */
class Top {
  readonly pieces: number[] = [];
  readonly keys: number[] = [];

  offer(piece: number, key: number): void {
    const { pieces, keys } = this;
    if (keys.length === mostTold && !(key > (keys[mostTold - 1] as number))) return;
    let at = keys.length;
    while (at > 0 && key > (keys[at - 1] as number)) at--;
    pieces.splice(at, 0, piece);
    keys.splice(at, 0, key);
    if (keys.length > mostTold) {
      pieces.pop();
      keys.pop();
    }
  }
}
