import type { Tokenizer } from "../tokenizers/tokenizer";

/**
 * The same number for the same entry in several texts. Where the set of entries is open each text numbers its own, so there entries go
 * by their names; elsewhere a number is the id.
 */
export class EntryNumbers {
  private readonly tokenizer: Pick<Tokenizer, "tokenName" | "vocabularySize">;
  private readonly numbers = new Map<string, number>();

  constructor(tokenizer: Pick<Tokenizer, "tokenName" | "vocabularySize">) {
    this.tokenizer = tokenizer;
  }

  /** @param ids of the text that the tokenizer has encoded last */
  of(ids: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
    return this.tokenizer.vocabularySize === null ? ids.map((id) => this.numberOf(id)) : ids;
  }

  private numberOf(id: number): number {
    const name = this.tokenizer.tokenName(id);
    const number = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }
}
