import { countBelow } from "../../text/sorted";
import type { ByteOffset } from "../../text/utf8";
import { type Cells, lengthOfAll, tokensInCell } from "./cells";
import { countVotes } from "./votes";

/**
 * Where columns cut a text differently. A **difference** is a stretch between two neighbouring boundaries that all columns
 * share (or the text's ends) whose cells are not the same in all: they end elsewhere, or hold another number of tokens.
 * Differences of the same bytes with the same cells in every column are one **group**.
 */
export interface Differences {
  /** How many columns are compared. */
  readonly columns: number;
  /** Where each difference begins, rising, and where it ends. */
  readonly starts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  /** The group of each; groups are numbered as the text comes to them. */
  readonly groups: Uint32Array<ArrayBuffer>;
  /** The first difference of each group. */
  readonly groupFirst: Uint32Array<ArrayBuffer>;
  /** How often each group is there. */
  readonly groupCount: Uint32Array<ArrayBuffer>;
  /**
   * Tokens that the best column saves against the worst, each time: the most in the stretch less the least of those that lose
   * nothing of it. To drop bytes or not to know them saves nothing; where all columns do, all count.
   */
  readonly groupSaved: Uint32Array<ArrayBuffer>;
  /** For each group and column the first of the column's cells in the group's first difference: columns side by side. */
  readonly groupCells: Uint32Array<ArrayBuffer>;
}

/**
 * Finds all differences, and groups them, in one walk over the text: time and memory are linear in it.
 * @param columns of one text; of fewer than two there are no differences
 * @param text its UTF-8
 * @param unknown for each column where its unknown tokens begin, rising; none where that is not given
 * @throws {RangeError} for columns of different texts, or of another than this
 */
export function findDifferences(
  columns: readonly Cells[],
  text: Uint8Array,
  unknown: readonly ArrayLike<ByteOffset>[] = [],
): Differences {
  const length = lengthOfAll(columns);
  if (columns.length > 0 && length !== text.length) {
    throw new RangeError(`Columns of ${length} bytes are not of a text of ${text.length}.`);
  }
  let count = 0;
  eachDifference(columns, () => count++);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const groups = new Uint32Array(count);
  const grouping = new Grouping(columns, text, count, unknown);
  let at = 0;
  eachDifference(columns, (start, end, first, last) => {
    starts[at] = start;
    ends[at] = end;
    groups[at] = grouping.add(at, start, end, first, last);
    at++;
  });
  return { columns: columns.length, starts, ends, groups, ...grouping.finish() };
}

/** The first difference that begins behind a place, or -1: what comes next. */
export function differenceAfter({ starts }: Pick<Differences, "starts">, place: ByteOffset): number {
  const at = countBelow(starts, place + 1);
  return at < starts.length ? at : -1;
}

/** The last difference that begins before a place, or -1. */
export function differenceBefore({ starts }: Pick<Differences, "starts">, place: ByteOffset): number {
  return countBelow(starts, place) - 1;
}

/** The difference that a byte is in, or -1. */
export function differenceAt({ starts, ends }: Pick<Differences, "starts" | "ends">, byte: ByteOffset): number {
  const at = countBelow(starts, byte + 1) - 1;
  return at >= 0 && byte < (ends[at] as number) ? at : -1;
}

/**
 * Calls back with each difference: its range, and for each column its first and its last cell. The two lists of cells are
 * used again for the next one.
 */
function eachDifference(
  columns: readonly Cells[],
  visit: (start: ByteOffset, end: ByteOffset, first: Uint32Array, last: Uint32Array) => void,
): void {
  const [ruler, ...others] = columns;
  if (ruler === undefined || others.length === 0) return;
  const votes = countVotes(columns).at;
  const first = new Uint32Array(columns.length);
  const last = new Uint32Array(columns.length);
  let start = 0;
  for (let cell = 0; cell < ruler.ends.length; cell++) {
    const end = ruler.ends[cell] as number;
    if (votes[end] !== columns.length) continue;
    last[0] = cell;
    let differs = false;
    const isWhole = first[0] === cell;
    const tokens = isWhole ? tokensInCell(ruler, cell) : 0;
    for (let c = 0; c < others.length; c++) {
      const other = others[c] as Cells;
      let to = first[c + 1] as number;
      while ((other.ends[to] as number) < end) to++;
      last[c + 1] = to;
      // Without an inner boundary in any column the number of tokens decides.
      differs ||= !isWhole || to > (first[c + 1] as number) || tokensInCell(other, to) !== tokens;
    }
    if (differs) visit(start, end, first, last);
    for (let c = 0; c < columns.length; c++) first[c] = (last[c] as number) + 1;
    start = end;
  }
}

/** Puts differences that are the same into groups: a hash table with open addressing, and no object for any of them. */
class Grouping {
  private readonly columns: readonly Cells[];
  private readonly text: Uint8Array;
  /** Where unknown tokens of each column begin. */
  private readonly unknown: readonly ArrayLike<ByteOffset>[];
  /** A group's number + 1 at each place; 0 where there is none. */
  private readonly table: Int32Array;
  private readonly hashes: Int32Array;
  private readonly starts: Uint32Array;
  private readonly first: Uint32Array<ArrayBuffer>;
  private readonly count: Uint32Array<ArrayBuffer>;
  private readonly saved: Uint32Array<ArrayBuffer>;
  private readonly cells: Uint32Array<ArrayBuffer>;
  private groups = 0;

