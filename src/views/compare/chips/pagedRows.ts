import { countBelow } from "../../../text/sorted";
import type { TokenChange } from "../../../worker/pool/protocol";
import { editedRows } from "./editedRows";
import { ChipRows, type ChipSource, type LaidOutRows, type TokenRange } from "./layout";

/** Tokens of a part, about: what is laid out at once where somebody looks. */
const partLength = 128;
/** After so many stretches in which no line begins a part does, with a row of its own. */
const hardEvery = 8;

/** What is known of where a part is to begin. */
const Begin = {
  /** At the first line that begins in its stretch, which nobody has looked for yet. */
  open: 0,
  /** At its token. */
  here: 1,
  /** Nowhere: no line begins in its stretch, so that it belongs to the part before. */
  nowhere: 2,
} as const;

/** Parts of a text's tokens, in columns. The first begins with the first token. */
interface Parts {
  /** The token that each begins with, or the first that it may begin with; they rise. */
  readonly at: number[];
  readonly begin: number[];
  /** Whether it begins at that token though no line may. */
  readonly isHard: boolean[];
  /** First token of each row, from that of the part on; null where it has not been laid out. */
  readonly rows: (readonly number[] | null)[];
  /** How many rows it has as far as the others are numbered by it: an estimate until it is told. */
  readonly counts: number[];
  /** Whether that number is no estimate. */
  readonly isTold: boolean[];
}

/**
 * Rows of a long text, laid out where somebody looks, however far down that is. The text is cut into parts that begin where a
 * line does, so that their rows are those of the whole; only where no line begins for a thousand tokens does a part begin with a
 * row of its own. Parts that nobody has looked at have as many rows as the first ones lead to expect: rows below one get other
 * numbers when somebody asks about a row or a token in it, and then only (`keepSight.ts` has the page go with them).
 */
export class PagedRows implements LaidOutRows {
  readonly source: ChipSource;
  readonly maxWidth: number;
  readonly gap: number;
  private readonly parts: Parts;
  /** The first row of each part, and how many there are; null where that is to be added up again. */
  private firsts: number[] | null = null;
  /** Parts before it have been laid out. */
  private laidOut = 0;

  /**
   * @param maxWidth width of a row in CSS pixels
   * @param parts of an edited text: what is known of them, which is written on
   */
  constructor(source: ChipSource, maxWidth: number, gap: number, parts: Parts | null = null) {
    this.source = source;
    this.maxWidth = maxWidth;
    this.gap = gap;
    this.parts = parts ?? openParts(0, source.count);
    if (parts === null) this.estimate();
  }

  get isComplete(): boolean {
    return this.laidOut === this.parts.at.length;
  }

  get rowCount(): number {
    return this.source.count === 0 ? 0 : (this.numbered().at(-1) ?? 0);
  }

  isPlaced(token: number): boolean {
    return this.parts.isTold[this.partOf(token)] === true;
  }

  row(row: number): TokenRange {
    const { count } = this.source;
    while (row < this.rowCount) {
      const firsts = this.numbered();
      let k = countBelow(firsts, row + 1) - 1;
      if (this.parts.isTold[k] === true) {
        const starts = this.parts.rows[k] ?? [];
        const at = this.parts.at[k] ?? 0;
        const within = row - (firsts[k] ?? 0);
        const next = starts[within + 1];
        return {
          start: at + (starts[within] ?? 0),
          end: next === undefined ? this.startOf(this.partAfter(k)) : at + next,
        };
      }
      while (!this.begins(k)) k--;
      this.tell(k);
    }
    return { start: count, end: count };
  }

  rowOf(token: number): number {
    const k = this.partOf(token);
    this.tell(k);
    return (this.numbered()[k] ?? 0) + countBelow(this.parts.rows[k] ?? [], token - (this.parts.at[k] ?? 0) + 1) - 1;
  }

