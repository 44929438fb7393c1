import { Trophy } from "lucide-react";
import { type ReactElement, useId } from "react";
import { computeRatios, type Ratios } from "../../analysis/encodingFigures";
import { hasManyUnknown } from "../../analysis/manyUnknown";
import type { ShownEncoding } from "../../state/columns";
import type { Comparison } from "../../state/comparison";
import { type AppState, actions } from "../../state/store";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { formatCount, formatDuration, formatRatio, formatShare } from "../../ui/format";
import { contextWindowRange } from "../../url/limits";
import { isBest } from "./best";
import "./ratios.css";
import { useSettled } from "./useSettled";

interface Row {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly shown: ShownEncoding | null;
  readonly ratios: Ratios | null;
}

interface Figure {
  readonly name: string;
  readonly hint: string;
  /** The number to compare; null where there is none. */
  value(row: Row): number | null;
  format(value: number | null): string;
  /** Which end is best; null where more or less is neither. */
  readonly best: "low" | "high" | null;
}

const unknownFigure: Figure = {
  name: "Unknown",
  hint: "Share of unknown tokens. A tokenizer that does not know a script has few tokens, and all of them say nothing.",
  value: (row) => row.ratios?.unknownShare ?? null,
  format: formatShare,
  best: "low",
};

const figures: readonly Figure[] = [
  {
    name: "Bytes / token",
    hint: "UTF-8 bytes of the text ÷ tokens. More means stronger compression.",
    value: (row) => row.ratios?.bytesPerToken ?? null,
    format: formatRatio,
    best: "high",
  },
  {
    name: "Characters / token",
    hint: "Unicode code points of the text ÷ tokens.",
    value: (row) => row.ratios?.charactersPerToken ?? null,
    format: formatRatio,
    best: "high",
  },
  {
    name: "Fertility",
    hint: "Tokens in words ÷ words. Words are those of Intl.Segmenter, so that Thai and Chinese count too.",
    value: (row) => row.ratios?.fertility ?? null,
    format: formatRatio,
    best: "low",
  },
  {
    name: "Continued words",
    hint: "Share of words that are cut into two or more tokens.",
    value: (row) => row.ratios?.continuedWords ?? null,
    format: formatShare,
    best: "low",
  },
  {
    name: "NSL",
    hint: "Normalized sequence length: tokens ÷ tokens of the baseline tokenizer.",
    value: (row) => row.ratios?.nsl ?? null,
    format: formatRatio,
    best: "low",
  },
  unknownFigure,
  {
    name: "Vocabulary",
    hint: "Entries, added tokens included.",
    value: (row) => row.shown?.vocabularySize ?? null,
    format: (value) => (value === null ? "–" : formatCount(value)),
    best: null,
  },
  {
    name: "Time",
    hint: "What the tokenizer took for this text in its worker, once.",
    value: (row) => row.shown?.milliseconds ?? null,
    format: (value) => (value === null ? "–" : formatDuration(value)),
    best: null,
  },
];

