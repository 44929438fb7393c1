import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import { type ReactElement, useState } from "react";
import { useAppStore } from "../../../../state/store";
import { Button, Problem } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { FindingLinks } from "../../../FindingLinks";
import { type Comparing, useComparing } from "../../differences/compared";
import { goToDifference } from "../../differences/go";
import { TakeTable } from "../table/TakeTable";
import { AgreementTables } from "./AgreementTables";
import { DifferenceRows } from "./DifferenceRows";
import { differenceTable } from "./differenceTable";
import "./differences.css";

/** Where the columns cut the text differently: the costliest differences, a way through all of them, and how far each two agree. */
export default function Differences(): ReactElement {
  const comparing = useComparing();
  return (
    <section className="differences" aria-label="Differences" data-state={stateOf(comparing)}>
      <Body {...comparing} />
      <FindingLinks about="differences" />
    </section>
  );
}

function stateOf({ columns, error, isCurrent }: Comparing): string {
  return error !== null ? "error" : columns < 2 ? "alone" : isCurrent ? "ready" : "pending";
}

function Body({ compared, columns, error, isCurrent, retry }: Comparing): ReactElement {
  const chosen = useAppStore((state) => state.comparison.tokenizers.length);
  const text = useAppStore((state) => state.comparison.text);
  if (chosen < 2) return <p>Differences are between two columns or more: add a tokenizer.</p>;
  if (text === "") return <p>Without a text there is nothing to cut.</p>;
  if (error !== null) {
    return <Problem problem={error} className="differences-error" onRetry={retry} />;
  }
  if (compared === null || (columns < 2 && !isCurrent)) {
    return <p>{columns > 1 ? "Comparing …" : "Once two columns have answered for the text, they are compared."}</p>;
  }
  const { byteLength, list, references } = compared;
  const left = chosen - references.length;
  return (
    <>
      <div className="differences-head">
        <p role="status">
          {isCurrent ? (
            <>
              {list.differences === 0 ? (
                "All columns cut this text the same."
              ) : (
                <>
                  <strong>{plural(list.differences, "difference")}</strong> in {plural(list.kinds, "group")}, with{" "}
                  {plural(list.saved, "token")} between the best cut of each and the worst.
                </>
              )}{" "}
              <small>
                Of {plural(byteLength, "byte")} in {plural(references.length, "column")}
                {left > 0 && `; ${plural(left, "column")} without an answer left out`}.
              </small>
            </>
          ) : (
            <>The text or its columns have changed. This is of {plural(byteLength, "byte")} before that.</>
          )}
        </p>
        <div className="differences-ways">
          <Button onClick={() => void goToDifference(-1)} disabled={list.differences === 0 || !isCurrent}>
            <ChevronUp size={16} /> Previous <kbd>p</kbd>
          </Button>
          <Button onClick={() => void goToDifference(1)} disabled={list.differences === 0 || !isCurrent}>
            <ChevronDown size={16} /> Next <kbd>n</kbd>
          </Button>
          {list.rows.length > 0 && isCurrent && (
            <TakeTable what="differences" table={() => differenceTable(compared, useAppStore.getState().comparison)} />
          )}
        </div>
      </div>
      <div className="differences-parts" inert={!isCurrent} data-stale={!isCurrent || undefined}>
        {list.rows.length > 0 && <List compared={compared} />}
        <AgreementTables references={references} agreement={compared.agreement} />
      </div>
    </>
  );
}

const firstRows = 10;

function List({ compared }: { readonly compared: NonNullable<Comparing["compared"]> }): ReactElement {
  const [most, setMost] = useState(firstRows);
  const { rows, kinds } = compared.list;
  const hidden = Math.min(rows.length, kinds) - most;
  return (
    <div>
      <DifferenceRows compared={compared} rows={rows.slice(0, most)} />
      <p className="differences-more">
        {hidden > 0 && (
          <Button look="quiet" onClick={() => setMost(rows.length)}>
            Show {formatCount(hidden)} more
          </Button>
        )}
        {hidden <= 0 && kinds > rows.length && `The ${rows.length} costliest of ${formatCount(kinds)}.`}
      </p>
    </div>
  );
}
