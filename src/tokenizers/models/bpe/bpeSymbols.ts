import { type ByteOffset, utf8ByteOf, utf8Encode, utf8Size, utf8SizeOfLead } from "../../../text/utf8";
import { toByteAlphabet } from "../../byteAlphabet";
import type { EncodingBuilder } from "../../encodingBuilder";
import { byteAlphabetNotation, byteName, textNotation } from "../../notation";
import { TokenFlag } from "../../tokenizer";
import type { Vocabulary, VocabularyColumns } from "../../vocabulary";
import { missingUnknownToken } from "../unknownToken";
import type { Symbols } from "./bpeMerge";
import type { MergeColumns } from "./mergeColumns";

export interface SymbolOptions {
  /** Whether merging begins with bytes rather than characters. */
  readonly byteLevel: boolean;
  /** Whether a character that is no entry is written as `<0xNN>` tokens, if the vocabulary has them all. */
  readonly byteFallback: boolean;
  /** Whether neighbouring unknown characters are one token. */
  readonly fuseUnknown: boolean;
  /** What the last symbol of a pre-token ends in (`</w>`), or an empty string. */
  readonly endOfWordSuffix: string;
  /** What all symbols of a pre-token but the first begin with (`##`), or an empty string; never where `byteLevel` is. */
  readonly continuingPrefix: string;
}

const nothing = new Uint8Array();

/** Finds the symbols that merging begins with: a token for each byte or character of a piece. */
export class SymbolReader {
  /** Whether every single byte has a token, by itself or as `<0xNN>`. */
  readonly hasAllBytes: boolean;
  /** Id of what stands for characters that have nothing else; -1 drops them, as the reference does. */
  unknownId = -1;
  /** Whether a character that has nothing else cannot be encoded. */
  refusesUnknown = false;
  readonly vocabulary: Vocabulary;
  private readonly options: SymbolOptions;
  /** Id of each single byte: the entry of that byte, or the `<0xNN>` token; -1 where there is none. */
  readonly byteIds: Int32Array;
  /** Id of each `<0xNN>` token, or -1. */
  private readonly namedIds: Int32Array;
  /** What all symbols of a piece but the first begin with. May be empty. */
  readonly prefix: Uint8Array;
  readonly suffix: Uint8Array;
  /** The suffix as the vocabulary has it: UTF-8, of the byte alphabet where that is what it is written in. Its bytes are fallen back to. */
  private readonly writtenSuffix: Uint8Array;

  constructor(vocabulary: Vocabulary, options: SymbolOptions) {
    this.vocabulary = vocabulary;
    this.options = options;
    this.suffix = utf8Encode(options.endOfWordSuffix);
    this.writtenSuffix = this.written(this.suffix, 0, this.suffix.length);
    this.prefix = utf8Encode(options.continuingPrefix);
    const idsOf = (entryOf: (byte: number) => Uint8Array) =>
      Int32Array.from({ length: 256 }, (_, byte) => {
        const entry = entryOf(byte);
        return vocabulary.find(entry, 0, entry.length);
      });
    this.namedIds = idsOf((byte) => utf8Encode(byteName(byte)));
    this.byteIds = options.byteLevel ? idsOf((byte) => Uint8Array.of(byte)) : this.namedIds;
    this.hasAllBytes = !this.byteIds.includes(-1);
  }

  /** Whether a character's symbol may be another at a pre-token's beginning, or at its end. Then pre-tokens are read whole. */
  get hasAffixes(): boolean {
    return this.prefix.length > 0 || this.suffix.length > 0;
  }

  /** The byte that a `<0xNN>` token stands for; -1 for any other. */
  fallbackByte(id: number): number {
    return this.options.byteFallback ? this.byteIds.indexOf(id) : -1;
  }

  /**
   * Whether some merge has a `<0xNN>` token for a part. Then what merges cannot be told from the characters of a text.
   */
  joinsBytes({ offsets, bytes }: VocabularyColumns, { first, leftBytes }: MergeColumns): boolean {
    if (!this.options.byteFallback) return false;
    const byteTokens = new Set(this.byteIds);
    for (let index = 0; index + 1 < offsets.length; index++) {
      const start = offsets[index] as number;
      const end = offsets[index + 1] as number;
      // “<0x” is rare, so nothing more is done for nearly all entries.
      if (end - start <= 6 || !hasByteName(bytes, start, end)) continue;
      for (let place = first[index] as number; place < (first[index + 1] as number); place++) {
        const join = start + (leftBytes[place] as number);
        if (byteTokens.has(this.vocabulary.find(bytes, start, join))) return true;
        if (byteTokens.has(this.vocabulary.find(bytes, join, end))) return true;
      }
    }
    return false;
  }

