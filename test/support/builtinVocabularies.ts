import type { AuditedTokenizer } from "../../src/analysis/vocabulary/entries";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { isIncremental } from "../../src/tokenizers/incremental";
import { isStaged } from "../../src/tokenizers/isStaged";
import { huggingFaceIds, loadBuiltin, loadParts, tiktokenIds } from "./builtins";

/** Built-ins that have a vocabulary of their own. */
export const builtinVocabularyIds = [...tiktokenIds, ...huggingFaceIds];

/** One of them with its parts. */
export function loadVocabulary(id: string): { tokenizer: AuditedTokenizer; parts: TokenizerParts } {
  const [tokenizer, parts] = [loadBuiltin(id), loadParts(id)];
  if (parts === null || !isStaged(tokenizer) || !isIncremental(tokenizer)) throw new Error(`${id} has no vocabulary.`);
  return { tokenizer, parts };
}
