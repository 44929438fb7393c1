import { type ByteOffset, type Utf16Offset, utf8Between, utf8Encode } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { textNotation } from "../notation";
import { TokenFlag } from "../tokenizer";
import type { ModelTrace, TraceToken } from "../trace";
import { Vocabulary, type VocabularyColumns } from "../vocabulary";
import type { Model } from "./model";
import { PieceCache } from "./pieceCache";
import { Utf8Scratch } from "./scratch";
import { ByteTrie } from "./unigram/byteTrie";
import { missingUnknownToken } from "./unknownToken";

export interface WordPieceOptions {
  /** Entries as UTF-8, with their prefix (`##ing`). */
  readonly columns: VocabularyColumns;
  /** Name of the entry for words that cannot be put together (`unk_token`). The vocabulary may lack it. */
  readonly unknown: string;
  /** What entries begin with that continue a word (`continuing_subword_prefix`). May be empty. */
  readonly prefix: string;
  /** Words of more code points than this are unknown (`max_input_chars_per_word`). */
  readonly maxInputCharacters: number;
}

/**
 * WordPiece (Schuster & Nakajima 2012) as BERT reads it: the longest entry that the word begins with, then the longest
 * continuing entry, and so on. A word that cannot be finished is one unknown token. A word of n bytes takes at most n
 * steps for each byte of the longest entry, whatever its length.
 */
export class WordPieceModel implements Model {
  private readonly vocabulary: Vocabulary;
  private readonly trie: ByteTrie;
  private readonly prefix: Uint8Array;
  private readonly maxInputCharacters: number;
  private readonly unknownId: number | undefined;
  /** Where the tree goes on after the prefix; -1 when no entry has it. */
  private readonly continuing: number;
  private readonly cache = new PieceCache();
  private readonly scratch = new Utf8Scratch();
  /** Id and end of each match in the word at hand. */
  private readonly matches: number[] = [];

  constructor({ columns, unknown, prefix, maxInputCharacters }: WordPieceOptions) {
    this.vocabulary = new Vocabulary(columns);
    this.trie = new ByteTrie(columns);
    this.prefix = utf8Encode(prefix);
    this.maxInputCharacters = maxInputCharacters;
    this.unknownId = this.idOf(unknown);
    let node = ByteTrie.root;
    for (const byte of this.prefix) {
      node = this.trie.step(node, byte);
      if (node === ByteTrie.root) break;
    }
    this.continuing = node === ByteTrie.root && this.prefix.length > 0 ? -1 : node;
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** @throws {TokenizerError} when a word needs an unknown token and there is none */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const known = this.cache.replay(text, start, end, byte, out);
    if (known !== -1) return known;
    const first = out.length;
    // A character is two units at most: such a word's bytes need no look.
    const isTooLong = end - start > 2 * this.maxInputCharacters;
    const bytes = isTooLong ? utf8Between(text, start, end) : this.scratch.write(text, start, end);
    if (!isTooLong && this.findMatches(bytes)) {
      const { matches } = this;
      for (let i = 0, from = byte; i < matches.length; i += 2) {
        const to = byte + (matches[i + 1] as number);
        out.push(matches[i] as number, from, to, 0);
        from = to;
      }
    } else {
      if (this.unknownId === undefined) throw missingUnknownToken(text.slice(start, end));
      out.push(this.unknownId, byte, byte + bytes, TokenFlag.unknown);
    }
    this.cache.store(text, start, end, byte, byte + bytes, out, first);
    return byte + bytes;
  }

  trace(pretoken: string): ModelTrace {
    const bytes = utf8Encode(pretoken);
    const matches: TraceToken[] = [];
    const end = this.isTooLong(bytes, bytes.length) ? 0 : bytes.length;
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
    const bytes = this.vocabulary.bytesOf(id);
    return bytes === undefined ? undefined : textNotation.nameOf(bytes);
  }

  idOf(entry: string): number | undefined {
    return this.vocabulary.idOf(utf8Encode(entry));
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const bytes = this.vocabulary.bytesOf(id);
    const size = this.prefix.length;
    // Nothing can follow a prefix that is a whole entry: it stands for itself at a word's beginning.
    const continues = bytes !== undefined && bytes.length > size && this.prefix.every((byte, i) => bytes[i] === byte);
    return continues ? bytes.subarray(size) : bytes;
  }

  /** Finds the matches in the word that the scratch holds; false when it cannot be finished. */
  private findMatches(size: number): boolean {
    const { trie, matches } = this;
    const { bytes } = this.scratch;
    matches.length = 0;
    if (this.isTooLong(bytes, size)) return false;
    for (let start = 0; start < size; ) {
      let node = start === 0 ? ByteTrie.root : this.continuing;
      if (node === -1) return false;
      let match = -1;
      let matchEnd = start;
      for (let i = start; i < size; ) {
        node = trie.step(node, bytes[i++] as number);
        if (node === ByteTrie.root) break;
        const id = trie.idAt(node);
        if (id === -1) continue;
        match = id;
        matchEnd = i;
      }
      if (match === -1) return false;
      matches.push(match, matchEnd);
      start = matchEnd;
    }
    return true;
  }

  private isTooLong(bytes: Uint8Array, size: number): boolean {
    if (size <= this.maxInputCharacters) return false;
    let characters = 0;
    // All but continuation bytes (10xxxxxx) begin a character.
    for (let i = 0; i < size; i++) if (((bytes[i] as number) & 0xc0) !== 0x80) characters++;
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
