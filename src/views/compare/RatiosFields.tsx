import { type ReactElement, useId } from "react";
import type { Comparison } from "../../state/pages";
import { actions } from "../../state/store";
import { NumberField } from "../../ui/NumberField";
import { contextWindowRange } from "../../url/limits";
import type { Row } from "./ratioFigures";

const usualWindows = [4096, 8192, 32_768, 128_000, 200_000, 1_000_000];

/** The context window that the tokens fill. */
export function WindowField({ contextWindow }: { readonly contextWindow: number }): ReactElement {
  const list = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is one
    <label className="inline-field">
      Context window
      <NumberField
        className="window-field"
        list={list}
        value={contextWindow}
        range={{ ...contextWindowRange, isWhole: true }}
        isOptional={false}
        step={1024}
        onChange={(tokens) => actions.setOptions({ contextWindow: tokens })}
      />
      <datalist id={list}>
        {usualWindows.map((tokens) => (
          <option key={tokens} value={tokens} />
        ))}
      </datalist>
      tokens
    </label>
  );
}

/** What most prices are published in, and what most people count in; a link may name any other. */
const usualCurrencies = [
  "USD",
  "EUR",
  "GBP",
  "CNY",
  "JPY",
  "INR",
  "KRW",
  "BRL",
  "CAD",
  "AUD",
  "CHF",
  "SEK",
  "PLN",
  "TRY",
];

/** What the prices are in; for a comparison that has some. */
export function CurrencyField({ prices, currency }: Pick<Comparison, "prices" | "currency">): ReactElement | null {
  if (currency === undefined && Object.keys(prices).length === 0) return null;
  const others = currency === undefined || usualCurrencies.includes(currency) ? [] : [currency];
  return (
    <label className="inline-field">
      Prices in
      <select
        className="field"
        value={currency ?? ""}
        onChange={({ target }) => actions.setOptions({ currency: target.value === "" ? undefined : target.value })}
      >
        <option value="">no currency</option>
        {[...usualCurrencies, ...others].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </label>
  );
}

/** A tokenizer's price, which only its user knows. */
export function PriceField({ row, price }: { readonly row: Row; readonly price: number | null }): ReactElement {
  return (
    <NumberField
      className="price-field"
      placeholder="price"
      aria-label={`Price per million tokens for ${row.entry.label}`}
      value={price}
      range={{ min: 0 }}
      isOptional
      onChange={(value) => actions.setPrice(row.reference, value)}
    />
  );
}
