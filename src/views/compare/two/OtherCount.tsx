import type { ReactElement } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useOtherColumns } from "../../../state/compare/otherColumns";
import { askOtherAgain } from "../../../state/compare/otherText";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { formatCount, formatRatio } from "../../../ui/format";
import { formatDifference } from "./figures";
import "./two.css";

interface OtherCountProps {
  readonly reference: TokenizerReference;
  /** What the first text came to; null while there is no answer. */
  readonly shown: ShownEncoding | null;
}

/** What the second text comes to in a column, and how much more or less that is than the first. */
export function OtherCount({ reference, shown }: OtherCountProps): ReactElement {
  const other = useOtherColumns((columns) => columns[reference]);
  const [a, b] = [shown?.figures.tokens ?? null, other?.shown?.figures.tokens ?? null];
  return (
    <p
      className="other-count"
      tabIndex={-1}
      data-other-tokens={b ?? undefined}
      data-pending={other?.isPending || undefined}
    >
      <span className="other-letter">B</span>
      {b === null ? (other?.error ?? "…") : <strong>{formatCount(b)}</strong>}
      {other?.error != null && (
        <Button
          look="quiet"
          aria-label="Retry text B"
          onClick={({ currentTarget }) => {
            // The button goes with the error.
            currentTarget.parentElement?.focus();
            askOtherAgain(reference);
          }}
        >
          Retry
        </Button>
      )}
      {a !== null && b !== null && (
        <>
          {` · ${formatDifference(b - a)}`}
          {a > 0 && ` · ${formatRatio(b / a)} × A`}
        </>
      )}
    </p>
  );
}
