import { useMemo } from "react";
import type { ChartRow } from "../chart";

/** Whether a language has the same figures as before: then its picture is the same too. */
export function isSameRow(a: ChartRow, b: ChartRow): boolean {
  if (a === b) return true;
  return (
    a.language === b.language &&
    a.figures.length === b.figures.length &&
    a.figures.every((figures, i) => figures === b.figures[i])
  );
}

/**
 * The same object for as long as what it says is the same, so that nothing is drawn anew for it.
 * @param value small, and nothing but JSON
 */
export function useStable<T>(value: T): T {
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the value
  return useMemo(() => value, [key]);
}
