/**
 * The merges of a BPE model as columns: in order of the entries that they make, and those that make the same one in order
 * of their ranks. Files list them by rank, which is nearly the same: Gemma 3's 514,906 merges are a few hundred runs.
 */
export interface MergeColumns {
  /** Where the merges of each entry begin, in order of ids, and one more: where the last one's end. */
  readonly first: Uint32Array;
  /** Bytes of each merge's left part. */
  readonly leftBytes: Uint8Array | Uint16Array;
  /** Where each run of merges begins whose ranks are neighbours too. */
  readonly runs: Uint32Array;
  /** Rank of each run's first merge. */
  readonly runRanks: Uint32Array;
}

/** Merges in order of their ranks. */
export interface RankedMerges {
  /** Id of the entry that each merge makes. */
  readonly results: Uint32Array;
  /** Bytes of its left part. */
  readonly leftBytes: Uint16Array;
}

/**
 * Puts merges in order of what they make.
 * @param ids of the vocabulary's entries, rising, every result among them
 */
export function toMergeColumns({ results, leftBytes }: RankedMerges, ids: Uint32Array): MergeColumns {
  const count = results.length;
  const indexOf = indexFinder(ids);
  const indices = new Uint32Array(count);
  const counts = new Uint32Array(ids.length);
  for (let rank = 0; rank < count; rank++) {
    const index = indexOf(results[rank] as number);
    indices[rank] = index;
    counts[index] = (counts[index] as number) + 1;
  }
  const first = runningTotals(counts);
  const next = first.slice();
  const ranks = new Uint32Array(count);
  const ordered = new Uint16Array(count);
  for (let rank = 0; rank < count; rank++) {
    const index = indices[rank] as number;
    const place = next[index] as number;
    next[index] = place + 1;
    ranks[place] = rank;
    ordered[place] = leftBytes[rank] as number;
  }
  const starts: number[] = [];
  for (let place = 0; place < count; place++) {
    if (place === 0 || ranks[place] !== (ranks[place - 1] as number) + 1) starts.push(place);
  }
  const runs = Uint32Array.from(starts);
  return { first, leftBytes: ordered, runs, runRanks: runs.map((place) => ranks[place] as number) };
}

/**
 * Finds where ids stand in a vocabulary.
 * @param ids rising
 * @returns gives an id's index, 0 for one that is not there
 */
export function indexFinder(ids: Uint32Array): (id: number) => number {
  // As in nearly all vocabularies.
  if ((ids.at(-1) ?? -1) === ids.length - 1) return (id) => id;
  const indices = new Map<number, number>();
  for (let index = 0; index < ids.length; index++) indices.set(ids[index] as number, index);
  return (id) => indices.get(id) ?? 0;
}

/**
 * The merges as files list them: undoes {@link toMergeColumns}.
 * @param ids of the vocabulary's entries, rising
 */
export function toRankedMerges(columns: MergeColumns, ids: Uint32Array): RankedMerges {
  const { first, leftBytes } = columns;
  const ranked = { results: new Uint32Array(leftBytes.length), leftBytes: new Uint16Array(leftBytes.length) };
  ids.forEach((id, index) => {
    const end = first[index + 1] as number;
    for (let place = first[index] as number; place < end; place++) {
      const rank = rankAt(columns, place);
      ranked.results[rank] = id;
      ranked.leftBytes[rank] = leftBytes[place] as number;
    }
  });
  return ranked;
}

/** The rank of the merge at a place of the columns. */
export function rankAt({ runs, runRanks }: MergeColumns, place: number): number {
  let low = 0;
  for (let high = runs.length; high - low > 1; ) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return (runRanks[low] as number) + place - (runs[low] as number);
}

/** Sums of the first 0, 1, 2 … numbers. */
export function runningTotals(numbers: Uint8Array | Uint32Array): Uint32Array {
  const totals = new Uint32Array(numbers.length + 1);
  let total = 0;
  for (let i = 0; i < numbers.length; i++) {
    total += numbers[i] as number;
    totals[i + 1] = total;
  }
  return totals;
}
