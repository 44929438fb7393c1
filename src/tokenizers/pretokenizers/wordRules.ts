/** What a character does where a pre-tokenizer decides from two neighbours alone. */
export const Role = {
  /** Stands with its neighbours of the same role. */
  run: 0,
  /** The same, for a second kind of character. */
  otherRun: 1,
  /** Is a pre-token of its own. */
  alone: 2,
  /** Ends a pre-token and is in none. */
  dropped: 3,
  /** Ends the pre-token that it is in. */
  closes: 4,
  /** Begins a pre-token that goes on with what follows, unless that begins one too. */
  opens: 5,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** How a pre-tokenizer cuts that goes by its characters, and what it writes in front. */
export interface WordRules {
  /**
   * What a character does; null where it does something else.
   * @param code code point of normalized text
   */
  roleOf(code: number): Role | null;
  /** Put in front of each pre-token, and stands for nothing; most often empty. */
  readonly prefix: string;
}
