import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../test/support/strings";
import { defaultRecipe } from "../recipe";
import { Training } from "../train";
import { type LessonStep, makeLesson } from "./lesson";
import { exampleWords, readWords } from "./words";

const lessonOf = (text: string, algorithm: "bpe" | "wordpiece" = "bpe") => makeLesson(readWords(text).words, algorithm);
const joined = (steps: readonly LessonStep[]) => steps.flatMap(({ next }) => (next === null ? [] : [next.joined]));

test("the example: low, lower, newest, widest", () => {
  const steps = lessonOf(exampleWords);
  expect(joined(steps).slice(0, 12).join(" ")).toBe("es est lo low ew new newest dest idest widest er lower");
  expect(steps).toHaveLength(13);
  expect(steps.at(-1)).toMatchObject({ pairs: [], next: null });
  expect(steps.at(-1)?.entries).toHaveLength(22);
  const [first, second] = steps as [LessonStep, LessonStep];
  expect(first.entries.join("")).toBe("deilnorstw");
  expect(first.pairs[0]).toMatchObject({ left: "e", right: "s", count: 9, leftCount: 17, rightCount: 9 });
  // “s”+“t” stands as often, and is of a later entry.
  expect(first.next).toMatchObject({ joined: "es", row: 0, counted: 9, tied: 1, isKnown: false });
  expect(second.words[2]).toEqual({
    count: 6,
    symbols: ["n", "e", "w", "es", "t"],
    made: [false, false, false, true, false],
  });
});

test("its merges are those of training, each is the first of its table, and words stay what they are", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 }),
      (counted) => {
        const text = counted.map(([one, times]) => `${one}×${times}`).join(" ");
        const steps = lessonOf(text);
        const training = new Training({ ...defaultRecipe, pattern: "whitespace" });
        training.count(counted.map(([one, times]) => `${one} `.repeat(times)).join(""));
        const learner = training.start();
        const learned: string[] = [];
        for (let step = learner.step(); step !== null; step = learner.step()) {
          if (step.kind === "merge") learned.push(`${learner.entryOf(step.left)} ${learner.entryOf(step.right)}`);
        }
        expect(steps.flatMap(({ next }) => (next === null ? [] : [`${next.left} ${next.right}`]))).toEqual(learned);
        for (const { words, pairs, next } of steps) {
          expect(words.map(({ symbols }) => symbols.join(""))).toEqual(readWords(text).words.map((each) => each.text));
          const sum = words.reduce((all, { count, symbols }) => all + count * (symbols.length - 1), 0);
          expect(pairs.reduce((all, { count }) => all + count, 0)).toBe(sum);
          // But for what the reference does not take off again, which is told.
          if (next !== null && next.counted === pairs[next.row]?.count) expect(next.row).toBe(0);
        }
      },
    ),
    { seed, numRuns: 150 },
  );
});

test("WordPiece takes the pair that makes the words likeliest: the example of Hugging Face’s course", () => {
  const steps = lessonOf("hug×10 pug×5 pun×12 bun×4 hugs×5", "wordpiece");
  const [first] = steps as [LessonStep];
  expect(first.entries.toSorted()).toEqual(["##g", "##n", "##s", "##u", "b", "g", "h", "n", "p", "s", "u"].toSorted());
  expect(first.next).toMatchObject({ left: "##g", right: "##s", joined: "##gs", row: 0, tied: 0 });
  expect(first.pairs[0]?.score).toBeCloseTo(1 / 20);
  // All others have “##u” in them and score 1/36: the most frequent is first.
  expect(steps[1]?.next).toMatchObject({ joined: "pu", tied: 5 });
  for (const { next } of steps.slice(0, -1)) expect(next?.row).toBe(0);
  expect(steps.at(-1)?.words.every(({ symbols }) => symbols.length === 1)).toBe(true);
});

test("a text is read by words, with counts or as often as they stand there", () => {
  expect(readWords(" low×2 low  a*3\n×4 b×0 ").words).toEqual([
    { text: "low", count: 3 },
    { text: "a", count: 3 },
    { text: "×4", count: 1 },
  ]);
  const many = Array.from({ length: 70 }, (_, i) => `w${i}`).join(" ");
  expect(readWords(`${many} ${"x".repeat(41)}`)).toMatchObject({ leftOut: 11 });
  expect(readWords("  ").words).toEqual([]);
});
