import { comparedEntries, overlapOf } from "../analysis/vocabulary/overlap";
import { oneLine } from "../text/printable";
import { loadVocabulary } from "./auditTokenizers";
import type { OverlapCommand } from "./commandLine";
import type { Environment } from "./environment";

/** Digits of a share behind the point: files have it as it is. */
const digits = 4;

/**
 * `overlap`: what each two vocabularies have in common.
 * @throws {TokenizerError} for what has no vocabulary of its own
 */
export async function compareVocabularies(
  { tokenizers, json }: OverlapCommand,
  environment: Environment,
): Promise<void> {
  const all = [];
  for (const name of tokenizers) {
    const { tokenizer, parts } = await loadVocabulary(name, environment);
    all.push({ name, entries: comparedEntries(tokenizer, parts) });
  }
  for (const [i, a] of all.entries()) {
    for (const b of all.slice(i + 1)) {
      const { common, sameId, jaccard, ...sizes } = overlapOf(a.entries, b.entries);
      const line = { a: a.name, b: b.name, common, sameId, jaccard, ...sizes };
      const columns = [oneLine(a.name), oneLine(b.name), common, sameId, jaccard.toFixed(digits)];
      await environment.write(json ? `${JSON.stringify(line)}\n` : `${columns.join("\t")}\n`);
    }
  }
}
