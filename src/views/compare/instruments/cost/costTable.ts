import { noCallPrices } from "../../../../state/compare/slice";
import type { Comparison } from "../../../../state/pages";
import type { Table } from "../table/tables";
import type { Costs } from "./rows";

/** The costs of all columns for other programs, a row for each: tokens of a call, prices per million, and what calls cost. */
export function costTable({ rows, calls }: Costs, comparison: Comparison): Table {
  const { cachedTokens, outputTokens } = comparison.calls ?? noCallPrices;
  const prices = ["price per million", "price per million cached", "price per million of output"];
  return {
    heads: [
      ...["column", "tokenizer", "tokens of input", "of them cached", "tokens of output", ...prices, "currency"],
      ...["a call costs", `${calls} calls cost`, "times the least"],
    ],
    rows: rows.map(({ name, entry, input, prices: { input: price, cached, output }, currency, cost, times }) => [
      ...[name, entry.label, input, cachedTokens, outputTokens, price, cached, output, currency],
      ...[cost, cost === null ? null : cost * calls, times],
    ]),
  };
}
