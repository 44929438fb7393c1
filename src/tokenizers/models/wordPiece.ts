import { beginsWith, joinBytes } from "../../text/bytes";
import { type ByteOffset, type Utf16Offset, utf8Encode } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { byteAlphabetNotation, textNotation } from "../notation";
import { TokenFlag } from "../tokenizer";
import type { ModelTrace, TraceToken } from "../trace";
import { Vocabulary, type VocabularyColumns } from "../vocabulary";
import type { SectionEncoder } from "./byteModel";
import { columnsWithout } from "./columnsWithout";
import { EntryNames } from "./entryNames";
import type { Model } from "./model";
import { Utf8Scratch } from "./scratch";
import { ByteTrie } from "./unigram/byteTrie";
import { missingUnknownToken } from "./unknownToken";
import { WordEncoder, type WordModel, type WordStages } from "./words/wordEncoder";

export interface WordPieceOptions {
  /** Entries as UTF-8, with their prefix (`##ing`); as bytes where the model works on those. */
  readonly columns: VocabularyColumns;
  /** Whether the model works on bytes, which its names have in the byte alphabet. */
  readonly byteLevel: boolean;
  /** Ids of entries that no text can be: in a byte-level vocabulary, names outside the byte alphabet. */
  readonly unwritable: ReadonlySet<number>;
  /** Name of the entry for words that cannot be put together (`unk_token`). The vocabulary may lack it. */
  readonly unknown: string;
  /** What entries begin with that continue a word (`continuing_subword_prefix`). May be empty. */
  readonly prefix: string;
  /** Words of more code points, or bytes, than this are unknown (`max_input_chars_per_word`). */
  readonly maxInputCharacters: number;
}

/**
 * WordPiece (Schuster & Nakajima 2012) as BERT reads it: the longest entry that the word begins with, then the longest
 * continuing entry, and so on. A word that cannot be finished is one unknown token. A word of n bytes takes at most n
 * steps for each byte of the longest entry, whatever its length.
 */
export class WordPieceModel implements Model, WordModel {
  private readonly vocabulary: Vocabulary;
  private readonly byteLevel: boolean;
  private readonly names: EntryNames;
  private readonly trie: ByteTrie;
  readonly prefix: Uint8Array;
  private readonly maxInputCharacters: number;
  private readonly unknownId: number | undefined;
  /** Where the tree goes on after the prefix, for each byte; the root when no entry does. */
  private readonly continuing: Int32Array;
  private readonly scratch = new Utf8Scratch();

  constructor({ columns, byteLevel, unwritable, unknown, prefix, maxInputCharacters }: WordPieceOptions) {
    this.vocabulary = new Vocabulary(columns, unwritable);
    this.byteLevel = byteLevel;
    this.names = new EntryNames(byteLevel ? byteAlphabetNotation : textNotation, unwritable, (id) =>
      this.vocabulary.bytesOf(id),
    );
    this.trie = new ByteTrie(columnsWithout(columns, unwritable));
    this.prefix = utf8Encode(prefix);
    this.maxInputCharacters = maxInputCharacters;
    this.unknownId = this.idOf(unknown);
    let node = ByteTrie.root;
    for (const byte of this.prefix) {
      node = this.trie.step(node, byte);
      if (node === ByteTrie.root) break;
    }
    const isNone = node === ByteTrie.root && this.prefix.length > 0;
    this.continuing = Int32Array.from({ length: 256 }, (_, byte) => (isNone ? node : this.trie.step(node, byte)));
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** @throws {TokenizerError} when a word needs an unknown token and there is none */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const bytes = this.scratch.write(text, start, end);
    this.encodeWord(this.scratch.bytes, 0, bytes, byte, out);
    return byte + bytes;
  }

  words(stages: WordStages): SectionEncoder {
    return new WordEncoder(stages, this);
  }

