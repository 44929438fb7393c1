import { type ReactElement, useId, useMemo, useState } from "react";
import { formatCount, formatRatio, missing } from "../../../ui/format";
import { NumberField } from "../../../ui/NumberField";
import { PivotSelect } from "../PivotSelect";
import type { ShownTraining } from "../shown";
import { type EqualCost as Cost, equalCosts, isBetween } from "./equalCost";

interface EqualCostProps {
  readonly trainings: readonly ShownTraining[];
  readonly pivot: number;
  onPivot(code: string): void;
}

/** The size next to a quarter of the entries there are at which the first run was measured: most languages have got there. */
function usualSize([training]: readonly ShownTraining[]): number {
  const sizes = training?.points.map(({ size }) => size) ?? [];
  const quarter = (sizes.at(-1) ?? 1) / 4;
  const distance = (size: number) => Math.abs(size - quarter);
  return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best), sizes[0] ?? 1);
}

/** At which size each language costs what the pivot costs at another: a sentence, and all languages in a table. */
export function EqualCost({ trainings, pivot, onPivot }: EqualCostProps): ReactElement | null {
  const id = useId();
  const [asked, setAsked] = useState<number | null>(null);
  const last = Math.max(1, ...trainings.map(({ points }) => points.at(-1)?.size ?? 0));
  const first = Math.min(last, ...trainings.map(({ points }) => points[0]?.size ?? last));
  const size = Math.min(last, Math.max(first, asked ?? usualSize(trainings)));
  const told = useMemo(
    () =>
      trainings.flatMap((training) => {
        const found = training.isParallel ? equalCosts(training, pivot, size) : null;
        return found === null || found.rows.length === 0 ? [] : [{ training, ...found }];
      }),
    [trainings, pivot, size],
  );
  const [shown] = told;
  if (shown === undefined) return null;
  const { languages } = shown.training;
  const pivotName = languages[pivot]?.name ?? "";
  const rows = inOrder(shown.rows);
  return (
    <section className="train-equal" aria-labelledby="train-equal-title">
      <h2 id="train-equal-title">At which size a language costs as little as {pivotName}</h2>
      <div className="train-equal-size">
        <PivotSelect label="As" {...{ languages, pivot, onPivot }} />
        <label htmlFor={id}>at</label>
        <NumberField
          id={id}
          className="recut-number"
          value={size}
          range={{ min: first, max: last, isWhole: true }}
          step={100}
          isOptional={false}
          onChange={(value) => setAsked(value)}
        />
        <span>entries</span>
      </div>
      {told.map(({ training, size: own, tokens, rows }) => (
        <p key={training.name}>
          {told.length > 1 && <strong>{training.name}: </strong>}
          {inWords({ training, size: own, tokens }, pivotName, size, inOrder(rows))}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <div className="train-table-scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Language</th>
              {told.map(({ training, size: own }) => (
                <th key={`${training.name} tokens`} scope="col" className="number">
                  Tokens at {formatCount(own)}
                  {told.length > 1 && <small> {training.name}</small>}
                </th>
              ))}
              {told.map(({ training }) => (
                <th key={training.name} scope="col" className="number">
                  Entries to equal {pivotName}
                  {told.length > 1 && <small> {training.name}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ language }) => (
              <tr key={language}>
                <th scope="row">{languages[language]?.name}</th>
                {told.map(({ training, rows: own }) => (
                  <td key={`${training.name} tokens`} className="number">
                    {tokensInCell(own.find((row) => row.language === language))}
                  </td>
                ))}
                {told.map(({ training, rows: own }) => (
                  <td key={training.name} className="number">
                    {inCell(own.find((row) => row.language === language))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What languages are sorted by: the size that evens out; those without one behind all others, by what they lack. */
function costOf({ size, atLast }: Cost): number {
  return size ?? 1e12 * atLast;
}

function inOrder(rows: readonly Cost[]): Cost[] {
  return [...rows].sort((a, b) => costOf(a) - costOf(b));
}

function tokensInCell(row: Cost | undefined): string {
  return row === undefined ? missing : formatCount(row.tokens);
}

function inCell(row: Cost | undefined): string {
  if (row === undefined) return missing;
  return row.size === null ? `not reached: still ${formatRatio(row.atLast)}×` : sizeOf(row);
}

/** The size that evens out, or the two that were measured on both sides of it. */
function sizeOf(row: Cost): string {
  const size = formatCount(row.size ?? 0);
  if (row.above === null) return `${size} or fewer`;
  return isBetween(row) ? `${formatCount(row.above)} to ${size}` : size;
}

function inWords(
  { training, size, tokens }: { readonly training: ShownTraining; readonly size: number; readonly tokens: number },
  pivot: string,
  asked: number,
  rows: readonly Cost[],
): string {
  const { languages } = training;
  const reached = rows.filter((row) => row.size !== null);
  const name = ({ language }: Cost) => languages[language]?.name ?? "";
  const nearest = size === asked ? "" : ", the nearest size that was measured,";
  const begin = `At ${formatCount(size)} entries${nearest} ${pivot} is ${formatCount(tokens)} tokens.`;
  const [cheapest] = reached;
  const dearest = reached.at(-1);
  if (cheapest === undefined || dearest === undefined) {
    return `${begin} No other language gets down to that with the entries there are.`;
  }
  const least = `${name(cheapest)} gets down to that with ${sizeOf(cheapest)} entries`;
  const most = dearest === cheapest ? "" : `, ${name(dearest)} only with ${sizeOf(dearest)}`;
  const lacking = rows.length - reached.length;
  const rest =
    lacking === 0 ? "" : ` ${formatCount(lacking)} ${lacking === 1 ? "language does" : "languages do"} not get there.`;
  const between = reached.some(isBetween) ? " Where two sizes stand, it is between them: none there was measured." : "";
  return `${begin} ${least}${most}.${rest}${between}`;
}
