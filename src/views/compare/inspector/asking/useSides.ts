import { useMemo } from "react";
import type { ShownEncoding } from "../../../../state/compare/columns";
import { useAppStore } from "../../../../state/store";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";

/** A column that has answered for the text. */
export interface Side {
  readonly reference: TokenizerReference;
  readonly shown: ShownEncoding;
}

/** The columns that have answered for the text, in their order: what is pinned is a place in this text, and in no other. */
export function useSides(): readonly Side[] {
  const text = useAppStore((state) => state.comparison.text);
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const columns = useAppStore((state) => state.columns);
  return useMemo(
    () =>
      tokenizers.flatMap((reference): Side[] => {
        const column = columns[reference];
        const shown = column?.state === "ready" && column.shown?.text === text ? column.shown : null;
        return shown === null ? [] : [{ reference, shown }];
      }),
    [text, tokenizers, columns],
  );
}
