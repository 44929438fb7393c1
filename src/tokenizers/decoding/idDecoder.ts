import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../isStaged";
import { type Tokenizer, TokenizerError } from "../tokenizer";
import { type Decoder, isAt, type Piece, readDecoder, type Standing } from "./readDecoder";

/** Takes the bytes that one more token adds to a text. */
export type TakeBytes = (bytes: Uint8Array) => void;

/**
 * Turns ids back into bytes, as they come: what `decode` of the tokenizer's own library gives, control tokens by their
 * names, but that bytes which are no UTF-8 stay what they are. One token is kept back, since some decoders do otherwise
 * with the last one.
 */
export class IdDecoder {
  private readonly tokenizer: Tokenizer;
  /** Null where tokens are bytes that follow each other. */
  private readonly decoder: Decoder | null;
  private readonly added: ReadonlySet<number>;
  /** What tokens that are neither first nor last come to. */
  private readonly known = new Map<number, Uint8Array>();
  private held: number | null = null;
  private isFirst = true;
  /** How often more something is taken from the beginning, if that is how it goes on. */
  private toStrip: number;

  /** @throws {TokenizerError} for a tokenizer without a vocabulary, or a decoder that is malformed or not supported */
  constructor(tokenizer: Tokenizer) {
    if (tokenizer.vocabularySize === null) {
      throw new TokenizerError(
        "This tokenizer numbers what a text has in the order in which it comes: its ids mean nothing without that text.",
      );
    }
    const stages = isStaged(tokenizer) ? tokenizer.stages : null;
    this.tokenizer = tokenizer;
    this.decoder = stages === null || stages.decoder === undefined ? null : readDecoder(stages.decoder);
    this.added = new Set(stages?.addedTokens.map(({ id }) => id));
    this.toStrip = this.decoder?.strip?.start ?? 0;
  }

  /**
   * Takes more ids.
   * @param take is called for each token but the last, in order
   * @throws {RangeError} for an id that the vocabulary has not; those before it have been decoded
   */
  push(ids: Uint32Array, take: TakeBytes): void {
    for (const id of ids) {
      const { held } = this;
      this.held = id;
      if (held !== null) take(this.bytesOf(held, false));
      // Whoever asks which id it was counts those that were taken.
      if (!this.known.has(id)) this.tokenizer.tokenName(id);
    }
  }

  /** Ends the list: the last token is decoded. */
  finish(take: TakeBytes): void {
    if (this.held !== null) take(this.bytesOf(this.held, true));
    this.held = null;
  }

  private bytesOf(id: number, isLast: boolean): Uint8Array {
    const isPlain = !this.isFirst && !isLast && this.toStrip === 0;
    const known = isPlain ? this.known.get(id) : undefined;
    if (known !== undefined) return known;
    const bytes = this.ends(this.decoded(id, { isFirst: this.isFirst, isLast, isAdded: this.added.has(id) }), isLast);
    this.isFirst = false;
    if (isPlain) this.known.set(id, bytes);
    return bytes;
  }

  /**
   * What a token adds to a text in whose middle it stands, as {@link push} tells of one that is neither first nor last.
   * @throws {RangeError} for an id that the vocabulary has not
   */
  inMiddle(id: number): Piece {
    return this.piece(id, { isFirst: false, isLast: false, isAdded: this.added.has(id) });
  }

  private decoded(id: number, standing: Standing): Uint8Array {
    const piece = this.piece(id, standing);
    return typeof piece === "string" ? utf8Encode(piece) : piece;
  }

  private piece(id: number, standing: Standing): Piece {
    const { decoder, tokenizer } = this;
    if (decoder === null) return tokenizer.tokenBytes(id);
    let piece: Piece = tokenizer.tokenName(id);
    for (const step of decoder.steps) piece = step(piece, standing);
    return piece;
  }

  /** Takes from the ends of the whole what is to be taken. */
  private ends(bytes: Uint8Array, isLast: boolean): Uint8Array {
    const strip = this.decoder?.strip ?? null;
    if (strip === null) return bytes;
    let [from, to] = [0, bytes.length];
    for (; this.toStrip > 0 && isAt(bytes, from, strip.content); this.toStrip--) from += strip.content.length;
    if (from < to) this.toStrip = 0;
    if (isLast) {
      for (let i = 0; i < strip.stop && to - strip.content.length >= from; i++) {
        if (!isAt(bytes, to - strip.content.length, strip.content)) break;
        to -= strip.content.length;
      }
    }
    return bytes.subarray(from, to);
  }
}
