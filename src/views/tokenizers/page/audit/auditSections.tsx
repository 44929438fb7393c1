import type { ComponentType } from "react";
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

/**
 * What an audit tells between its classes and its entries, in this order. A new section is a component and a line here: it draws
 * a `<section className="audit-section">` with an `h3`, and has what takes long asked of a worker
 * (`state/tokenizers/vocabularyPool.ts`, to which a call is added in `worker/vocabulary/`).
 */
export const auditSections: readonly {
  /** The part's name where it fails: “Numbers”. */
  readonly name: string;
  readonly Section: ComponentType<AuditSectionProps>;
}[] = [];
