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

/**
 * Groups of differences that are cut in the same ways and of which the texts are the same but for their digits: a log's times are
 * one row, and not a hundred. All but the counts is of the first of them in the text.
 */
export interface DifferenceRow {
  /** The first group's number in {@link Differences}. */
  readonly group: number;
  /** How many groups they are: 1 where there are no digits. */
  readonly alike: number;
  /** The range of the first, in bytes of the text. */
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  /** How often they are there, in all. */
  readonly count: number;
  /** Tokens that the best column saves against the worst each time, as in {@link Differences}. */
  readonly saved: number;
  /** Where the first of them begin: as many as were asked for, or all. */
  readonly places: readonly ByteOffset[];
  /** Each column's cut, in the columns' order. */
  readonly cuts: readonly ColumnCut[];
}

/** The costliest rows, and what is not among them. */
export interface DifferenceList {
  /** The costliest first: by saved · count, then by count, then as the text comes to them. */
  readonly rows: readonly DifferenceRow[];
  /** Rows in all, of which `rows` are the costliest. */
  readonly kinds: number;
  /** Groups in all. */
  readonly groups: number;
  /** Differences in all. */
  readonly differences: number;
  /** Σ saved · count over all groups. */
  readonly saved: number;
}

/**
 * The costliest differences, row by row. Takes one walk over the groups, whatever their number, and keeps no more than are
 * asked for.
 * @param columns that the differences were found in
 * @param text its UTF-8
 * @param most rows at most
 * @param mostPlaces at most in each row
 */
export function listDifferences(
  differences: Differences,
  columns: readonly Cells[],
  text: Uint8Array,
  most: number,
  mostPlaces: number,
): DifferenceList {
  const { groupFirst, groupCount, groupSaved, starts, ends } = differences;
  const cutsOf = (group: number) => {
    const first = groupFirst[group] as number;
    const [start, end] = [starts[first] as number, ends[first] as number];
    return columns.map((cells, c) => {
      return cutOf(cells, differences.groupCells[group * columns.length + c] as number, start, end);
    });
  };
  const kinds = kindsOf(differences, text, cutsOf);
  const chosen = costliest(kinds.all, most);
  const places = placesOf(differences, kinds.of, chosen, mostPlaces);
  let saved = 0;
  for (let group = 0; group < groupCount.length; group++) {
    saved += (groupSaved[group] as number) * (groupCount[group] as number);
  }
  const rows = chosen.map((kind, i): DifferenceRow => {
    const first = groupFirst[kind.group] as number;
    return {
      ...kind,
      start: starts[first] as number,
      end: ends[first] as number,
      places: places[i] as number[],
      cuts: cutsOf(kind.group),
    };
  });
  return { rows, kinds: kinds.all.length, groups: groupFirst.length, differences: starts.length, saved };
}

/** Groups that are one row. */
type Kind = Pick<DifferenceRow, "group" | "alike" | "count" | "saved">;

const [zero, nine] = [0x30, 0x39];
const shapes = new TextDecoder("latin1");

/** Which groups are one row: the kinds in the order of their first groups, and for each group its kind's first one. */
function kindsOf(
  { groupFirst, groupCount, groupSaved, starts, ends }: Differences,
  text: Uint8Array,
  cutsOf: (group: number) => readonly ColumnCut[],
): { readonly all: readonly Kind[]; readonly of: Uint32Array } {
  const of = new Uint32Array(groupFirst.length);
  const known = new Map<string, number>();
  const all: { group: number; alike: number; count: number; saved: number }[] = [];
  const numbers = new Uint32Array(groupFirst.length);
  for (let group = 0; group < groupFirst.length; group++) {
    const first = groupFirst[group] as number;
    const count = groupCount[group] as number;
    const shape = text.slice(starts[first], ends[first]);
    let hasDigit = false;
    for (let i = 0; i < shape.length; i++) {
      const byte = shape[i] as number;
      if (byte < zero || byte > nine) continue;
      shape[i] = zero;
      hasDigit = true;
    }
    // Cuts end at numbers of bytes, so that no two keys are the same by chance.
    const key = hasDigit ? `${JSON.stringify(cutsOf(group))}${shapes.decode(shape)}` : null;
    const before = key === null ? undefined : known.get(key);
    if (before === undefined) {
      if (key !== null) known.set(key, group);
      of[group] = group;
      numbers[group] = all.push({ group, alike: 1, count, saved: groupSaved[group] as number }) - 1;
      continue;
    }
    of[group] = before;
    const kind = all[numbers[before] as number];
    if (kind === undefined) continue;
    kind.alike++;
    kind.count += count;
  }
  return { all, of };
}

/** The costliest kinds, in order. */
function costliest(kinds: readonly Kind[], most: number): Kind[] {
  const compare = (a: Kind, b: Kind) => b.saved * b.count - a.saved * a.count || b.count - a.count || a.group - b.group;
  if (kinds.length <= most) return kinds.toSorted(compare);
  const chosen: Kind[] = [];
  for (const kind of most > 0 ? kinds : []) {
    const last = chosen[most - 1];
    if (last !== undefined) {
      if (compare(last, kind) < 0) continue;
      chosen.pop();
    }
    let at = chosen.length;
    while (at > 0 && compare(kind, chosen[at - 1] as Kind) < 0) at--;
    chosen.splice(at, 0, kind);
  }
  return chosen;
}

/** Where the first differences of some kinds begin. */
function placesOf(
  { starts, groups, groupFirst }: Differences,
  kindOf: Uint32Array,
  chosen: readonly Kind[],
  most: number,
): number[][] {
  const places = chosen.map((): number[] => []);
  const rowOf = new Int32Array(groupFirst.length).fill(-1);
  chosen.forEach(({ group }, row) => {
    rowOf[group] = row;
  });
  for (let i = 0; i < starts.length; i++) {
    const found = places[rowOf[kindOf[groups[i] as number] as number] as number];
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
