import { utf8Encode } from "../../text/utf8";
import type { AddedToken } from "../addedTokens";
import { isStaged } from "../isStaged";
import type { NormalizerStage } from "../normalizers/stage";
import { type Tokenizer, TokenizerError } from "../tokenizer";
import { type Decoder, type Piece, readDecoder } from "./readDecoder";
import type { WholeStep } from "./wholeSteps";

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
  private readonly added = new Map<number, AddedToken>();
  /** What text is before added tokens that stand in normalized text are sought in it. */
  private readonly normalizer: NormalizerStage | null;
  /** What tokens that are neither first nor last come to. */
  private readonly known = new Map<number, Uint8Array>();
  private held: number | null = null;
  private isFirst = true;
  private readonly whole: readonly WholeStep[];

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
    this.normalizer = stages?.normalizer ?? null;
    for (const token of stages?.addedTokens ?? []) if (!this.added.has(token.id)) this.added.set(token.id, token);
    this.whole = this.decoder?.whole.map((make) => make()) ?? [];
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
    const isPlain = !this.isFirst && !isLast;
    let bytes = isPlain ? this.known.get(id) : undefined;
    if (bytes === undefined) {
      const piece = this.piece(id, this.isFirst, isLast);
      bytes = typeof piece === "string" ? utf8Encode(piece) : piece;
      if (isPlain) this.known.set(id, bytes);
    }
    this.isFirst = false;
    return this.whole.reduce((result, step) => step(result, isLast), bytes);
  }

  /**
   * What a token adds to a text in whose middle it stands, before anything is done to the whole of that.
   * @throws {RangeError} for an id that the vocabulary has not
   */
  inMiddle(id: number): Piece {
    return this.piece(id, false, false);
  }

  private piece(id: number, isFirst: boolean, isLast: boolean): Piece {
    const { decoder, tokenizer } = this;
    if (decoder === null) return tokenizer.tokenBytes(id);
    const name = tokenizer.tokenName(id);
    const added = this.added.get(id);
    // What the text had for it: the decoder takes from that what the normalizer put there.
    const written = added?.normalized === true ? this.normalizer?.normalize(name, true).text : undefined;
    let piece: Piece = written ?? name;
    const isAdded = added !== undefined && piece === name;
    for (const step of decoder.steps) piece = step(piece, { isFirst, isLast, isAdded });
    return piece;
  }
}
