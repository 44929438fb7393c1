import type { LoadOptions } from "../assets/fetchAsset";
import { NoVocabularyError } from "../pool/noVocabulary";
import type { TokenizerSource } from "../pool/protocol";
import { type LoadedVocabulary, loadAudited } from "../tokenizer/loadAudited";

/** The last one: a page looks into one at a time, and each takes some ten megabytes. */
let last: { readonly name: string; readonly loaded: LoadedVocabulary } | null = null;

/**
 * Loads a tokenizer with its parts, unless it is the last one.
 * @throws {NoVocabularyError} for what has none
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadVocabulary(source: TokenizerSource, options: LoadOptions): Promise<LoadedVocabulary> {
  const { tokenizer: name } = source;
  if (last?.name === name) return last.loaded;
  const loaded = await loadAudited(source, options);
  if (loaded === null) {
    throw new NoVocabularyError("This tokenizer cuts texts by a rule, and has no vocabulary to look into.");
  }
  last = { name, loaded };
  return loaded;
}