  /** @param differences at most */
  constructor(
    columns: readonly Cells[],
    text: Uint8Array,
    differences: number,
    unknown: readonly ArrayLike<ByteOffset>[],
  ) {
    this.columns = columns;
    this.text = text;
    this.unknown = unknown;
    let capacity = 16;
    while (capacity < differences * 2) capacity *= 2;
    this.table = new Int32Array(capacity);
    this.hashes = new Int32Array(differences);
    this.starts = new Uint32Array(differences);
    this.first = new Uint32Array(differences);
    this.count = new Uint32Array(differences);
    this.saved = new Uint32Array(differences);
    this.cells = new Uint32Array(differences * columns.length);
  }

  /** @returns the group of a difference, which is the next one's number if it is new */
  add(difference: number, start: ByteOffset, end: ByteOffset, first: Uint32Array, last: Uint32Array): number {
    const { table, hashes } = this;
    const hash = this.hashOf(start, end, first, last);
    let place = hash & (table.length - 1);
    for (; table[place] !== 0; place = (place + 1) & (table.length - 1)) {
      const group = (table[place] as number) - 1;
      if (hashes[group] !== hash || !this.isSame(group, start, end, first, last)) continue;
      this.count[group] = (this.count[group] as number) + 1;
      return group;
    }
    const group = this.groups++;
    table[place] = group + 1;
    hashes[group] = hash;
    this.starts[group] = start;
    this.first[group] = difference;
    this.count[group] = 1;
    this.saved[group] = this.savedIn(start, end, first, last);
    this.cells.set(first, group * this.columns.length);
    return group;
  }

  finish(): Pick<Differences, "groupFirst" | "groupCount" | "groupSaved" | "groupCells"> {
    const { groups } = this;
    return {
      groupFirst: this.first.slice(0, groups),
      groupCount: this.count.slice(0, groups),
      groupSaved: this.saved.slice(0, groups),
      groupCells: this.cells.slice(0, groups * this.columns.length),
    };
  }

  private hashOf(start: ByteOffset, end: ByteOffset, first: Uint32Array, last: Uint32Array): number {
    const { columns, text } = this;
    let hash = end - start;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (text[i] as number), 0x01000193);
    for (let c = 0; c < columns.length; c++) {
      const { ends } = columns[c] as Cells;
      const to = last[c] as number;
      for (let cell = first[c] as number; cell <= to; cell++) {
        hash = Math.imul(hash ^ ((ends[cell] as number) - start), 0x01000193);
      }
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return hash ^ (hash >>> 13);
  }

  private isSame(group: number, start: ByteOffset, end: ByteOffset, first: Uint32Array, last: Uint32Array): boolean {
    const { columns, text, cells } = this;
    const shift = start - (this.starts[group] as number);
    for (let i = start; i < end; i++) if (text[i] !== text[i - shift]) return false;
    // Where all columns' cells are the same up to here, so is the end: it is the first boundary that they share.
    for (let c = 0; c < columns.length; c++) {
      const column = columns[c] as Cells;
      let theirs = cells[group * columns.length + c] as number;
      const to = last[c] as number;
      for (let cell = first[c] as number; cell <= to; cell++, theirs++) {
        if ((column.ends[cell] as number) - shift !== column.ends[theirs]) return false;
        if (tokensInCell(column, cell) !== tokensInCell(column, theirs)) return false;
      }
    }
    return true;
  }

  /** The most tokens less the least of the columns that lose nothing; of all where each does. */
  private savedIn(start: ByteOffset, end: ByteOffset, first: Uint32Array, last: Uint32Array): number {
    let most = 0;
    let least = Number.POSITIVE_INFINITY;
    let leastOfAll = Number.POSITIVE_INFINITY;
    this.columns.forEach(({ tokens }, c) => {
      const before = (first[c] as number) === 0 ? 0 : (tokens[(first[c] as number) - 1] as number);
      const count = (tokens[last[c] as number] as number) - before;
      most = Math.max(most, count);
      leastOfAll = Math.min(leastOfAll, count);
      if (count < least && !this.isLossy(c, start, end, first[c] as number, last[c] as number)) least = count;
    });
    return most - (least < Number.POSITIVE_INFINITY ? least : leastOfAll);
  }

  /** Whether a column has dropped bytes of a stretch, or an unknown token there. */
  private isLossy(c: number, start: ByteOffset, end: ByteOffset, first: number, last: number): boolean {
    const cells = this.columns[c] as Cells;
    for (let cell = first; cell <= last; cell++) if (tokensInCell(cells, cell) === 0) return true;
    const unknown = this.unknown[c] ?? [];
    return countBelow(unknown, end) > countBelow(unknown, start);
  }
}
