import { premiumMeasure } from "../../../instruments/corpus/counted";
import type { LanguageMeasure } from "../../../instruments/corpus/measures";
import type { LanguageSort, SortColumn } from "../../../state/languages/choice";
import type { ChartSeries } from "../chart";

/** What rows can be ordered by, in words, and whether that is told in letters or in numbers. */
export interface Order {
  readonly column: SortColumn;
  readonly name: string;
  readonly isNumber: boolean;
}

/** All orders there are: the tokenizers' figures first. */
export function ordersOf(series: readonly ChartSeries[], measure: LanguageMeasure): Order[] {
  const what = measure.name === premiumMeasure.name ? "premium" : measure.inText;
  return [
    ...series.map(({ reference, label }) => ({ column: reference, name: `${what} of ${label}`, isNumber: true })),
    { column: "bytes", name: "byte premium", isNumber: true },
    { column: "speakers", name: "speakers", isNumber: true },
    { column: "name", name: "name", isNumber: false },
    { column: "code", name: "code", isNumber: false },
    { column: "script", name: "script", isNumber: false },
  ];
}

/** The order that rows have; of a tokenizer that is gone the first one's, as the rows themselves are sorted. */
export function orderOf(
  { column }: LanguageSort,
  series: readonly ChartSeries[],
  measure: LanguageMeasure,
): Order | undefined {
  const orders = ordersOf(series, measure);
  return orders.find((order) => order.column === column) ?? orders[0];
}

/** Which end comes first: “greatest first”, “A first”. */
export function firstInWords({ isNumber }: Order, descending: boolean): string {
  if (isNumber) return descending ? "greatest first" : "least first";
  return descending ? "Z first" : "A first";
}
