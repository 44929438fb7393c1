import { create } from "zustand";

interface SharedStep {
  /** How many merges are shown; null for all of them. */
  readonly step: number | null;
  /** How many there are of each word that is stepped through, by who shows it. */
  readonly steps: ReadonlyMap<string, number>;
}

/**
 * How many merges are shown, in all columns at once, so that the step at which they part is seen. A column that has fewer shows all
 * of its own.
 */
export const useSharedStep = create<SharedStep>()(() => ({ step: null, steps: new Map() }));

/** Shows so many merges; null for all. */
export function showStep(step: number | null): void {
  useSharedStep.setState({ step });
}

/** Has a word stepped through with the others. @returns ends that */
export function joinSteps(id: string, steps: number): () => void {
  const without = () => Array.from(useSharedStep.getState().steps).filter(([other]) => other !== id);
  useSharedStep.setState({ steps: new Map([...without(), [id, steps]]) });
  return () => useSharedStep.setState({ steps: new Map(without()) });
}
