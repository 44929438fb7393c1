/** What can be asked of a tokenizer, by kind, and what is told. All of it can be cloned. */
export interface Explanations {
  /** What a vocabulary says of some of its entries. */
  readonly entries: {
    readonly question: { readonly kind: "entries"; readonly ids: readonly number[] };
    /** In the order of the ids; none where the set of tokens is open, as nothing is written of them anywhere. */
    readonly answer: readonly EntryFacts[];
  };
}

/** One of the things that can be asked. */
export type Question = Explanations[keyof Explanations]["question"];

/** What a question is answered with. */
export type AnswerTo<Q extends Question> = Explanations[Q["kind"]]["answer"];

/** An entry of a vocabulary. */
export interface EntryFacts {
  readonly id: number;
  /** As its file writes it: `Ġhello`, `##ing`, `<0x0A>`. */
  readonly name: string;
  /** What it stands for in normalized text. */
  readonly bytes: Uint8Array;
  /**
   * Rank of the first merge that makes it, 0 being merged before all others; in a tiktoken encoding its own. Null where
   * nothing makes it.
   */
  readonly rank: number | null;
  /** What its model chooses by; null where that has no scores. */
  readonly score: number | null;
}
