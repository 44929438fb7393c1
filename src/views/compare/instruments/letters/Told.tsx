import { Fragment, type ReactElement, type ReactNode } from "react";
import type { Answered, LettersFigures } from "../../../../instruments/letters/instrument";
import type { DrawnToken, Holder, LetterPlaces } from "../../../../instruments/letters/letterPlaces";
import { baseDirection } from "../../../../text/direction";
import { visibleText } from "../../../../text/visible";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ShownBytes, TokenChip } from "../../ids/TokenChips";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

/** Figures in a table, then of each column the questions' words and the text with the letter marked in its tokens. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<LettersFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (places: LetterPlaces) => string) =>
    plainColumn<LettersFigures>(rows, name, hint, ({ places }) => write(places));
  const table = [
    column("In the text", "How often the letter is there; two do not lie over each other.", ({ count }) =>
      formatCount(count),
    ),
    column("Tokens that hold it", "Tokens with at least one of them.", ({ tokens }) => formatCount(tokens)),
    column(
      "Characters of these",
      "How many characters a token has that holds the letter, on average: the more, the worse models locate a letter in it (CharBench).",
      ({ meanLength }) => formatRatio(meanLength),
    ),
    column("Longest", "Characters of the longest of these.", ({ longest, tokens }) =>
      tokens === 0 ? "–" : formatCount(longest),
    ),
    column("Beside others", "Share of the letters that share each of their tokens with other characters.", (places) =>
      shareOf(places.hidden, places),
    ),
    column("Over ends", "Share of the letters that lie over the end of a token.", (places) =>
      shareOf(places.split, places),
    ),
  ];
  return (
    <>
      <div className="ratios letters">
        <FigureTable label="Table of letters" rows={rows} columns={table} />
      </div>
      <ColumnSections
        rows={rows}
        label={(name) => `Letters in ${name}`}
        data={({ places }) => ({ "data-count": places.count, "data-holders": places.tokens })}
      >
        {(figures) => (
          <>
            <Answers answered={figures.answered} />
            <InText {...figures} />
            <Holders holders={figures.places.holders} />
          </>
        )}
      </ColumnSections>
    </>
  );
}

function shareOf(some: number, { count }: LetterPlaces): string {
  return formatShare(count === 0 ? null : some / count);
}

/** Words of questions that are drawn; the table to take along has all. */
const drawnAnswers = 50;

function Answers({ answered }: { readonly answered: readonly Answered[] }): ReactElement | null {
  if (answered.length === 0) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ul className="letters-answers" tabIndex={0}>
        {answered.slice(0, drawnAnswers).map(({ word, letter, places }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same question may come twice
          <li key={i} data-answer={places.count}>
            <p>
              <bdi>{visibleText(letter)}</bdi> in <bdi>{word}</bdi>: <strong>{formatCount(places.count)}</strong>
              <small>{heldBy(places)}</small>
            </p>
            <Tokens drawn={places.drawn} direction={baseDirection(word)} />
          </li>
        ))}
      </ul>
      {answered.length > drawnAnswers && (
        <p className="instrument-note">
          The first {drawnAnswers} of {plural(answered.length, "question")} are drawn; a saved table has all.
        </p>
      )}
    </>
  );
}

function heldBy({ count, tokens, meanLength }: LetterPlaces): string {
  if (count === 0) return " it is not there";
  if (tokens === 0) return " in no token";
  return ` in ${plural(tokens, "token")} of ${formatRatio(meanLength)} characters`;
}

function InText({ letter, tokens, direction, places }: LettersFigures): ReactNode {
  if (places.count === 0)
    return (
      <p className="instrument-note">
        “<bdi>{visibleText(letter)}</bdi>” is not in the text.
      </p>
    );
  return (
    <>
      <p className="instrument-note">
        {drawnWords(tokens, places)}, “<bdi>{visibleText(letter)}</bdi>” marked. {begins(places)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <div className="letters-text" tabIndex={0}>
        <Tokens drawn={places.drawn} direction={direction} />
      </div>
    </>
  );
}

/** Which of the text's tokens are drawn. */
function drawnWords(tokens: number, { drawn, drawnFrom }: LetterPlaces): string {
  if (drawnFrom > 0) return `The text’s tokens from number ${formatCount(drawnFrom + 1)} on`;
  return tokens > drawn.length ? `The text’s first ${formatCount(drawn.length)} tokens` : "The text’s tokens";
}

/** At which characters of their tokens the letters are. */
function begins({ count, dropped, byPlace }: LetterPlaces): string {
  const most = [...byPlace.entries()].filter(([, letters]) => letters > 0).sort(([, a], [, b]) => b - a);
  const [place, letters] = most[0] ?? [0, 0];
  const commonest =
    letters === 0 ? "" : `Most often it is character ${place + 1} of its token (${formatShare(letters / count)}).`;
  return dropped === 0 ? commonest : `${commonest} ${formatCount(dropped)} of them are in no token.`;
}

interface TokensProps {
  readonly drawn: readonly DrawnToken[];
  readonly direction: "ltr" | "rtl";
}

function Tokens({ drawn, direction }: TokensProps): ReactElement {
  return (
    <p className="letters-tokens" dir={direction}>
      {drawn.map(({ id, bytes, marks }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same token may come twice
        <span key={i} className="ids-token" data-holds={marks.length > 0 || undefined}>
          <bdi>
            <Marked bytes={bytes} marks={marks} />
          </bdi>
          <small>{id}</small>
        </span>
      ))}
    </p>
  );
}

/** What a token stands for, with the letter marked in it. */
function Marked({ bytes, marks }: Omit<DrawnToken, "id">): ReactNode {
  if (marks.length === 0) return <ShownBytes bytes={bytes} />;
  const ends = [0, ...marks, bytes.length];
  return ends.slice(1).map((end, i) => {
    const start = ends[i] ?? 0;
    if (start === end) return null;
    const Part = i % 2 === 1 ? "mark" : Fragment;
    return (
      <Part key={start}>
        <ShownBytes bytes={bytes.subarray(start, end)} />
      </Part>
    );
  });
}

function Holders({ holders }: { readonly holders: readonly Holder[] }): ReactElement | null {
  if (holders.length === 0) return null;
  return (
    <details>
      <summary>Entries that hold it ({formatCount(holders.length)}), the most frequent first</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ol className="letters-holders" tabIndex={0}>
        {holders.map(({ id, bytes, comes, length, places }) => (
          <li key={id}>
            <TokenChip id={id} bytes={bytes} />
            <small>
              {formatCount(comes)}×, character {new Intl.ListFormat("en").format(places.map(String))} of{" "}
              {formatCount(length)}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}
