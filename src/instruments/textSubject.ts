import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";
import type { Subject } from "./instrument";

/**
 * A text, encoded by a tokenizer that is there.
 * @throws {TokenizerError} where that cannot be done
 */
export function textSubject(text: string, tokenizer: Tokenizer, options: EncodeOptions): Subject {
  return {
    text,
    encoding: tokenizer.encode(text, options),
    options,
    vocabularySize: tokenizer.vocabularySize,
    loadTokenizer: () => Promise.resolve(tokenizer),
  };
}
