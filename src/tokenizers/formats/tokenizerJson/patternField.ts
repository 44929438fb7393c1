import { compilePattern } from "../../patterns/compile";
import type { Pattern } from "../../patterns/pattern";
import { TokenizerError } from "../../tokenizer";
import type { Fields } from "../fields";

/**
 * Compiles a field's pattern, in Oniguruma's dialect.
 * @throws {TokenizerError} that names the field, and what of the pattern is malformed or has no JavaScript form
 */
export function readRegex(field: Fields): Pattern {
  const source = field.string();
  try {
    return compilePattern(source);
  } catch (cause) {
    if (!(cause instanceof TokenizerError)) throw cause;
    throw new TokenizerError(`${field.path}: ${cause.message}`, { cause });
  }
}
