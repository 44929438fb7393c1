import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../test/support/runs";
import { seed } from "../../../test/support/strings";
import { inLanguages, recipe, trained } from "../../../test/support/training";
import type { LearningStep } from "../algorithm";
import type { TrainingRecipe } from "../recipe";
import { Training } from "../train";
import { type MergesFile, nestedFile } from "./nested";

/** A file, and how it came about. */
function learned(text: string, given: Partial<TrainingRecipe>): { file: MergesFile; steps: LearningStep[] } {
  const training = new Training({ ...recipe, ...given });
  training.count(text);
  const learner = training.start();
  const steps: LearningStep[] = [];
  for (let step = learner.step(); step !== null; step = learner.step()) steps.push(step);
  return { file: learner.file() as MergesFile, steps };
}

test.each([
  [{ algorithm: "bpe", specials: ["<s>"] }, [257, 258, 400, 900, 1000]],
  [{ algorithm: "characters", pattern: "metaspace" }, [300, 700, 1000]],
] as const)("a smaller size's file is had from a larger one's: %o", (given, sizes) => {
  const text = inLanguages(3);
  const { file, steps } = learned(text, { ...given, size: 1000 });
  for (const size of sizes) expect(nestedFile(file, steps, size)).toEqual(trained([text], { ...given, size }));
});

test("also where pairs count the same, and where a merge gives what was an entry before", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 12 });
  const words = fc.array(fc.tuple(word, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 200 });
  let known = 0;
  fc.assert(
    fc.property(words, fc.nat({ max: 400 }), (counted, more) => {
      const text = counted.map(([one, times]) => `${one} `.repeat(times)).join("\n");
      const given = { pattern: "whitespace", size: 258 + 400, specials: ["ab", "cab"] };
      const { file, steps } = learned(text, given);
      if (steps.some((step) => step.kind === "merge" && step.id < 2)) known++;
      const size = Math.min(258 + more, Object.keys(file.model.vocab).length);
      expect(nestedFile(file, steps, size)).toEqual(trained([text], { ...given, size }));
    }),
    { seed, ...runs(60, 3000) },
  );
  expect(known).toBeGreaterThan(20);
});

test("of a pair that is merged twice the last that there was by then counts", () => {
  const merge = (left: number, right: number, id: number, size: number): LearningStep => {
    return { kind: "merge", left, right, id, size, count: 1 };
  };
  const steps = [merge(0, 1, 2, 3), merge(2, 1, 3, 4), merge(0, 1, 2, 4), merge(3, 1, 4, 5)];
  const vocab = { a: 0, b: 1, ab: 2, abb: 3, abbb: 4 };
  const merges = [
    ["ab", "b"],
    ["a", "b"],
    ["abb", "b"],
  ];
  const cut = (size: number) => nestedFile({ model: { vocab, merges } }, steps, size).model.merges.map(String);
  expect([2, 3, 4, 5].map(cut)).toEqual([[], ["a,b"], ["a,b", "ab,b"], ["ab,b", "a,b", "abb,b"]]);
});
