import type { ByteOffset } from "../../../text/utf8";
import { ChunkCache, longestChunk } from "../../chunks/chunkCache";
import type { EncodingBuilder } from "../../encodingBuilder";
import type { Utf8Scratch } from "../scratch";
import { longestShortPiece, ShortPieces } from "./shortPieces";

/** Encodes pieces that have not been met. */
export interface PieceEncoder {
  /**
   * Appends the tokens of bytes [start, end) of a text.
   * @param mode what is to be made of them, as the memory was told
   * @param shift where the text begins in the whole, in bytes
   * @returns whether they are worth remembering
   */
  encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean;
}

/**
 * Tokens of the pieces that have been met, by the bytes that they have in a text. The short ones that came last are found in
 * one line of the processor's cache; others that are several tokens are kept in a larger table. What is one token and did not
 * come lately is left to a look-up in the vocabulary.
 */
export class PieceMemory {
  private readonly encoder: PieceEncoder;
  /** The id of a piece's one token + 1, or -1 times its record in the cache. */
  private readonly shorts = new ShortPieces();
  private readonly cache: ChunkCache;

  constructor(encoder: PieceEncoder, cache = new ChunkCache()) {
    this.encoder = encoder;
    this.cache = cache;
  }

  /**
   * Appends the tokens of a piece: bytes [start, end) of a text, at least one.
   * @param mode 0 or 1: what is met in the one is not known in the other
   * @param shift where the text begins in the whole, in bytes
   */
  encode(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const { shorts } = this;
    const { view } = text;
    const length = end - start;
    if (length > longestShortPiece) {
      this.encodeLonger(text, start, end, mode, shift, out);
      return;
    }
    const place = shorts.placeOf(view, start, length, mode);
    const known = shorts.at(place, view, start, length, mode);
    if (known > 0) {
      out.push(known - 1, shift + start, shift + end, 0);
    } else if (known < 0) {
      this.cache.replay(-known, shift + start, out);
    } else {
      const value = this.encodeLonger(text, start, end, mode, shift, out);
      if (value !== 0) shorts.put(place, view, start, length, mode, value);
    }
  }

  /** @returns what `shorts` is to know of the piece, or 0 */
  private encodeLonger(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): number {
    const { cache } = this;
    const { view } = text;
    const length = end - start;
    const isKept = length <= longestChunk;
    const hash = isKept ? cache.hash(view, start, length, mode) : 0;
    const record = isKept ? cache.find(view, start, length, mode, hash) : 0;
    if (record !== 0) {
      cache.replay(record, shift + start, out);
      cache.review(1, 0);
      return -record;
    }
    const first = out.length;
    const isWorthwhile = this.encoder.encodeNew(text, start, end, mode, shift, out);
    if (!isWorthwhile || !isKept) return 0;
    if (out.length === first + 1 && out.isWhole(first, shift + start, shift + end)) return out.idAt(first) + 1;
    const stored = cache.store(view, start, length, mode, hash, shift + start, out, first, out.length);
    // Full, it has stored nothing; and when it forgets, no record is valid any more.
    if (cache.review(0, 1)) this.shorts.clear();
    return -stored;
  }
}
