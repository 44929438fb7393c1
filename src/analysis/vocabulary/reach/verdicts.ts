/** Whether any text gives an entry as a token. */
export const Reach = {
  /** Encoding its own text gives this one token and no other. */
  always: 0,
  /** Its own text does not, or it has none, but there is a text that has it among its tokens. */
  inContext: 1,
  /** No text does, and why not is known. */
  never: 2,
  /** Its bytes stand in no UTF-8 text: C0, C1 and F5 to FF, or bytes that cannot be side by side. */
  noText: 3,
  /** It is not known. */
  undecided: 4,
} as const;
export type Reach = (typeof Reach)[keyof typeof Reach];

/** Names of {@link Reach}, by number, as files have them. */
export const reachNames = Object.keys(Reach) as (keyof typeof Reach)[];

/** Why no text gives an entry, or why that is not known. */
export const Reason = {
  none: 0,
  /** It is longer than what merging begins with, and no merge makes it. */
  noMerges: 1,
  /** Merging its own bytes makes other tokens of them, and so it does wherever they stand. */
  otherMerges: 2,
  /** The normalizer leaves no such text. */
  normalizer: 3,
  /** The pre-tokenizer always cuts inside of it, drops some of it, begins no word so, or cuts between it and all that it could continue. */
  pattern: 4,
  /** It has an added token in it, which is found first. */
  added: 5,
  /** Another entry has the same bytes, and is found in its place. */
  twin: 6,
  /** Its text put together from other entries is likelier (Unigram). */
  likelier: 7,
  /** Words of so many characters are unknown (`max_input_chars_per_word`). */
  tooLong: 8,
  /** A byte that only stands in for characters which have no entry, and all that have this byte have one. */
  hasEntry: 9,
  /** Its name is outside the byte alphabet that all others are written in, or its type is one that no text has. */
  unwritable: 10,
  /** A piece of a character: whatever completes the character merges with it. */
  neighbours: 11,
  /** Undecided: no context was found in which it is a token, and none of the proofs holds. */
  notFound: 12,
} as const;
export type Reason = (typeof Reason)[keyof typeof Reason];

/** Names of {@link Reason}, by number, as files have them. */
export const reasonNames = Object.keys(Reason) as (keyof typeof Reason)[];
