import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { Vocabulary } from "../../tokenizers/vocabulary";

const made = new WeakMap<TokenizerParts, Vocabulary>();

/** A tokenizer's entries by their bytes, but for those that its notation cannot write. Made once of its parts: of 200,000 that takes 50 ms and more. */
export function writableEntries(parts: TokenizerParts): Vocabulary {
  const known = made.get(parts);
  if (known !== undefined) return known;
  const vocabulary = new Vocabulary(parts.vocabulary, new Set(parts.unwritable));
  made.set(parts, vocabulary);
  return vocabulary;
}
