import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { cutBlocks } from "../reading/blocks";
import { inkedParts, stretchesOf } from "./blockPaint";

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

test("a run is cut where the scale’s last colour begins and ends, which takes another ink; beyond the context nowhere", () => {
  const shown = showEncoding("ab cd ef", cutAt("ab cd ef", [2, 5]));
  const [block] = cutBlocks(shown);
  if (block === undefined) throw new Error("There is a paragraph.");
  const tintOf = (token: number) => ({ name: token === 1 ? "tint-step-5" : "tint-step-4", words: "" });
  const paint = { shown, block, tintOf, marked: null, isBeyond: false };
  expect(inkedParts("b cd ef", 1, paint)).toEqual([
    { text: "b", isFar: false },
    { text: " cd", isFar: true },
    { text: " ef", isFar: false },
  ]);
  expect(inkedParts("d ef", 4, paint)).toEqual([
    { text: "d", isFar: true },
    { text: " ef", isFar: false },
  ]);
  expect(inkedParts("ab cd ef", 0, { ...paint, tintOf: () => tintOf(1), marked: { start: 1, end: 2 } })).toEqual([
    { text: "ab", isFar: true },
    { text: " cd", isFar: false },
    { text: " ef", isFar: true },
  ]);
  expect(inkedParts("b cd", 1, { ...paint, isBeyond: true })).toEqual([{ text: "b cd", isFar: false }]);
});
