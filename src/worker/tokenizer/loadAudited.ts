import type { AuditedTokenizer } from "../../analysis/vocabulary/entries";
import { findBuiltin } from "../../tokenizers/catalogue";
import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { ownAndWay } from "../../tokenizers/tokenizerReference";
import type { LoadOptions } from "../assets/fetchAsset";
import type { TokenizerSource } from "../pool/protocol";
import { buildTokenizer, loadParts } from "./load";

/** A tokenizer with what it was built of. */
export interface LoadedVocabulary {
  readonly tokenizer: AuditedTokenizer;
  readonly parts: TokenizerParts;
}

/**
 * Loads a tokenizer with its parts, to be looked into.
 * @returns null for one that cuts texts by a rule alone
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadAudited(source: TokenizerSource, options: LoadOptions): Promise<LoadedVocabulary | null> {
  const { pack } = source;
  // Its entries are the same in whichever way texts are cut into them.
  const [name] = ownAndWay(source.tokenizer);
  if (pack === null && findBuiltin(name)?.vocabulary === null) return null;
  const parts = builtinParts(name, await loadParts({ tokenizer: name, pack }, options));
  const tokenizer = await buildTokenizer(parts);
  return isStaged(tokenizer) && isIncremental(tokenizer) ? { tokenizer, parts } : null;
}
