import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import type { ModelTrace } from "../trace";
import type { SymbolReader } from "./bpe/bpeSymbols";
import type { Merges } from "./bpe/merges";
import type { ByteModel, SectionEncoder } from "./byteModel";
import type { WordStages } from "./words/wordEncoder";

/** The model stage: encodes one pre-token, and knows its vocabulary. */
export interface Model {
  /** Entries of the vocabulary, without added tokens that it does not hold. */
  readonly size: number;
  /**
   * Encodes a pre-token, text[start, end): appends its tokens, whose ranges are UTF-8 bytes of normalized text and whose
   * flags are `unknown` or `byteFallback`.
   * @param text normalized and well-formed
   * @param byte where the pre-token begins, in bytes
   * @returns where it ends, in bytes
   */
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset;
  /** What encodes pre-tokens from a text's bytes, with the same tokens; without it, or null, nothing does. */
  readonly byteModel?: ByteModel | null;
  /**
   * What encodes whole sections with spaces for “▁”, as the model would encode them with signs; null where it cannot.
   * @param hasPrefix whether a sign is put in front of each
   */
  spaced?(hasPrefix: boolean): SectionEncoder | null;
  /**
   * What encodes whole sections word by word where normalizer and pre-tokenizer go by characters; without it, or null,
   * nothing does.
   */
  words?(stages: WordStages): SectionEncoder | null;
  /** How the pre-token's tokens come about, step by step; the same tokens as {@link encode} gives, found naively. */
  trace(pretoken: string): ModelTrace;
  /**
   * Whether any text may be cut between two characters and its halves encoded apart, with the same tokens. False when in
   * doubt.
   */
  separates(before: number, after: number): boolean;
  /** Whether there is an entry of this id. */
  has(id: number): boolean;
  /** The entry's name as its file writes it, or undefined. */
  entry(id: number): string | undefined;
  /** The id of an entry by its name, or undefined. */
  idOf(entry: string): number | undefined;
  /**
   * The id of the entry that stands for some bytes of a pre-token, or undefined.
   * @param isInside whether they are not the pre-token's first, where entries may be written in another way (“##ing”)
   * @param isLast whether they are its last, where entries may be written in another way too (“ing</w>”)
   */
  find(bytes: Uint8Array, isInside: boolean, isLast: boolean): number | undefined;
  /** The bytes of normalized text that an entry stands for; undefined when there is no such entry. */
  tokenBytes(id: number): Uint8Array | undefined;
  /** What makes its entries, in a BPE model. */
  readonly merges?: Merges;
  /** What reads a pre-token's symbols, which are what merging begins with, in a BPE model. */
  readonly reader?: SymbolReader;
  /** What entries begin with that continue a word, in a WordPiece model. */
  readonly prefix?: Uint8Array;
  /** Score of each entry by its id, in a model that chooses by them: log probabilities in a Unigram model. */
  readonly scores?: Float64Array;
}