  /** Lays out so many more tokens, or a few more than that. No row gets another number by it. */
  extend(tokens: number): boolean {
    let left = tokens;
    while (left > 0 && !this.isComplete) {
      const k = this.laidOut++;
      if (!this.begins(k) || this.parts.rows[k] !== null) continue;
      this.layOut(k);
      left -= this.startOf(this.partAfter(k)) - (this.parts.at[k] ?? 0);
    }
    return this.isComplete;
  }

  /** Has rows numbered by all that have been laid out. */
  tellAll(): void {
    for (const k of this.parts.at.keys()) if (this.parts.rows[k] !== null) this.tell(k);
  }

  /**
   * The rows after an edit: of parts that it does not touch they are what they were. What it touches has as many as before until
   * somebody looks, since most keys make none: a column that is as high as before need not be laid out again.
   */
  edited(source: ChipSource, { first, removed, inserted }: TokenChange): PagedRows {
    const { parts } = this;
    const moved = inserted - removed;
    // The token before the first may end its line now.
    const from = this.partOf(Math.max(0, first - 1));
    // A part stays that begins behind what is removed, and with a line still.
    const endsAt = (token: number) => token === source.count || source.endsLine(token - 1);
    let to = countBelow(parts.at, Math.max(first + removed, (parts.at[from] ?? 0) + 1));
    while (
      to < parts.at.length &&
      parts.begin[to] === Begin.here &&
      parts.isHard[to] === false &&
      !endsAt((parts.at[to] ?? 0) + moved)
    )
      to++;
    while (to < parts.at.length && parts.begin[to] === Begin.nowhere) to++;
    const start = parts.at[from] ?? 0;
    const end = to < parts.at.length ? (parts.at[to] ?? 0) : this.source.count;
    const rowCount = parts.counts.slice(from, to).reduce((sum, count) => sum + count, 0);
    const rows = this.partAfter(from) === to ? parts.rows[from] : null;
    const isShort = end + moved - start <= 2 * hardEvery * partLength;
    const between =
      rows != null && isShort
        ? onePart(start, this.editedPart(from, end, source, { first: first - start, removed, inserted }))
        : openParts(start, end + moved, rowCount);
    between.isHard[0] = parts.isHard[from] === true;
    return new PagedRows(source, this.maxWidth, this.gap, joined(parts, from, between, to, moved));
  }

  /** Rows of a part that has been laid out and that an edit is in, as offsets from its first token. */
  private editedPart(k: number, end: number, source: ChipSource, change: TokenChange): readonly number[] {
    const start = this.startOf(k);
    const placed = { starts: [...(this.parts.rows[k] ?? [])], next: end - start, rowWidth: 0 };
    const before = new ChipRows(stretchOf(this.source, start, end), this.maxWidth, this.gap, placed);
    const after = editedRows(before, stretchOf(source, start, end + change.inserted - change.removed), change);
    after.extend(after.source.count);
    return after.starts;
  }

  /** Has each part have as many rows as its tokens would have if all were as the first ones, which are laid out for it. */
  private estimate(): void {
    let [next, tokens, rows] = [0, 0, 0];
    while (next < this.parts.at.length && tokens < 2 * partLength) {
      rows += this.layOut(next).length;
      next = this.partAfter(next);
      tokens = this.startOf(next);
    }
    for (const k of this.parts.at.keys()) {
      this.parts.counts[k] = Math.round(((this.startOf(k + 1) - this.startOf(k)) * rows) / tokens);
    }
  }

  private startOf(k: number): number {
    return this.parts.at[k] ?? this.source.count;
  }

  /** Whether a part begins at this number; it is found out. */
  private begins(k: number): boolean {
    const { at, begin, isHard } = this.parts;
    if (begin[k] === Begin.open) {
      const end = this.startOf(k + 1);
      let token = this.startOf(k);
      while (token < end && !this.source.endsLine(token - 1)) token++;
      begin[k] = token < end || this.mustBegin(k) ? Begin.here : Begin.nowhere;
      if (token < end) {
        at[k] = token;
        isHard[k] = false;
      }
    }
    return begin[k] === Begin.here;
  }

