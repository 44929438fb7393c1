import { TokenizerError } from "../tokenizer";

/** The error for text that needs an unknown token where the vocabulary has none. */
export function missingUnknownToken(text: string): TokenizerError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new TokenizerError(`The vocabulary has nothing for ${JSON.stringify(shown)} and no unknown token.`);
}
