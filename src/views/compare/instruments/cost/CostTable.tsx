import { type ReactElement, useId } from "react";
import { setCalls } from "../../../../state/compare/callPrices";
import { noCallPrices } from "../../../../state/compare/slice";
import { formatCount, formatRatio } from "../../../../ui/format";
import { formatMoney } from "../../../../ui/laterFormats";
import { NumberField } from "../../../../ui/NumberField";
import { callTokensRange } from "../../../../url/limits";
import { FindingLinks } from "../../../FindingLinks";
import { Figure, FigureTable, plainCells, type TableColumn } from "../../FigureTable";
import { makeRows } from "../../ratioFigures";
import { useSettled } from "../../useSettled";
import { TakeTable } from "../table/TakeTable";
import { costTable } from "./costTable";
import { currencyChoices } from "./currencies";
import { setCurrency, setPrice } from "./ownPrices";
import { RememberedPrices } from "./RememberedPrices";
import { type CostRow, hasAny, makeCosts } from "./rows";
import "./cost.css";

/** What calls with the text cost in each column, at the user's own prices. */
export default function CostTable(): ReactElement {
  const { comparison, columns: results } = useSettled();
  const costs = makeCosts(comparison, makeRows(comparison, results));
  const { rows, calls, areMixed } = costs;
  const { cachedTokens, outputTokens, cached } = comparison.calls ?? noCallPrices;
  const heading = useId();
  const inputs = plainCells(rows.map(({ input }) => (input === null ? "–" : formatCount(input))));
  const money = (times: number) =>
    plainCells(rows.map(({ cost, currency }) => formatMoney(cost === null ? null : cost * times, currency)));
  const [once, often] = [money(1), money(calls)];
  const times = plainCells(rows.map((row) => (row.times === null ? "–" : `${formatRatio(row.times)}×`)));
  const priceColumn = (of: keyof CostRow["prices"], name: string, hint: string): TableColumn<CostRow> => ({
    name,
    hint,
    className: "number",
    cell: (row) => (
      <NumberField
        className="price-field"
        placeholder={of === "cached" && row.prices.input !== null ? String(row.prices.input) : "price"}
        aria-label={`${name} for ${row.name}`}
        value={row.prices[of]}
        range={{ min: 0 }}
        isOptional
        onChange={(price) => setPrice(row.reference, price, of)}
      />
    ),
  });
  const table: readonly TableColumn<CostRow>[] = [
    {
      name: "Tokens of input",
      hint: "All tokens of the text, control and inserted ones included.",
      className: "number",
      cell: (_, i) => <Figure cell={inputs[i]} />,
    },
    priceColumn(
      "input",
      "Price per million of input",
      "Of input tokens, at your own price; none is built in, since prices age.",
    ),
    // Asked for where there is something to pay it for.
    ...(cachedTokens > 0 || Object.keys(cached).length > 0
      ? [
          priceColumn(
            "cached",
            "Price per million of cached input",
            "Of input that is read from a cache. Left empty, it costs what other input does.",
          ),
        ]
      : []),
    priceColumn("output", "Price per million of output", "Of the answer’s tokens."),
    {
      name: "Currency",
      hint: "What these prices are in. Costs in different currencies are not compared.",
      className: "number",
      cell: (row) => <RowCurrency row={row} />,
    },
    {
      name: "A call costs",
      hint: "Input, cached input and expected output, each at its price.",
      className: "number",
      cell: (_, i) => <Figure cell={once[i]} />,
    },
    {
      name: `${calls === 1000 ? "1,000" : "A million"} calls cost`,
      hint: "The same text, sent so many times.",
      className: "number",
      cell: (_, i) => <Figure cell={often[i]} />,
    },
    {
      name: "Times the least",
      hint: "The cost ÷ the least cost of all columns, where all are in one currency.",
      className: "number",
      cell: (_, i) => <Figure cell={times[i]} />,
    },
  ];
  const tokensField = (label: string, value: number, set: (tokens: number) => void) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is one
    <label className="inline-field">
      {label}
      <NumberField
        className="window-field"
        value={value}
        range={{ ...callTokensRange, isWhole: true }}
        isOptional={false}
        step={100}
        onChange={set}
      />
      tokens
    </label>
  );
  return (
    <section className="ratios costs" aria-labelledby={heading}>
      <div className="ratios-head">
        <h2 id={heading}>Cost</h2>
        {tokensField("Expected output", outputTokens, (tokens) => setCalls({ outputTokens: tokens }))}
        {tokensField("From a cache", cachedTokens, (tokens) => setCalls({ cachedTokens: tokens }))}
        <TakeTable what="costs" table={() => costTable(costs, comparison)} />
      </div>
      <p className="cost-sentence" role="status">
        {inWords(rows, calls, areMixed)}
      </p>
      <RememberedPrices comparison={comparison} />
      <FigureTable label="Table of costs" rows={rows} columns={table} />
      <FindingLinks about="cost" />
    </section>
  );
}

/** The answer first: what so many calls cost at the least and at the most. */
function inWords(rows: readonly CostRow[], calls: number, areMixed: boolean): string {
  const known = rows
    .filter(({ cost, shown }) => cost !== null && !shown?.isPlain)
    .sort((a, b) => (a.cost ?? 0) - (b.cost ?? 0));
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) {
    return rows.some(({ prices }) => hasAny(prices))
      ? "What a call costs is known once there is a price for all of its tokens."
      : "Type what you pay. No prices are built in, since prices age; yours stay in this browser and in links that you share.";
  }
  const amount = ({ cost, currency }: CostRow) => formatMoney((cost ?? 0) * calls, currency);
  const many = `${formatCount(calls)} calls cost`;
  if (known.length === 1) return `${many} ${amount(least)} with ${least.name}.`;
  if (areMixed) return "These costs are in different currencies, and not compared.";
  if (most.times === null || most.times === 1) return `${many} ${amount(least)} with each.`;
  return `${many} ${amount(least)} with ${least.name} and ${amount(most)} with ${most.name}, ${formatRatio(most.times)} times as much.`;
}

function RowCurrency({ row }: { readonly row: CostRow }): ReactElement {
  return (
    <select
      className="field"
      aria-label={`Currency of the prices for ${row.name}`}
      value={row.currency ?? ""}
      onChange={({ target }) => setCurrency(row.reference, target.value)}
    >
      {row.currency === null && <option value="">none</option>}
      {currencyChoices(row.currency).map((code) => (
        <option key={code}>{code}</option>
      ))}
    </select>
  );
}
