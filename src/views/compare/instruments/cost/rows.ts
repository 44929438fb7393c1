import { type Call, callsToTell, costOfCall, type Prices } from "../../../../analysis/callCosts";
import { noCallPrices } from "../../../../state/compare/slice";
import type { Comparison } from "../../../../state/pages";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import type { Row } from "../../ratioFigures";

/** What a column's calls cost. */
export interface CostRow extends Row {
  readonly prices: Prices;
  /** What they are in, an ISO 4217 code; null where nobody has said. */
  readonly currency: string | null;
  /** Tokens of the prompt, control and inserted ones included; null while there is no answer. */
  readonly input: number | null;
  /** Of one call; null where it is not known. */
  readonly cost: number | null;
  /**
   * How many times the least cost this is; null where that is not known, costs are in different currencies, or the column has
   * no prompt of a chat to be paid.
   */
  readonly times: number | null;
}

/** The costs of all columns. */
export interface Costs {
  readonly rows: readonly CostRow[];
  /** How many calls to tell the costs of. */
  readonly calls: number;
  /** Whether costs are in different currencies, so that nothing compares them. */
  readonly areMixed: boolean;
}

/** A column's prices, as its user has typed them. */
export function pricesOf({ prices, calls = noCallPrices }: Comparison, reference: TokenizerReference): Prices {
  return {
    input: prices[reference] ?? null,
    cached: calls.cached[reference] ?? null,
    output: calls.output[reference] ?? null,
  };
}

/** What a column's prices are in; null where nobody has said. */
export function currencyOf({ currency, calls }: Comparison, reference: TokenizerReference): string | null {
  return calls?.currencies[reference] ?? currency ?? null;
}

/** Whether there is any price. */
export function hasAny({ input, cached, output }: Prices): boolean {
  return input !== null || cached !== null || output !== null;
}

/** What a call with the present text costs in each column. */
export function makeCosts(comparison: Comparison, rows: readonly Row[]): Costs {
  const { cachedTokens, outputTokens } = comparison.calls ?? noCallPrices;
  const priced = rows.map((row) => {
    const input = row.shown?.encoding.ids.length ?? null;
    const prices = pricesOf(comparison, row.reference);
    const call: Call = { input: input ?? 0, cached: cachedTokens, output: outputTokens };
    const cost = input === null ? null : costOfCall(call, prices);
    return { ...row, prices, input, cost, currency: currencyOf(comparison, row.reference) };
  });
  const known = priced.filter(({ cost }) => cost !== null);
  const areMixed = new Set(known.map(({ currency }) => currency)).size > 1;
  // The texts of a chat alone are not what anybody pays for.
  const rivals = known.filter(({ shown }) => !shown?.isPlain);
  const least = Math.min(...rivals.map(({ cost }) => cost ?? Number.POSITIVE_INFINITY));
  const isCompared = rivals.length > 1 && !areMixed && least > 0;
  return {
    rows: priced.map((row) => ({
      ...row,
      times: isCompared && row.cost !== null && rivals.includes(row) ? row.cost / least : null,
    })),
    calls: callsToTell(known.map(({ cost }) => cost)),
    areMixed,
  };
}
