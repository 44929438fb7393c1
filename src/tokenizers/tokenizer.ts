import type { EncodeOptions, Encoding } from "./encoding";

export { type EncodeOptions, type Encoding, TokenFlag } from "./encoding";

/** What people compare: every kind of tokenizer behind one face. */
export interface Tokenizer {
  /** Entries of the vocabulary, added tokens included; null where the set is open (words, graphemes). */
  readonly vocabularySize: number | null;
  /**
   * Encodes a text. Lone surrogates, which UTF-8 cannot carry, are read as U+FFFD (3 bytes), as the references do.
   * @throws {TokenizerError} when the tokenizer cannot do it; the message says why.
   */
  encode(text: string, options: EncodeOptions): Encoding;
  /**
   * The text as the model sees it: after the normalizer and without what the pre-tokenizer drops.
   * Concatenated token bytes give its UTF-8 bytes, unknown tokens aside.
   */
  normalize(text: string, options: EncodeOptions): string;
  /**
   * The bytes that a vocabulary entry stands for in normalized text; never found through `decode`, which strips and joins.
   * @throws {RangeError} when the id is not in the vocabulary.
   */
  tokenBytes(id: number): Uint8Array;
  /** The vocabulary entry as its own file writes it (`Ġhello`, `##ing`, `<0x0A>`). */
  tokenName(id: number): string;
}

/** What a tokenizer cannot do or cannot be built from; the message is meant for people. */
export class TokenizerError extends Error {
  override readonly name: string = "TokenizerError";
}

/** The name of {@link UnencodableError}, by which it is known where an error has come from a worker. */
export const unencodable = "UnencodableError";

/** A text that a tokenizer cannot encode: trying it again changes nothing, another text may. */
export class UnencodableError extends TokenizerError {
  override readonly name = unencodable;
}
