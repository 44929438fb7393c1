import { coverageByScript } from "../../analysis/vocabulary/characters/coverage";
import { scanCharacters } from "../../analysis/vocabulary/characters/scanCharacters";
import { runChecks } from "../../analysis/vocabulary/checks/checks";
import { entriesOf } from "../../analysis/vocabulary/entries";
import { auditNumbers } from "../../analysis/vocabulary/numbers/numbers";
import { nowAndThen } from "../pool/nowAndThen";
import type { LoadedVocabulary } from "../tokenizer/loadAudited";
import type { AuditProgress } from "./protocol";
import type { Examined } from "./usageProtocol";

/** Looks at how a tokenizer cuts numbers, at each character, and at what should hold of every text. */
export async function tellExamined(
  { tokenizer, parts }: LoadedVocabulary,
  onProgress: (progress: AuditProgress) => void,
): Promise<Examined> {
  const entries = entriesOf(tokenizer, parts);
  const scan = await scanCharacters(tokenizer, {
    onProgress: nowAndThen((loaded, total) => onProgress({ phase: "audit", loaded, total })),
  });
  return {
    numbers: auditNumbers(tokenizer, parts, entries),
    checks: runChecks(tokenizer, parts, entries, scan),
    coverage: coverageByScript(scan),
    covers: scan.covers,
    scripts: scan.scripts,
  };
}
