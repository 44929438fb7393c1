import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { cutBlocks } from "./blocks";

const blocksOf = (text: string, cuts: readonly number[] = []) => {
  const shown = showEncoding(text, cutAt(text, cuts));
  return cutBlocks(shown).map(({ start, end }) => text.slice(start, end));
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
