import type { AuditedTokenizer } from "../../analysis/vocabulary/entries";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { TokenizerError } from "../../tokenizers/tokenizer";
import type { LoadOptions } from "../assets/fetchAsset";
import type { TokenizerSource } from "../pool/protocol";
import { buildTokenizer, loadParts } from "../tokenizer/load";

/** A tokenizer with what it was built of. */
export interface LoadedVocabulary {
  readonly tokenizer: AuditedTokenizer;
  readonly parts: TokenizerParts;
}

/** The last one: a page looks into one at a time, and each takes some ten megabytes. */
let last: { readonly name: string; readonly loaded: LoadedVocabulary } | null = null;

/**
 * Loads a tokenizer with its parts, unless it is the last one.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadVocabulary(source: TokenizerSource, options: LoadOptions): Promise<LoadedVocabulary> {
  const { tokenizer: name } = source;
  if (last?.name === name) return last.loaded;
  const parts = builtinParts(name, await loadParts(source, options));
  const tokenizer = await buildTokenizer(parts);
  if (!isStaged(tokenizer) || !isIncremental(tokenizer)) {
    throw new TokenizerError("This tokenizer cuts texts by a rule, and has no vocabulary to look into.");
  }
  const loaded = { tokenizer, parts };
  last = { name, loaded };
  return loaded;
}
