import { type ByteOffset, type Utf16Offset, utf8Encode } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { textNotation } from "../notation";
import { TokenFlag } from "../tokenizer";
import type { ModelTrace } from "../trace";
import { Vocabulary, type VocabularyColumns } from "../vocabulary";
import type { Model } from "./model";
import { Utf8Scratch } from "./scratch";
import { missingUnknownToken } from "./unknownToken";

export interface WordLevelOptions {
  /** Words as UTF-8. */
  readonly columns: VocabularyColumns;
  /**
   * Name of the entry that stands for all other words (`unk_token`). The vocabulary may lack it; null drops such words, as
   * Keras does.
   */
  readonly unknown: string | null;
}

/** A token for each pre-token: its entry, or the unknown token. */
export class WordLevelModel implements Model {
  private readonly vocabulary: Vocabulary;
  private readonly unknownId: number | undefined;
  private readonly isDropping: boolean;
  private readonly scratch = new Utf8Scratch();

  constructor({ columns, unknown }: WordLevelOptions) {
    this.vocabulary = new Vocabulary(columns);
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
    const found = this.idOf(pretoken);
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
    const bytes = this.vocabulary.bytesOf(id);
    return bytes === undefined ? undefined : textNotation.nameOf(bytes);
  }

  idOf(entry: string): number | undefined {
    return this.vocabulary.idOf(utf8Encode(entry));
  }

  find(bytes: Uint8Array): number | undefined {
    return this.vocabulary.idOf(bytes);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    return this.vocabulary.bytesOf(id);
  }
}
