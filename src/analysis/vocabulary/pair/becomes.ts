/** What an entry comes to under the other tokenizer. */
export const Becomes = {
  /** Whole characters only. */
  text: 0,
  /** At least one piece is no whole character: bytes of byte fallback, or of a byte-level vocabulary. */
  bytes: 1,
  /** At least one piece is unknown, or there are no tokens at all for want of one. */
  unknown: 2,
  /** No piece is left: the normalizer or the pre-tokenizer drops it, as BERT's drop spaces. */
  nothing: 3,
} as const;
export type Becomes = (typeof Becomes)[keyof typeof Becomes];

/** Names of {@link Becomes}, by number. */
export const becomesNames = Object.keys(Becomes) as (keyof typeof Becomes)[];
