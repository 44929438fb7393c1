import { type ByteOffset, codePointIn, utf8Size, utf8SizeOfLead } from "../../../text/utf8";
import { TokenFlag } from "../../encoding";
import { EncodingBuilder } from "../../encodingBuilder";
import type { SectionEncoder } from "../byteModel";
import { Utf8Scratch } from "../scratch";
import { type PieceEncoder, PieceMemory } from "./pieceMemory";

/** SentencePiece's sign for a space, U+2581. */
export const sign = 0x2581;
const signBytes = utf8Size(sign);
const space = 0x20;

/** Where a text falls apart: {@link UnseenPairs}, or what else knows. */
export interface Separation {
  separates(before: number, after: number): boolean;
}

/**
 * A model whose vocabulary has “▁” for spaces, from a text's bytes as they are: only what is merged or looked up has its spaces
 * written as signs, and what has been met is known by the bytes of the text. So nothing has to be aligned.
 */
export abstract class SpacedSections implements SectionEncoder, PieceEncoder {
  protected readonly memory = new PieceMemory(this);
  /** A piece as the vocabulary writes it, and its tokens. */
  protected readonly written = new Utf8Scratch();
  protected readonly merged = new EncodingBuilder();
  private readonly cuts: Separation;
  private readonly hasPrefix: boolean;

  /** @param hasPrefix whether a sign is put in front of each section */
  constructor(cuts: Separation, hasPrefix: boolean) {
    this.cuts = cuts;
    this.hasPrefix = hasPrefix;
  }

  /** Appends the tokens of a character that stands alone, bytes [start, end). */
  protected abstract encodeCharacter(
    text: Utf8Scratch,
    code: number,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void;

  /**
   * Encodes the first so many bytes of `written`.
   * @returns the id of their one token, or -1: then the tokens are in `merged`
   */
  protected abstract encodeWritten(length: number): number;

  encodeSection(text: Utf8Scratch, length: ByteOffset, shift: ByteOffset, begins: boolean, out: EncodingBuilder): void {
    const { cuts } = this;
    const { bytes } = text;
    let from = 0;
    /** Where the last character begins that has been looked at. */
    let last = 0;
    let code = characterIn(bytes, 0);
    let isOpening = begins && this.hasPrefix;
    if (isOpening && cuts.separates(sign, code)) {
      this.encodeOpening(text, 0, shift, out);
      isOpening = false;
    }
    for (let at = utf8SizeOfLead(bytes[0] as number); at < length; at += utf8SizeOfLead(bytes[at] as number)) {
      const next = characterIn(bytes, at);
      if (cuts.separates(code, next)) {
        if (isOpening) this.encodeOpening(text, at, shift, out);
        else if (from === last) this.encodeCharacter(text, code, from, at, shift, out);
        else this.memory.encode(text, from, at, 0, shift, out);
        isOpening = false;
        from = at;
      }
      code = next;
      last = at;
    }
    if (isOpening) this.encodeOpening(text, length, shift, out);
    else if (from === last) this.encodeCharacter(text, code, from, length, shift, out);
    else this.memory.encode(text, from, length, 0, shift, out);
  }

  encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    _mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const id = this.mergePiece(text.bytes, start, end, false);
    if (id === -1) this.pushMerged(text.bytes, start, 0, shift, out);
    else out.push(id, shift + start, shift + end, 0);
    return true;
  }

  /** Encodes the section's first piece, [0, end), with the sign that stands in front of the text and for nothing. */
  private encodeOpening(text: Utf8Scratch, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const id = this.mergePiece(text.bytes, 0, end, true);
    if (id === -1) this.pushMerged(text.bytes, 0, signBytes, shift, out);
    else out.push(id, shift, shift + end, end === 0 ? TokenFlag.inserted : TokenFlag.changed);
  }

  /** @returns as {@link encodeWritten} */
  private mergePiece(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, hasPrefix: boolean): number {
    return this.encodeWritten(this.written.writeSpaced(bytes, start, end, hasPrefix));
  }

  /**
   * Appends the tokens in `merged`, with the ranges that they have in the text.
   * @param start where the piece begins in the text's bytes
   * @param prefix bytes of what was written in front of it
   */
  private pushMerged(
    bytes: Uint8Array,
    start: ByteOffset,
    prefix: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const { merged } = this;
    /** The places in the text and in what was written that belong together. */
    let at = start;
    let place = prefix;
    for (let i = 0; i < merged.length; i++) {
      const from = at;
      const end = merged.endAt(i);
      while (place < end) place += bytes[at++] === space ? signBytes : 1;
      const ofPrefix = merged.startAt(i) >= prefix ? 0 : at === from ? TokenFlag.inserted : TokenFlag.changed;
      out.push(merged.idAt(i), shift + from, shift + at, merged.flagsAt(i) | ofPrefix);
    }
  }
}

/** The character that begins at an offset, as the vocabulary writes it. */
function characterIn(bytes: Uint8Array, at: ByteOffset): number {
  const lead = bytes[at] as number;
  return lead === space ? sign : lead < 0x80 ? lead : codePointIn(bytes, at);
}
