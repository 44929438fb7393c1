import type { PipelineTokenizer } from "../pipeline";
import { TokenizerError } from "../tokenizer";

/** Of one byte a character and of several, for each of which an engine makes a pattern anew. */
const texts = ["a ", "世 "] as const;

/**
 * Encodes a few characters with a tokenizer that was just built, since some of what it is made of is first seen then: patterns
 * that the engine takes for too large, and control tokens around a text that no vocabulary has.
 * @throws {TokenizerError} that says what cannot be used
 */
export function tryOut(tokenizer: PipelineTokenizer): void {
  const { before, after } = tokenizer.stages.template;
  for (const id of [...before, ...after]) {
    if (!isEntry(tokenizer, id)) {
      throw new TokenizerError(`It puts token ${id} around a text, which its vocabulary does not have.`);
    }
  }
  for (const text of texts) {
    try {
      tokenizer.encode(text, { specials: "control", inserted: true });
    } catch (cause) {
      // That it cannot do these texts says nothing of others.
      if (cause instanceof TokenizerError) continue;
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new TokenizerError("A pattern of it is larger than this browser can run.", { cause });
    }
  }
}

function isEntry(tokenizer: PipelineTokenizer, id: number): boolean {
  try {
    tokenizer.tokenName(id);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
