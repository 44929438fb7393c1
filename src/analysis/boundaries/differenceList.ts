import type { ByteOffset } from "../../text/utf8";
import { type Cells, tokensInCell } from "./cells";
import type { Differences } from "./differences";

/** How one column cuts a difference's stretch. */
export interface ColumnCut {
  /** Tokens in it. */
  readonly tokens: number;
  /** Where its cells end, in bytes from the stretch's beginning; the last is the stretch's length. */
  readonly ends: readonly ByteOffset[];
  /** Tokens in each cell: 1 but for what was dropped (0), and tokens that share a changed character (more). */
  readonly cellTokens: readonly number[];
}

/** A group of differences: the same bytes, cut in the same ways. */
export interface DifferenceRow {
  /** Its number in {@link Differences}. */
  readonly group: number;
  /** The range of the first, in bytes of the text. */
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** How often it is there. */
  readonly count: number;
  /** Tokens that the best column saves against the worst each time. */
  readonly saved: number;
  /** Where the first of them begin: as many as were asked for, or all. */
  readonly places: readonly ByteOffset[];
  /** Each column's cut, in the columns' order. */
  readonly cuts: readonly ColumnCut[];
}

/** The costliest groups, and what is not among them. */
export interface DifferenceList {
  /** The costliest first: by saved · count, then by count, then as the text comes to them. */
  readonly rows: readonly DifferenceRow[];
  /** Groups in all, of which `rows` are the costliest. */
  readonly groups: number;
  /** Differences in all. */
  readonly differences: number;
  /** Σ saved · count over all groups. */
  readonly saved: number;
}

/**
 * The costliest groups of differences. Takes one walk over the groups, whatever their number, and keeps no more than are
 * asked for.
 * @param columns that the differences were found in
 * @param most rows at most
 * @param mostPlaces at most in each row
 */
export function listDifferences(
  differences: Differences,
  columns: readonly Cells[],
  most: number,
  mostPlaces: number,
): DifferenceList {
  const { groupFirst, groupCount, groupSaved, starts } = differences;
  const chosen = costliest(differences, most);
  const places = placesOf(differences, chosen, mostPlaces);
  let saved = 0;
  for (let group = 0; group < groupCount.length; group++) {
    saved += (groupSaved[group] as number) * (groupCount[group] as number);
  }
  const rows = chosen.map((group, i): DifferenceRow => {
    const first = groupFirst[group] as number;
    const start = starts[first] as number;
    const end = differences.ends[first] as number;
    return {
      group,
      start,
      end,
      count: groupCount[group] as number,
      saved: groupSaved[group] as number,
      places: places[i] as number[],
      cuts: columns.map((cells, c) => {
        return cutOf(cells, differences.groupCells[group * columns.length + c] as number, start, end);
      }),
    };
  });
  return { rows, groups: groupFirst.length, differences: starts.length, saved };
}

/** Numbers of the costliest groups, in order. */
function costliest({ groupCount, groupSaved }: Differences, most: number): number[] {
  const costOf = (group: number) => (groupSaved[group] as number) * (groupCount[group] as number);
  const compare = (a: number, b: number) =>
    costOf(b) - costOf(a) || (groupCount[b] as number) - (groupCount[a] as number) || a - b;
  if (groupCount.length <= most) return Array.from(groupCount.keys()).sort(compare);
  const chosen: number[] = [];
  for (let group = 0; group < groupCount.length && most > 0; group++) {
    const last = chosen[most - 1];
    if (last !== undefined) {
      if (compare(last, group) < 0) continue;
      chosen.pop();
    }
    let at = chosen.length;
    while (at > 0 && compare(group, chosen[at - 1] as number) < 0) at--;
    chosen.splice(at, 0, group);
  }
  return chosen;
}

/** Where the first differences of some groups begin. */
function placesOf({ starts, groups, groupFirst }: Differences, chosen: readonly number[], most: number): number[][] {
  const places = chosen.map((): number[] => []);
  const rowOf = new Int32Array(groupFirst.length).fill(-1);
  chosen.forEach((group, row) => {
    rowOf[group] = row;
  });
  for (let i = 0; i < starts.length; i++) {
    const found = places[rowOf[groups[i] as number] as number];
    if (found !== undefined && found.length < most) found.push(starts[i] as number);
  }
  return places;
}

function cutOf(cells: Cells, first: number, start: ByteOffset, end: ByteOffset): ColumnCut {
  const ends: number[] = [];
  const cellTokens: number[] = [];
  let tokens = 0;
  let cell = first;
  for (let at = start; at < end; cell++) {
    at = cells.ends[cell] as number;
    const inside = tokensInCell(cells, cell);
    ends.push(at - start);
    cellTokens.push(inside);
    tokens += inside;
  }
  return { tokens, ends, cellTokens };
}
