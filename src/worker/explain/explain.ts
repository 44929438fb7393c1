import type { Utf8Index } from "../../text/utf8";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { describeEntries } from "./entries";
import type { AnswerTo, Question } from "./protocol";
import { tracePlace } from "./tracePlace";

/**
 * Tells of a tokenizer what is asked.
 * @param indexOf gives a text's index, which the worker nearly always has
 * @throws {RangeError} when it has no entry of an id
 */
export function explain(
  tokenizer: Tokenizer,
  question: Question,
  indexOf: (text: string) => Utf8Index,
): AnswerTo<Question> {
  switch (question.kind) {
    case "entries":
      return describeEntries(tokenizer, question.ids);
    case "trace":
      return tracePlace(tokenizer, indexOf(question.text), question.options, question.start, question.end);
  }
}
