import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../test/support/shown";
import { type Column, freshColumn, type ShownEncoding } from "../../state/compare/columns";
import { defaultComparison } from "../../state/pages";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { selectFewestTokens } from "./fewest";
import { makeCosts } from "./instruments/cost/rows";
import { cellsOf, makeRows, ratioFigures, tokensFigure, unknownFigure } from "./ratioFigures";

const text = "abcdefgh";
const references: TokenizerReference[] = [
  "builtin:o200k_base",
  "builtin:cl100k_base",
  "builtin:llama2",
  "builtin:bert_uncased",
];

function column(tokens: number, part: Partial<ShownEncoding> = {}): Column {
  const shown = {
    ...showEncoding(
      text,
      cutAt(
        text,
        Array.from({ length: tokens - 1 }, (_, i) => i + 1),
      ),
    ),
    ...part,
  };
  return { ...freshColumn, state: "ready", shown, pending: false };
}

const failed: Column = { ...freshColumn, state: "error", pending: false, error: "It is gone." };

function compared(...columns: Column[]) {
  const tokenizers = references.slice(0, columns.length);
  const comparison = { ...defaultComparison, text, tokenizers };
  return { comparison, columns: Object.fromEntries(tokenizers.map((reference, i) => [reference, columns[i]])) };
}

function winners(figure: typeof tokensFigure, ...columns: Column[]): boolean[] {
  const { comparison, columns: shown } = compared(...columns);
  return cellsOf(figure, makeRows(comparison, shown)).map(({ isBest }) => isBest);
}

test("only columns that keep the text win anything", () => {
  const lossy = { keepsText: false };
  expect(winners(tokensFigure, column(3), column(4), column(1, lossy))).toEqual([true, false, false]);
  for (const figure of [tokensFigure, ...ratioFigures]) {
    expect(winners(figure, column(3, lossy), column(4, lossy), column(1, lossy)), figure.name).not.toContain(true);
    // Nor the only one that does, for there is nobody to win against.
    expect(winners(figure, column(3), column(4, lossy)), figure.name).not.toContain(true);
  }
});

test("a column of a chat that has no template’s prompt wins nothing, and none is measured by it", () => {
  const plain = column(1, { isPlain: true });
  expect(winners(tokensFigure, column(3), column(4), plain)).toEqual([true, false, false]);
  expect(selectFewestTokens(compared(column(3), column(4), plain))).toBe(3);
  expect(selectFewestTokens(compared(column(3), plain))).toBeNull();
  const { comparison, columns } = compared(column(3), column(6), plain);
  const prices = Object.fromEntries(comparison.tokenizers.map((reference) => [reference, 1]));
  const costs = makeCosts({ ...comparison, prices }, makeRows(comparison, columns));
  expect(costs.rows.map(({ times }) => times)).toEqual([1, 2, null]);
});

test("where all are the same nobody wins, and knowing the text is no merit", () => {
  expect(winners(tokensFigure, column(3), column(3), column(3))).not.toContain(true);
  const unknown = column(4, { keepsText: false });
  expect(winners(unknownFigure, column(3), column(3), unknown)).not.toContain(true);
});

test("the fewest are told of those that have answered, whether or not another has failed", () => {
  expect(selectFewestTokens(compared(column(3), column(4), failed))).toBe(3);
  expect(selectFewestTokens(compared(column(3), column(4), column(2, { keepsText: false })))).toBe(3);
  expect(selectFewestTokens(compared(column(3), failed))).toBeNull();
  const waiting: Column = { ...failed, state: "loading", error: null };
  expect(selectFewestTokens(compared(column(3), column(4), waiting))).toBeNull();
});
