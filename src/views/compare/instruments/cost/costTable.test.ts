import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../../test/support/shown";
import { freshColumn } from "../../../../state/compare/columns";
import { defaultComparison } from "../../../../state/pages";
import { makeRows } from "../../ratioFigures";
import { costTable } from "./costTable";
import { makeCosts } from "./rows";

const text = "abcdefgh";
const shown = showEncoding(text, cutAt(text, [2, 4, 6]));
const comparison = {
  ...defaultComparison,
  text,
  tokenizers: ["builtin:o200k_base", "builtin:words"] as const,
  prices: { "builtin:o200k_base": 2.5 },
  currency: "EUR",
  contextWindow: 8,
};
const rows = makeRows(comparison, {
  "builtin:o200k_base": { ...freshColumn, state: "ready", shown, pending: false },
});

test("costs have tokens, prices and currency of each column, and what so many calls cost", () => {
  const costs = makeCosts(comparison, rows);
  const table = costTable(costs, comparison);
  const field = (row: number, head: string) => table.rows[row]?.[table.heads.indexOf(head)];
  expect(table.rows.map((row) => row.length)).toEqual([table.heads.length, table.heads.length]);
  expect(["tokens of input", "price per million", "currency"].map((head) => field(0, head))).toEqual([4, 2.5, "EUR"]);
  expect(field(0, "a call costs")).toBeCloseTo(1e-5, 12);
  expect(field(0, `${costs.calls} calls cost`)).toBeCloseTo(1e-5 * costs.calls, 6);
  expect(field(1, "a call costs")).toBeNull();
});
