import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../../test/support/shown";
import { freshColumn } from "../../../../state/compare/columns";
import { defaultComparison } from "../../../../state/pages";
import { makeRows } from "../../ratioFigures";
import { ratioTable } from "./ratioTable";

const text = "abcdefgh";
const shown = showEncoding(text, cutAt(text, [2, 4, 6]));
const comparison = {
  ...defaultComparison,
  text,
  tokenizers: ["builtin:o200k_base", "builtin:words"] as const,
  contextWindow: 8,
};
const rows = makeRows(comparison, {
  "builtin:o200k_base": { ...freshColumn, state: "ready", shown, pending: false },
});

test("ratios are numbers, with as many fields in each row, and none where there is no answer", () => {
  const table = ratioTable(rows, comparison, {});
  const field = (row: number, head: string) => table.rows[row]?.[table.heads.indexOf(head)];
  expect(table.rows.map((row) => row.length)).toEqual([table.heads.length, table.heads.length]);
  expect(["column", "Tokens", "Bytes / token", "NSL", "Window filled"].map((head) => field(0, head))).toEqual([
    ...["o200k_base", 4, 2, 1, 0.5],
  ]);
  expect(field(1, "Tokens")).toBeNull();
  const other = ratioTable(rows, { ...comparison, other: "x" }, {});
  expect([other.heads.at(-1), other.rows[0]?.at(-1)]).toEqual(["Tokens of B", null]);
});
