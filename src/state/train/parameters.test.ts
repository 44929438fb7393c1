import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../test/support/strings";
import { usedRecipe } from "../../training/recipe";
import { defaultTrain, type TrainChoice, trainAxes } from "./choice";
import { readTrain, trainParameters, writeTrain } from "./parameters";
import { wrongIn } from "./wrongIn";

const recipe = fc.record({
  algorithm: fc.constantFrom("bpe" as const, "superbpe" as const),
  size: fc.integer({ min: 1, max: 1_000_000 }),
  pattern: fc.oneof(fc.constant("cl100k_base"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 })),
  minimumCount: fc.nat(100),
  alphabetLimit: fc.option(fc.integer({ min: 1, max: 5000 })),
  specials: fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), { maxLength: 4 }),
});

const choice: fc.Arbitrary<TrainChoice> = fc
  .record({
    recipe: recipe.map((some) => usedRecipe({ ...defaultTrain.recipe, ...some })),
    second: fc.option(recipe.map(({ algorithm, size }) => ({ algorithm, size }))),
    corpus: fc.record({
      kind: fc.constantFrom("languages" as const, "text" as const, "files" as const),
      corpus: fc.constantFrom("udhr", "own:a b.csv#0123"),
      languages: fc.array(fc.constantFrom("eng", "deu_1996", "100%", "a~b"), { minLength: 1, maxLength: 4 }),
      temperature: fc.constantFrom(1, 1.5, 3.333, 100),
      holdOut: fc.boolean(),
      files: fc.option(fc.integer({ min: 1, max: 1000 })),
    }),
    axis: fc.constantFrom(...trainAxes),
    pivot: fc.constantFrom(null, "eng"),
    shown: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    hash: fc.constantFrom(null, "0123456789abcdef".repeat(4)),
    begins: fc.boolean(),
    lesson: fc.record({
      algorithm: fc.constantFrom(null, "unigram" as const),
      words: fc.constantFrom("a×2 b", "low"),
      step: fc.nat(200),
      size: fc.option(fc.integer({ min: 1, max: 100 })),
      word: fc.string({ unit: "grapheme", minLength: 1, maxLength: 5 }),
    }),
  })
  .map((some) => ({ ...defaultTrain, ...some }));

test("a link gives back any choice, and says nothing of what is as at the start", () => {
  expect(writeTrain(defaultTrain)).toEqual({});
  fc.assert(
    fc.property(choice, (some) => {
      const written = writeTrain(some);
      const { second, ...rest } = readTrain(written);
      // What the second run has of its own stays, whatever becomes of the first.
      const { second: given, ...own } = some;
      expect(rest).toEqual(own);
      expect(second).toEqual(given);
      expect(wrongIn(written)).toEqual([]);
      expect(Object.keys(written).filter((name) => !trainParameters.includes(name))).toEqual([]);
    }),
    { seed },
  );
});

test("an option that an algorithm does not go by is left out of links, and told of in a link that has it", () => {
  const recipe = { ...defaultTrain.recipe, minimumCount: 5, window: 9 };
  const second = { algorithm: "lib" as const, pattern: "none", minimumCount: 4, seed: 3 };
  expect(writeTrain({ ...defaultTrain, recipe, second })).toEqual({
    ...{ min: "5", second: "yes", algorithm2: "lib", pattern2: "none", seed2: "3" },
  });
  const link = { algorithm: "lib", min: "5", ratio: "3", algorithm2: "parity", ratio2: "4", min2: "2" };
  expect(wrongIn(link)).toEqual([
    ["min", "left out: “lib” does not go by it"],
    ["ratio", "left out: “lib” does not go by it"],
    ["ratio2", "left out: “parity” does not go by it without a window"],
  ]);
  expect(readTrain(link)).toEqual({
    ...defaultTrain,
    recipe: { ...defaultTrain.recipe, algorithm: "lib" },
    second: { algorithm: "parity", minimumCount: 2 },
  });
});

test("what is hostile is as at the start, and told", () => {
  const hostile = {
    algorithm: "__proto__",
    size: "1e9",
    pattern: "",
    min: "-1",
    alphabet: "0",
    specials: "x".repeat(5000),
    size2: "99999999999",
    on: "constructor",
    l: "a~~b",
    temperature: "0.5",
    held: "true",
    files: "NaN",
    axis: "toString",
    at: "1.5",
    lesson: "superbpe",
    entries: "0",
    word: "",
    sha: `${"0".repeat(63)}G`,
  };
  expect(readTrain(hostile)).toEqual(defaultTrain);
  expect(
    wrongIn(hostile)
      .map(([name]) => name)
      .sort(),
  ).toEqual(Object.keys(hostile).sort());
  fc.assert(
    fc.property(fc.constantFrom(...trainParameters), fc.string({ unit: "grapheme" }), (name, value) => {
      const { recipe: read } = readTrain({ [name]: value });
      expect(read.size).toBeLessThanOrEqual(1_000_000);
      expect(writeTrain(readTrain(writeTrain(readTrain({ [name]: value }))))).toEqual(
        writeTrain(readTrain({ [name]: value })),
      );
    }),
    { seed },
  );
});
