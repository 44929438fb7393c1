import { textEntries } from "../../analysis/promptEnd/entries";
import { promptEnd } from "../../analysis/promptEnd/promptEnd";
import type { PromptTail } from "../../analysis/promptEnd/promptTail";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import type { PromptEndAnswer } from "./protocol";

/** What a text can go on with in each tokenizer that was asked: some 100 ms for 200,000 entries, and a few megabytes. */
const known = new WeakMap<Tokenizer, VocabularyColumns>();

/** A tokenizer's `textEntries`, made once. */
export function entriesOf(tokenizer: Tokenizer & StagedTokenizer): VocabularyColumns {
  const entries = known.get(tokenizer) ?? textEntries(tokenizer);
  known.set(tokenizer, entries);
  return entries;
}

/**
 * What a prompt's end does to a tokenizer's tokens.
 * @param most candidates that are listed of each, at most
 */
export function tellPromptEnd(
  tokenizer: Tokenizer,
  tail: PromptTail,
  options: EncodeOptions,
  most: number,
): PromptEndAnswer {
  if (!isStaged(tokenizer) || !isIncremental(tokenizer)) return { kind: "noStages" };
  const end = promptEnd(tokenizer, tail, options, entriesOf(tokenizer), most);
  return end === null ? { kind: "tooLong" } : { kind: "told", end };
}
