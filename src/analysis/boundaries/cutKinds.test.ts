import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsByDefinition, madeColumns } from "../../../test/support/columns";
import { runs } from "../../../test/support/runs";
import { cutAt } from "../../../test/support/shown";
import { seed } from "../../../test/support/strings";
import type { Encoding } from "../../tokenizers/tokenizer";
import { cellsOf } from "./cells";
import { CutKind, cutKinds } from "./cutKinds";

/** By what each code says of a token, asked one after the other. */
function byDefinition(encoding: Encoding, token: number, baseline: Encoding, length: number): CutKind {
  const [from, to] = [encoding.byteStart[token] ?? 0, encoding.byteEnd[token] ?? 0];
  if (from === to) return CutKind.none;
  const own = cellsByDefinition(encoding, length);
  const theirs = cellsByDefinition(baseline, length);
  const cell = own.find(({ start, end }) => start <= from && to <= end);
  if (cell === undefined) throw new Error("A token in no cell.");
  const isEnd = (cells: typeof own, place: number) => place === 0 || cells.some(({ end }) => end === place);
  const around = theirs.find(({ start, end }) => start <= cell.start && cell.end <= end);
  if (around === undefined) {
    const isWhole = isEnd(theirs, cell.start) && isEnd(theirs, cell.end);
    return isWhole ? CutKind.merged : CutKind.shifted;
  }
  if (!isEnd(own, around.start) || !isEnd(own, around.end)) return CutKind.shifted;
  if (around.tokens === 0) return CutKind.alone;
  if (around.start < cell.start || around.end > cell.end) return CutKind.finer;
  if (around.tokens === cell.tokens) return CutKind.same;
  return around.tokens === 1 ? CutKind.finer : cell.tokens === 1 ? CutKind.merged : CutKind.shifted;
}

test("each token's kind is what its cell is to the baseline's", () => {
  fc.assert(
    fc.property(madeColumns(2), ({ text, encodings }) => {
      const [encoding = cutAt("", []), baseline = encoding] = encodings;
      const { length } = text;
      const kinds = cutKinds(encoding, cellsOf(encoding, length), cellsOf(baseline, length));
      expect(Array.from(kinds)).toEqual(
        Array.from(encoding.ids, (_, token) => byDefinition(encoding, token, baseline, length)),
      );
    }),
    { ...runs(100, 50_000), seed },
  );
});

test("by hand: finer, merged, shifted, and the same again", () => {
  const [own, baseline] = [cutAt("abcdefghi", [1, 2, 4, 6, 8]), cutAt("abcdefghi", [2, 3, 4, 5, 8])];
  const kinds = cutKinds(own, cellsOf(own, 9), cellsOf(baseline, 9));
  const { finer, merged, shifted, same } = CutKind;
  // a|b for ab, cd for c|d, ef|gh for e|fgh, i for i.
  expect(Array.from(kinds)).toEqual([finer, finer, merged, shifted, shifted, same]);
});

test("a baseline of another text is refused", () => {
  const [own, other] = [cutAt("ab", [1]), cutAt("abc", [1])];
  expect(() => cutKinds(own, cellsOf(own, 2), cellsOf(other, 3))).toThrow("are of two texts");
});
