import { nowhere } from "./byteMap";
import type { Side } from "./side";

/**
 * Finds the tokens that both versions of a text have, and marks them as kept: those with the same id from the same place to the same
 * place, and those of stretches in which all ids are the same, whose boundaries both versions then have too.
 */
export function keepSurvivors(one: Side, other: Side): void {
  matchPlaces(one, other);
  for (const stretch of sameStretches(one, other)) keepStretch(one, other, stretch);
}

/** Finds for each token of the one the other's with the same id over the same bytes. */
function matchPlaces(one: Side, other: Side): void {
  let first = 0;
  for (let i = 0; i < one.ids.length; i++) {
    const [start, end] = [one.from[i] as number, one.to[i] as number];
    if (start === nowhere || end === nowhere) continue;
    // Those within an edit are passed by: they have no place.
    while (first < other.ids.length && (other.from[first] as number) < start) first++;
    for (let j = first; j < other.ids.length && (other.from[j] as number) <= start; j++) {
      const isSame =
        other.kept[j] === 0 &&
        other.ids[j] === one.ids[i] &&
        other.from[j] === start &&
        other.to[j] === end &&
        // What was left out is not what was put in, though neither has a byte in common with anything.
        (start !== end || (one.start[i] === one.end[i]) === (other.start[j] === other.end[j]));
      if (!isSame) continue;
      one.kept[i] = 1;
      other.kept[j] = 1;
      break;
    }
  }
}

/** Tokens of two versions of a text, from the first to before the last: as many of both. */
interface Stretch {
  readonly clean: number;
  readonly noisy: number;
  readonly count: number;
}

/**
 * Stretches in which both versions have the same ids, between neighbouring places over which no token of either lies; all of the text
 * where all ids are the same. What a tokenizer makes the same tokens of has lost none, however characters and tokens share bytes: NFKC
 * writes “½” as three, each of which stands for all of it.
 */
function sameStretches(one: Side, other: Side): Stretch[] {
  const isSame = (clean: number, noisy: number, count: number) => {
    for (let i = 0; i < count; i++) if (one.ids[clean + i] !== other.ids[noisy + i]) return false;
    return true;
  };
  const [cleanCount, noisyCount] = [one.ids.length, other.ids.length];
  if (cleanCount === noisyCount && isSame(0, 0, cleanCount)) return [{ clean: 0, noisy: 0, count: cleanCount }];
  const found: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < cleanCount && j < noisyCount) {
    const [clean, noisy] = [i, j];
    const start = Math.min(one.near[i] as number, other.near[j] as number);
    let end = start;
    const isIn = (side: Side, token: number) =>
      token < side.ids.length && ((side.near[token] as number) < end || side.near[token] === start);
    while (isIn(one, i) || isIn(other, j)) {
      if (isIn(one, i)) end = Math.max(end, one.far[i++] as number);
      else end = Math.max(end, other.far[j++] as number);
    }
    const count = i - clean;
    if (count === j - noisy && isSame(clean, noisy, count)) found.push({ clean, noisy, count });
  }
  return found;
}

/** Keeps a stretch's tokens, and puts their boundaries, which are then both versions', at the places that either has. */
function keepStretch(one: Side, other: Side, { clean, noisy, count }: Stretch): void {
  one.kept.fill(1, clean, clean + count);
  other.kept.fill(1, noisy, noisy + count);
  for (const end of ["from", "to"] as const) {
    for (let i = 0; i < count; i++) {
      const place = Math.max(one[end][clean + i] as number, other[end][noisy + i] as number);
      one[end][clean + i] = place;
      other[end][noisy + i] = place;
    }
  }
}
