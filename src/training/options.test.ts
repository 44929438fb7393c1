import { expect, test } from "vitest";
import { finished } from "../../test/support/training";
import { algorithms } from "./algorithms";
import { usualPatterns } from "./choices";
import { goesBy, type OwnOption, ownOptions } from "./options";
import { defaultRecipe, type TrainingRecipe, usedRecipe } from "./recipe";
import { Training } from "./train";

// Languages of which one needs most tokens, a rare character, and words that stand together often.
const languages = [
  `${"the low lower lowest of the day. ".repeat(40)}newest widest\n`,
  `${"über dem länglichen Tag. ".repeat(30)}é\n`,
  `${"günlerin en uzunu ".repeat(20)}\n`,
];

function fileOf(recipe: TrainingRecipe): string {
  const training = new Training(
    recipe,
    languages.map((_, i) => ({ name: String(i), weight: 1 })),
    true,
  );
  for (const [language, text] of languages.entries()) training.count(text, language);
  return JSON.stringify(finished(training.start()).file());
}

/** Another value of each option, by which these texts come out otherwise where it means anything. */
const others: { readonly [Option in OwnOption]: TrainingRecipe[Option] } = {
  minimumCount: 35,
  alphabetLimit: 20,
  byteFallback: true,
  transition: 300,
  globalMerges: 12,
  window: 6,
  windowRatio: 1,
  seed: 7,
};

test.each(algorithms)("%s goes by the options that change what comes out, and by no other", (algorithm) => {
  const pattern = usualPatterns[algorithm] ?? defaultRecipe.pattern;
  const usual: TrainingRecipe = { ...defaultRecipe, algorithm, pattern, size: 320 };
  for (const option of ownOptions) {
    // The share of a window is held to one that there is.
    const recipe = option === "windowRatio" ? { ...usual, window: 6 } : usual;
    const changed = { ...recipe, [option]: others[option] };
    expect([option, fileOf(changed) !== fileOf(recipe)]).toEqual([option, goesBy(changed, option)]);
    expect(usedRecipe(changed)).toEqual(goesBy(changed, option) ? changed : usedRecipe(recipe));
  }
});
