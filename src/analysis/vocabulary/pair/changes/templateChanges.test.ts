import { expect, test } from "vitest";
import { templateChanges } from "./templateChanges";

test("of templates the lines are told that only one has, by name, and nothing of those that are the same", () => {
  const a = { default: "one\ntwo\nthree\n", rag: "same\n", old: "x\ny\n" };
  const b = { default: "one\n2\nthree\nfour\n", rag: "same\n" };
  expect(templateChanges(a, b)).toEqual([
    {
      ...{ name: "default", removed: 1, added: 2 },
      lines: [
        { kind: "same", text: "one\n" },
        { kind: "removed", text: "two\n" },
        { kind: "added", text: "2\n" },
        { kind: "same", text: "three\n" },
        { kind: "added", text: "four\n" },
      ],
    },
    { name: "old", removed: 2, added: 0, lines: [{ kind: "removed", text: "x\ny\n" }] },
  ]);
});

test("templates that have little in common are told as two, and not looked through for minutes", () => {
  const lines = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word} ${i}\n`).join("");
  const [change] = templateChanges({ default: lines("a") }, { default: lines("b") });
  expect(change?.lines.map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
