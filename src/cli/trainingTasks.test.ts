import { expect, test } from "vitest";
import { languageTasks } from "./trainingTasks";

test("languages are counted task by task, in their order, each part by itself; much of them calls for helpers", () => {
  const megabyte = "x".repeat(1 << 20);
  const called: number[] = [];
  const tasks = languageTasks(
    [
      { code: "a", learned: Array(5).fill(megabyte), held: ["one", "two"] },
      { code: "b", learned: ["three", megabyte, "four"], held: Array(4).fill(megabyte) },
    ],
    { call: (helpers) => called.push(helpers) },
  );
  const seen = [...tasks].map(({ texts, language, part }) => [language, part, texts.map((text) => text.length)]);
  expect(seen.filter(([, , lengths]) => (lengths as number[]).length > 0)).toEqual([
    ...Array(5).fill([0, "learned", [1 << 20]]),
    [0, "held", [3, 3]],
    [1, "learned", [5, 1 << 20]],
    [1, "learned", [4]],
    ...Array(4).fill([1, "held", [1 << 20]]),
  ]);
  expect([called[0], called.at(-1)]).toEqual([0, 1]);
});
