import { sameTextIn } from "../../analysis/vocabulary/entry/sameText";
import type { Utf8Index } from "../../text/utf8";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { describeEntries } from "./entries";
import { lackingWays } from "./lackingWays";
import type { AnswerTo, Question } from "./protocol";
import { stagesOfPlaces } from "./stagesOfPlaces";
import { tellIds } from "./tellIds";
import { tellPieces } from "./tellPieces";
import { tellPromptEnd } from "./tellPromptEnd";
import { tellTransformed } from "./tellTransformed";
import { tellWays } from "./tellWays";
import { tracePlace } from "./tracePlace";
import { whyPlace } from "./whyPlace";

export { otherOf } from "./guests";

/**
 * Tells of a tokenizer what is asked.
 * @param loadOther loads the other one that a question is about
 * @param indexOf gives a text's index, which the worker nearly always has
 * @throws {RangeError} when it has no entry of an id
 * @throws {TokenizerError} when the other one cannot be loaded
 */
export async function explain(
  tokenizer: Tokenizer,
  question: Question,
  loadOther: () => Promise<Tokenizer>,
  indexOf: (text: string) => Utf8Index,
): Promise<AnswerTo<Question>> {
  switch (question.kind) {
    case "entries":
      return describeEntries(tokenizer, question.ids);
    case "trace":
      return tracePlace(tokenizer, indexOf(question.text), question.options, question.start, question.end);
    case "why": {
      const other = await loadOther();
      const pair = question.isOtherFirst ? ([other, tokenizer] as const) : ([tokenizer, other] as const);
      return whyPlace(pair, indexOf(question.text), question);
    }
    case "promptEnd":
      return tellPromptEnd(tokenizer, question.tail, question.options, question.most);
    case "ids":
      return tellIds(tokenizer, question);
    case "pieces":
      return tellPieces(tokenizer, question);
    case "sameText":
      return sameTextIn(tokenizer, question.meaning);
    case "lacking":
      return lackingWays(tokenizer);
    case "transformed":
      return tellTransformed(tokenizer, question);
    case "ways":
      return tellWays(tokenizer, question.preToken);
    case "stages":
      return stagesOfPlaces(tokenizer, question);
  }
}
