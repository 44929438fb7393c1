import type { ReactElement } from "react";
import { maxColumns } from "../../../state/compare/slice";
import { pick } from "../../../state/overview/choose";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { type ModelNames, shownModels } from "./filter";
import type { OverviewRow } from "./rows";

/** What rows are drawn by, besides the tokenizer. */
export interface Shown {
  readonly picked: readonly string[];
  /** The words that are searched for. */
  readonly words: readonly string[];
  readonly names: ModelNames;
}

interface RowProps extends Shown {
  readonly row: OverviewRow;
}

/** A tokenizer's name, which leads to its page, and whose it is. */
export function Name({ row, words, names }: RowProps): ReactElement {
  const { reference, name, family, brought } = row;
  const models = shownModels(row, words, names);
  return (
    <>
      <button type="button" className="tokenizer-name" onClick={() => inspectTokenizer(reference)}>
        <bdi>{name}</bdi>
      </button>
      <small>
        {family}
        {models.length > 0 && `: ${models.join(", ")}`}
        {brought !== null && `, ${brought.place}`}
      </small>
    </>
  );
}

/** Ticks a tokenizer to be compared. */
export function Tick({ row: { reference, name }, picked }: Pick<RowProps, "row" | "picked">): ReactElement {
  const isPicked = picked.includes(reference);
  const isFull = !isPicked && picked.length >= maxColumns;
  return (
    <label className="tick">
      <input
        type="checkbox"
        aria-label={`Compare ${name}`}
        title={isFull ? `${maxColumns} are the most that can be compared` : undefined}
        checked={isPicked}
        disabled={isFull}
        onChange={(event) => pick(reference, event.target.checked)}
      />
    </label>
  );
}
