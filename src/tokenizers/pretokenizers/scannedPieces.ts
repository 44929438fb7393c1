import { type ByteOffset, utf8SizeOfLead } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import type { ByteModel, SectionEncoder } from "../models/byteModel";
import type { Utf8Scratch } from "../models/scratch";
import type { Scanner } from "../patterns/scanner";

/** What finds a pattern's matches. */
export type PieceScanner = Pick<Scanner, "match" | "seek">;

/**
 * Pre-tokenizers that are patterns, one after the other, each of which cuts the pieces of the one before it at its matches:
 * what `Split` with “Isolated” does. It works on UTF-8 and gives each piece to the model at once, without a list of them.
 */
export class ScannedPieces implements SectionEncoder {
  private readonly scanners: readonly PieceScanner[];
  private readonly model: ByteModel;

  constructor(scanners: readonly PieceScanner[], model: ByteModel) {
    this.scanners = scanners;
    this.model = model;
  }

  encodeSection(
    text: Utf8Scratch,
    length: ByteOffset,
    shift: ByteOffset,
    _begins: boolean,
    out: EncodingBuilder,
  ): void {
    this.encode(text, 0, length, shift, out, 0);
  }

  /** Appends the tokens of the text's bytes [from, to), as if there were no others. */
  encodeRange(text: Utf8Scratch, from: ByteOffset, to: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    this.encode(text, from, to, shift, out, 0);
  }

  /**
   * Appends the tokens of the text's bytes [from, to).
   * @param level the scanner that cuts them
   */
  private encode(
    text: Utf8Scratch,
    from: ByteOffset,
    to: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
    level: number,
  ): void {
    const scanner = this.scanners[level];
    if (scanner === undefined) {
      if (to > from) this.model.encodeBytes(text, from, to, shift, out);
      return;
    }
    const isLast = level + 1 === this.scanners.length;
    const { bytes } = text;
    let start = from;
    for (let at = from; at < to; ) {
      const end = scanner.match(bytes, at, to);
      if (end !== -1) {
        if (at > start) this.encode(text, start, at, shift, out, level + 1);
        if (isLast) this.model.encodeBytes(text, at, end, shift, out);
        else this.encode(text, at, end, shift, out, level + 1);
        start = end;
        at = end;
      } else {
        at = scanner.seek(bytes, at + utf8SizeOfLead(bytes[at] as number), to);
      }
    }
    this.encode(text, start, to, shift, out, level + 1);
  }
}
