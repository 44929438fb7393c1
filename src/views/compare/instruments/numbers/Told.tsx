import type { ReactElement } from "react";
import { boundaryScores } from "../../../../instruments/boundaries";
import type { Side } from "../../../../instruments/numbers/grouping";
import type { NumbersFigures } from "../../../../instruments/numbers/instrument";
import { mostTried } from "../../../../instruments/numbers/vocabularyNumbers";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<NumbersFigures>[];
  /** Of fixed point. */
  readonly decimals: number;
}

/** Figures of text and vocabulary in a table, then of each column the numbers as they are cut. */
export function Told({ columns, decimals }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: NumbersFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const hasSeries = columns.some(({ figures }) => figures !== null && figures.series !== null);
  const hasLong = columns.some(({ figures }) => figures !== null && figures.boundaries.gold > 0);
  const table = [
    column("Numbers", "Runs of digits, whatever stands between two of them.", ({ numbers }) => formatCount(numbers)),
    column("Tokens per number", "Tokens that stand for some part of a number ÷ numbers.", ({ numbers, tokens }) =>
      formatRatio(numbers === 0 ? null : tokens / numbers),
    ),
    column("In one token", "Share of the numbers that are one token.", ({ numbers, inOne }) =>
      formatShare(numbers === 0 ? null : inOne / numbers),
    ),
    ...(hasLong
      ? [
          column("Grouped", "From which end most numbers of four digits and more are cut into groups.", ({ sides }) =>
            commonestSide(sides),
          ),
          column(
            "Three-digit F1",
            "Ends of tokens inside of numbers against groups of three digits from the right: 2 · both ÷ (tokens’ + groups’).",
            ({ boundaries }) => formatShare(boundaryScores(boundaries).f1),
          ),
        ]
      : []),
    column(
      "One token below",
      `The whole numbers from 0 on that are one token each are all below this; as many as ${formatCount(mostTried)} are tried.`,
      ({ oneToken }) => upTo(oneToken.alone),
    ),
    column("Behind a space", "The same where a space stands before the number.", ({ oneToken }) =>
      upTo(oneToken.spaced),
    ),
    ...(hasSeries
      ? [
          column(
            "Per value",
            "The text’s numbers as a time series (sign, decimal point and exponent are parts of a value): tokens that stand for some part of a value ÷ values.",
            ({ series }) => formatRatio(series?.asIs ?? null),
          ),
          column(
            "In fixed point",
            `The same with each value rounded to ${plural(decimals, "decimal")}.`,
            ({ series }) => formatRatio(series?.fixed ?? null),
          ),
          column(
            "Rescaled",
            "The same once the least value is 0 and the greatest is the last whole number that is one token, those between rounded (after TOKON).",
            ({ series }) => formatRatio(series?.scaled?.tokens ?? null),
          ),
        ]
      : []),
  ];
  return (
    <>
      <div className="ratios numbers">
        <FigureTable label="Table of numbers" rows={rows} columns={table} />
      </div>
      <Grouped series={columns.find(({ figures }) => figures !== null)?.figures?.series ?? null} />
      <ColumnSections
        rows={rows}
        label={(name) => `Numbers in ${name}`}
        data={({ numbers, tokens, oneToken }) => ({
          "data-numbers": numbers,
          "data-tokens": tokens,
          "data-below": oneToken.alone ?? undefined,
        })}
      >
        {(figures) => (
          <>
            <Series {...figures} />
            <CutNumbers {...figures} />
            <Systems {...figures} />
            <Entries {...figures} />
          </>
        )}
      </ColumnSections>
      <p className="instrument-note">
        How all numbers of up to seven digits are cut is told on each tokenizer’s own page, under Audit.
      </p>
    </>
  );
}

function upTo(below: number | null): string {
  return below === null ? `${formatCount(mostTried)} or more` : formatCount(below);
}

const sideNames: Readonly<Record<Side, string>> = {
  whole: "whole",
  each: "digit by digit",
  left: "from the left",
  right: "from the right",
  both: "evenly",
  uneven: "unevenly",
  inside: "inside digits",
};

