import { expect } from "vitest";
import { defaultRecipe, type TrainingRecipe } from "../../src/training/recipe";
import { unigram } from "../../src/training/unigram/algorithm";
import { flatten } from "../../src/training/unigram/flatWords";
import { UnigramLearning } from "../../src/training/unigram/learnUnigram";
import { natively, wordsOf } from "./training";

export type Entries = readonly (readonly [entry: string, score: number])[];

const recipe: TrainingRecipe = { ...defaultRecipe, algorithm: "unigram", size: 1000, pattern: "metaspace" };

/** What the native package's trainer comes to, which has 8,000 entries and none that is not learned. */
export function nativeEntries(text: string, given: Partial<TrainingRecipe> = {}): Entries {
  return (natively(text, { ...recipe, ...given }) as unknown as { model: { vocab: Entries } }).model.vocab;
}

/** The same of ours. @param size entries in all */
export function ownEntries(text: string, given: Partial<TrainingRecipe> = {}, size = 8000): Entries {
  const words = wordsOf([text], unigram.cuts({ ...recipe, ...given })[0] as object);
  const learning = new UnigramLearning(flatten(words, [], null), { size, fixed: [] });
  while (learning.step() !== null);
  const { vocabulary } = learning;
  return Array.from({ length: vocabulary.size }, (_, entry) => [vocabulary.textOf(entry), vocabulary.scoreOf(entry)]);
}

/**
 * Expects equal entries and scores, but for characters, whose pieces may all have gone: these have scores that are a little higher one
 * by one, natively as a hash table has them.
 */
export function expectEqual(own: Entries, native: Entries): void {
  expect(own.map(([entry]) => entry).sort()).toEqual(native.map(([entry]) => entry).sort());
  const scores = new Map(native);
  const longer = own.filter(([entry]) => [...entry].length > 1);
  const differences = longer.map(([entry, score]) => Math.abs(score - (scores.get(entry) as number)));
  expect(Math.max(0, ...differences)).toBeLessThan(1e-9);
  const ranked = native.map(([, score], rank) => Math.abs(score - (own[rank]?.[1] as number)));
  expect(Math.max(...ranked)).toBeLessThan(1e-9);
}
