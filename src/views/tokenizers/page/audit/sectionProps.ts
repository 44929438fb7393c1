import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited } from "../../../../worker/vocabulary/protocol";

/** What a section of the audit is given. */
export interface AuditSectionProps {
  readonly reference: TokenizerReference;
  readonly audited: Audited;
  /** The vocabulary's entries. `audited` is in the order of ids, as this is. */
  readonly table: VocabularyTable;
}
