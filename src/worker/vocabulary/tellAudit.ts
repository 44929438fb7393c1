import { auditVocabulary } from "../../analysis/vocabulary/audit";
import { schemes } from "../../analysis/vocabulary/entryClasses";
import { longestOfEach } from "../../analysis/vocabulary/longestOfEach";
import { entryScripts } from "../../analysis/vocabulary/scriptsOfEntries";
import { nowAndThen } from "../pool/nowAndThen";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { Audited, AuditProgress } from "./protocol";

/** Audits a vocabulary, for the page. */
export async function tellAudit(
  { tokenizer, parts }: LoadedVocabulary,
  onProgress: (progress: AuditProgress) => void,
): Promise<Audited> {
  const since = performance.now();
  const audit = await auditVocabulary(tokenizer, parts, {
    onProgress: nowAndThen((loaded, total) => onProgress({ phase: "audit", loaded, total })),
  });
  return {
    ids: audit.entries.ids.slice(),
    schemes: schemes.map(({ name, classes, columnOf }) => {
      const column = columnOf(audit);
      const counts = new Uint32Array(classes.length);
      for (const number of column) counts[number] = (counts[number] as number) + 1;
      return { name, classes, column, counts };
    }),
    reasons: audit.reasons,
    examples: audit.examples,
    longest: longestOfEach(audit.entries, audit.scripts, entryScripts.length),
    took: performance.now() - since,
  };
}

/** What can be transferred of an audit: its arrays' memory. */
export function buffersOfAudit({ ids, schemes, reasons }: Audited): Transferable[] {
  const columns = [ids, reasons, ...schemes.flatMap(({ column, counts }) => [column, counts])];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}
