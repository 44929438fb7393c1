import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { readAhead } from "../models/scratch";
import type { EncodeOptions } from "../tokenizer";
import { ChunkCache, longestChunk } from "./chunkCache";
import type { Cuts } from "./cuts";
import { CutTable } from "./cutTable";

/** UTF-16 units that are looked at together: at first, so that little is lost where there are no cuts, and at most. */
const firstWindow = 1 << 12;
const mostWindow = 1 << 15;
/** Bytes whose chunks are looked up together. */
const blockBytes = 1 << 11;
/** Known chunks in a row that end a stretch: fewer are sooner encoded again than gone around. */
const patience = 4;

const encoder = new TextEncoder();

/** Takes a stretch of a text through all stages and appends its tokens. Returns where it ends, in bytes. */
export type EncodeStretch = (
  text: string,
  base: ByteOffset,
  begins: boolean,
  options: EncodeOptions,
  out: EncodingBuilder,
) => ByteOffset;

/**
 * Encodes a text chunk by chunk: those met before come from a cache, and what lies between goes through all stages in one
 * stretch. Chunks are cut where every text can be cut, so a chunk's tokens are the same wherever it stands.
 */
export class ChunkedEncoder {
  private readonly encodeStretch: EncodeStretch;
  private readonly table: CutTable;
  private readonly cache: ChunkCache;
  private bytes = new Uint8Array(0);
  private view = new DataView(this.bytes.buffer);
  /** A block of chunks: where each ends, and its record in the cache, or 0. */
  private readonly ends = new Int32Array(blockBytes + 1);
  private readonly records = new Int32Array(blockBytes + 1);
  private readonly hashes = new Int32Array(blockBytes + 1);

  constructor(cuts: Cuts, encodeStretch: EncodeStretch, cache = new ChunkCache()) {
    this.encodeStretch = encodeStretch;
    this.table = new CutTable(cuts);
    this.cache = cache;
  }

  /**
   * Appends a text's tokens, without inserted ones.
   * @param base where it begins in the whole text, in bytes
   * @param begins whether that is the whole text's beginning
   * @returns where it ends, in bytes
   */
  encode(text: string, base: ByteOffset, begins: boolean, options: EncodeOptions, out: EncodingBuilder): ByteOffset {
    let byte = base;
    let units = firstWindow;
    for (let start = 0; start < text.length; ) {
      const isLast = text.length - start <= units;
      const window =
        start === 0 && isLast ? text : text.slice(start, isLast ? text.length : wholeEnd(text, start + units));
      const { bytes, taken } = this.encodeWindow(window, byte, begins && start === 0, isLast, options, out);
      // A text that goes on so long without a cut is one of few, and of no use to the cache.
      if (taken === 0) return this.encodeStretch(text.slice(start), byte, begins && start === 0, options, out);
      byte += bytes;
      start += taken;
      units = Math.min(mostWindow, units * 2);
    }
    return byte;
  }

  /**
   * Encodes what ends in a window of the text: all but its last chunk, unless the text ends there.
   * @returns how much that was, in bytes and in UTF-16 units
   */
  private encodeWindow(
    text: string,
    base: ByteOffset,
    begins: boolean,
    isLast: boolean,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): { readonly bytes: ByteOffset; readonly taken: Utf16Offset } {
    const most = text.length * 3 + readAhead;
    if (most > this.bytes.length) {
      this.bytes = new Uint8Array(most);
      this.view = new DataView(this.bytes.buffer);
    }
    const { written } = encoder.encodeInto(text, this.bytes);
    const { ends, records, hashes, table, cache, bytes, view } = this;
    const mode = options.specials === "text" ? 0 : 1;
    const cursor = new UnitCursor(bytes, written === text.length);
    let from = 0;
    for (let scanned = 0; scanned < written; ) {
      const first = Math.max(1, scanned);
      scanned = Math.min(written, scanned + blockBytes);
      let count = table.find(bytes, first, scanned, ends);
      if (isLast && scanned === written) ends[count++] = written;
      if (count === 0) continue;
      for (let i = 0, start = from; i < count; i++) {
        const end = ends[i] as number;
        hashes[i] = end - start > longestChunk ? 0 : cache.hash(view, start, end - start, mode);
        start = end;
      }
      let found = 0;
      // Apart from the loop above, so that the processor waits for several look-ups at once.
      for (let i = 0, start = from; i < count; i++) {
        const end = ends[i] as number;
        // What begins the text may get something in front, so it is no chunk like the others.
        const isOpening = start === 0 && (begins || base === 0);
        const isLong = end - start > longestChunk;
        const record = isOpening || isLong ? 0 : cache.find(view, start, end - start, mode, hashes[i] as number);
        if (record !== 0) found++;
        records[i] = record;
        start = end;
      }
      this.encodeBlock(text, from, count, base, begins, mode, cursor, options, out);
      from = ends[count - 1] as number;
      cache.review(found, count - found);
    }
    return { bytes: from, taken: from === 0 ? 0 : text.length - unitsOf(bytes, from, written) };
  }

