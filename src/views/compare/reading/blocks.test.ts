import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../../test/support/builtins";
import { runs } from "../../../../test/support/runs";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { seed } from "../../../../test/support/strings";
import { changedTokens } from "../chips/changedTokens";
import { blockDirection, cutBlocks, updateBlocks } from "./blocks";

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

test("blocks after an edit are those of the text cut anew, whatever was edited and wherever context ends", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const show = (text: string) => showEncoding(text, tokenizer.encode(text, { specials: "text", inserted: false }));
  const piece = fc.constantFrom("", "\n", "\r\n", "\r", "a", "two words", "\n\n", "🤚🏾", "many words ".repeat(400));
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(""));
  const ends = fc.array(fc.nat(3000), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(fc.tuple(text, text, text), text, ends, fc.boolean(), ([head, old, tail], now, [one, two], isKept) => {
      const [before, after] = [show(head + old + tail), show(head + now + tail)];
      const shown = { ...after, since: { ...changedTokens(before, after), told: "before" } };
      const endOf = ({ places }: typeof before, at = 0) =>
        places.clusterEnd[Math.min(at, places.clusterEnd.length - 1)] ?? null;
      const wasEnd = endOf(before, one);
      const moved = after.text.length - before.text.length;
      // Where context ends, most edits are on one side of it.
      const isBehind = wasEnd !== null && wasEnd > head.length + old.length;
      const isEnd = isKept && wasEnd !== null ? (isBehind ? wasEnd + moved : wasEnd) : endOf(after, two);
      for (const [was, is] of [
        [null, null],
        [wasEnd, isEnd],
      ] as const) {
        const known = { shown: { ...before, answer: "before" }, contextEnd: was, blocks: cutBlocks(before, was) };
        expect(updateBlocks(known, shown, is)).toEqual(cutBlocks(after, is));
      }
    }),
    { ...runs(8, 10_000), seed },
  );
});
