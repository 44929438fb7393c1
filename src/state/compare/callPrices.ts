import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { actions, useAppStore } from "../store";
import { type ByTokenizer, type CallPrices, noCallPrices } from "./slice";

/**
 * Sets the user's price per million tokens, of input if nothing else is said; null takes it away. The first price is in
 * dollars, as most are published, until another currency is chosen; of those that came with a link without one nobody
 * knows what they are in.
 */
export function setCallPrice(
  reference: TokenizerReference,
  price: number | null,
  of: "input" | "cached" | "output" = "input",
): void {
  const { prices, currency, calls } = useAppStore.getState().comparison;
  const isFirst = [prices, calls?.cached, calls?.output].every((list) => Object.keys(list ?? {}).length === 0);
  if (isFirst && currency === undefined && price !== null) actions.setOptions({ currency: "USD" });
  if (of === "input") actions.setOptions({ prices: withValue(prices, reference, price) });
  else setCalls({ [of]: withValue(calls?.[of] ?? {}, reference, price) });
}

/** Sets what a tokenizer's prices are in, an ISO 4217 code; null for what the others are in. */
export function setCallCurrency(reference: TokenizerReference, code: string | null): void {
  const { currencies } = useAppStore.getState().comparison.calls ?? noCallPrices;
  setCalls({ currencies: withValue(currencies, reference, code) });
}

/** Changes what is said of calls besides the prices of input. */
export function setCalls(part: Partial<CallPrices>): void {
  actions.setOptions({ calls: { ...noCallPrices, ...useAppStore.getState().comparison.calls, ...part } });
}

function withValue<Value>(
  values: ByTokenizer<Value>,
  reference: TokenizerReference,
  value: Value | null,
): ByTokenizer<Value> {
  const { [reference]: _, ...others } = values;
  return value === null ? others : { ...others, [reference]: value };
}
