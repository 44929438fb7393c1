import { type ByteOffset, codePointIn, utf8Size, utf8SizeOfLead } from "../../../text/utf8";
import { TokenFlag } from "../../encoding";
import { EncodingBuilder } from "../../encodingBuilder";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import type { SectionEncoder } from "../byteModel";
import type { CharacterIds } from "../characterIds";
import { Utf8Scratch } from "../scratch";
import { ByteMerger, type CharacterSymbols, longestShort } from "./byteMerger";
import type { Merges } from "./merges";
import { OneTokens } from "./oneTokens";
import { PairRanks } from "./pairRanks";
import { type PieceEncoder, PieceMemory } from "./pieceMemory";
import type { PieceMerger } from "./pieceMerger";
import type { UnseenPairs } from "./unseenPairs";

/** SentencePiece's sign for a space, U+2581. */
export const sign = 0x2581;
const signBytes = utf8Size(sign);
const space = 0x20;

export interface SpacedPiecesParts {
  readonly vocabulary: Vocabulary;
  readonly columns: VocabularyColumns;
  readonly characters: CharacterIds;
  readonly merges: Merges;
  /** Encodes long pieces, and those with characters that are no entries. */
  readonly merger: PieceMerger;
  /** Where a text falls apart. */
  readonly cuts: UnseenPairs;
  /** Appends the byte tokens of a character that is no entry. */
  readonly pushBytes: (code: number, byte: ByteOffset, out: EncodingBuilder) => void;
}

/**
 * BPE on characters whose vocabulary has “▁” for spaces, from a text's bytes as they are: only what is merged or looked up has
 * its spaces written as signs, and what has been met is known by the bytes of the text. So nothing has to be aligned.
 */
export class SpacedPieces implements SectionEncoder, PieceEncoder {
  private readonly parts: SpacedPiecesParts;
  private readonly memory = new PieceMemory(this);
  private readonly oneTokens: OneTokens;
  private readonly short: ByteMerger;
  private readonly symbols: CharacterSymbols;
  /** A piece as the vocabulary writes it, and its tokens. */
  private readonly written = new Utf8Scratch();
  private readonly merged = new EncodingBuilder();
  private readonly hasPrefix: boolean;

  /** @param hasPrefix whether a sign is put in front of each section */
  constructor(parts: SpacedPiecesParts, hasPrefix: boolean) {
    this.parts = parts;
    this.hasPrefix = hasPrefix;
    const { vocabulary, merges, characters } = parts;
    const byteIds = Int32Array.from({ length: 256 }, (_, byte) => (byte < 0x80 ? characters.idOf(byte) : -1));
    this.short = new ByteMerger(new PairRanks(vocabulary, merges), byteIds);
    this.symbols = { idOf: (code) => characters.idOf(code), isBroken: () => false };
    this.oneTokens = new OneTokens(parts.columns, vocabulary, (bytes, out) => this.merge(bytes, bytes.length, out));
  }

  encodeSection(text: Utf8Scratch, length: ByteOffset, shift: ByteOffset, begins: boolean, out: EncodingBuilder): void {
    const { cuts } = this.parts;
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
        else if (from === last) this.encodeCharacter(code, from, at, shift, out);
        else this.memory.encode(text, from, at, 0, shift, out);
        isOpening = false;
        from = at;
      }
      code = next;
      last = at;
    }
    if (isOpening) this.encodeOpening(text, length, shift, out);
    else if (from === last) this.encodeCharacter(code, from, length, shift, out);
    else this.memory.encode(text, from, length, 0, shift, out);
  }

  private encodeCharacter(
    code: number,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const id = this.parts.characters.idOf(code);
    if (id !== -1) out.push(id, shift + start, shift + end, 0);
    else this.parts.pushBytes(code, shift + start, out);
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

  /**
   * Writes a piece as the vocabulary has it and encodes that.
   * @returns the id of its one token, or -1: then its tokens are in `merged`
   */
  private mergePiece(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, hasPrefix: boolean): number {
    const { written, merged } = this;
    const length = written.writeSpaced(bytes, start, end, hasPrefix);
    const id = this.parts.vocabulary.find(written.bytes, 0, length);
    if (id !== -1 && this.oneTokens.has(id)) return id;
    merged.clear();
    this.merge(written.bytes, length, merged);
    return -1;
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

  private merge(bytes: Uint8Array, length: number, out: EncodingBuilder): void {
    const isDone = length <= longestShort && this.short.encode(bytes, 0, length, this.symbols, 0, out);
    if (!isDone) this.parts.merger.encode(bytes, 0, length, 0, out);
  }
}

/** The character that begins at an offset, as the vocabulary writes it. */
function characterIn(bytes: Uint8Array, at: ByteOffset): number {
  const lead = bytes[at] as number;
  return lead === space ? sign : lead < 0x80 ? lead : codePointIn(bytes, at);
}
