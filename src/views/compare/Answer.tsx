import type { ReactElement } from "react";
import { columnName } from "../../state/compare/columnName";
import { isRival } from "../../state/compare/columns";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { formatCount, formatRatio } from "../../ui/format";
import { Swatch } from "../Swatch";
import { selectFewestTokens } from "./fewest";
import { useSettled } from "./useSettled";

/**
 * What people come for, on a phone's first screen: each column's tokens, and how many times the fewest that is. A tap goes
 * to the column. On wider screens the columns say so themselves, and this is not shown.
 */
export function Answer(): ReactElement {
  return (
    <ErrorBoundary part="The list of counts">
      <Counts />
    </ErrorBoundary>
  );
}

function Counts(): ReactElement {
  const settled = useSettled();
  const fewest = selectFewestTokens(settled);
  return (
    <ul className="answer" aria-label="Tokens">
      {settled.comparison.tokenizers.map((reference) => {
        const column = settled.columns[reference];
        const shown = column?.state === "ready" ? column.shown : null;
        const tokens = shown?.figures.tokens ?? null;
        const ratio = fewest === null || fewest === 0 || tokens === null || !isRival(shown) ? null : tokens / fewest;
        return (
          <li key={reference}>
            <button type="button" onClick={() => goTo(reference)}>
              <Swatch reference={reference} />
              <span className="answer-name">{columnName(reference, settled.comparison)}</span>{" "}
              <strong>{tokens === null ? (column?.state === "error" ? "failed" : "–") : formatCount(tokens)}</strong>{" "}
              <small>
                {shown?.isPlain
                  ? "no template"
                  : ratio === null
                    ? ""
                    : ratio === 1
                      ? "fewest"
                      : `${formatRatio(ratio)} ×`}
              </small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function goTo(reference: TokenizerReference): void {
  const column = Array.from(document.querySelectorAll<HTMLElement>("section[data-tokenizer]")).find(
    (section) => section.dataset.tokenizer === reference,
  );
  column?.scrollIntoView();
}