  trace(pretoken: string): ModelTrace {
    const bytes = utf8Encode(pretoken);
    const matches: TraceToken[] = [];
    const end = this.isTooLong(bytes, 0, bytes.length) ? 0 : bytes.length;
    let start = 0;
    while (start < end) {
      const match = this.longestMatch(bytes, start);
      if (match === null) break;
      matches.push(match);
      start = match.end;
    }
    if (start === bytes.length) return { kind: "WordPiece", matches, tokens: matches };
    if (this.unknownId === undefined) throw missingUnknownToken(pretoken);
    const unknown = { ...this.tokenOf(this.unknownId, 0, bytes.length), flags: TokenFlag.unknown };
    return { kind: "WordPiece", matches, tokens: [unknown] };
  }

  /** False: one character decides whether the whole word is unknown. */
  separates(): boolean {
    return false;
  }

  has(id: number): boolean {
    return this.vocabulary.indexOf(id) !== -1;
  }

  entry(id: number): string | undefined {
    return this.names.nameOf(id);
  }

  idOf(entry: string): number | undefined {
    return this.names.idOf(entry, (bytes) => this.vocabulary.idOf(bytes));
  }

  find(bytes: Uint8Array, isInside: boolean): number | undefined {
    return this.vocabulary.idOf(isInside ? joinBytes([this.prefix, bytes]) : bytes);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const { prefix } = this;
    const bytes = this.vocabulary.bytesOf(id);
    // Nothing can follow a prefix that is a whole entry: it stands for itself at a word's beginning.
    const continues = bytes !== undefined && bytes.length > prefix.length && beginsWith(bytes, prefix);
    return continues ? bytes.subarray(prefix.length) : bytes;
  }

  encodeWord(bytes: Uint8Array, from: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const first = out.length;
    if (!this.isTooLong(bytes, from, end) && this.pushMatches(bytes, from, end, shift, out)) return;
    if (this.unknownId === undefined) throw missingUnknownToken(textNotation.nameOf(bytes.subarray(from, end)));
    out.truncate(first);
    out.push(this.unknownId, shift + from, shift + end, TokenFlag.unknown);
  }

  /** Appends the matches in the word bytes[from, end); false when it cannot be finished. */
  private pushMatches(
    bytes: Uint8Array,
    from: ByteOffset,
    end: ByteOffset,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const { trie, continuing } = this;
    let node = trie.step(ByteTrie.root, bytes[from] as number);
    for (let start = from; start < end; ) {
      let match = -1;
      let matchEnd = start;
      for (let i = start + 1; node !== ByteTrie.root; i++) {
        const id = trie.idAt(node);
        if (id !== -1) {
          match = id;
          matchEnd = i;
        }
        if (i >= end) break;
        node = trie.step(node, bytes[i] as number);
      }
      if (match === -1) return false;
      out.push(match, shift + start, shift + matchEnd, 0);
      start = matchEnd;
      node = start < end ? (continuing[bytes[start] as number] as number) : ByteTrie.root;
    }
    return true;
  }

  private isTooLong(bytes: Uint8Array, from: ByteOffset, end: ByteOffset): boolean {
    if (this.byteLevel || end - from <= this.maxInputCharacters) return end - from > this.maxInputCharacters;
    let characters = 0;
    // All but continuation bytes (10xxxxxx) begin a character.
    for (let i = from; i < end; i++) if (((bytes[i] as number) & 0xc0) !== 0x80) characters++;
    return characters > this.maxInputCharacters;
  }

  /** As the definition says: ever shorter beginnings of what is left of the word, until one is an entry. */
  private longestMatch(bytes: Uint8Array, start: ByteOffset): TraceToken | null {
    const prefix = start === 0 ? 0 : this.prefix.length;
    const rest = bytes.subarray(start, start + this.vocabulary.longest);
    const candidate = new Uint8Array(prefix + rest.length);
    candidate.set(this.prefix.subarray(0, prefix));
    candidate.set(rest, prefix);
    for (let size = candidate.length; size > prefix; size--) {
      const id = this.vocabulary.find(candidate, 0, size);
      if (id !== -1) return this.tokenOf(id, start, start + size - prefix);
    }
    return null;
  }

  private tokenOf(id: number, start: ByteOffset, end: ByteOffset): TraceToken {
    return { id, name: this.entry(id) ?? "", start, end, flags: 0 };
  }
}
