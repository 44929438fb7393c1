import { type ReactElement, useMemo } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";
import { saidLength } from "../../../state/tokenizers/saidLengths";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Problem } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import type { ContextEnd } from "./findContextEnd";

const load = () => import("./context");

/** Tokens that each built-in has room for: below, there is nothing to ask. */
export const leastWindow = 512;

/** Where a column's context ends, and the note that tells of it; null where all of its tokens find room. */
interface ColumnContext {
  readonly end: ContextEnd | null;
  readonly note: ReactElement | null;
}

/** Finds where a column's context ends; what that takes comes with the first text that may fill a window. */
export function useContextEnd(reference: TokenizerReference, shown: ShownEncoding | null): ColumnContext {
  const contextWindow = useAppStore((state) => state.comparison.contextWindow);
  const models = useAppStore((state) => state.comparison.models);
  const least = Math.min(contextWindow, saidLength(reference) ?? leastWindow);
  const isWanted = shown !== null && shown.encoding.ids.length > least;
  const { module, hasFailed, retry } = useModule(load, isWanted ? 1 : 0);
  const end = useMemo(
    () => (shown === null || module === null ? null : module.contextEndOf(reference, shown, { contextWindow, models })),
    [module, reference, shown, contextWindow, models],
  );
  if (hasFailed) return { end, note: <Problem problem="Where context ends did not arrive." onRetry={retry} /> };
  return {
    end,
    note: module !== null && shown !== null && end !== null ? <module.ContextNote end={end} shown={shown} /> : null,
  };
}
