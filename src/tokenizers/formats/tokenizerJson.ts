import { type AddedToken, AddedTokenMatcher } from "../addedTokens";
import type { Model } from "../models/model";
import { PipelineTokenizer } from "../pipeline";
import { Fields } from "./fields";
import { readNormalizer } from "./normalizer";
import { readPostProcessor } from "./postprocessor";
import { readPreTokenizer } from "./pretokenizer";

/** Builds the model stage from the `model` field; `byteLevel` says whether it works in the byte alphabet. */
export type ModelReader = (field: Fields, byteLevel: boolean) => Model;

/**
 * Reads a Hugging Face `tokenizer.json`.
 * @param json the parsed file, unchecked
 * @param readModel makes the model stage; which library runs it is the caller's choice
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readTokenizerJson(json: unknown, readModel: ModelReader): PipelineTokenizer {
  const file = new Fields(json, "");
  const normalizer = readNormalizer(file.get("normalizer"));
  const preTokenizer = readPreTokenizer(file.get("pre_tokenizer"));
  const addedTokens = file.get("added_tokens").isNull ? [] : file.get("added_tokens").items().map(readAddedToken);
  const [normalized, verbatim] = [true, false].map((kind) => addedTokens.filter((token) => token.normalized === kind));
  return new PipelineTokenizer({
    addedTokens,
    verbatimMatcher: new AddedTokenMatcher((verbatim ?? []).map((token) => ({ token, pattern: token.content }))),
    normalizedMatcher: new AddedTokenMatcher(
      (normalized ?? []).map((token) => ({
        token,
        pattern: normalizer === null ? token.content : normalizer(token.content).text,
      })),
    ),
    normalizer,
    preTokenizer: preTokenizer.split,
    model: readModel(file.get("model"), preTokenizer.byteLevel),
    template: readPostProcessor(file.get("post_processor")),
  });
}

function readAddedToken(field: Fields): AddedToken {
  const special = field.get("special").boolean(false);
  return {
    id: field.get("id").integer(),
    content: field.get("content").string(),
    singleWord: field.get("single_word").boolean(false),
    lstrip: field.get("lstrip").boolean(false),
    rstrip: field.get("rstrip").boolean(false),
    normalized: field.get("normalized").boolean(!special),
    special,
  };
}