function commonestSide(sides: NumbersFigures["sides"]): string {
  const counted = Object.entries(sides) as [Side, number][];
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  const [most] = counted.sort(([, a], [, b]) => b - a);
  if (most === undefined) return "–";
  return most[1] === all ? sideNames[most[0]] : `${sideNames[most[0]]} (${formatShare(most[1] / all)})`;
}

function CutNumbers({ cut, more }: NumbersFigures): ReactElement | null {
  if (cut.length === 0) return <p className="instrument-note">There are no digits in the text.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ul className="numbers-cut" tabIndex={0}>
        {cut.map(({ text, groups, side, count }) => (
          <li key={`${text} ${groups.join("|")}`} data-number={text} data-side={side}>
            {side === "inside" && <bdi>{text}</bdi>}
            <Groups groups={groups} />
            <small className="numbers-side">
              {groups.length > 1 && sideNames[side]}
              {count > 1 && ` ${formatCount(count)}×`}
            </small>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="instrument-note">And {formatCount(more)} more.</p>}
    </>
  );
}

/** A number is read from the left in all scripts. */
function Groups({ groups }: { readonly groups: readonly string[] }): ReactElement {
  return (
    <span className="numbers-groups" dir="ltr">
      {groups.map((group, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
        <code key={i} className="numbers-group">
          {group}
        </code>
      ))}
    </span>
  );
}

/** How values with signs between their digits were read. */
function Grouped({ series }: { readonly series: NumbersFigures["series"] }): ReactElement | null {
  const grouped = series?.grouped ?? null;
  if (series === null || grouped === null) return null;
  return (
    <p className="instrument-note" data-grouped={grouped.values}>
      Of {plural(series.values, "value")} of the series {formatCount(grouped.values)}{" "}
      {grouped.values === 1 ? "has" : "have"} digits in groups: <bdi>{grouped.first}</bdi> was read as one value.
    </p>
  );
}

function Series({ series }: NumbersFigures): ReactElement | null {
  if (series === null) return null;
  const { values, scaled } = series;
  if (scaled === null)
    return <p className="instrument-note">No two whole numbers are one token each: there is no range to rescale to.</p>;
  return (
    <p className="instrument-note" data-scaled={scaled.most}>
      {plural(values, "value")} rescaled to 0 … {formatCount(scaled.most)}, in steps of {formatRatio(scaled.step)}:{" "}
      <code>{scaled.beginning}</code>
      {values > 12 && " …"}
    </p>
  );
}

/** The text's own digits where they are of several systems, and one number in all of them. */
function Systems({ systems, written }: NumbersFigures): ReactElement {
  return (
    <details>
      <summary>Numbers in other digits</summary>
      <ul className="numbers-systems">
        {systems.length > 1 &&
          systems.map(({ system, digits, tokens }) => (
            <li key={system}>
              {system}: {formatRatio(tokens / digits)} tokens per digit of the text
            </li>
          ))}
        {written.map(({ system, text, tokens }) => (
          <li key={text}>
            {system} <bdi>{text}</bdi>: {plural(tokens, "token")}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Entries({ entries }: NumbersFigures): ReactElement {
  if (entries === null)
    return <p className="instrument-note">It has no vocabulary: any number is an entry, or none.</p>;
  const { byDigits, other } = entries;
  return (
    <details>
      <summary>Number entries of the vocabulary</summary>
      <ul className="numbers-systems">
        {byDigits.map(({ digits, alone, spaced }) => (
          <li key={digits}>
            {plural(digits, "digit")}: {formatCount(alone)}
            {digits <= 6 && ` of ${formatCount(10 ** digits)}`}
            {spaced > 0 && `, ${formatCount(spaced)} with a space in front`}
          </li>
        ))}
        {other.map(({ system, single, longer }) => (
          <li key={system}>
            {system}: {formatCount(single)} of 10 digits{longer > 0 && `, ${formatCount(longer)} of several`}
          </li>
        ))}
      </ul>
    </details>
  );
}
