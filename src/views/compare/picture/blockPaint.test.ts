import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { cutBlocks } from "../reading/blocks";
import { stretchesOf } from "./blockPaint";

const paintsOf = (
  text: string,
  cuts: readonly number[],
  marked: { start: number; end: number } | null = null,
  isBeyond = false,
) => {
  const shown = showEncoding(text, cutAt(text, cuts));
  return cutBlocks(shown).map((block) => stretchesOf({ shown, block, tintOf: null, marked, isBeyond }));
};

test("tokens lie under a paragraph in six hues, every other one with a line, and what is pinned above them", () => {
  expect(paintsOf("ab cd\ne", [2, 5], { start: 1, end: 2 })).toEqual([
    [
      { start: 0, end: 2, tint: "hue-0", line: null },
      { start: 2, end: 5, tint: "hue-1", line: "line" },
      { start: 2, end: 5, tint: "place", line: "place" },
    ],
    [{ start: 0, end: 1, tint: "hue-2", line: null }],
  ]);
});

test("beyond the context’s end a veil lies over a paragraph’s colours, and below what is pinned", () => {
  expect(paintsOf("ab", [], { start: 0, end: 1 }, true)).toEqual([
    [
      { start: 0, end: 2, tint: "hue-0", line: null },
      { start: 0, end: 2, tint: "beyond", line: null },
      { start: 0, end: 2, tint: "place", line: "place" },
    ],
  ]);
});

test("a character that is cut has a line of its own", () => {
  expect(
    paintsOf("🤚", [2])
      .flat()
      .filter(({ line }) => line === "cut"),
  ).toEqual([{ start: 0, end: 2, tint: null, line: "cut" }]);
});
