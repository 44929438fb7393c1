import * as v from "valibot";
import type { Prices } from "../../../../analysis/callCosts";
import { setCallCurrency, setCallPrice } from "../../../../state/compare/callPrices";
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
/** Models and tokenizers whose prices are kept: those that were typed last. */
const mostKept = 200;

const price = v.nullable(v.pipe(v.number(), v.check(isPrice)));
const keptSchema = v.record(v.string(), v.unknown());
const pricesSchema = v.object({
  input: price,
  cached: price,
  output: price,
  currency: v.nullable(v.pipe(v.string(), v.check(isCurrency))),
});

/** Sets a column's price, and remembers it for its models, or its tokenizer where it goes by none. @param price null takes it away */
export function setPrice(reference: TokenizerReference, price: number | null, of: keyof Prices): void {
  setCallPrice(reference, price, of);
  remember(reference);
}

/** Says what a column's prices are in; while no other has prices, it is what all will be in. @param code by ISO 4217 */
export function setCurrency(reference: TokenizerReference, code: string): void {
  const { comparison } = useAppStore.getState();
  const others = comparison.tokenizers.filter((other) => other !== reference && hasAny(pricesOf(comparison, other)));
  setCallCurrency(reference, others.length === 0 ? null : code);
  if (others.length === 0) actions.setOptions({ currency: code });
  remember(reference);
}

/** The columns that have no price here, and had one when they were compared last. */
export function columnsToFill(comparison: Comparison): TokenizerReference[] {
  const kept = recall();
  return comparison.tokenizers.filter(
    (reference) => keptFor(reference, comparison, kept) !== undefined && !hasAny(pricesOf(comparison, reference)),
  );
}

/** Gives the columns the prices that they had. */
export function fillIn(references: readonly TokenizerReference[]): void {
  const kept = recall();
  for (const reference of references) {
    const prices = keptFor(reference, useAppStore.getState().comparison, kept);
    if (prices === undefined) continue;
    for (const of of ["input", "cached", "output"] as const) {
      if (prices[of] !== null) setCallPrice(reference, prices[of], of);
    }
    const present = currencyOf(useAppStore.getState().comparison, reference);
    if (prices.currency !== null && prices.currency !== present) setCallCurrency(reference, prices.currency);
  }
}

function remember(reference: TokenizerReference): void {
  const { comparison } = useAppStore.getState();
  const prices = pricesOf(comparison, reference);
  // Anew, as another tab may have kept some.
  const kept = recall();
  const named = modelKeys(reference, comparison);
  for (const of of named.length > 0 ? named : [reference]) {
    // The newest stand last.
    kept.delete(of);
    if (hasAny(prices)) kept.set(of, { ...prices, currency: currencyOf(comparison, reference) });
  }
  const newest = Array.from(kept).slice(-mostKept);
  keepSetting(key, newest.length === 0 ? null : JSON.stringify(Object.fromEntries(newest)));
}

/** What a column's models are kept by: a price is a model's, and one tokenizer has many. None where it goes by none. */
function modelKeys(reference: TokenizerReference, { models }: Pick<Comparison, "models">): string[] {
  return models?.[reference]?.map(({ name }) => `model:${name.toLowerCase()}`) ?? [];
}

/** What is kept for a column: its models' prices, else those that its tokenizer had when no model was named. */
function keptFor(
  reference: TokenizerReference,
  comparison: Pick<Comparison, "models">,
  kept: ReadonlyMap<string, KeptPrices>,
): KeptPrices | undefined {
  const of = [...modelKeys(reference, comparison), reference].find((key) => kept.has(key));
  return of === undefined ? undefined : kept.get(of);
}

/** What was kept, by model and by reference. Of one what is not as it was left is no matter to the others. */
function recall(): Map<string, KeptPrices> {
  const kept = new Map<string, KeptPrices>();
  try {
    const all = v.parse(keptSchema, JSON.parse(localStorage.getItem(key) ?? "{}"));
    for (const [of, prices] of Object.entries(all)) {
      const read = v.safeParse(pricesSchema, prices);
      if (read.success) kept.set(of, read.output);
    }
  } catch {
    // Storage is switched off, or this is none of ours: there are none.
  }
  return kept;
}
