import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { renamed } from "../pages";
import { assignSeries } from "../series";
import { freshColumns, useAppStore } from "../store";

/** Has a tokenizer go by another reference wherever it is shown: it is the same one under another name. */
export function renameTokenizer(reference: TokenizerReference, next: TokenizerReference): void {
  useAppStore.setState(({ comparison: before, columns, series }) => {
    const comparison = renamed(before, reference, next);
    return {
      comparison,
      columns: freshColumns(comparison.tokenizers, columns),
      series: assignSeries(comparison.tokenizers, { ...series, [next]: series[reference] }),
    };
  });
}
