import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";

/** What a section of the audit is given. */
export interface AuditSectionProps {
  readonly reference: TokenizerReference;
  readonly audited: Audited;
  /** The vocabulary's entries. `audited` is in the order of ids, as this is. */
  readonly table: VocabularyTable;
  /** Where the entries of the table's rows are in the audit. */
  readonly places: Int32Array;
  /** The class that is listed; null for all. */
  readonly chosen: string | null;
  onChoose(name: string): void;
  /** Tells what a text has of the entries; null while that is not known. The same function at each call. */
  onUse(use: UseOfEntries | null): void;
}

/** How often entries occur in a text. */
export interface UseOfEntries {
  readonly scheme: SchemeOfEntries;
  /** In the order of the audit. */
  readonly counts: Uint32Array;
}

/** Classes of `use`, in the order of their numbers. */
export const useClasses = ["used", "unused"] as const;

/** Whether entries of a class, or of several as links have them, are known once it is counted which occur. */
export function isOfUse(wanted: string): boolean {
  return wanted.split(".").some((each) => useClasses.some((name) => name === each));
}
