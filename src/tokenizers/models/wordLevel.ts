import { type ByteOffset, type Utf16Offset, utf8Encode } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { byteAlphabetNotation, textNotation } from "../notation";
import { TokenFlag } from "../tokenizer";
import type { ModelTrace } from "../trace";
import { Vocabulary, type VocabularyColumns } from "../vocabulary";
import { EntryNames } from "./entryNames";
import type { Model } from "./model";
import { Utf8Scratch } from "./scratch";
import { missingUnknownToken } from "./unknownToken";

export interface WordLevelOptions {
  /** Words as UTF-8; as bytes where the model works on those. */
  readonly columns: VocabularyColumns;
  /** Whether the model works on bytes, which its names have in the byte alphabet. */
  readonly byteLevel: boolean;
  /** Ids of entries that no text can be: in a byte-level vocabulary, names outside the byte alphabet. */
  readonly unwritable: ReadonlySet<number>;
  /**
   * Name of the entry that stands for all other words (`unk_token`). The vocabulary may lack it; null drops such words, as
   * Keras does.
   */
  readonly unknown: string | null;
}

/** A token for each pre-token: its entry, or the unknown token. */
export class WordLevelModel implements Model {
  private readonly vocabulary: Vocabulary;
  private readonly names: EntryNames;
  private readonly unknownId: number | undefined;
  private readonly isDropping: boolean;
  private readonly scratch = new Utf8Scratch();

  constructor({ columns, byteLevel, unwritable, unknown }: WordLevelOptions) {
    this.vocabulary = new Vocabulary(columns, unwritable);
    this.names = new EntryNames(byteLevel ? byteAlphabetNotation : textNotation, unwritable, (id) =>
      this.vocabulary.bytesOf(id),
    );
    this.isDropping = unknown === null;
    this.unknownId = unknown === null ? undefined : this.idOf(unknown);
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** @throws {TokenizerError} when a word needs an unknown token and there is none */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const bytes = this.scratch.write(text, start, end);
    const id = this.vocabulary.find(this.scratch.bytes, 0, bytes);
    if (id !== -1) {
      out.push(id, byte, byte + bytes, 0);
    } else if (!this.isDropping) {
      if (this.unknownId === undefined) throw missingUnknownToken(text.slice(start, end));
      out.push(this.unknownId, byte, byte + bytes, TokenFlag.unknown);
    }
    return byte + bytes;
  }

  trace(pretoken: string): ModelTrace {
    const found = this.find(utf8Encode(pretoken));
    if (found === undefined && this.isDropping) return { kind: "WordLevel", tokens: [] };
    const id = found ?? this.unknownId;
    const name = id === undefined ? undefined : this.entry(id);
    if (id === undefined || name === undefined) throw missingUnknownToken(pretoken);
    const flags = found === undefined ? TokenFlag.unknown : 0;
    return { kind: "WordLevel", tokens: [{ id, name, start: 0, end: utf8Encode(pretoken).length, flags }] };
  }

  /** False: a word is an entry as a whole or not at all. */
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

  find(bytes: Uint8Array): number | undefined {
    return this.vocabulary.idOf(bytes);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    return this.vocabulary.bytesOf(id);
  }
}
