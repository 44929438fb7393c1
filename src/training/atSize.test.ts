import { expect, test } from "vitest";
import { finished, inLanguages, recipe, type TrainedFile, trained } from "../../test/support/training";
import { readUdhr } from "../../test/support/udhr";
import type { Learner, MergeStep } from "./algorithm";
import { fileAtSize, type LearnedBy } from "./atSize";
import type { TrainingRecipe } from "./recipe";
import { earlyCrossing } from "./superbpe/superBpe";
import { Training } from "./train";

/** Learns of texts, a language each, which say the same. */
function learnerOf(texts: readonly string[], given: Partial<TrainingRecipe>): Learner {
  const languages = texts.map((_, i) => ({ name: String(i), weight: 1 + i / 2 }));
  const training = new Training({ ...recipe, ...given }, languages, true);
  for (const [language, text] of texts.entries()) training.count(text, language);
  return training.start();
}

/** A file, and how it came about. */
function learned(texts: readonly string[], given: Partial<TrainingRecipe>): { file: TrainedFile; by: LearnedBy } {
  const learner = learnerOf(texts, given);
  const base = learner.size;
  const merges: MergeStep[] = [];
  for (let step = learner.step(); step !== null; step = learner.step()) if (step.kind === "merge") merges.push(step);
  return { file: learner.file() as TrainedFile, by: { base, crossedAt: learner.crossedAt, merges } };
}

const sameText = readUdhr()
  .filter(({ code }) => ["eng", "deu_1996", "hin"].includes(code))
  .map(({ text }) => text);

test.each([
  [{ algorithm: "bpe", specials: ["ab", "<s>"] }, [inLanguages(2)]],
  [{ algorithm: "characters" }, [inLanguages(2)]],
  [{ algorithm: "wordpiece", pattern: "whitespace" }, [inLanguages(2)]],
  [{ algorithm: "superbpe", transition: 600 }, sameText],
  [{ algorithm: "superbpe", transition: 600, pattern: "none" }, [inLanguages(2)]],
  [{ algorithm: "parity" }, sameText],
  [{ algorithm: "parity", globalMerges: 200 }, sameText],
  [{ algorithm: "parity", globalMerges: 90, window: 20, windowRatio: 1 }, sameText],
] as const)("a vocabulary at a smaller size is what a training to that size gives: %o", (given, texts) => {
  const whole = { ...given, size: 800 };
  const { file, by } = learned(texts, whole);
  for (const size of [by.base, by.base + 50, 600, 601, 800]) {
    if (size < by.base) continue;
    const expected = finished(learnerOf(texts, { ...given, size })).file();
    expect(fileAtSize(file, { ...recipe, ...whole }, by, size)).toEqual(expected);
    // Up to its transition SuperBPE is BPE.
    if (given.algorithm === "superbpe" && size <= 600) {
      expect(expected).toEqual(finished(learnerOf(texts, { ...given, algorithm: "bpe", size })).file());
    }
  }
});

test("where a small text has no more pairs within words, SuperBPE’s words join earlier: as with that transition", () => {
  const texts = ["low lower, so low as the lowest of the low\nand lower than the low is the lowest so far\n".repeat(3)];
  const given = { algorithm: "superbpe", size: 292, transition: 288 } as const;
  const { file, by } = learned(texts, given);
  const words = Object.keys(trained(texts, { ...given, algorithm: "bpe" }).model.vocab).length;
  expect(by.crossedAt).toBe(words);
  expect(words).toBeLessThan(288);
  expect(Object.keys(file.model.vocab)).toHaveLength(292);
  expect(earlyCrossing({ ...recipe, ...given }, by)).toContain(
    `as far as ${words} entries: from there on words join, not from 288`,
  );
  expect(earlyCrossing({ ...recipe, ...given, transition: words }, by)).toBeNull();
  for (const size of [by.base, words - 1, words, words + 1, 288, 292]) {
    const expected = trained(texts, { ...given, size, transition: words });
    expect(fileAtSize(file, { ...recipe, ...given }, by, size)).toEqual(expected);
    if (size <= words) expect(expected).toEqual(trained(texts, { ...given, algorithm: "bpe", size }));
  }
});

const none: LearnedBy = { base: 0, crossedAt: null, merges: [] };

test("where vocabularies do not nest, it says so; the whole one is there", () => {
  const vocab = Array.from({ length: 101 }, (_, id) => [String(id), -id]);
  const file = { model: { type: "Unigram", vocab } };
  expect(() => fileAtSize(file, recipe, none, 100)).toThrow("train again, to that size");
  expect(fileAtSize(file, recipe, none, 101)).toBe(file);
  const lib = { ...recipe, algorithm: "lib" as const, size: 400 };
  const whole = trained(["ab ab\n".repeat(40)], lib);
  expect(() => fileAtSize(whole, lib, none, 256)).toThrow("train again, to that size");
  expect(fileAtSize(whole, lib, none, Object.keys(whole.model.vocab).length)).toBe(whole);
});
