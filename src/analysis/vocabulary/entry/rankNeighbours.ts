import type { Model } from "../../../tokenizers/models/model";
import type { VocabularyColumns } from "../../../tokenizers/vocabulary";
import { mergeRankOf } from "./mergeRank";

/** What entries are ranked by: when they are merged, how likely they are, or their ids where there is nothing else. */
export type RankedBy = "merges" | "scores" | "ids";

/** An entry's neighbours in the order of ranks. */
export interface RankNeighbours {
  readonly by: RankedBy;
  /** Ids of those before it, the farthest first, and of those after it. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Entries with what they are ordered by, the least first; NaN for those that have no rank. */
interface Ranks {
  readonly by: RankedBy;
  readonly ids: Uint32Array;
  readonly keys: Float64Array;
}

/**
 * Finds the entries right before and after one: merged just before and after it, or just likelier and less likely. Of equal ranks
 * the lower id is first. Where an entry has no rank the neighbours are those by id.
 * @param columns of the model's vocabulary
 * @param ids of all entries, added tokens among them, rising
 * @param each how many there are at most on each side
 */
export function rankNeighbours(
  model: Model,
  columns: VocabularyColumns,
  ids: Uint32Array,
  id: number,
  each: number,
): RankNeighbours {
  const ranks = ranksOf(model, columns, id) ?? { by: "ids", ids, keys: Float64Array.from(ids) };
  const own = ranks.keys[ranks.ids.indexOf(id)] as number;
  const before = new Nearest(each);
  const after = new Nearest(each);
  ranks.keys.forEach((key, index) => {
    const other = ranks.ids[index] as number;
    if (Number.isNaN(key) || other === id) return;
    if (key < own || (key === own && other < id)) before.add(-key, -other, other);
    else after.add(key, other, other);
  });
  return { by: ranks.by, before: before.ids().reverse(), after: after.ids() };
}

/** The ranks of a model that has some; null where an entry has none. */
function ranksOf({ scores, merges }: Model, { ids, offsets }: VocabularyColumns, id: number): Ranks | null {
  const place = ids.indexOf(id);
  if (place === -1) return null;
  if (scores !== undefined)
    return { by: "scores", ids, keys: Float64Array.from(ids, (other) => -(scores[other] ?? Number.NaN)) };
  if (merges === undefined) return null;
  const rankAt = (index: number) => {
    const length = (offsets[index + 1] as number) - (offsets[index] as number);
    return mergeRankOf(merges, ids[index] as number, length) ?? Number.NaN;
  };
  if (Number.isNaN(rankAt(place))) return null;
  return { by: "merges", ids, keys: Float64Array.from(ids, (_, index) => rankAt(index)) };
}

/** The few with the least keys, without sorting all: by key, then by a second one. */
class Nearest {
  private readonly kept: { readonly key: number; readonly second: number; readonly id: number }[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(key: number, second: number, id: number): void {
    const { kept, most } = this;
    const isLess = (other: (typeof kept)[number]) => key < other.key || (key === other.key && second < other.second);
    const last = kept[most - 1];
    if (last !== undefined && !isLess(last)) return;
    const at = kept.findIndex(isLess);
    kept.splice(at === -1 ? kept.length : at, 0, { key, second, id });
    if (kept.length > most) kept.pop();
  }

  /** The nearest first. */
  ids(): number[] {
    return this.kept.map(({ id }) => id);
  }
}
