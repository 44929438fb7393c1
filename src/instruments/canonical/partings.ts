/** Tokens of some bytes: their ids, and where in the bytes each ends. */
export interface Cut {
  readonly ids: ArrayLike<number>;
  /** Never falling; the last is where all bytes end. */
  readonly ends: ArrayLike<number>;
}

/** Where two cuts of the same bytes part, until both have come to the same byte again: tokens and bytes, half-open. */
export interface Parting {
  readonly given: readonly [from: number, to: number];
  readonly other: readonly [from: number, to: number];
  readonly bytes: readonly [from: number, to: number];
}

/** All places at which two cuts of the same bytes part, in order, each as short as it can be. */
export function partings(given: Cut, other: Cut): Parting[] {
  const found: Parting[] = [];
  let [i, j, at] = [0, 0, 0];
  while (i < given.ids.length || j < other.ids.length) {
    if (given.ids[i] === other.ids[j] && given.ends[i] === other.ends[j]) {
      at = given.ends[i] as number;
      i++;
      j++;
      continue;
    }
    const start = [i, j, at] as const;
    if (i < given.ids.length) i++;
    if (j < other.ids.length) j++;
    // A list that has ended has come to the end of all bytes.
    const endOf = ({ ends }: Cut, next: number) => (next === 0 ? 0 : (ends[next - 1] as number));
    while (endOf(given, i) !== endOf(other, j)) {
      if (i === given.ids.length || j === other.ids.length) [i, j] = [given.ids.length, other.ids.length];
      if (endOf(given, i) < endOf(other, j) ? i === given.ids.length : j === other.ids.length) break;
      if (endOf(given, i) < endOf(other, j)) i++;
      else if (endOf(given, i) > endOf(other, j)) j++;
    }
    at = Math.max(endOf(given, i), endOf(other, j));
    found.push({ given: [start[0], i], other: [start[1], j], bytes: [start[2], at] });
  }
  return found;
}
