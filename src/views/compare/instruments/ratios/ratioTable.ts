import type { useOtherColumns } from "../../../../state/compare/otherColumns";
import type { Comparison } from "../../../../state/pages";
import { type Row, ratioFigures, tokensFigure, windowOf } from "../../ratioFigures";
import type { Table } from "../table/tables";

/**
 * The ratios for other programs, a row for each column: numbers as they were worked out, shares from 0 to 1; and what a second
 * text comes to, where there is one.
 */
export function ratioTable(
  rows: readonly Row[],
  comparison: Comparison,
  others: ReturnType<typeof useOtherColumns.getState>,
): Table {
  const figures = [tokensFigure, ...ratioFigures];
  const hasOther = comparison.other !== undefined;
  return {
    heads: [
      ...["column", "tokenizer", ...figures.map(({ name }) => name), "Window", "Window filled"],
      ...(hasOther ? ["Tokens of B"] : []),
    ],
    rows: rows.map((row) => {
      const { tokens } = windowOf(row.reference, comparison);
      const all = row.shown?.encoding.ids.length;
      return [
        ...[row.name, row.entry.label, ...figures.map((figure) => figure.value(row))],
        ...[tokens, all === undefined ? null : all / tokens],
        ...(hasOther ? [others[row.reference]?.shown?.figures.tokens ?? null] : []),
      ];
    }),
  };
}
