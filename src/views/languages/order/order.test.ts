import { expect, test } from "vitest";
import { premiumMeasure } from "../../../instruments/corpus/counted";
import { firstInWords, orderOf, ordersOf } from "./order";

const series = [
  { reference: "builtin:o200k_base", label: "GPT-5", color: "red" },
  { reference: "builtin:llama2", label: "Llama 2", color: "blue" },
] as const;

test("an order is told by what it is of, and by its first end", () => {
  const said = (column: Parameters<typeof orderOf>[0]["column"], descending: boolean) => {
    const order = orderOf({ column, descending }, series, premiumMeasure);
    return order && `${order.name}, ${firstInWords(order, descending)}`;
  };
  expect(said(null, true)).toBe("premium of GPT-5, greatest first");
  expect(said("builtin:llama2", false)).toBe("premium of Llama 2, least first");
  expect(said("speakers", true)).toBe("speakers, greatest first");
  expect(said("name", false)).toBe("name, A first");
  // Rows are by the first tokenizer then, too.
  expect(said("builtin:gone", true)).toBe("premium of GPT-5, greatest first");
});

test("each tokenizer is an order, and each once", () => {
  const columns = ordersOf(series, premiumMeasure).map(({ column }) => column);
  expect(columns.slice(0, 2)).toEqual(series.map(({ reference }) => reference));
  expect(new Set(columns).size).toBe(columns.length);
});
