import { shortened } from "../../../text/shortened";
import { TokenizerError } from "../../tokenizer";

/** A tokenizer.json's `model.vocab`: ids by name; of a Unigram model, names and scores in order of ids. */
export type Vocab = Record<string, number> | readonly (readonly [name: string, score: number])[];

/** An item of `added_tokens`, as far as ids go. */
export interface NamedId {
  readonly id: number;
  readonly content: string;
}

/**
 * Sees to it that added tokens have the ids that their items say. Hugging Face's `tokenizers` looks no further than the
 * name: a name in the vocabulary has its id from there, and the others are numbered in order, from the number of entries
 * on. Where that comes to other ids, items are put in order of their ids; where that does not help, since there are gaps
 * between them, the names become entries. No text becomes such an entry unless it is the added token's own name.
 * @param vocab is given the names
 * @param size entries of the vocabulary
 * @returns the items, as `tokenizers` should have them
 * @throws {TokenizerError} when a name is an entry of another id, or the ids of a Unigram model's tokens have gaps
 */
export function countedIds(tokens: readonly NamedId[], vocab: Vocab, size: number): readonly NamedId[] {
  const vocabulary = new Names(vocab);
  const ordered = tokens.toSorted((a, b) => a.id - b.id);
  const right = [tokens, ordered].find((items) => isCountedRight(items, vocabulary, size));
  if (right !== undefined) return right;
  for (const { id, content } of ordered) {
    const known = vocabulary.idOf(content);
    if (known !== undefined && known !== id) {
      throw new TokenizerError(
        `The added token “${shortened(content)}” has the id ${id}, but is an entry of the vocabulary with ${known}: a tokenizer.json cannot say both.`,
      );
    }
    if (known === undefined) vocabulary.add(content, id);
  }
  return ordered;
}

/**
 * Whether `AddedVocabulary::add_tokens` comes to the ids that the items say. Version 0.23 numbers from the entries' count
 * on, earlier ones from behind the highest id so far: both must.
 */
function isCountedRight(tokens: readonly NamedId[], vocabulary: Names, size: number): boolean {
  let next = size;
  let highest = -1;
  return tokens.every(({ id, content }) => {
    // It passes these over.
    if (content === "") return true;
    const known = vocabulary.idOf(content);
    highest = Math.max(highest, id);
    return known === undefined ? id === next++ && highest === id : known === id;
  });
}

/** The names of a `model.vocab`, of either form. */
class Names {
  private readonly vocab: Vocab;
  private readonly indexOf: ReadonlyMap<string, number> | null;

  constructor(vocab: Vocab) {
    this.vocab = vocab;
    this.indexOf = isList(vocab) ? new Map(vocab.map(([name], index) => [name, index])) : null;
  }

  idOf(name: string): number | undefined {
    if (isList(this.vocab)) return this.indexOf?.get(name);
    return Object.hasOwn(this.vocab, name) ? this.vocab[name] : undefined;
  }

  add(name: string, id: number): void {
    if (isList(this.vocab)) {
      throw new TokenizerError(
        `The added token “${shortened(name)}” has the id ${id}, which a tokenizer.json cannot say: a Unigram model’s ids have no gaps.`,
      );
    }
    // A property of its own, so that `__proto__` is a name like any other.
    Object.defineProperty(this.vocab, name, { value: id, enumerable: true });
  }
}

function isList(vocab: Vocab): vocab is readonly (readonly [name: string, score: number])[] {
  return Array.isArray(vocab);
}
