import { textEntries } from "../../analysis/promptEnd/entries";
import { promptEnd } from "../../analysis/promptEnd/promptEnd";
import type { PromptTail } from "../../analysis/promptEnd/promptTail";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { PromptEndAnswer } from "./protocol";

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
  const end = promptEnd(tokenizer, tail, options, textEntries(tokenizer), most);
  return end === null ? { kind: "tooLong" } : { kind: "told", end };
}
