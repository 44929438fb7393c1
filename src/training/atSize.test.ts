import { expect, test } from "vitest";
import { inLanguages, recipe, trained } from "../../test/support/training";
import type { MergeStep } from "./algorithm";
import { fileAtSize } from "./atSize";
import { Training } from "./train";

test.each([
  { algorithm: "bpe", specials: ["ab", "<s>"] },
  { algorithm: "characters" },
  { algorithm: "wordpiece", pattern: "whitespace" },
  { algorithm: "superbpe", transition: 600 },
] as const)("a vocabulary at a smaller size is as it was when it had as many: %o", (given) => {
  const text = inLanguages(2);
  const its = { ...recipe, ...given, size: 800 };
  const training = new Training(its);
  training.count(text);
  const learner = training.start();
  const base = learner.size;
  const merges: MergeStep[] = [];
  for (let step = learner.step(); step !== null; step = learner.step()) if (step.kind === "merge") merges.push(step);
  const file = learner.file();
  for (const size of [base, base + 50, 600, 601, 800]) {
    if (size < base) continue;
    expect(fileAtSize(file, its, base, merges, size)).toEqual(trained([text], { ...its, size, transition: 600 }));
  }
});

test("where vocabularies do not nest, it says so; the whole one is there", () => {
  const vocab = Array.from({ length: 101 }, (_, id) => [String(id), -id]);
  const file = { model: { type: "Unigram", vocab } };
  expect(() => fileAtSize(file, recipe, 0, [], 100)).toThrow("train again, to that size");
  expect(fileAtSize(file, recipe, 0, [], 101)).toBe(file);
  const lib = { ...recipe, algorithm: "lib" as const, size: 400 };
  const whole = trained(["ab ab\n".repeat(40)], lib);
  expect(() => fileAtSize(whole, lib, 256, [], 256)).toThrow("train again, to that size");
  expect(fileAtSize(whole, lib, 256, [], Object.keys(whole.model.vocab).length)).toBe(whole);
});
