import { ChunkedText } from "../text/chunkedText";
import type { ByteOffset } from "../text/utf8";
import type { EncodeOptions, Encoding } from "./encoding";

/**
 * A text with its encoding, to be kept up to date while the text is edited: `Tokenizer.update` changes it in place.
 *
 * Its columns are gap buffers (Finseth 1991): the tokens behind the last edit stand at the columns' end, with offsets
 * counted back from the text's end. So an edit near the one before it moves no token and no offset, however long the text
 * is; one that is far away moves the tokens between the two.
 */
export class LiveEncoding {
  readonly options: EncodeOptions;
  /** The text as it is now. */
  text: ChunkedText;
  private columns: Encoding;
  /** Tokens before the gap, and where those behind it begin in the columns. */
  private gapStart: number;
  private gapEnd: number;

  /** @param encoding of the text with the options; it is copied, with room to grow */
  constructor(text: string | ChunkedText, options: EncodeOptions, encoding: Encoding) {
    this.text = typeof text === "string" ? ChunkedText.of(text) : text;
    this.options = options;
    this.gapStart = encoding.ids.length;
    this.columns = emptyColumns(roomFor(this.gapStart));
    this.gapEnd = this.columns.ids.length;
    eachColumn(this.columns, encoding, (column, given) => column.set(given));
  }

  /** Tokens. */
  get length(): number {
    return this.gapStart + this.columns.ids.length - this.gapEnd;
  }

  /**
   * The tokens [start, end) as they are now, clipped to those that there are; or all. They are copies, whose buffers are
   * their own. Takes time for what is asked for, not for the whole.
   */
  slice(start = 0, end = this.length): Encoding {
    const { columns, gapStart, text } = this;
    const to = Math.min(this.length, end);
    const from = Math.max(0, Math.min(start, to));
    const head = Math.max(from, Math.min(to, gapStart));
    // Where the tokens behind the gap stand.
    const shift = this.gapEnd - gapStart;
    const [tail, tailEnd] = [Math.max(from, gapStart) + shift, to + shift];
    const result = emptyColumns(to - from);
    eachColumn(result, columns, (column, all) => column.set(all.subarray(from, head)));
    result.ids.set(columns.ids.subarray(tail, tailEnd), head - from);
    result.flags.set(columns.flags.subarray(tail, tailEnd), head - from);
    for (const column of ["byteStart", "byteEnd"] as const) {
      turn(columns[column], tail, tailEnd, text.byteLength, result[column], head - from);
    }
    return result;
  }

  /** The first token that begins at or after a byte; the number of tokens when none does. */
  firstTokenAt(byte: ByteOffset): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) < byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a token that covers no bytes stands at a byte. */
  hasEmptyTokenAt(byte: ByteOffset): boolean {
    const { length } = this;
    for (let token = this.firstTokenAt(byte); token < length && this.startOf(token) === byte; token++) {
      if (this.endOf(token) === byte) return true;
    }
    return false;
  }

  /**
   * Puts other tokens in the place of [first, last), and moves those after them as far as the text after them has moved.
   * @param text after the edit
   */
  replace(text: ChunkedText, first: number, last: number, part: Encoding): void {
    this.moveGap(first);
    this.gapEnd += last - first;
    if (this.gapStart + part.ids.length > this.gapEnd) this.grow(part.ids.length);
    eachColumn(this.columns, part, (column, given) => column.set(given, first));
    this.gapStart += part.ids.length;
    this.text = text;
  }

  private startOf(token: number): ByteOffset {
    return this.placeIn(this.columns.byteStart, token);
  }

  private endOf(token: number): ByteOffset {
    return this.placeIn(this.columns.byteEnd, token);
  }

  private placeIn(offsets: Encoding["byteStart"], token: number): ByteOffset {
    if (token < this.gapStart) return offsets[token] as number;
    return this.text.byteLength - (offsets[token + this.gapEnd - this.gapStart] as number);
  }

  /** Makes the gap begin at a token. */
  private moveGap(token: number): void {
    const { columns, gapStart, gapEnd } = this;
    const { byteLength } = this.text;
    const by = token - gapStart;
    const [from, to] = by < 0 ? [token, gapStart] : [gapEnd, gapEnd + by];
    const at = by < 0 ? gapEnd + by : gapStart;
    eachColumn(columns, columns, (column) => column.copyWithin(at, from, to));
    turn(columns.byteStart, at, at + to - from, byteLength);
    turn(columns.byteEnd, at, at + to - from, byteLength);
    this.gapStart += by;
    this.gapEnd += by;
  }

  /** Widens the gap to hold so many tokens and more. */
  private grow(tokens: number): void {
    const { columns, gapStart, gapEnd } = this;
    const tail = columns.ids.length - gapEnd;
    this.columns = emptyColumns(roomFor(this.length + tokens));
    this.gapEnd = this.columns.ids.length - tail;
    eachColumn(this.columns, columns, (column, old) => {
      column.set(old.subarray(0, gapStart));
      column.set(old.subarray(gapEnd), this.gapEnd);
    });
  }
}

/** Room for so many tokens and an eighth more. */
function roomFor(count: number): number {
  return count + (count >> 3) + 64;
}

function emptyColumns(length: number): Encoding {
  return {
    ids: new Uint32Array(length),
    byteStart: new Uint32Array(length),
    byteEnd: new Uint32Array(length),
    flags: new Uint8Array(length),
  };
}

/**
 * Takes the offsets [from, to), which count from the text's one end, to its other end.
 * @param into where they are written, from the index `at` on
 */
function turn(
  offsets: Encoding["byteStart"],
  from: number,
  to: number,
  byteLength: ByteOffset,
  into = offsets,
  at = from,
): void {
  // Whole numbers of 32 bits take half the time of a number that could be larger: no text is of 2 GB.
  for (let i = from; i < to; i++) into[at + i - from] = (byteLength - ((offsets[i] as number) | 0)) | 0;
}

type Column = Encoding["ids"] | Encoding["flags"];

/** Visits each column of one encoding with that of another. */
function eachColumn(to: Encoding, from: Encoding, visit: (to: Column, from: Column) => void): void {
  visit(to.ids, from.ids);
  visit(to.byteStart, from.byteStart);
  visit(to.byteEnd, from.byteEnd);
  visit(to.flags, from.flags);
}
