import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { gini } from "../src/analysis/fairness";
import { loadBundled } from "../src/cli/bundledCorpus";
import { characterOfByte } from "../src/tokenizers/byteAlphabet";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Learner, LearningStep } from "../src/training/algorithm";
import { measureByModel } from "../src/training/measureByModel";
import { LanguageChoice } from "../src/training/parity/languageChoice";
import { defaultRecipe, type TrainingRecipe } from "../src/training/recipe";
import { Training } from "../src/training/train";
import { seed } from "./support/strings";
import { code, finished, inLanguages, type TrainedFile, wordsOf } from "./support/training";

const corpus = await loadBundled("udhr", new URL("../public/corpora/", import.meta.url));
const whole = corpus.header.languages.filter(({ present }) => present === corpus.header.segments);
const codes = whole.filter((_, i) => i % 40 === 0).map(({ code }) => code);
const segments = codes.map((code) => corpus.segments(code));

/** Of several texts, a language each, the odd segments are learned and the even ones held out. */
function learnerOf(given: Partial<TrainingRecipe>, texts = segments, isParallel = true): Learner {
  const languages = texts.map((_, i) => ({ name: String(i), weight: 1 }));
  const training = new Training({ ...defaultRecipe, algorithm: "parity", size: 1200, ...given }, languages, isParallel);
  for (const [language, lines] of texts.entries()) {
    for (const [i, line] of lines.entries()) training.count(`${line}\n`, language, i % 2 === 0 ? "learned" : "held");
  }
  return training.start();
}

function fileOf(learner: Learner): TrainedFile {
  return finished(learner).file() as TrainedFile;
}

test("with one language it is BPE, and with all merges by all languages too, file for file", () => {
  for (const text of [segments[0], code.split("\n")]) {
    expect(fileOf(learnerOf({}, [text ?? []], false))).toEqual(fileOf(learnerOf({ algorithm: "bpe" }, [text ?? []])));
  }
  expect(fileOf(learnerOf({ globalMerges: 1200 }))).toEqual(fileOf(learnerOf({ algorithm: "bpe" })));
});

test("with one language it is BPE of generated texts too, where entries have two ways to come about", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), (words) => {
      const text = [[words.join(" ")]];
      expect(fileOf(learnerOf({}, text))).toEqual(fileOf(learnerOf({ algorithm: "bpe" }, text)));
    }),
    { seed, numRuns: 30 },
  );
});

test("each merge is the pair that stands most often in the language with the most tokens, counted anew each time", () => {
  const some = segments.slice(0, 4);
  const learner = learnerOf({ size: 700, pattern: "none" }, some);
  const texts = some.map((lines) =>
    lines.filter((_, i) => i % 2 === 0).map((line) => [...Buffer.from(`${line}\n`)].map(idOfByte)),
  );
  for (let step = learner.step(); step !== null; step = learner.step()) {
    if (step.kind !== "merge") continue;
    const tokens = texts.map((lines) => lines.reduce((sum, { length }) => sum + length, 0));
    const language = tokens.indexOf(Math.max(...tokens));
    const counts = new Map<string, number>();
    for (const line of texts[language] ?? []) {
      for (let i = 1; i < line.length; i++) {
        const pair = `${line[i - 1]} ${line[i]}`;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    }
    expect(step.language).toBe(language);
    expect([step.count, counts.get(`${step.left} ${step.right}`)]).toEqual([
      Math.max(...counts.values()),
      Math.max(...counts.values()),
    ]);
    for (const lines of texts) for (const line of lines) mergeIn(line, step);
  }
  expect(learner.size).toBe(700);
});

const { vocab } = fileOf(learnerOf({ algorithm: "bpe", size: 256 })).model;

function idOfByte(byte: number): number {
  return vocab[characterOfByte[byte] as string] as number;
}

function mergeIn(line: number[], { left, right, id }: Extract<LearningStep, { kind: "merge" }>): void {
  for (let i = 0; i + 1 < line.length; i++) if (line[i] === left && line[i + 1] === right) line.splice(i, 2, id);
}

test("tokens are more even over languages than BPE's of the same text and size, in all that is held out", () => {
  for (const size of [600, 1200, 2400]) {
    const [bpe, base, hybrid, window] = [{ algorithm: "bpe" as const }, {}, { globalMerges: 200 }, { window: 100 }].map(
      (given) => gini(finished(learnerOf({ ...given, size })).measure().tokens) ?? 1,
    );
    for (const one of [base, hybrid, window]) expect(one).toBeLessThan((bpe ?? 0) * 0.8);
  }
});

test.each([[{}], [{ globalMerges: 300 }], [{ window: 50, windowRatio: 1 }]])(
  "what is held out is measured as the file's tokenizer cuts it: %o",
  (given) => {
    const learner = learnerOf(given);
    do {
      const file = learner.file();
      const held = segments.map((lines) =>
        wordsOf(
          lines.filter((_, i) => i % 2 === 1).map((line) => `${line}\n`),
          file,
        ),
      );
      expect(learner.measure()).toEqual(measureByModel(file, held, learner.size));
      for (let i = 0; i < 300; i++) learner.step();
    } while (learner.size < 1200);
  },
);

test("no language names more of the last merges than the window gives it, where another one can", () => {
  const choice = new LanguageChoice(4, 8, 2);
  const chosen = Array.from({ length: 16 }, () =>
    choice.next(Float64Array.of(9, 5, 7, 1), (language) => language !== 2),
  );
  // Its share is 8 ÷ 4, twice that is 4: as in the authors' code it is passed over with more than that.
  expect(chosen).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1]);
  expect(choice.next(Float64Array.of(9, 5, 7, 1), () => false)).toBe(-1);
  const none = new LanguageChoice(2, 0, 2);
  expect(Array.from({ length: 9 }, () => none.next(Float64Array.of(3, 3), () => true))).toEqual(Array(9).fill(0));
});

test("it says that languages have to say the same", () => {
  expect(() => learnerOf({}, segments, false)).toThrow("parallel corpus");
});

test("the file gives natively the same ids, on texts that it was not trained on", async () => {
  const file = fileOf(learnerOf({ globalMerges: 200, window: 20 }));
  const native = Tokenizer.fromString(JSON.stringify(file));
  const own = buildTokenizer(readTokenizerJson(file));
  for (const text of [code.slice(0, 20_000), inLanguages(7), "low lower\r\n\r\n  newest 12345 ﷺ 👍🏽"]) {
    const { ids } = own.encode(text, { specials: "text", inserted: false });
    expect([...ids]).toEqual((await native.encode(text)).getIds());
  }
});
