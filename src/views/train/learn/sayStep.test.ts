import { expect, test } from "vitest";
import type { MergeAlgorithm } from "../../../training/lesson/algorithms";
import { makeLesson } from "../../../training/lesson/lesson";
import { exampleWords, readWords } from "../../../training/lesson/words";
import { sayDone, sayNext } from "./sayStep";
import { shownSymbol } from "./symbols";

const said = (words: string, algorithm: MergeAlgorithm, at = 0) => {
  const steps = makeLesson(readWords(words).words, algorithm);
  const [before, step] = [steps[at - 1] ?? null, steps[at]];
  if (step === undefined) throw new Error(`No step ${at}`);
  return `${sayDone(before, at)} ${sayNext(step, algorithm)}`;
};

test("of several pairs that are as good it is said which is taken", () => {
  expect(said(exampleWords, "bpe")).toContain(
    "9 times (6 in newest, 3 in widest). One other pair stands there as often, and none more often. Of these, the one whose left part stands first in the vocabulary is merged, then the one whose right part does.",
  );
  expect(said("ab cd ef", "bpe")).toContain("2 other pairs stand there as often, and none more often.");
  expect(said("ab cd", "wordpiece")).toContain(
    "is as much as for one other pair, and none has more. Of these, the one that stands most often is merged; if several do, the one whose left part stands first in the vocabulary, then the one whose right part does.",
  );
});

test("a word from right to left does not turn the sentence around it", () => {
  const sentence = said("كتاب كتب×2", "bpe");
  expect(sentence).toContain("“\u2068ك\u2069” and “\u2068ت\u2069”");
  expect(sentence).toContain("(1 in \u2068كتاب\u2069, 2 in \u2068كتب\u2069)");
});

test("a symbol without a look of its own is told by its code point", () => {
  expect(said("👩\u200d👧", "bpe", 1)).toContain("“\u2068U+200D👧\u2069”");
  expect(["\u200d", "##\u200d", "##", "##a", "\u094d"].map(shownSymbol)).toEqual([
    "U+200D",
    "##U+200D",
    "##",
    "##a",
    "◌\u094d",
  ]);
});
