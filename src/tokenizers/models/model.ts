/**
 * Receives a model's tokens in order.
 * @param bytes how many UTF-8 bytes of the pre-token the token takes
 * @param flags `TokenFlag` bits: unknown or byteFallback
 */
export type TokenSink = (id: number, bytes: number, flags: number) => void;

/** The model stage: encodes one pre-token, and knows its vocabulary. */
export interface Model {
  /** Tokens of a pre-token of normalized text; their byte counts add up to the pre-token's, unknown tokens included. */
  encode(pretoken: string, sink: TokenSink): void;
  /** The vocabulary entry of an id, or undefined. */
  entry(id: number): string | undefined;
  /** The bytes of normalized text that an entry stands for. */
  entryBytes(entry: string): Uint8Array;
  /** Entries of the vocabulary, without added tokens that it does not hold. */
  readonly entries: ReadonlyMap<string, number>;
}
