import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../../test/support/shown";
import { entriesQuestion, traceQuestion } from "./ahead";

const shown = { ...showEncoding("abcd", cutAt("abcd", [1, 2])), vocabularySize: 3 };
const options = { specials: "text", inserted: false } as const;

test("a question is the same object while the same is asked, and another one for another place, option or text", () => {
  const asked = traceQuestion(shown, options, { start: 0, end: 1 });
  expect(asked).toMatchObject({ kind: "trace", text: "abcd", options, start: 0, end: 1 });
  expect(traceQuestion(shown, { ...options }, { start: 0, end: 1 })).toBe(asked);
  for (const other of [
    traceQuestion(shown, { ...options, inserted: true }, { start: 0, end: 1 }),
    traceQuestion(shown, options, { start: 0, end: 2 }),
    traceQuestion({ ...shown }, options, { start: 0, end: 1 }),
  ]) {
    expect(other).not.toBe(asked);
  }
  const entries = entriesQuestion(shown, 1, 3);
  expect(entries).toMatchObject({ kind: "entries", ids: [1, 2] });
  expect(entriesQuestion(shown, 1, 3)).toBe(entries);
  expect(entriesQuestion(shown, 1, 2)).toMatchObject({ ids: [1] });
});

test("of an open set of tokens nothing is asked, nor of no tokens", () => {
  const open = { ...shown, vocabularySize: null };
  expect(traceQuestion(open, options, { start: 0, end: 1 })).toBe(null);
  expect(entriesQuestion(open, 0, 1)).toBe(null);
  expect(entriesQuestion(shown, 2, 2)).toBe(null);
});
