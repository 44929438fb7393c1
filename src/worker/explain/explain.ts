import type { Tokenizer } from "../../tokenizers/tokenizer";
import { describeEntries } from "./entries";
import type { AnswerTo, Question } from "./protocol";

/**
 * Tells of a tokenizer what is asked.
 * @throws {RangeError} when it has no entry of an id
 */
export function explain(tokenizer: Tokenizer, question: Question): AnswerTo<Question> {
  return describeEntries(tokenizer, question.ids);
}
