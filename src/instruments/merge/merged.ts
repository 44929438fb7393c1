/** A sequence of ids of which some stand for several of another one. */
export interface Merged {
  /** Ids of the tokenizer, and codes. */
  readonly ids: Uint32Array;
  /** Of each the first token that it stands for; one entry more than ids, the last being how many tokens there are. */
  readonly starts: Uint32Array;
  /** What each code stands for, in ids of the tokenizer: that of `book[i]` is `first + i`. */
  readonly book: readonly (readonly number[])[];
  /** The first code. No token has its id, nor one above it. */
  readonly first: number;
}

/** Builds a {@link Merged}, item by item. */
export class MergedBuilder {
  private readonly ids: Uint32Array;
  private readonly starts: Uint32Array;
  private length = 0;

  /** @param tokens how many there are of the tokenizer's */
  constructor(tokens: number) {
    this.ids = new Uint32Array(tokens);
    this.starts = new Uint32Array(tokens + 1);
  }

  /** @param start the first token that it stands for */
  push(id: number, start: number): void {
    this.ids[this.length] = id;
    this.starts[this.length++] = start;
  }

  finish(book: Merged["book"], first: number): Merged {
    const { ids, starts, length } = this;
    starts[length] = ids.length;
    return { ids: ids.slice(0, length), starts: starts.slice(0, length + 1), book, first };
  }
}
