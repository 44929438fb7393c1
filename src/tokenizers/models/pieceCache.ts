import { type ByteOffset, type Utf16Offset, unitAt } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";

/** Longer pieces seldom come twice. In UTF-16 units; at most three bytes each, so that byte offsets fit in 8 bits. */
const longestPiece = 80;
/**
 * Pieces at most; then all are forgotten, which is simpler than choosing. What comes again and again stands in the cache of
 * chunks (`chunks/chunkCache.ts`): this one is for chunks with something new in them, and for texts that cannot be cut.
 */
const maxPieces = 1 << 15;

/** Numbers for each piece: hash, first unit in the key arena, units | bytes << 16, first token. */
const pieceStride = 4;

/**
 * Tokens of the pre-tokens met before, which on real text is most of them. Keyed by the text's own UTF-16 units, so that
 * a look-up makes no string and no object.
 */
export class PieceCache {
  private slots = new Int32Array(1 << 10).fill(-1);
  private pieces = new Int32Array((1 << 9) * pieceStride);
  private count = 0;
  private units = new Uint16Array(1 << 12);
  private unitCount = 0;
  /** Id, then start | end << 8 | flags << 16; start and end in bytes of the piece. */
  private tokens = new Uint32Array(1 << 12);
  private tokenCount = 0;
  /** Hash of the piece that was looked up last: what `store` goes by. */
  private hash = 0;

  /**
   * Adds the tokens of the piece text[start, end), if it is known.
   * @param byte where the piece begins, in bytes
   * @returns where the piece ends, in bytes; -1 when it is not known, and then nothing is added
   */
  replay(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const length = end - start;
    if (length > longestPiece) return -1;
    let hash = length;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ unitAt(text, i), 0x5bd1e995);
    hash ^= hash >>> 15;
    this.hash = hash;
    const { slots, pieces, units } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const piece = slots[slot] as number;
      if (piece === -1) return -1;
      const at = piece * pieceStride;
      if (pieces[at] !== hash) continue;
      const sizes = pieces[at + 2] as number;
      if ((sizes & 0xffff) !== length) continue;
      const key = pieces[at + 1] as number;
      let i = 0;
      while (i < length && units[key + i] === unitAt(text, start + i)) i++;
      if (i < length) continue;
      const last = piece + 1 === this.count ? this.tokenCount : (pieces[at + pieceStride + 3] as number);
      for (let token = pieces[at + 3] as number; token < last; token += 2) {
        const place = this.tokens[token + 1] as number;
        out.push(this.tokens[token] as number, byte + (place & 0xff), byte + ((place >>> 8) & 0xff), place >>> 16);
      }
      return byte + (sizes >>> 16);
    }
  }

  /**
   * Remembers the tokens of a piece that `replay` has just not found.
   * @param firstToken of the piece's tokens, the last that `out` has
   * @param byte where the piece begins, and `byteEnd` where it ends
   */
  store(
    text: string,
    start: Utf16Offset,
    end: Utf16Offset,
    byte: ByteOffset,
    byteEnd: ByteOffset,
    out: EncodingBuilder,
    firstToken: number,
  ): void {
    const length = end - start;
    if (length > longestPiece) return;
    if (this.count === maxPieces) this.clear();
    this.reserve(length, (out.length - firstToken) * 2);
    const at = this.count * pieceStride;
    this.pieces[at] = this.hash;
    this.pieces[at + 1] = this.unitCount;
    this.pieces[at + 2] = length | ((byteEnd - byte) << 16);
    this.pieces[at + 3] = this.tokenCount;
    for (let i = start; i < end; i++) this.units[this.unitCount++] = unitAt(text, i);
    for (let token = firstToken; token < out.length; token++) {
      this.tokens[this.tokenCount++] = out.idAt(token);
      this.tokens[this.tokenCount++] =
        (out.startAt(token) - byte) | ((out.endAt(token) - byte) << 8) | (out.flagsAt(token) << 16);
    }
    this.enter(this.count++);
  }

  private enter(piece: number): void {
    const mask = this.slots.length - 1;
    let slot = (this.pieces[piece * pieceStride] as number) & mask;
    while (this.slots[slot] !== -1) slot = (slot + 1) & mask;
    this.slots[slot] = piece;
  }

  private clear(): void {
    this.slots.fill(-1);
    this.count = 0;
    this.unitCount = 0;
    this.tokenCount = 0;
  }

  private reserve(units: number, tokens: number): void {
    if (this.unitCount + units > this.units.length)
      this.units = doubled(this.units, new Uint16Array(this.units.length * 2));
    while (this.tokenCount + tokens > this.tokens.length) {
      this.tokens = doubled(this.tokens, new Uint32Array(this.tokens.length * 2));
    }
    if ((this.count + 1) * pieceStride > this.pieces.length) {
      this.pieces = doubled(this.pieces, new Int32Array(this.pieces.length * 2));
      this.slots = new Int32Array(this.slots.length * 2).fill(-1);
      for (let piece = 0; piece < this.count; piece++) this.enter(piece);
    }
  }
}

function doubled<T extends Uint16Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
