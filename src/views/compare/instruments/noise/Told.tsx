import { type ReactElement, useState } from "react";
import { curveBytes, type instrument, type NoiseFigures } from "../../../../instruments/noise/instrument";
import { leastUnits, stretchBytes } from "../../../../instruments/noise/sums";
import type { Piece, Window } from "../../../../instruments/noise/windows";
import type { OptionsOf } from "../../../../instruments/options";
import { askIds } from "../../../../state/compare/idsDialog";
import { actions } from "../../../../state/store";
import { Button } from "../../../../ui/controls";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import { Swatch } from "../../../Swatch";
import { FigureTable, type TableColumn } from "../../FigureTable";
import { ShownBytes } from "../../ids/TokenChips";
import {
  ColumnSections,
  type FigureRow,
  plainColumn,
  type ScoreForm,
  scoreColumn,
  useFigureRows,
} from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { SurvivalCurve } from "./SurvivalCurve";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<NoiseFigures>[];
  readonly options: OptionsOf<(typeof instrument)["options"]>;
}

/** Stretches that are drawn of a column at first, and with each press more. */
const drawn = 8;

/** What was done to the text, figures in a table, survival against the rate, and of each column both texts one above the other. */
export function Told({ columns, options: { kind, rate } }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const first = columns.find(({ figures }) => figures !== null)?.figures ?? null;
  return (
    <>
      {first !== null && <Done figures={first} />}
      <div className="ratios noise">
        <FigureTable label="Table of noise" rows={rows} columns={tableOf(rows)} />
      </div>
      {kind !== "pairs" && (
        <SurvivalCurve
          rows={rows}
          rate={rate}
          of={first?.isCurveCut ? `the text’s first ${formatCount(curveBytes / 1024)} KB at most` : "the text"}
        />
      )}
      <ColumnSections
        rows={rows}
        label={(name) => `Noise in ${name}`}
        data={({ survival, growth, edits }) => ({
          "data-survival": survival.value?.toFixed(4),
          "data-growth": growth.value?.toFixed(4),
          "data-edits": edits,
        })}
      >
        {(figures) => <Stretches {...figures} />}
      </ColumnSections>
      <Spellings rows={rows} />
    </>
  );
}

/** The way to a column of another spelling, which stands beside the one that has the text as it is. */
function Spellings({ rows }: { readonly rows: readonly FigureRow<NoiseFigures>[] }): ReactElement {
  return (
    <div className="noise-spellings">
      <p className="instrument-note">
        Another spelling can stand in a column of its own: Hangul as its letters, Ge’ez homophones as one, Perso-Arabic
        letters, numbers and dates by a table of one’s own. Change the text first in
      </p>
      {rows.map(({ reference, name }) => (
        <Button key={reference} look="quiet" onClick={() => askIds({ cut: reference, isOfText: true })}>
          <Swatch reference={reference} /> {name}
        </Button>
      ))}
    </div>
  );
}

/** What was done, and the noisy text to take along. */
function Done({ figures }: { readonly figures: NoiseFigures }): ReactElement {
  const { characters, places, edits, noisy, read, windows } = figures;
  if (noisy === null) {
    const unread = read?.unread ?? [];
    return (
      <p data-pairs={windows}>
        {plural(windows, "pair")} in the text, {plural(edits, "edit")} between their two sides.
        {read?.areWords && " Its lines are words, as MultiLexNorm has them: those between blank lines are one pair."}
        {unread.length > 0 &&
          ` ${plural(unread.length, "line")} without exactly one tab ${unread.length === 1 ? "was" : "were"} left out: ${unread.slice(0, 5).join(", ")}${unread.length > 5 ? " …" : ""}.`}
      </p>
    );
  }
  return (
    <p className="noise-done">
      <span>
        {places === 0
          ? "Nothing in this text can be changed so."
          : `${formatCount(edits)} of the ${plural(places ?? 0, "place")} that this noise can change ${edits === 1 ? "was" : "were"} changed, in ${plural(characters ?? 0, "character")}.`}
      </span>
      <Button
        disabled={edits === 0}
        onClick={() => actions.replaceText(noisy, "The noisy text is in the field, in the place of the clean one.")}
      >
        Put the noisy text into the field
      </Button>
    </p>
  );
}