  /** Replays the known chunks of a block and encodes the rest. */
  private encodeBlock(
    text: string,
    from: ByteOffset,
    count: number,
    base: ByteOffset,
    begins: boolean,
    mode: number,
    cursor: UnitCursor,
    options: EncodeOptions,
    out: EncodingBuilder,
  ): void {
    const { ends, records, cache } = this;
    let start = from;
    for (let i = 0; i < count; ) {
      const record = records[i] as number;
      if (record !== 0) {
        cache.replay(record, base + start, out);
        start = ends[i++] as number;
        continue;
      }
      const next = this.stretchEnd(i, count);
      const end = ends[next - 1] as number;
      const unit = cursor.unitOf(start);
      const first = out.length;
      this.encodeStretch(text.slice(unit, cursor.unitOf(end)), base + start, begins && start === 0, options, out);
      this.store(i, next, start, base, begins, mode, first, out);
      start = end;
      i = next;
    }
  }

  /** One past the last chunk of a stretch that begins with an unknown chunk: it ends with one too. */
  private stretchEnd(first: number, count: number): number {
    let end = first + 1;
    for (let i = end; i < count && i - end < patience; i++) if (this.records[i] === 0) end = i + 1;
    return end;
  }

  /** Remembers the chunks of a stretch that has just been encoded, whose tokens are those in `out` from `token` on. */
  private store(
    first: number,
    end: number,
    from: ByteOffset,
    base: ByteOffset,
    begins: boolean,
    mode: number,
    token: number,
    out: EncodingBuilder,
  ): void {
    const { ends, records, hashes, cache, view } = this;
    let start = from;
    let next = token;
    for (let i = first; i < end; i++) {
      const chunkEnd = ends[i] as number;
      const firstToken = next;
      while (next < out.length && out.endAt(next) <= base + chunkEnd) {
        // What covers nothing could be of the one chunk or the other, but for what stands before both.
        if (out.startAt(next) === out.endAt(next) && out.startAt(next) > base + from) return;
        next++;
      }
      // A token in two chunks would be in neither: then the place between them is no cut, and what follows is not kept.
      if (next < out.length && out.startAt(next) < base + chunkEnd) return;
      const isOpening = base + start === 0 || (begins && start === 0);
      const length = chunkEnd - start;
      if (records[i] === 0 && !isOpening && length <= longestChunk) {
        const hash = hashes[i] as number;
        cache.store(view, start, length, mode, hash, base + start, out, firstToken, next);
      }
      start = chunkEnd;
    }
  }
}

/** UTF-16 units of a stretch of UTF-8. */
function unitsOf(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): number {
  let units = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    // Four bytes are a surrogate pair, two units.
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** Goes through UTF-8 and tells UTF-16 offsets, forward only. */
class UnitCursor {
  private readonly bytes: Uint8Array;
  private readonly isAscii: boolean;
  private byte: ByteOffset = 0;
  private unit: Utf16Offset = 0;

  constructor(bytes: Uint8Array, isAscii: boolean) {
    this.bytes = bytes;
    this.isAscii = isAscii;
  }

  /** @param to not before the offset that was asked for last */
  unitOf(to: ByteOffset): Utf16Offset {
    if (this.isAscii) return to;
    this.unit += unitsOf(this.bytes, this.byte, to);
    this.byte = to;
    return this.unit;
  }
}

/** The place, or the one after it in the middle of a surrogate pair. */
function wholeEnd(text: string, at: Utf16Offset): Utf16Offset {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at;
}