  /**
   * Sets symbols to those of a piece, bytes [from, to), with the offsets that they have there.
   * @param bytes UTF-8
   * @throws {TokenizerError} when a character needs an unknown token and there is none
   */
  read(bytes: Uint8Array, from: ByteOffset, to: ByteOffset, symbols: Symbols): void {
    const { byteIds, options, hasAllBytes, prefix, suffix, writtenSuffix } = this;
    // A byte is one or two in the byte alphabet's UTF-8.
    symbols.reset((2 + prefix.length) * (to - from) + writtenSuffix.length);
    if (options.byteLevel && hasAllBytes && !this.hasAffixes) {
      for (let i = from; i < to; i++) symbols.add(byteIds[bytes[i] as number] as number, i, i + 1, 0);
      return;
    }
    let unknownStart = -1;
    const flush = (end: ByteOffset) => {
      const isPending = unknownStart !== -1 && this.unknownId !== -1;
      if (isPending) symbols.add(this.unknownId, unknownStart, end, TokenFlag.unknown);
      unknownStart = -1;
    };
    for (let start = from; start < to; ) {
      const end = start + (options.byteLevel ? 1 : utf8SizeOfLead(bytes[start] as number));
      const before = start === from ? nothing : prefix;
      const after = end === to ? suffix : nothing;
      const id = this.find(bytes, start, end, before, after);
      if (id !== -1) {
        flush(start);
        symbols.add(id, start, end, 0);
      } else if (options.byteFallback && this.hasNames(bytes, start, end, before, end === to)) {
        flush(start);
        this.addNames(bytes, start, end, before, end === to, symbols);
      } else {
        if (this.refusesUnknown) throw missingUnknownToken(this.nameOf(bytes.subarray(start, end)));
        if (!options.fuseUnknown) flush(start);
        if (unknownStart === -1) unknownStart = start;
      }
      start = end;
    }
    flush(to);
  }

  /**
   * Adds the `<0xNN>` tokens of a character that falls back to them.
   * @param byte where it begins in the text
   */
  pushBytes(code: number, byte: ByteOffset, out: EncodingBuilder): void {
    const size = utf8Size(code);
    for (let i = 0; i < size; i++) {
      out.push(this.byteIds[utf8ByteOf(code, i)] as number, byte + i, byte + i + 1, TokenFlag.byteFallback);
    }
  }

  /** A character as the vocabulary would write it. */
  private nameOf(character: Uint8Array): string {
    return (this.options.byteLevel ? byteAlphabetNotation : textNotation).nameOf(character);
  }

  private find(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, before: Uint8Array, after: Uint8Array): number {
    const { vocabulary } = this;
    if (before.length + after.length === 0) return vocabulary.find(bytes, start, end);
    const symbol = new Uint8Array(before.length + end - start + after.length);
    symbol.set(before);
    symbol.set(bytes.subarray(start, end), before.length);
    symbol.set(after, before.length + end - start);
    return vocabulary.find(symbol, 0, symbol.length);
  }

  /** Whether all bytes of a character have `<0xNN>` tokens, and those of what stands before and after it in its symbol. */
  private hasNames(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    before: Uint8Array,
    isLast: boolean,
  ): boolean {
    const isNamed = (byte: number) => this.namedIds[byte] !== -1;
    const hasOwn = before.every(isNamed) && this.written(bytes, start, end).every(isNamed);
    return hasOwn && (!isLast || this.writtenSuffix.every(isNamed));
  }

  /** Adds these tokens. Those of the prefix and the suffix stand for nothing in the text. */
  private addNames(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    before: Uint8Array,
    isLast: boolean,
    symbols: Symbols,
  ): void {
    const { namedIds, options } = this;
    const insert = (affix: Uint8Array, place: ByteOffset) => {
      for (const byte of affix) {
        symbols.add(namedIds[byte] as number, place, place, TokenFlag.byteFallback | TokenFlag.inserted);
      }
    };
    insert(before, start);
    this.written(bytes, start, end).forEach((byte, i) => {
      const place = options.byteLevel ? start : start + i;
      symbols.add(namedIds[byte] as number, place, place + 1, TokenFlag.byteFallback);
    });
    if (isLast) insert(this.writtenSuffix, end);
  }

  /** A character's bytes as the vocabulary has it: UTF-8, of the byte alphabet where that is what it is written in. */
  private written(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): Uint8Array {
    const own = bytes.subarray(start, end);
    return this.options.byteLevel ? utf8Encode(toByteAlphabet(own)) : own;
  }
}

/** Whether “<0x” stands somewhere in the bytes [start, end). */
function hasByteName(bytes: Uint8Array, start: ByteOffset, end: ByteOffset): boolean {
  for (let i = start; i + 2 < end; i++)
    if (bytes[i] === 0x3c && bytes[i + 1] === 0x30 && bytes[i + 2] === 0x78) return true;
  return false;
}
