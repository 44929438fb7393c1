import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../test/support/strings";
import { defaultRecipe } from "../recipe";
import { Training } from "../train";
import { bestCuts } from "./bestCuts";
import { makeUnigramLesson, type PiecesStep } from "./unigramLesson";
import { type CountedWord, longerExample, readWords } from "./words";

const lessonOf = (text: string, size: number | null = null) => makeUnigramLesson(readWords(text).words, size);
const kindsOf = (steps: readonly PiecesStep[]) => steps.map(({ next }) => next?.kind ?? "end").join(" ");

/** What the trainer makes of a text: entries with their scores, `<unk>` first. */
function trained(words: readonly CountedWord[], size: number): (readonly [entry: string, score: number])[] {
  const training = new Training({ ...defaultRecipe, algorithm: "unigram", pattern: "whitespace", size });
  training.count(words.map(({ text, count }) => `${text} `.repeat(count)).join(""));
  const learner = training.start();
  while (learner.step() !== null);
  return (learner.file() as { model: { vocab: (readonly [string, number])[] } }).model.vocab;
}

test("the example: pieces to begin with, estimates, prunings, and what becomes an entry", () => {
  const { steps, size, least } = lessonOf(longerExample);
  expect(kindsOf(steps)).toBe("seed estimate estimate prune estimate estimate prune estimate estimate finish end");
  expect([size, least]).toEqual([17, 11]);
  expect([...(steps.at(-1) as PiecesStep).scores.keys()].filter((piece) => piece.length > 1)).toEqual([
    ..."wide new low est er wind".split(" "),
  ]);
  const prunings = steps.flatMap(({ next }) => (next?.kind === "prune" ? [next.rows] : []));
  expect(prunings[0]?.filter(({ stays, loss }) => !stays && loss !== null).map(({ piece }) => piece)).toEqual([
    ..."to ides owe st".split(" "),
  ]);
  expect(bestCuts(steps.at(-1) as PiecesStep, "lowest", 2).map(({ pieces }) => pieces.join(" "))).toEqual([
    "low est",
    "low e s t",
  ]);
});

test("what only ends words is no piece to begin with: of the four words there are three that are longer", () => {
  const { steps } = lessonOf("low×5 lower×2 newest×6 widest×3");
  const rows = steps[0]?.next?.kind === "seed" ? steps[0].next.rows : [];
  expect(rows.filter(({ piece }) => piece.length > 1)).toMatchObject([
    { piece: "low", times: 2, weight: 6 },
    { piece: "we", times: 2, weight: 4 },
    { piece: "ow", times: 2, weight: 4 },
  ]);
  expect(rows[0]).toMatchObject({ piece: "e", times: 17 });
  expect(kindsOf(steps)).toBe("seed estimate estimate finish end");
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "👍"), minLength: 1, maxLength: 9 });
const counted = fc
  .uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 40,
    selector: ([text]) => text,
  })
  .map((words) => words.map(([text, count]): CountedWord => ({ text, count })));

/** The fewest entries: `<unk>` and the characters. */
const fewest = (words: readonly CountedWord[]) => 1 + new Set(words.flatMap(({ text }) => [...text])).size;

test("its end is the trainer's vocabulary, entries and scores; each step follows from the one before", () => {
  fc.assert(
    fc.property(counted, fc.nat(30), (words, more) => {
      const { steps, size, least } = makeUnigramLesson(words, more === 0 ? null : fewest(words) + more);
      const asked = more === 0 ? least + Math.ceil(words.length / 3) : least + more;
      expect([...(steps.at(-1) as PiecesStep).scores]).toEqual(trained(words, asked).slice(1));
      expect(size).toBeLessThanOrEqual(asked);
      steps.forEach((step, i) => {
        const { next } = step;
        const after: PiecesStep["scores"] = steps[i + 1]?.scores ?? new Map();
        const left = [...after.keys()].sort();
        const staying = (rows: readonly { readonly piece: string }[]) => rows.map(({ piece }) => piece).sort();
        switch (next?.kind) {
          case "seed": {
            const sum = next.rows.reduce((all, { weight }) => all + weight, 0);
            const errors = next.rows.map(({ weight, score }) => Math.abs(Math.log(weight / sum) - score));
            expect(Math.max(...errors)).toBeLessThan(1e-9);
            expect(next.rows.map(({ piece, score }) => [piece, score])).toEqual([...after]);
            return;
          }
          case "estimate":
            expect(next.rows.map(({ before }) => before)).toEqual(next.rows.map(({ piece }) => step.scores.get(piece)));
            expect(staying(next.rows.filter((row) => row.expected >= 0.5))).toEqual(left);
            expect(next.rows.map((row) => row.after)).toEqual(next.rows.map((row) => after.get(row.piece) ?? null));
            return;
          case "prune":
            expect(staying(next.rows.filter(({ stays }) => stays))).toEqual(left);
            return;
          case "finish":
            expect(next.rows.map(({ score }) => score)).toEqual(next.rows.map(({ piece }) => after.get(piece) ?? null));
            expect(staying(next.rows.filter(({ isBack }) => !isBack))).toEqual([...step.scores.keys()].sort());
        }
      });
    }),
    { seed, numRuns: 20 },
  );
});

test("cuts that are shown are the trainer's: their shares sum to what it expects, and the best are those that it prunes by", () => {
  fc.assert(
    fc.property(counted, (words) => {
      for (const step of makeUnigramLesson(words, null).steps) {
        const { next } = step;
        if (next?.kind !== "estimate" && next?.kind !== "prune") continue;
        const sums = new Map<string, number>();
        for (const { text, count } of words) {
          const cuts = bestCuts(step, text, next.kind === "prune" ? 1 : 10_000);
          for (const { pieces, share } of cuts) {
            const by = count * (next.kind === "prune" ? 1 : share);
            for (const piece of pieces) sums.set(piece, (sums.get(piece) ?? 0) + by);
          }
        }
        for (const row of next.rows) {
          const sum = sums.get(row.piece) ?? 0;
          if ("expected" in row) expect(sum).toBeCloseTo(row.expected, 6);
          else expect(sum).toBe(row.times);
        }
      }
    }),
    { seed, numRuns: 10 },
  );
});

test("a size below the characters is theirs, and words that are cut may have others", () => {
  const { steps, size, least } = lessonOf("ab×3 abc×2", 1);
  expect([size, least]).toEqual([4, 4]);
  const end = steps.at(-1) as PiecesStep;
  expect(bestCuts(end, "axb", 5).map(({ pieces }) => pieces)).toEqual([["a", "x", "b"]]);
  expect(bestCuts(end, "axb", 5)[0]?.share).toBeCloseTo(1, 12);
});
