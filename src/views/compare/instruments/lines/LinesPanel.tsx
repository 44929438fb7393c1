import { type ReactElement, useMemo, useState } from "react";
import { useAppStore } from "../../../../state/store";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Problem, ToggleGroup } from "../../../../ui/controls";
import { plural } from "../../../../ui/format";
import { LinesTable } from "./LinesTable";
import { type LinesView, lineRows } from "./lineRows";
import "./lines.css";
import { type ToldLines, useLines } from "./useLines";

/** Where in the text the tokens are: by headings, and by lines. */
export default function LinesPanel(): ReactElement {
  const { told, isCurrent, error, retry } = useLines();
  const isEmpty = useAppStore((state) => state.comparison.text === "");
  const state = error !== null ? "error" : isEmpty ? "empty" : told !== null && isCurrent ? "ready" : "pending";
  return (
    <section className="lines-panel" aria-label="Lines" data-state={state}>
      {error !== null ? (
        <Problem problem={error} className="lines-error" onRetry={retry} />
      ) : isEmpty ? (
        <p>Without a text there are no lines.</p>
      ) : told === null ? (
        <p>Once a column has answered for the text, its lines are counted.</p>
      ) : (
        <div className="lines-told" inert={!isCurrent} data-stale={!isCurrent || undefined}>
          <Told told={told} />
        </div>
      )}
    </section>
  );
}

function Told({ told }: { readonly told: ToldLines }): ReactElement {
  const { headings, units, references } = told;
  const [chosen, setChosen] = useState<LinesView | null>(null);
  const view = chosen ?? (headings.length > 1 ? "headings" : "heaviest");
  const [sortedBy, setSortedBy] = useState<TokenizerReference | null>(null);
  const by = sortedBy === null ? 0 : Math.max(0, references.indexOf(sortedBy));
  const rows = useMemo(() => lineRows(told, view, by), [told, view, by]);
  return (
    <>
      <div className="lines-head">
        <ToggleGroup<LinesView>
          label="Tokens by"
          value={view}
          choices={[
            {
              value: "headings",
              label: "Headings",
              hint: "Markdown’s that begin with #, each with all that is under it",
            },
            { value: "heaviest", label: "Heaviest lines", hint: "The lines with the most tokens first" },
            { value: "order", label: "Lines in order" },
          ]}
          onChange={setChosen}
        />
        <p role="status">
          {plural(units.length, "line")}, {plural(headings.length, "heading")}. A token belongs to the line in which it
          begins; a click shows the line in all columns.
        </p>
      </div>
      {rows.length === 0 ? (
        <p>The text has no lines.</p>
      ) : (
        <LinesTable told={told} rows={rows} by={view === "heaviest" ? by : null} onSort={setSortedBy} />
      )}
    </>
  );
}