function tableOf(rows: readonly FigureRow<NoiseFigures>[]): readonly TableColumn<FigureRow<NoiseFigures>>[] {
  const column = (name: string, hint: string, write: (figures: NoiseFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const estimate = (
    name: string,
    hint: string,
    key: "growth" | "survival" | "consistency" | "damage",
    form: ScoreForm,
  ): TableColumn<FigureRow<NoiseFigures>> => {
    const words = `${hint} Below, the interval that 95% of its resamples are in: over stretches of ${stretchBytes} bytes, or pairs, of which there have to be ${leastUnits}.`;
    return scoreColumn(rows, name, words, form, (figures) => {
      const { value, low, high } = figures[key];
      return { value, interval: low === null || high === null ? null : [low, high] };
    });
  };
  return [
    column(
      "Tokens",
      "Of the clean text, then of the noisy one; control tokens left out.",
      (figures) => `${formatCount(figures.tokens)} → ${formatCount(figures.noisyTokens)}`,
    ),
    estimate("Growth", "Tokens of the noisy text ÷ tokens of the clean one.", "growth", "ratio"),
    estimate(
      "Survival",
      "Tokens of the clean text that the noisy one has too, with the same id over the same bytes, ÷ tokens.",
      "survival",
      "share",
    ),
    estimate(
      "Consistency",
      "Boundaries between tokens that both texts have ÷ those that either has, at places that are in both.",
      "consistency",
      "share",
    ),
    estimate("Damage", "Tokens of the clean text that are lost ÷ edits.", "damage", "ratio"),
    column(
      "95% of edits",
      "Tokens lost that 95% of the edits do not exceed. A lost token is of the edit nearest to it.",
      ({ damage95 }) => (damage95 === null ? "–" : formatCount(damage95)),
    ),
    column(
      "Unknown",
      "Unknown tokens ÷ tokens: of the clean text, then of the noisy one.",
      ({ unknown, noisyUnknown }) =>
        unknown === 0 && noisyUnknown === 0 ? "0" : `${formatShare(unknown)} → ${formatShare(noisyUnknown)}`,
    ),
    column("Jaccard", "Different ids that both texts have ÷ those that either has.", ({ jaccard }) =>
      formatShare(jaccard),
    ),
    column(
      "Edit distance",
      "The fewest ids to put in, leave out or replace, ÷ the longer list. None above 20,000 tokens.",
      ({ distance, distanceShare }) =>
        distance === null ? "–" : `${formatCount(distance)} · ${formatShare(distanceShare)}`,
    ),
  ];
}

/** Both texts, stretch by stretch, with the tokens marked that the other one has not. */
function Stretches({ shown, others, windows, noisy }: NoiseFigures): ReactElement {
  const [count, setCount] = useState(drawn);
  const left = Math.min(shown.length - count, 40);
  const what = noisy === null ? "pair" : "stretch";
  const whats = noisy === null ? "pairs" : "stretches";
  return (
    <>
      <p className="instrument-note">
        {others === 0
          ? "All tokens are the same."
          : `Other tokens in ${formatCount(others)} of ${plural(windows, what, whats)}${shown.length < windows ? `; ${shown.length < others ? `the first ${formatCount(shown.length)} of` : ""} these are below` : ""}.`}
      </p>
      {others > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className="noise-scroll" aria-label="Both texts" tabIndex={0}>
          <ol className="noise-stretches">
            {shown.slice(0, count).map((each, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
              <Stretch key={i} {...each} />
            ))}
          </ol>
          {left > 0 && (
            <Button look="quiet" onClick={() => setCount(count + left)}>
              {formatCount(left)} more
            </Button>
          )}
        </section>
      )}
    </>
  );
}

function Stretch({ clean, noisy }: Window): ReactElement {
  return (
    <li>
      <dl>
        <dt>clean</dt>
        <dd dir="auto">
          <Pieces pieces={clean} />
        </dd>
        <dt>noisy</dt>
        <dd dir="auto">
          <Pieces pieces={noisy} />
        </dd>
      </dl>
    </li>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }): ReactElement[] {
  return pieces.map(({ bytes, isOther }, i) =>
    isOther ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <mark key={i}>
        <ShownBytes bytes={bytes} />
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
      <span key={i}>
        <ShownBytes bytes={bytes} keepsLines />
      </span>
    ),
  );
}
