import { type ReactElement, useDeferredValue } from "react";
import type { ShownEncoding } from "../../state/columns";
import { type AppState, useAppStore } from "../../state/store";
import type { TokenizerReference } from "../../tokenizers/tokenizer";
import { Column } from "./Column";
import { CountStatus } from "./CountStatus";
import "./compare.css";
import { Editor } from "./Editor";
import { RatiosTable } from "./RatiosTable";
import { Toolbar } from "./Toolbar";

interface ComparePageProps {
  readonly pickerOpen: boolean;
  onPickerOpenChange(open: boolean): void;
  onOpenFile(file: File): void;
  onRetry(reference: TokenizerReference): void;
}

/** The first page: a text, and how each tokenizer cuts it. */
export function ComparePage({ pickerOpen, onPickerOpenChange, onOpenFile, onRetry }: ComparePageProps): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const currentColumns = useAppStore((state) => state.columns);
  // Typing comes first: columns and table follow as soon as the field has been painted.
  const columns = useDeferredValue(currentColumns);
  const ready = readyEncodings(comparison.tokenizers, columns);
  const isAllReady = ready.length === comparison.tokenizers.length;
  const fewestTokens = isAllReady && ready.length > 1 ? Math.min(...ready.map((shown) => shown.figures.tokens)) : null;
  const figures = ready.find((shown) => shown.text === comparison.text)?.textFigures ?? ready[0]?.textFigures ?? null;
  return (
    <main className="compare">
      <h1 className="visually-hidden">Compare tokenizers</h1>
      <Editor text={comparison.text} figures={figures} onOpenFile={onOpenFile} />
      <Toolbar comparison={comparison} pickerOpen={pickerOpen} onPickerOpenChange={onPickerOpenChange} />
      <div className="columns" style={{ "--columns": comparison.tokenizers.length } as React.CSSProperties}>
        {comparison.tokenizers.map((reference, position) => {
          const column = columns[reference];
          return column === undefined ? null : (
            <Column
              key={reference}
              reference={reference}
              column={column}
              position={position}
              count={comparison.tokenizers.length}
              view={comparison.view}
              showIds={comparison.showIds}
              fewestTokens={fewestTokens}
              onRetry={() => onRetry(reference)}
            />
          );
        })}
      </div>
      <RatiosTable comparison={comparison} columns={columns} />
      <CountStatus comparison={comparison} columns={columns} />
    </main>
  );
}

function readyEncodings(tokenizers: readonly TokenizerReference[], columns: AppState["columns"]): ShownEncoding[] {
  return tokenizers
    .map((reference) => columns[reference])
    .map((column) => (column?.state === "ready" ? column.shown : null))
    .filter((shown) => shown !== null);
}
