import type { ByteOffset } from "../../../text/utf8";
import { TokenFlag } from "../../encoding";
import type { EncodingBuilder } from "../../encodingBuilder";

/** Bytes that are kept room for. */
const mostKept = 1 << 16;

/** Said of a byte: it is of a character that is written otherwise; something before it is not written. */
const isOther = 1;
const isBehindDropped = 2;

/** A word as the model reads it, and for each byte of that where in the text it comes from. */
export class WrittenWord {
  bytes = new Uint8Array(256);
  /** Bytes so far. */
  length = 0;
  private from = new Int32Array(256);
  private to = new Int32Array(256);
  private marks = new Uint8Array(256);
  private mark = 0;

  /** Begins with what stands in front of the word for nothing. */
  begin(prefix: Uint8Array, place: ByteOffset): void {
    const size = this.bytes.length;
    if (size > mostKept) this.allocate(mostKept);
    this.length = 0;
    this.mark = 0;
    for (let i = 0; i < prefix.length; i++) this.put(prefix[i] as number, place, place, 0);
  }

  /** Adds a character of the text as it is: bytes [start, end). */
  copy(text: Uint8Array, start: ByteOffset, end: ByteOffset): void {
    for (let at = start; at < end; at++) {
      this.put(text[at] as number, at, at + 1, this.mark);
      this.mark = 0;
    }
  }

  /** Adds what is written for the text's bytes [start, end), which is something. */
  write(written: Uint8Array, start: ByteOffset, end: ByteOffset): void {
    for (let i = 0; i < written.length; i++) {
      this.put(written[i] as number, start, end, this.mark | isOther);
      this.mark = 0;
    }
  }

  /** Tells that something in the text is not written. */
  drop(): void {
    this.mark = isBehindDropped;
  }

  /**
   * Appends tokens of the word with the ranges that they have in the text, and with what happened to them.
   * @param tokens their ranges in the word
   * @param shift where the text begins in the whole, in bytes
   */
  align(tokens: EncodingBuilder, shift: ByteOffset, out: EncodingBuilder): void {
    const { from, to, marks } = this;
    for (let i = 0; i < tokens.length; i++) {
      const start = tokens.startAt(i);
      const end = tokens.endAt(i);
      // What is dropped in front of a token is not in it.
      let seen = (marks[start] as number) & isOther;
      for (let at = start + 1; at < end; at++) seen |= marks[at] as number;
      const place = from[start] as number;
      const placeEnd = to[end - 1] as number;
      const flag = placeEnd === place ? TokenFlag.inserted : seen !== 0 ? TokenFlag.changed : 0;
      out.push(tokens.idAt(i), shift + place, shift + placeEnd, tokens.flagsAt(i) | flag);
    }
  }

  private put(byte: number, start: ByteOffset, end: ByteOffset, mark: number): void {
    const at = this.length;
    if (at === this.bytes.length) this.allocate(at * 2);
    this.bytes[at] = byte;
    this.from[at] = start;
    this.to[at] = end;
    this.marks[at] = mark;
    this.length = at + 1;
  }

  private allocate(size: number): void {
    const { bytes, from, to, marks } = this;
    const kept = Math.min(size, this.length);
    this.bytes = new Uint8Array(size);
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.marks = new Uint8Array(size);
    this.bytes.set(bytes.subarray(0, kept));
    this.from.set(from.subarray(0, kept));
    this.to.set(to.subarray(0, kept));
    this.marks.set(marks.subarray(0, kept));
  }
}
