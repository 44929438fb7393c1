import { UnencodableError } from "../tokenizer";

/** The error for text that needs an unknown token where the vocabulary has none. */
export function missingUnknownToken(text: string): UnencodableError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new UnencodableError(`The vocabulary has nothing for ${JSON.stringify(shown)} and no unknown token.`);
}
