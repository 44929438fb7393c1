import type { TokenizerParts } from "../../../../tokenizers/formats/parts";
import { rankAt } from "../../../../tokenizers/models/bpe/mergeColumns";
import { Vocabulary } from "../../../../tokenizers/vocabulary";

/** A merge, by the bytes of what it makes and where its left part ends. */
export interface ChangedMerge {
  /** In which of the two it is; `both` where its rank alone is another. */
  readonly of: "a" | "b" | "both";
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  /** Its rank in each; null where it is not there. */
  readonly rankA: number | null;
  readonly rankB: number | null;
}

/** How merges differ; null where one of the two has none, and its ranks are its ids. */
export interface MergeChanges {
  readonly onlyA: number;
  readonly onlyB: number;
  /** In both, at another rank. */
  readonly moved: number;
  /** In both, at the same rank. */
  readonly same: number;
}

/** Compares merges. @param visit is told each that is not the same in both */
export function mergeChanges(
  a: TokenizerParts,
  b: TokenizerParts,
  visit: (merge: ChangedMerge) => void = () => {},
): MergeChanges | null {
  if (a.merges === null || b.merges === null) return null;
  const counts = { onlyA: 0, onlyB: 0, moved: 0, same: 0 };
  const there = new Vocabulary(b.vocabulary);
  const here = new Vocabulary(a.vocabulary);
  eachMerge(a, (bytes, left, rankA) => {
    const rankB = rankOf(b, there, bytes, left);
    if (rankB === rankA) {
      counts.same++;
      return;
    }
    if (rankB === null) counts.onlyA++;
    else counts.moved++;
    visit({
      of: rankB === null ? "a" : "both",
      left: bytes.subarray(0, left),
      right: bytes.subarray(left),
      rankA,
      rankB,
    });
  });
  eachMerge(b, (bytes, left, rankB) => {
    if (rankOf(a, here, bytes, left) !== null) return;
    counts.onlyB++;
    visit({ of: "b", left: bytes.subarray(0, left), right: bytes.subarray(left), rankA: null, rankB });
  });
  return counts;
}

/** Visits merges in order of what they make. */
function eachMerge(
  { vocabulary, merges }: TokenizerParts,
  visit: (bytes: Uint8Array, left: number, rank: number) => void,
): void {
  if (merges === null) return;
  const { ids, offsets, bytes } = vocabulary;
  ids.forEach((_, index) => {
    const entry = bytes.subarray(offsets[index] as number, offsets[index + 1] as number);
    const end = merges.first[index + 1] as number;
    for (let place = merges.first[index] as number; place < end; place++) {
      visit(entry, merges.leftBytes[place] as number, rankAt(merges, place));
    }
  });
}

function rankOf({ merges }: TokenizerParts, vocabulary: Vocabulary, bytes: Uint8Array, left: number): number | null {
  const id = vocabulary.find(bytes, 0, bytes.length);
  const index = id === -1 ? -1 : vocabulary.indexOf(id);
  if (merges === null || index === -1) return null;
  const end = merges.first[index + 1] as number;
  for (let place = merges.first[index] as number; place < end; place++) {
    if (merges.leftBytes[place] === left) return rankAt(merges, place);
  }
  return null;
}
