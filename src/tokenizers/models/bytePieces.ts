import { type ByteOffset, codePointIn, utf8Encode, utf8Size } from "../../text/utf8";
import { ChunkCache } from "../chunks/chunkCache";
import { EncodingBuilder } from "../encodingBuilder";
import type { Vocabulary, VocabularyColumns } from "../vocabulary";
import { ByteMerger, type CharacterSymbols, longestShort } from "./byteMerger";
import type { ByteModel } from "./byteModel";
import type { CharacterIds } from "./characterIds";
import type { Merges } from "./merges";
import { Neighbours } from "./neighbours";
import { PairRanks } from "./pairRanks";
import type { PieceMerger } from "./pieceMerger";
import type { Utf8Scratch } from "./scratch";
import { longestShortPiece, ShortPieces } from "./shortPieces";

/** Bytes beyond ASCII from which on it is worth knowing which characters are neighbours: that takes some 10 ms. */
const enoughBeyond = 1 << 11;
/** A piece of so many bytes may have two characters of three bytes, which may be strangers. */
const shortestToPart = 6;

/** Modes of the cache: a pre-token may be taken as an entry that a part of one cannot become. */
const wholeMode = 0;
const partMode = 1;

/** What is known of an id: whether merging its bytes makes it one token. */
const unasked = 0;
const isOneToken = 1;
const isSeveral = 2;

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
export class BytePieces implements ByteModel {
  private readonly parts: BytePiecesParts;
  private readonly vocabulary: Vocabulary;
  /** Of short pieces that came last, the id of their one token + 1, or -1 times their record in the cache. */
  private readonly shorts = new ShortPieces();
  /** Tokens of pieces that are several. */
  private readonly cache = new ChunkCache();
  private readonly pairs: PairRanks;
  private readonly short: ByteMerger;
  private readonly wholes: Uint8Array;
  /** Bytes so far of pieces that have characters beyond ASCII and are not one token. */
  private bytesBeyond = 0;
  private symbols: SafeCharacters | null = null;

  constructor(parts: BytePiecesParts) {
    this.parts = parts;
    this.vocabulary = parts.vocabulary;
    this.pairs = new PairRanks(parts.vocabulary, parts.merges);
    this.short = new ByteMerger(this.pairs, parts.byteIds);
    this.wholes = new Uint8Array((parts.columns.ids.at(-1) ?? -1) + 1);
  }

  encodeBytes(text: Utf8Scratch, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const length = end - start;
    if (length > longestShortPiece) {
      this.encodeUnmet(text, start, end, shift, out);
      return;
    }
    const { shorts } = this;
    const { view } = text;
    const place = shorts.placeOf(view, start, length);
    const known = shorts.at(place, view, start, length);
    if (known > 0) {
      out.push(known - 1, shift + start, shift + end, 0);
    } else if (known < 0) {
      this.cache.replay(-known, shift + start, out);
    } else {
      const value = this.encodeUnmet(text, start, end, shift, out);
      if (value !== 0) shorts.put(place, view, start, length, value);
    }
  }

  /**
   * Encodes a pre-token that is not among the last short ones. In the cache first: of these, few are entries.
   * @returns what `shorts` remembers of it, or 0
   */
  private encodeUnmet(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): number {
    const { bytes } = text;
    const hash = this.hashOf(text, start, end, wholeMode);
    const record = this.replay(text, start, end, wholeMode, hash, shift, out);
    if (record !== 0) return -record;
    const id = this.vocabulary.find(bytes, start, end);
    if (id !== -1 && (this.parts.takesEntries || this.isOneToken(id))) {
      out.push(id, shift + start, shift + end, 0);
      return id + 1;
    }
    const isBeyond = (bytes[end - 1] as number) >= 0x80;
    if (isBeyond) this.meetBeyond(end - start);
    // Where characters have three bytes there are seldom spaces.
    if (this.symbols !== null && end - start >= shortestToPart && (bytes[end - 3] as number) >= 0xe0) {
      this.encodeParts(text, start, end, this.symbols.neighbours, shift, out);
      return 0;
    }
    return -this.encodeNew(text, start, end, wholeMode, hash, isBeyond, shift, out);
  }

