import type { ByteOffset, Utf16Offset } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import type { ModelTrace } from "../../trace";
import type { Model } from "../model";
import { type PieceOptions, SentencePieces } from "./sentencePieces";

/** What SentencePiece's models have in common: their entries are the pieces. */
export abstract class PieceModel implements Model {
  readonly size: number;
  /** As the file has them; symbols of the user's get theirs by length. */
  readonly scores: Float64Array;
  readonly pieces: SentencePieces;

  constructor(options: PieceOptions) {
    this.pieces = new SentencePieces(options);
    this.size = this.pieces.size;
    this.scores = options.scores;
  }

  abstract encode(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    out: EncodingBuilder,
  ): ByteOffset;
  abstract trace(pretoken: string): ModelTrace;
  abstract separates(before: number, after: number): boolean;

  has(id: number): boolean {
    return this.pieces.has(id);
  }

  entry(id: number): string | undefined {
    return this.pieces.has(id) ? this.pieces.nameOf(id) : undefined;
  }

  idOf(entry: string): number | undefined {
    return this.pieces.idOf(entry);
  }

  find(bytes: Uint8Array): number | undefined {
    return this.pieces.find(bytes);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    return this.pieces.tokenBytes(id);
  }
}
