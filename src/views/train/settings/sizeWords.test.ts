import { expect, test } from "vitest";
import { algorithms } from "../../../training/algorithms";
import { leastSize } from "../../../training/firstEntries";
import { defaultRecipe, type TrainingRecipe } from "../../../training/recipe";
import { sizeNote, sizeProblem } from "./sizeWords";

const recipe = (given: Partial<TrainingRecipe>): TrainingRecipe => ({ ...defaultRecipe, ...given });

test("a size below what there is anyway is told before anything is trained, with why", () => {
  expect(sizeProblem(recipe({ size: 255 }))).toBe("Take 256 at least: 256 are bytes.");
  expect(sizeProblem(recipe({ size: 256, specials: ["<s>", "<s>"] }))).toBe(
    "Take 257 at least: 256 are bytes, 1 is a control token.",
  );
  expect(sizeProblem(recipe({ algorithm: "wordpiece", size: 1 }))).toBe("Take 2 at least: 1 is a control token.");
  expect(sizeProblem(recipe({ algorithm: "characters", size: 1 }))).toBeNull();
  for (const algorithm of algorithms) {
    for (const byteFallback of [false, true]) {
      const its = recipe({ algorithm, byteFallback, specials: ["<unk>", "[UNK]", "a"] });
      expect(sizeProblem({ ...its, size: leastSize(its) })).toBeNull();
      expect(sizeProblem({ ...its, size: leastSize(its) - 1 })).not.toBeNull();
    }
  }
});

test("of characters it is told what is known: that each is an entry, up to the limit", () => {
  expect(sizeNote(recipe({}))).toBeNull();
  expect(sizeNote(recipe({ algorithm: "characters", byteFallback: true }))).toBe(
    "256 are bytes, and each character of the text is one.",
  );
  expect(sizeNote(recipe({ algorithm: "unigram", alphabetLimit: 1000 }))).toBe(
    "1 is a control token, and up to 1,000 characters are.",
  );
  expect(sizeNote(recipe({ algorithm: "characters" }))).toBe("Each character of the text is one.");
});
