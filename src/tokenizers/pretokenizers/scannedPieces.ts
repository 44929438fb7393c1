import { type ByteOffset, utf8SizeOfLead } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import type { ByteModel } from "../models/byteModel";
import type { Utf8Scratch } from "../models/scratch";
import type { Scanner } from "../patterns/scanner";

/**
 * Pre-tokenizers that are patterns, one after the other, each of which cuts the pieces of the one before it at its matches:
 * what `Split` with “Isolated” does. It works on UTF-8 and gives each piece to the model at once, without a list of them.
 */
export class ScannedPieces {
  private readonly scanners: readonly Scanner[];
  private readonly model: ByteModel;

  constructor(scanners: readonly Scanner[], model: ByteModel) {
    this.scanners = scanners;
    this.model = model;
  }

  /**
   * Appends the tokens of the buffer's bytes [from, to).
   * @param shift where the buffer begins in the text, in bytes
   * @param level the scanner that cuts them
   */
  encode(
    buffer: Utf8Scratch,
    from: ByteOffset,
    to: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
    level = 0,
  ): void {
    const scanner = this.scanners[level];
    if (scanner === undefined) {
      if (to > from) this.model.encodeBytes(buffer, from, to, shift, out);
      return;
    }
    const isLast = level + 1 === this.scanners.length;
    const { bytes } = buffer;
    let start = from;
    for (let at = from; at < to; ) {
      const end = scanner.match(bytes, at, to);
      if (end !== -1) {
        if (at > start) this.encode(buffer, start, at, shift, out, level + 1);
        if (isLast) this.model.encodeBytes(buffer, at, end, shift, out);
        else this.encode(buffer, at, end, shift, out, level + 1);
        start = end;
        at = end;
      } else {
        at = scanner.seek(bytes, at + utf8SizeOfLead(bytes[at] as number), to);
      }
    }
    this.encode(buffer, start, to, shift, out, level + 1);
  }
}
