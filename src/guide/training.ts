import type { Learner } from "../training/algorithm";
import type { TrainingRecipe } from "../training/recipe";
import type { Bench } from "./bench";

/**
 * Begins a training as the page Train does with the same recipe, of segments that all languages have: odd ones are learned from, even ones are held out.
 * @param languages of the bundled corpus, by their codes
 * @param given what of the recipe is not as it is where nothing is said
 * @param holdsOut without it all segments are learned from, and measured
 * @throws {CorpusError} where the corpus cannot be had
 */
export async function beginTraining(
  bench: Bench,
  languages: readonly string[],
  given: Partial<TrainingRecipe>,
  holdsOut = true,
): Promise<Learner> {
  const { Training, defaultRecipe, sharedSegments } = await bench.tools();
  const isParallel = languages.length > 1;
  const training = new Training(
    { ...defaultRecipe, ...given },
    languages.map((name) => ({ name, weight: 1 })),
    isParallel,
  );
  const texts = await Promise.all(languages.map((language) => bench.segments(language)));
  const shared = new Set(sharedSegments(texts));
  for (const [language, segments] of texts.entries()) {
    for (const [i, segment] of segments.entries()) {
      if (!shared.has(i)) continue;
      if (!holdsOut || i % 2 === 0) training.count(segment, language, "learned");
      if (!holdsOut || i % 2 === 1) training.count(segment, language, "held");
    }
  }
  return training.start();
}

/** Learns to the end. */
export function learnAll(learner: Learner): Learner {
  while (learner.step() !== null);
  return learner;
}

/** Tokens of the part that is held out, of all languages. */
export function heldTokens(learner: Learner): number {
  return learner.measure().tokens.reduce((sum, tokens) => sum + tokens, 0);
}

/** Measures what is learned at some sizes on its way. @param sizes rising; those below the smallest vocabulary are left out */
export function alongSizes<Of>(
  learner: Learner,
  sizes: readonly number[],
  measure: (learner: Learner) => Of,
): (readonly [size: number, measured: Of])[] {
  const measured: (readonly [number, Of])[] = [];
  for (const size of sizes) {
    while (learner.size < size && learner.step() !== null);
    if (learner.size === size) measured.push([size, measure(learner)]);
  }
  return measured;
}
