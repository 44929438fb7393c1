import { expect, test } from "vitest";
import { loadBuiltin } from "../../../../../test/support/builtins";
import { headingsOf, linesOf, tokensOfLines } from "../../../../analysis/sections";
import { lineRows } from "./lineRows";

test("sections come to what is in them, the heaviest lines come first, and in order all tokens are there", () => {
  const text = "before 世界\n# One\nshort\n## Two\na longer line of words, and more of them\n\n# Three\nshort";
  const lines = linesOf(text);
  const tokens = ["words", "o200k_base"].map((id) =>
    tokensOfLines(loadBuiltin(id).encode(text, { specials: "text", inserted: false }), lines, 0),
  );
  const counted = { ...lines, headings: headingsOf(text, lines), tokens };
  const order = lineRows(counted, "order", 0);
  expect(order.map(({ line }) => line)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const sum = (rows: typeof order, column: number) => rows.reduce((all, row) => all + (row.tokens[column] ?? 0), 0);
  const sections = lineRows(counted, "headings", 0);
  expect(sections.map(({ line, level }) => [line, level])).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
    [6, 1],
  ]);
  for (const column of [0, 1]) {
    // “Two” is within “One”.
    expect(
      sum(
        sections.filter(({ level }) => level < 2),
        column,
      ),
    ).toBe(sum(order, column));
    const heaviest = lineRows(counted, "heaviest", column).map((row) => row.tokens[column] ?? 0);
    expect(heaviest).toEqual([...heaviest].sort((a, b) => b - a));
  }
  expect(lineRows(counted, "heaviest", 1)[0]?.line).toBe(4);
});
