import { useState } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";

/** The column that rows are sorted by, as its place among them, and the way to another. */
interface SortColumn {
  readonly by: number;
  sortBy(reference: TokenizerReference): void;
}

/** Which of some columns their rows are sorted by: the first, until another is chosen, and again where that is gone. */
export function useSortColumn(references: readonly TokenizerReference[]): SortColumn {
  const [chosen, sortBy] = useState<TokenizerReference | null>(null);
  return { by: chosen === null ? 0 : Math.max(0, references.indexOf(chosen)), sortBy };
}
