import type { ReactElement } from "react";
import { type StageRow, stageRows } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { rowsOf, type StageFacts, shownRows, switchRow } from "./rows";

const names: Readonly<Record<StageRow, string>> = {
  original: "original",
  normalized: "normalized",
  "pre-tokens": "pre-tokens",
  tokens: "tokens",
  inserted: "inserted",
};

interface LegendProps {
  readonly facts: StageFacts | undefined;
  /** Whether rows mark what changed. */
  readonly hasMarks: boolean;
}

/**
 * Which rows there are, from top to bottom, each to be switched on and off; and in a second line how changes are marked, and
 * what changes nothing in any text. In a narrow column marks are explained under “Signs” alone.
 */
export function Legend({ facts, hasMarks }: LegendProps): ReactElement {
  const inserted = useAppStore((state) => state.comparison.inserted);
  const chosen = useAppStore((state) => state.comparison.stageRows);
  if (facts === undefined) return <p>Asking for the stages …</p>;
  const { hasNormalizer, hasPreTokenizer, before, after } = facts;
  const put = before.length + after.length;
  const rows = rowsOf(facts);
  const shown = shownRows(facts, chosen);
  const idle = [
    ...(hasNormalizer ? [] : ["no normalizer"]),
    ...(hasPreTokenizer ? [] : ["no pre-tokenizer"]),
    ...(put > 0 ? [] : ["nothing inserted"]),
    ...(put > 0 && !inserted ? ["inserted left out"] : []),
  ];
  const isAgainst = hasMarks && chosen !== undefined && shown.length < stageRows.length;
  const against = isAgainst ? ["against the nearest row that is shown"] : [];
  return (
    <div className="stages-legend">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no line of buttons */}
      <div className="stages-rows" role="group" aria-label="Rows that all columns show">
        {rows.map((row) => {
          const isShown = shown.includes(row);
          // One row at least stays.
          const isLast = isShown && shown.length === 1;
          return (
            <button
              key={row}
              type="button"
              className="stages-row"
              aria-label={row === "inserted" ? "with inserted" : undefined}
              aria-pressed={isShown}
              aria-disabled={isLast || undefined}
              onClick={() => !isLast && switchRow(row)}
            >
              {names[row]}
            </button>
          );
        })}
      </div>
      {(hasMarks || idle.length > 0) && (
        <p>
          {hasMarks && (
            <span className="stages-marks">
              <span className="change changed">changed</span> <del className="change removed">removed</del>{" "}
              <ins className="change added">put in</ins> <span className="change notation">other sign</span>
              {idle.length + against.length > 0 && " · "}
            </span>
          )}
          {[...idle, ...against].join(" · ")}
        </p>
      )}
    </div>
  );
}
