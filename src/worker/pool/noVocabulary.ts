import { TokenizerError, unencodable } from "../../tokenizers/tokenizer";

const name = "NoVocabularyError";

/** A tokenizer has no vocabulary to look into. */
export class NoVocabularyError extends TokenizerError {
  override readonly name = name;
}

/** Whether asking again may lead further, after an error as Comlink hands it on: a tokenizer without a vocabulary will have none. */
export function mayBeRetried(error: unknown): boolean {
  return !(error instanceof Error && [name, unencodable].includes(error.name));
}
