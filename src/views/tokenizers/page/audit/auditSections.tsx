import type { ComponentType } from "react";
import type { AuditSectionProps } from "./sectionProps";

import { ClassesByScript } from "./sections/ClassesByScript";
import { Examination } from "./sections/Examination";
import { RealText } from "./sections/RealText";

/**
 * What an audit tells between its classes and its entries, in this order. A new section is a component and a line here: it draws
 * a `<section className="audit-section">` with an `h3`, and has what takes long asked of a worker
 * (`state/tokenizers/vocabularyPool.ts`, to which a call is added in `worker/vocabulary/`).
 */
export const auditSections: readonly {
  /** The part's name where it fails: “Numbers”. */
  readonly name: string;
  readonly Section: ComponentType<AuditSectionProps>;
}[] = [
  { name: "Qtok’s classes by script", Section: ClassesByScript },
  { name: "Checks, numbers and characters", Section: Examination },
  { name: "On real text", Section: RealText },
];
