import type { Tokenizer } from "../tokenizers/tokenizer";
import type { Environment } from "./environment";
import type { TokenizerSource } from "./threads/work";

/**
 * Loads tokenizers, one after the other, in their order.
 * @returns each to use in this thread, and what another thread builds it of
 * @throws {TokenizerError | HubError | InputError} for the first that cannot be loaded
 */
export async function loadTokenizers(
  names: readonly string[],
  environment: Environment,
): Promise<{ readonly engines: Tokenizer[]; readonly sources: TokenizerSource[] }> {
  const engines: Tokenizer[] = [];
  const sources: TokenizerSource[] = [];
  for (const name of names) {
    const { tokenizer, parts } = await environment.loadTokenizer(name);
    engines.push(tokenizer);
    sources.push({ name, parts });
  }
  return { engines, sources };
}
