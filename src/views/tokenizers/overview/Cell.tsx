import type { ReactElement } from "react";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import { formatShare } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import { scriptName } from "../../scriptName";
import { type Column, inWords } from "./columns";
import type { OverviewRow } from "./rows";

interface CellProps {
  readonly column: Column;
  readonly row: OverviewRow;
}

/** What a tokenizer has in a column, with what is to be known of that. */
export function Cell({ column, row }: CellProps): ReactElement {
  const { corpus, brought } = row;
  const value = column.valueIn(row);
  const words = inWords(column, value);
  if (value === null) {
    return (
      <>
        <span aria-hidden="true">{words}</span>
        <span className="visually-hidden">{brought === null ? "none: it cuts by a rule" : "not known"}</span>
      </>
    );
  }
  const scripts = column.name === "scripts" ? (corpus?.scripts ?? []) : [];
  if (scripts.length > 0) return <HintedWords text={scripts.map(scriptName).join(", ")}>{words}</HintedWords>;
  const counts = column.name === "all" || column.name === "english" ? corpus?.[column.name] : undefined;
  return (
    <>
      {words}
      {counts !== undefined && counts.unknown > 0 && (
        <small className={hasManyUnknown(counts) ? "unknown many" : "unknown"}>
          {formatShare(counts.unknown / counts.tokens)} unknown
        </small>
      )}
    </>
  );
}
