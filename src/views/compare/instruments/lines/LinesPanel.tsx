import { type ReactElement, useMemo, useState } from "react";
import { pinPlace } from "../../../../state/compare/place";
import { useAppStore } from "../../../../state/store";
import { Problem, ToggleGroup } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { FindingLinks } from "../../../FindingLinks";
import { useIsChat } from "../../useIsChat";
import { LinesTable } from "./LinesTable";
import { type LineRow, type LinesView, lineRows } from "./lineRows";
import "./lines.css";
import { MessagesPanel } from "./messages/MessagesPanel";
import { type ToldLines, useLines } from "./useLines";
import { useSortColumn } from "./useSortColumn";

/** Where the tokens are: by headings and by lines of the text, or by messages of the chat. */
export default function LinesPanel(): ReactElement {
  return (
    <>
      {useIsChat() ? <MessagesPanel /> : <TextPanel />}
      <FindingLinks about="lines" />
    </>
  );
}

function TextPanel(): ReactElement {
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
  const { headings, units, references, bytes } = told;
  const pinned = useAppStore((state) => state.comparison.pinned);
  const [chosen, setChosen] = useState<LinesView | null>(null);
  const view = chosen ?? (headings.length > 1 ? "headings" : "heaviest");
  const { by, sortBy } = useSortColumn(references);
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
        <LinesTable
          label="Tokens of lines"
          head="Line"
          references={references}
          rows={rows}
          keyOf={({ line }) => line}
          numberOf={({ line }) => formatCount(line + 1)}
          placeOf={({ line }) => ({ "data-line": line + 1 })}
          textOf={({ line }) => lineOf(told, line)}
          empty="empty"
          totals={null}
          isPinned={({ line }) => pinned !== undefined && pinned.start === bytes[line]}
          onPin={(row) => pinLine(told, row)}
          by={view === "heaviest" ? by : null}
          onSort={sortBy}
        />
      )}
    </>
  );
}

function pinLine(told: ToldLines, { line }: LineRow): void {
  const start = told.bytes[line] as number;
  const trailing = writtenOf(told, line).length - lineOf(told, line).length;
  // Line breaks are a byte a unit.
  pinPlace({ start, end: Math.max(start, (told.bytes[line + 1] as number) - trailing) }, "lines");
}

/** A line with its break. */
function writtenOf({ text, units }: ToldLines, line: number): string {
  return text.slice(units[line], units[line + 1] ?? text.length);
}

function lineOf(told: ToldLines, line: number): string {
  return writtenOf(told, line).replace(/[\r\n]+$/, "");
}
