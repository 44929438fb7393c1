import { create } from "zustand";

/**
 * How many merges are shown, in all columns at once, so that the step at which they part is seen; null for all of them. A
 * column that has fewer shows all of its own.
 */
export const useSharedStep = create<{ readonly step: number | null }>()(() => ({ step: null }));

/** Shows so many merges; null for all. */
export function showStep(step: number | null): void {
  useSharedStep.setState({ step });
}