  /** Whether a part has become too long for what comes next to belong to it. */
  private mustBegin(k: number): boolean {
    if (this.parts.isHard[k] === false) return false;
    for (let before = 1; before < hardEvery; before++) if (this.begins(k - before)) return false;
    return true;
  }

  private partOf(token: number): number {
    let k = Math.max(0, countBelow(this.parts.at, token + 1) - 1);
    while (k > 0 && (!this.begins(k) || (this.parts.at[k] ?? 0) > token)) k--;
    return k;
  }

  private partAfter(k: number): number {
    let next = k + 1;
    while (next < this.parts.at.length && !this.begins(next)) next++;
    return next;
  }

  private layOut(k: number): readonly number[] {
    const known = this.parts.rows[k];
    if (known != null) return known;
    const [start, end] = [this.startOf(k), this.startOf(this.partAfter(k))];
    const rows = new ChipRows(stretchOf(this.source, start, end), this.maxWidth, this.gap);
    rows.extend(end - start);
    this.parts.rows[k] = rows.starts;
    return rows.starts;
  }

  /** Has others numbered by the rows that a part really has. */
  private tell(k: number): void {
    const { counts, isTold } = this.parts;
    if (isTold[k] === true) return;
    counts[k] = this.layOut(k).length;
    counts.fill(0, k + 1, this.partAfter(k));
    isTold[k] = true;
    this.firsts = null;
  }

  private numbered(): readonly number[] {
    if (this.firsts === null) {
      this.firsts = [0];
      let sum = 0;
      for (const count of this.parts.counts) {
        sum += count;
        this.firsts.push(sum);
      }
    }
    return this.firsts;
  }
}

/**
 * Parts of a stretch of tokens that nobody has looked at.
 * @param rowCount how many rows they presumably have together
 */
function openParts(start: number, end: number, rowCount = 0): Parts {
  const length = Math.max(1, Math.ceil((end - start) / partLength));
  const all = <T>(make: (k: number) => T) => Array.from({ length }, (_, k) => make(k));
  const rowsBefore = (k: number) => Math.round((k * rowCount) / length);
  return {
    at: all((k) => start + k * partLength),
    begin: all((k) => (k === 0 ? Begin.here : Begin.open)),
    isHard: all((k) => k % hardEvery === 0),
    rows: all(() => null),
    counts: all((k) => rowsBefore(k + 1) - rowsBefore(k)),
    isTold: all(() => false),
  };
}

function onePart(start: number, rows: readonly number[]): Parts {
  return { at: [start], begin: [Begin.here], isHard: [true], rows: [rows], counts: [rows.length], isTold: [true] };
}

/** Parts with some in place of those from one to before another, and those behind moved by so many tokens. */
function joined(parts: Parts, from: number, between: Parts, to: number, moved: number): Parts {
  const put = <T>(all: readonly T[], some: readonly T[], behind: readonly T[] = all.slice(to)) => [
    ...all.slice(0, from),
    ...some,
    ...behind,
  ];
  return {
    at: put(
      parts.at,
      between.at,
      parts.at.slice(to).map((token) => token + moved),
    ),
    begin: put(parts.begin, between.begin),
    isHard: put(parts.isHard, between.isHard),
    rows: put(parts.rows, between.rows),
    counts: put(parts.counts, between.counts),
    isTold: put(parts.isTold, between.isTold),
  };
}

/** A stretch of the tokens, counted from its own beginning. */
function stretchOf(source: ChipSource, start: number, end: number): ChipSource {
  return {
    count: end - start,
    widths: (from, to) => source.widths(start + from, start + to),
    endsLine: (token) => source.endsLine(start + token),
  };
}
