import * as v from "valibot";
import type { Prices } from "../../../../analysis/callCosts";
import type { Comparison } from "../../../../state/pages";
import { actions, useAppStore } from "../../../../state/store";
import { keepSetting } from "../../../../state/switchSetting";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { isCurrency, isPrice } from "../../../../url/compare/link";
import { currencyOf, hasAny, pricesOf } from "./rows";

/** A model's prices as they were typed last. */
interface KeptPrices extends Prices {
  readonly currency: string | null;
}

const key = "tessera-prices";
/** Models whose prices are kept: those that were typed last. */
const mostKept = 200;

const price = v.nullable(v.pipe(v.number(), v.check(isPrice)));
const keptSchema = v.record(
  v.string(),
  v.object({
    input: price,
    cached: price,
    output: price,
    currency: v.nullable(v.pipe(v.string(), v.check(isCurrency))),
  }),
);

/** Sets a price, and remembers it for the model's next comparison. @param price null takes it away */
export function setPrice(reference: TokenizerReference, price: number | null, of: keyof Prices): void {
  actions.setPrice(reference, price, of);
  remember(reference);
}

/** Says what a model's prices are in; while no other has prices, it is what all will be in. @param code by ISO 4217 */
export function setCurrency(reference: TokenizerReference, code: string): void {
  const { comparison } = useAppStore.getState();
  const others = comparison.tokenizers.filter((other) => other !== reference && hasAny(pricesOf(comparison, other)));
  actions.setCurrency(reference, others.length === 0 ? null : code);
  if (others.length === 0) actions.setOptions({ currency: code });
  remember(reference);
}

/** The columns that have no price here, and had one when they were compared last. */
export function columnsToFill(comparison: Comparison): TokenizerReference[] {
  const kept = recall();
  return comparison.tokenizers.filter((reference) => kept.has(reference) && !hasAny(pricesOf(comparison, reference)));
}

/** Gives the columns the prices that they had. */
export function fillIn(references: readonly TokenizerReference[]): void {
  const kept = recall();
  for (const reference of references) {
    const prices = kept.get(reference);
    if (prices === undefined) continue;
    for (const of of ["input", "cached", "output"] as const) {
      if (prices[of] !== null) actions.setPrice(reference, prices[of], of);
    }
    const present = currencyOf(useAppStore.getState().comparison, reference);
    if (prices.currency !== null && prices.currency !== present) actions.setCurrency(reference, prices.currency);
  }
}

function remember(reference: TokenizerReference): void {
  const { comparison } = useAppStore.getState();
  const prices = pricesOf(comparison, reference);
  const kept = recall();
  // The newest stand last.
  kept.delete(reference);
  if (hasAny(prices)) kept.set(reference, { ...prices, currency: currencyOf(comparison, reference) });
  const newest = Array.from(kept).slice(-mostKept);
  keepSetting(key, newest.length === 0 ? null : JSON.stringify(Object.fromEntries(newest)));
}

/** What was kept, by reference; nothing where it is not as it was left. */
function recall(): Map<string, KeptPrices> {
  try {
    const kept = v.safeParse(keptSchema, JSON.parse(localStorage.getItem(key) ?? "{}"));
    return new Map(kept.success ? Object.entries(kept.output) : []);
  } catch {
    return new Map();
  }
}
