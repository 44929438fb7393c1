import type { StagedTokenizer } from "./stages";
import type { Tokenizer } from "./tokenizer";

/** Whether a tokenizer has stages that can be told of; those that cut by a rule alone have none. */
export function isStaged(tokenizer: Tokenizer): tokenizer is Tokenizer & StagedTokenizer {
  return "stages" in tokenizer;
}
