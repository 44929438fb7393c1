import {
  type ByteOffset,
  characterAfter,
  characterBefore,
  codePointAt,
  type Utf16Offset,
  utf8Length,
  utf8Size,
} from "./utf8";

/** Units of a chunk, when a text is cut into chunks; edits make shorter and longer ones. */
const chunkUnits = 4096;

/** A change of a text: the units [start, end) become `insert`. */
export interface TextEdit {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly insert: string;
}

/**
 * A text in chunks that are never changed, with the byte offset of each: an edit touches a chunk or two, so that a key in
 * a megabyte neither copies the text nor reads it anew.
 */
export class ChunkedText {
  /** UTF-16 units. */
  readonly length: Utf16Offset;
  readonly byteLength: ByteOffset;
  private readonly chunks: readonly string[];
  private readonly sizes: readonly ByteOffset[];
  /** Where each chunk begins, in units and in bytes, and where the last ends. No chunk begins inside a surrogate pair. */
  private readonly units: Uint32Array;
  private readonly bytes: Uint32Array;

  private constructor(chunks: readonly string[], sizes: readonly ByteOffset[]) {
    this.chunks = chunks;
    this.sizes = sizes;
    const units = new Uint32Array(chunks.length + 1);
    const bytes = new Uint32Array(chunks.length + 1);
    let [unit, byte] = [0, 0];
    for (let i = 0; i < chunks.length; i++) {
      unit += (chunks[i] as string).length;
      byte += sizes[i] as number;
      units[i + 1] = unit;
      bytes[i + 1] = byte;
    }
    this.units = units;
    this.bytes = bytes;
    this.length = unit;
    this.byteLength = byte;
  }

  static of(text: string): ChunkedText {
    const chunks = cutUp(text);
    return new ChunkedText(chunks, chunks.map(utf8Length));
  }

  /** The whole text; put together anew each time. */
  toString(): string {
    return this.chunks.join("");
  }

  /** The units [start, end), which are clipped to the text. */
  slice(start: Utf16Offset, end: Utf16Offset): string {
    const from = Math.max(0, start);
    const to = Math.min(this.length, end);
    let result = "";
    for (let chunk = this.chunkAt(from); chunk < this.chunks.length; chunk++) {
      const offset = this.units[chunk] as number;
      if (offset >= to) break;
      result += (this.chunks[chunk] as string).slice(Math.max(0, from - offset), to - offset);
    }
    return result;
  }

  /** Byte offset of a place that is not inside a surrogate pair. */
  byteOf(unit: Utf16Offset): ByteOffset {
    const chunk = this.chunkAt(unit);
    const text = this.chunks[chunk] ?? "";
    return (this.bytes[chunk] as number) + utf8Length(text.slice(0, unit - (this.units[chunk] as number)));
  }

  /** First unit of the character that a byte belongs to: rounds a cut inside a character down. */
  unitOf(byte: ByteOffset): Utf16Offset {
    return this.unitAt(byte, false);
  }

  /** First unit of the first character that begins at or after a byte: rounds a cut inside a character up. */
  unitAfter(byte: ByteOffset): Utf16Offset {
    return this.unitAt(byte, true);
  }

  private unitAt(byte: ByteOffset, roundsUp: boolean): Utf16Offset {
    const chunk = lastNotAfter(this.bytes, this.chunks.length, byte);
    const text = this.chunks[chunk] ?? "";
    let at = this.bytes[chunk] as number;
    let unit = 0;
    while (at < byte && unit < text.length) {
      const code = codePointAt(text, unit);
      const next = at + utf8Size(code);
      if (next > byte && !roundsUp) break;
      at = next;
      unit += code > 0xffff ? 2 : 1;
    }
    return (this.units[chunk] as number) + unit;
  }

  /**
   * The text after an edit.
   * @throws {RangeError} when the edit is outside of the text
   */
  edited({ start, end, insert }: TextEdit): ChunkedText {
    if (start < 0 || start > end || end > this.length) {
      throw new RangeError(`An edit of units ${start} to ${end} is outside of a text of ${this.length}.`);
    }
    const { chunks, sizes, units } = this;
    let first = this.chunkAt(start);
    let last = this.chunkAt(end);
    const head = (chunks[first] ?? "").slice(0, start - (units[first] as number));
    const tail = (chunks[last] ?? "").slice(end - (units[last] as number));
    let middle = head + insert + tail;
    // What begins or ends with half of a surrogate pair may now have the other half beside it; and so may the neighbours of
    // nothing.
    if (characterAfter(middle, 0) === "" && first > 0) middle = (chunks[--first] as string) + middle;
    if (characterBefore(middle, middle.length) === "" && last + 1 < chunks.length) middle += chunks[++last];
    const pieces = cutUp(middle);
    return new ChunkedText(
      [...chunks.slice(0, first), ...pieces, ...chunks.slice(last + 1)],
      [...sizes.slice(0, first), ...pieces.map(utf8Length), ...sizes.slice(last + 1)],
    );
  }

  /** The chunk that a place is in; at the end of the text, the last. */
  private chunkAt(unit: Utf16Offset): number {
    return lastNotAfter(this.units, this.chunks.length, unit);
  }
}

/** The last of `count` ascending beginnings, the first of them 0, that is not after an offset. */
function lastNotAfter(beginnings: Uint32Array, count: number, offset: number): number {
  let low = 0;
  let high = Math.max(0, count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((beginnings[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A text in chunks, none of which begins inside a surrogate pair or is empty. */
function cutUp(text: string): string[] {
  const chunks: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + chunkUnits);
    if (end < text.length && (text.codePointAt(end - 1) as number) > 0xffff) end++;
    chunks.push(text.slice(at, end));
    at = end;
  }
  return chunks;
}
