import ArrowUp from "lucide-react/icons/arrow-up";
import { type ReactElement, useMemo, useRef, useState } from "react";
import { setInspected } from "../../../../state/tokenizers/inspect";
import type { InspectedTokenizer } from "../../../../state/tokenizers/inspected";
import { Button } from "../../../../ui/controls";
import { ErrorBoundary } from "../../../../ui/ErrorBoundary";
import type { Inspection, VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited } from "../../../../worker/vocabulary/protocol";
import type { Matches } from "../entries/useMatches";
import { Vocabulary } from "../entries/Vocabulary";
import { Answer } from "./Answer";
import { auditSections } from "./auditSections";
import { type AuditedRows, type ClassOfEntries, findClass, labelOf, placesOfRows, rowsInClass } from "./listed";
import { Scheme } from "./Scheme";
import { isOfUse, type UseOfEntries } from "./sectionProps";
import { TakeEntries } from "./TakeEntries";
import { useWayBack } from "./useWayBack";

export interface AuditReportProps {
  readonly inspected: InspectedTokenizer;
  readonly inspection: Inspection;
  readonly table: VocabularyTable;
  readonly audited: Audited;
  /** What the search finds, of all classes. */
  readonly matches: Matches | null;
  readonly problem: string | null;
  onRetry(): void;
}

/** Whose classes the rows say, beside what they say of reach. */
function classesBeside(chosen: ClassOfEntries | null): AuditedRows["scheme"] {
  return chosen?.all.find(({ scheme }) => scheme.name !== "reach")?.scheme.name ?? "form";
}

/** An audit: the answer in a sentence, all classes with their entries' number, what else there is to know, and the entries. */
export function AuditReport({ audited, matches, ...props }: AuditReportProps): ReactElement {
  const { inspected, table } = props;
  const list = useRef<HTMLDivElement>(null);
  const places = useMemo(() => placesOfRows(table.ids, audited), [table, audited]);
  const [use, setUse] = useState<UseOfEntries | null>(null);
  const all = useMemo(
    () => (use === null ? audited : { ...audited, schemes: [...audited.schemes, use.scheme] }),
    [audited, use],
  );
  const chosen = useMemo(() => findClass(all, inspected.class), [all, inspected.class]);
  const listed = useMemo(
    () =>
      matches === null || chosen === null ? matches : { ...matches, rows: rowsInClass(matches.rows, places, chosen) },
    [matches, chosen, places],
  );
  const way = useWayBack(list);
  const choose = (name: string) => {
    const isChosen = inspected.class === name;
    setInspected({ class: isChosen ? "" : name, part: "" });
    if (!isChosen) way.leave(name);
  };
  const listing = useMemo(
    () => ({
      ...{ audited: all, places, scheme: classesBeside(chosen) },
      filter: chosen === null ? null : labelOf(chosen),
    }),
    [all, places, chosen],
  );
  const common = { audited, table, places, chosen: chosen === null ? null : inspected.class, onChoose: choose };
  return (
    <>
      <Answer audited={audited} onChoose={choose} />
      <div className="audit-schemes">
        {audited.schemes.map((scheme) => (
          <Scheme key={scheme.name} scheme={scheme} {...common} />
        ))}
      </div>
      {auditSections.map(({ name, Section }) => (
        <ErrorBoundary key={name} part={name} about={inspected.reference}>
          <Section {...{ ...common, reference: inspected.reference, onUse: setUse }} />
        </ErrorBoundary>
      ))}
      <div ref={list} className="audit-list">
        {inspected.class !== "" && chosen === null && (
          <p className="vocabulary-note" role="status">
            {isOfUse(inspected.class)
              ? "All entries are listed until it is counted which of them occur."
              : `This audit has no class “${inspected.class}”. All entries are listed.`}
          </p>
        )}
        {chosen !== null && (
          <Button look="quiet" className="audit-back" onClick={() => way.goBack(inspected.class)}>
            <ArrowUp size={16} /> Back to the classes
          </Button>
        )}
        <Vocabulary
          {...props}
          matches={listed}
          audit={listing}
          tools={
            <TakeEntries
              {...{ audited, table, places, chosen }}
              counts={use?.counts ?? null}
              {...inspected}
              rows={listed?.rows ?? null}
            />
          }
        />
      </div>
    </>
  );
}
