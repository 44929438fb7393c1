import type { ReactElement } from "react";
import type { AdmitsFigures } from "../../../../instruments/admits/instrument";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import { ListedTokens } from "../../ids/TokenChips";
import { ColumnSections, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<AdmitsFigures>[];
  /** What must come out, in words. */
  readonly what: string;
}

/** Of each column how many entries may come next, and the first of them. */
export function Told({ columns, what }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  return (
    <ColumnSections
      rows={rows}
      label={(name) => `Admitted in ${name}`}
      data={({ admitted, byte }) => ({ "data-admitted": admitted, "data-ends": byte })}
    >
      {(figures) => (
        <>
          <p>
            <strong>{formatCount(figures.admitted)}</strong> of {plural(figures.of, "entry", "entries")} may come next (
            {formatShare(figures.admitted / Math.max(1, figures.of))})
          </p>
          <p className="instrument-note">{standing(figures, what)}</p>
          <Follows {...figures} />
          <Listed {...figures} />
        </>
      )}
    </ColumnSections>
  );
}

function standing({ byte, leavesAt, isComplete }: AdmitsFigures, what: string): string {
  if (leavesAt !== null)
    return `The text leaves ${what} at its byte ${formatCount(leavesAt)}: no output begins with it, so nothing may follow.`;
  const upTo = byte === 0 ? "At the text’s beginning" : `After ${plural(byte, "byte")}`;
  return isComplete ? `${upTo} the output may also end here.` : `${upTo} the output cannot end yet.`;
}

function Follows({ following }: AdmitsFigures): ReactElement | null {
  if (following === null) return null;
  const { can, notFound, untold } = following;
  return (
    <p data-can={can}>
      <strong>{formatCount(can)}</strong> of them can follow in canonical text; {formatCount(notFound)} were not found
      to follow in trials
      {untold > 0 && `, and of ${formatCount(untold)} that are pieces of characters it is not told`}.
    </p>
  );
}

function Listed({ first, admitted }: AdmitsFigures): ReactElement | null {
  if (first.length === 0) return null;
  const summary = first.length < admitted ? `The first ${formatCount(first.length)} by id` : "All of them";
  return <ListedTokens summary={summary} tokens={first} />;
}
