import { type ByteOffset, codePointIn, utf8Encode, utf8Size } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import type { ByteModel } from "../byteModel";
import { CharacterIds } from "../characterIds";
import type { Utf8Scratch } from "../scratch";
import { ByteMerger, type CharacterSymbols, longestShort } from "./byteMerger";
import type { Merges } from "./merges";
import { Neighbours } from "./neighbours";
import { OneTokens } from "./oneTokens";
import { PairRanks } from "./pairRanks";
import { type PieceEncoder, PieceMemory } from "./pieceMemory";
import type { PieceMerger } from "./pieceMerger";

/** Bytes of pieces beyond ASCII from which on it is worth knowing which characters are neighbours: that takes 10 to 25 ms. */
const enoughBeyond = 1 << 16;
/** A piece of so many bytes may have two characters of three bytes, which may be strangers. */
const shortestToPart = 6;

/** Modes of the memory: a pre-token may be taken as an entry that a part of one cannot become. */
const wholeMode = 0;
const partMode = 1;

export interface BytePiecesParts {
  readonly columns: VocabularyColumns;
  readonly vocabulary: Vocabulary;
  readonly characters: CharacterIds;
  readonly merges: Merges;
  /** The token of each single byte. */
  readonly byteIds: Int32Array;
  /** Encodes long pieces. */
  readonly merger: PieceMerger;
  /** Whether a pre-token that is an entry is taken as it is, though no merges may lead there. */
  readonly takesEntries: boolean;
}

/**
 * Byte-level BPE from the bytes of a text. Most pre-tokens of most texts are entries, found by one look-up; what has been met
 * comes from a memory; the rest is parted where no entry has the two characters side by side, looked up again, and merged.
 */
export class BytePieces implements ByteModel, PieceEncoder {
  private readonly parts: BytePiecesParts;
  private readonly memory = new PieceMemory(this);
  private readonly oneTokens: OneTokens;
  private readonly pairs: PairRanks;
  private readonly short: ByteMerger;
  /** Bytes so far of pieces that have characters beyond ASCII and are not one token. */
  private bytesBeyond = 0;
  private symbols: SafeCharacters | null = null;

  constructor(parts: BytePiecesParts) {
    this.parts = parts;
    this.pairs = new PairRanks(parts.vocabulary, parts.merges);
    this.short = new ByteMerger(this.pairs, parts.byteIds);
    this.oneTokens = new OneTokens(parts.columns, parts.vocabulary, (bytes, out) =>
      this.merge(bytes, 0, bytes.length, null, 0, out),
    );
  }

  encodeBytes(text: Utf8Scratch, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    this.memory.encode(text, start, end, wholeMode, shift, out);
  }

  encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const { bytes } = text;
    const id = this.parts.vocabulary.find(bytes, start, end);
    const isTaken = mode === wholeMode && this.parts.takesEntries;
    if (id !== -1 && (isTaken || this.oneTokens.has(id))) {
      out.push(id, shift + start, shift + end, 0);
      return true;
    }
    const isBeyond = (bytes[end - 1] as number) >= 0x80;
    if (isBeyond) this.meetBeyond(end - start);
    // Where characters have three bytes there are seldom spaces.
    const isLong = mode === wholeMode && end - start >= shortestToPart && (bytes[end - 3] as number) >= 0xe0;
    if (isLong && this.symbols !== null) {
      this.encodeParts(text, start, end, this.symbols.neighbours, shift, out);
      return false;
    }
    this.merge(bytes, start, end, isBeyond ? this.symbols : null, shift, out);
    return true;
  }

  private merge(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    symbols: CharacterSymbols | null,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    if (end - start > longestShort) this.parts.merger.encode(bytes, start, end, shift, out);
    else this.short.encode(bytes, start, end, symbols, shift, out);
  }

  /** Counts bytes of a piece that ends beyond ASCII, and gathers what helps with such when there have been enough. */
  private meetBeyond(bytes: number): void {
    if (this.symbols !== null) return;
    this.bytesBeyond += bytes;
    if (this.bytesBeyond <= enoughBeyond) return;
    this.symbols = new SafeCharacters(this.parts, new ByteMerger(this.pairs, this.parts.byteIds, this.short));
  }

  /** Encodes a piece that may have characters side by side which no entry has so, part by part. */
  private encodeParts(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    neighbours: Neighbours,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const { bytes } = text;
    let from = start;
    let code = codePointIn(bytes, start);
    for (let at = start + utf8Size(code); at < end; ) {
      const next = codePointIn(bytes, at);
      if (neighbours.areStrangers(bytes, at, code, next)) {
        this.encodePart(text, from, at, code, shift, out);
        from = at;
      }
      code = next;
      at += utf8Size(code);
    }
    this.encodePart(text, from, end, code, shift, out);
  }

  /** @param last the part's last character */
  private encodePart(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    last: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const id = end - start === utf8Size(last) ? this.parts.characters.idOf(last) : -1;
    if (id !== -1 && this.oneTokens.has(id)) out.push(id, shift + start, shift + end, 0);
    else this.memory.encode(text, start, end, partMode, shift, out);
  }
}

/** The characters beyond ASCII that merging can begin with, each looked at when it first comes. */
class SafeCharacters implements CharacterSymbols {
  readonly neighbours: Neighbours;
  private readonly characters: CharacterIds;
  private readonly merger: ByteMerger;
  private readonly safe = new CharacterIds((code) => (this.isSafe(code) ? this.characters.idOf(code) : -1));

  /** @param merger its own: it is asked for characters when another is at work on a piece */
  constructor({ columns, merges, characters }: BytePiecesParts, merger: ByteMerger) {
    this.neighbours = new Neighbours(columns, merges);
    this.characters = characters;
    this.merger = merger;
  }

  idOf(code: number): number {
    return this.safe.idOf(code);
  }

  isBroken(bytes: Uint8Array, at: ByteOffset): boolean {
    return this.neighbours.isBroken(bytes, at);
  }

  private isSafe(code: number): boolean {
    const bytes = utf8Encode(String.fromCodePoint(code));
    const out = new EncodingBuilder(4);
    this.merger.encode(bytes, 0, bytes.length, null, 0, out);
    const isOne = out.length === 1 && out.idAt(0) === this.characters.idOf(code);
    return isOne && this.neighbours.leastRank(code) > this.merger.level;
  }
}
