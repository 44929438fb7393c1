import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { blockDirection, cutBlocks } from "./blocks";

const blocksOf = (text: string, cuts: readonly number[] = [], contextEnd: number | null = null) => {
  const shown = showEncoding(text, cutAt(text, cuts));
  return cutBlocks(shown, contextEnd).map(({ start, end }) => text.slice(start, end));
};

test("a block is a line, without its line break of whatever kind", () => {
  expect(blocksOf("a\nb\r\n\nc")).toEqual(["a", "b", "", "c"]);
  expect(blocksOf("a\n")).toEqual(["a", ""]);
  expect(blocksOf("")).toEqual([""]);
});

test("a line that is too long is cut where a token begins, between characters", () => {
  const text = "🤚🏾".repeat(3000);
  // Tokens of 4 bytes: every other one begins inside a hand.
  const cuts = Array.from({ length: 5999 }, (_, i) => 4 * (i + 1));
  const blocks = blocksOf(text, cuts);
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.join("")).toBe(text);
  for (const block of blocks) expect(block.length % 4).toBe(0);
});

test("one token of 10,000 characters is one block: there is no better place to cut", () => {
  expect(blocksOf("a".repeat(10_000))).toHaveLength(1);
});

test("a block ends where context does, unless a line does there anyway", () => {
  expect(blocksOf("ab\ncd", [], 1)).toEqual(["a", "b", "cd"]);
  for (const end of [0, 2, 3, 5]) expect(blocksOf("ab\ncd", [], end)).toEqual(["ab", "cd"]);
  for (const end of [2, 3, 4]) expect(blocksOf("ab\r\ncd", [], end)).toEqual(["ab", "cd"]);
  const long = "a".repeat(10_000);
  const cuts = Array.from({ length: 9999 }, (_, i) => i + 1);
  expect(blocksOf(long, cuts, 9000).map(({ length }) => length)).toEqual([4000, 4000, 1000, 1000]);
});

test("a line that goes on in another block keeps its direction", () => {
  const text = "سلام hello\nhello سلام";
  const shown = showEncoding(text, cutAt(text, []));
  const directions = (end: number) => cutBlocks(shown, end).map((block) => blockDirection(shown, block));
  expect(directions(5)).toEqual(["rtl", "rtl", "ltr"]);
  expect(directions(17)).toEqual(["rtl", "ltr", "ltr"]);
});
