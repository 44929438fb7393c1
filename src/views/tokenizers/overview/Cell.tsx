import type { ReactElement } from "react";
import { hasManyUnknown } from "../../../analysis/manyUnknown";
import { formatShare } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import { scriptName } from "../../scriptName";
import { type Column, inWords } from "./columns";
import { soughtScripts } from "./filter";
import type { OverviewRow } from "./rows";

interface CellProps {
  readonly column: Column;
  readonly row: OverviewRow;
  /** The words that are searched for. */
  readonly search: readonly string[];
}

/** What a tokenizer has in a column, with what is to be known of that. */
export function Cell({ column, row, search }: CellProps): ReactElement {
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
  if (scripts.length > 0) {
    const sought = soughtScripts(row, search);
    return (
      <>
        <HintedWords text={scripts.map(scriptName).join(", ")}>{words}</HintedWords>
        {sought.length > 0 && ` · ${sought.join(", ")}`}
      </>
    );
  }
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
