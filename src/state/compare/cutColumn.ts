import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { change, useAppStore } from "../store";
import { renameTokenizer } from "../tokenizers/renameTokenizer";
import { unnameColumn } from "./showModel";

/**
 * Has a column cut its text another way, in its place, with all that it is set to. It goes by no model then: none cuts texts in
 * another way than its own.
 * @param next the same tokenizer with another way
 */
export function cutColumn(reference: TokenizerReference, next: TokenizerReference): void {
  unnameColumn(reference);
  const { inspected, pair, overview } = useAppStore.getState().comparison;
  renameTokenizer(reference, next);
  // Pages about vocabularies know no ways.
  change({ inspected, pair, overview });
}