/** All tokenizers' figures for the text, the best of each marked. */
export function RatiosTable(): ReactElement {
  const { comparison, columns } = useSettled();
  const baseline = comparison.baseline ?? comparison.tokenizers[0] ?? null;
  const rows = makeRows(comparison, columns, baseline);
  const most = Math.max(1, ...rows.map((row) => row.shown?.figures.tokens ?? 0));
  const heading = useId();
  return (
    <section className="ratios" aria-labelledby={heading}>
      <div className="ratios-head">
        <h2 id={heading}>Ratios</h2>
        <BaselineField comparison={comparison} baseline={baseline} />
        <WindowField contextWindow={comparison.contextWindow} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key */}
      <section className="ratios-scroll" aria-label="Table of ratios" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Tokenizer</th>
              <th scope="col" title="Control tokens and inserted tokens are not counted.">
                Tokens
              </th>
              {figures.map((figure) => (
                <th key={figure.name} scope="col" title={figure.hint} className="number">
                  {figure.name}
                </th>
              ))}
              <th scope="col" className="number" title="Tokens, control and inserted ones included, ÷ context window.">
                Window filled
              </th>
              <th scope="col" className="number" title="At your own price; none is built in, since prices age.">
                Price per million tokens
              </th>
              <th scope="col" className="number">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RatiosRow
                key={row.reference}
                row={row}
                rows={rows}
                most={most}
                contextWindow={comparison.contextWindow}
                price={comparison.prices[row.reference] ?? null}
              />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function makeRows(
  { tokenizers, text }: Comparison,
  columns: AppState["columns"],
  baseline: TokenizerReference | null,
): Row[] {
  const baselineShown = baseline === null ? null : (columns[baseline]?.shown ?? null);
  return tokenizers.map((reference) => {
    const column = columns[reference];
    const shown = column?.state === "ready" ? column.shown : null;
    // Two texts must not meet in one ratio: while a baseline is behind, NSL waits.
    const comparable = shown !== null && baselineShown?.textHash === shown.textHash && text !== "";
    const baselineTokens = comparable ? (baselineShown?.figures.tokens ?? null) : null;
    const ratios = shown === null ? null : computeRatios(shown.figures, shown.textFigures, baselineTokens);
    return { reference, label: tokenizerEntry(reference).label, shown, ratios };
  });
}

interface RatiosRowProps {
  readonly row: Row;
  readonly rows: readonly Row[];
  readonly most: number;
  readonly contextWindow: number;
  readonly price: number | null;
}

function RatiosRow({ row, rows, most, contextWindow, price }: RatiosRowProps): ReactElement {
  const tokens = row.shown?.figures.tokens ?? null;
  const all = row.shown?.encoding.ids.length ?? null;
  const isDoubtful = hasUnknown(row);
  const rivals = rows.filter((other) => !hasUnknown(other));
  const fewest =
    !isDoubtful &&
    isBest(
      tokens,
      rivals.map((other) => other.shown?.figures.tokens ?? null),
      "low",
    );
  return (
    <tr>
      <th scope="row">
        <span className="swatch" style={{ background: `var(--series-${rows.indexOf(row)})` }} aria-hidden="true" />
        {row.label}
      </th>
      <td className="bar-cell">
        <span className="bar" style={{ inlineSize: `${(100 * (tokens ?? 0)) / most}%` }} />
        <span className={fewest ? "best" : undefined}>
          {tokens === null ? "–" : formatCount(tokens)}
          {fewest && <BestMark />}
        </span>
      </td>
      {figures.map((figure) => {
        const value = figure.value(row);
        const isOfUnknown = figure === unknownFigure;
        const others = isOfUnknown ? rows : rivals;
        const competes = isOfUnknown || !isDoubtful;
        const best = competes && isBest(value, others.map(figure.value), figure.best);
        return (
          <td key={figure.name} className={best ? "number best" : "number"}>
            {isOfUnknown && isDoubtful ? <Doubtful>{figure.format(value)}</Doubtful> : figure.format(value)}
            {best && <BestMark />}
          </td>
        );
      })}
      <td className="number">{formatShare(all === null ? null : all / contextWindow)}</td>
      <td className="number">
        <PriceField reference={row.reference} label={row.label} price={price} />
      </td>
      <td className="number">{formatRatio(all === null || price === null ? null : (all * price) / 1e6)}</td>
    </tr>
  );
}

function BestMark(): ReactElement {
  return <Trophy size={13} className="best-mark" role="img" aria-label="best" />;
}

function BaselineField({
  comparison,
  baseline,
}: {
  readonly comparison: Comparison;
  readonly baseline: string | null;
}) {
  return (
    <label className="inline-field">
      NSL baseline
      <select
        className="field"
        value={baseline ?? ""}
        onChange={(event) => {
          const choice = comparison.tokenizers.find((reference) => reference === event.target.value);
          if (choice !== undefined) actions.setOptions({ baseline: choice });
        }}
      >
        {comparison.tokenizers.map((reference) => (
          <option key={reference} value={reference}>
            {tokenizerEntry(reference).label}
          </option>
        ))}
      </select>
    </label>
  );
}

function WindowField({ contextWindow }: { readonly contextWindow: number }): ReactElement {
  const list = useId();
  return (
    <label className="inline-field">
      Context window
      <input
        className="field window-field"
        type="number"
        min={contextWindowRange.min}
        max={contextWindowRange.max}
        list={list}
        value={contextWindow}
        onChange={(event) => {
          const tokens = event.target.valueAsNumber;
          if (Number.isInteger(tokens) && tokens >= 1 && tokens <= 100_000_000)
            actions.setOptions({ contextWindow: tokens });
        }}
      />
      <datalist id={list}>
        {[4096, 8192, 32_768, 128_000, 200_000, 1_000_000].map((tokens) => (
          <option key={tokens} value={tokens} />
        ))}
      </datalist>
      tokens
    </label>
  );
}

interface PriceFieldProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly price: number | null;
}

function PriceField({ reference, label, price }: PriceFieldProps): ReactElement {
  return (
    <input
      className="field price-field"
      type="number"
      min={0}
      step="any"
      inputMode="decimal"
      placeholder="price"
      aria-label={`Price per million tokens for ${label}`}
      defaultValue={price ?? ""}
      onChange={(event) => {
        const value = event.target.valueAsNumber;
        actions.setPrice(reference, Number.isFinite(value) && value >= 0 ? value : null);
      }}
    />
  );
}

/** Whether so much of the text is unknown to a tokenizer that its other figures are no merit. */
function hasUnknown({ shown }: Row): boolean {
  return shown !== null && hasManyUnknown(shown.figures);
}

function Doubtful({ children }: { readonly children: string }): ReactElement {
  const reason = "More than a tenth is unknown: other figures of this tokenizer hide how much text there was";
  return (
    <span className="doubtful" title={reason}>
      {children}
      <span className="visually-hidden">. {reason}</span>
    </span>
  );
}
