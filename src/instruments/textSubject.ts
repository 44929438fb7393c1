import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";
import type { Subject, SubjectPlace } from "./instrument";

/**
 * A text, encoded by a tokenizer that is there.
 * @param place what of it is pointed at
 * @param lists those that options choose
 * @param other what it is compared with
 * @throws {TokenizerError} where that cannot be done
 */
export function textSubject(
  text: string,
  tokenizer: Tokenizer,
  options: EncodeOptions,
  place: SubjectPlace | null = null,
  lists: Subject["lists"] = {},
  other: string | null = null,
): Subject {
  return {
    text,
    other,
    place,
    encoding: tokenizer.encode(text, options),
    options,
    lists,
    vocabularySize: tokenizer.vocabularySize,
    loadTokenizer: () => Promise.resolve(tokenizer),
  };
}
