import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../test/support/builtins";
import { seed } from "../../test/support/strings";
import { utf8Length } from "../text/utf8";
import { headingsOf, linesOf, sectionsOf, tokensOfLines } from "./sections";

const anyLines = fc
  .array(
    fc.constantFrom(
      "# One",
      "text 世界",
      "",
      "\n",
      "\r\n",
      "\r",
      "```",
      "## Two #",
      "   ###",
      "👍🏽 <|endoftext|>",
      "a b",
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(""));

test("lines cover the text, and their tokens come to all tokens, whatever ends them", () => {
  for (const id of ["o200k_base", "llama2", "bert_uncased"]) {
    const tokenizer = loadBuiltin(id);
    fc.assert(
      fc.property(anyLines, (text) => {
        const lines = linesOf(text);
        const pieces = Array.from(lines.units, (unit, i) => text.slice(unit, lines.units[i + 1] ?? text.length));
        expect(pieces.join("")).toBe(text);
        expect(pieces.every((piece) => /^[^\r\n]*(?:\r\n|\r|\n)?$/.test(piece) && piece !== "")).toBe(true);
        expect(Array.from(lines.bytes)).toEqual(
          [...lines.units, text.length].map((unit) => utf8Length(text.slice(0, unit))),
        );
        const encoding = tokenizer.encode(text, { specials: "text", inserted: true });
        const counts = tokensOfLines(encoding, lines, 0);
        if (text !== "") expect(counts.reduce((sum, count) => sum + count, 0)).toBe(encoding.ids.length);
      }),
      { seed, numRuns: 60 },
    );
  }
});

test("headings are CommonMark's that begin with #, none of them in fenced code, and sections hold those within", () => {
  const text = [
    "before",
    "# One",
    "```",
    "# no heading",
    "````",
    "## Two ##",
    "#no",
    "    # code",
    "   ### Three",
    "~~~ # x",
    "# in tildes",
    "```",
    "~~~",
    "#",
    "####### seven",
  ].join("\n");
  const lines = linesOf(text);
  const headings = headingsOf(text, lines);
  expect(headings).toEqual([
    { line: 1, level: 1, title: "One" },
    { line: 5, level: 2, title: "Two" },
    { line: 8, level: 3, title: "Three" },
    { line: 13, level: 1, title: "" },
  ]);
  expect(sectionsOf(headings, 15).map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [1, 13],
    [5, 13],
    [8, 13],
    [13, 15],
  ]);
});