  /** Counts bytes of a piece that ends beyond ASCII, and gathers what helps with such when there have been enough. */
  private meetBeyond(bytes: number): void {
    if (this.symbols !== null) return;
    this.bytesBeyond += bytes;
    if (this.bytesBeyond <= enoughBeyond) return;
    this.symbols = new SafeCharacters(this.parts, new ByteMerger(this.pairs, this.parts.byteIds, this.short));
  }

  private hashOf(text: Utf8Scratch, start: ByteOffset, end: ByteOffset, mode: number): number {
    return end - start > longestShort ? 0 : this.cache.hash(text.view, start, end - start, mode);
  }

  /**
   * Appends the tokens of a piece that has been met.
   * @returns its record in the cache, or 0
   */
  private replay(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    hash: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): number {
    const { cache } = this;
    if (end - start > longestShort) return 0;
    const record = cache.find(text.view, start, end - start, mode, hash);
    if (record === 0) return 0;
    cache.replay(record, shift + start, out);
    cache.review(1, 0);
    return record;
  }

  /**
   * Encodes a piece that is several tokens and has not been met.
   * @returns its record in the cache, or 0
   */
  private encodeNew(
    text: Utf8Scratch,
    start: ByteOffset,
    end: ByteOffset,
    mode: number,
    hash: number,
    isBeyond: boolean,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): number {
    const { cache } = this;
    const length = end - start;
    if (length > longestShort) {
      this.parts.merger.encode(text.bytes, start, end, shift, out);
      return 0;
    }
    const first = out.length;
    this.short.encode(text.bytes, start, end, isBeyond ? this.symbols : null, shift, out);
    const record = cache.store(text.view, start, length, mode, hash, shift + start, out, first, out.length);
    if (cache.review(0, 1)) this.shorts.clear();
    return record;
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
    const isOne = end - start === utf8Size(last);
    const id = isOne ? this.parts.characters.idOf(last) : this.vocabulary.find(text.bytes, start, end);
    if (id !== -1 && this.isOneToken(id)) {
      out.push(id, shift + start, shift + end, 0);
      return;
    }
    const hash = this.hashOf(text, start, end, partMode);
    if (this.replay(text, start, end, partMode, hash, shift, out) !== 0) return;
    this.encodeNew(text, start, end, partMode, hash, last >= 0x80, shift, out);
  }

  private isOneToken(id: number): boolean {
    const known = this.wholes[id] as number;
    return known === unasked ? this.askWhole(id) : known === isOneToken;
  }

  private askWhole(id: number): boolean {
    const bytes = this.vocabulary.bytesOf(id) as Uint8Array;
    const out = new EncodingBuilder(4);
    if (bytes.length > longestShort) this.parts.merger.encode(bytes, 0, bytes.length, 0, out);
    else this.short.encode(bytes, 0, bytes.length, null, 0, out);
    const isOne = out.length === 1 && out.idAt(0) === id;
    this.wholes[id] = isOne ? isOneToken : isSeveral;
    return isOne;
  }
}

/** The characters beyond ASCII that merging can begin with, each looked at when it first comes. */
class SafeCharacters implements CharacterSymbols {
  readonly neighbours: Neighbours;
  private readonly characters: CharacterIds;
  private readonly merger: ByteMerger;
  private readonly known = new Map<number, number>();

  /** @param merger its own: it is asked for characters when another is at work on a piece */
  constructor({ columns, merges, characters }: BytePiecesParts, merger: ByteMerger) {
    this.neighbours = new Neighbours(columns, merges);
    this.characters = characters;
    this.merger = merger;
  }

  idOf(code: number): number {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const id = this.isSafe(code) ? this.characters.idOf(code) : -1;
    this.known.set(code, id);
    return id;
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
