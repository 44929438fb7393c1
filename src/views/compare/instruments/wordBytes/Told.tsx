import type { ReactElement } from "react";
import { meanBytes, type WordBytesFigures } from "../../../../instruments/wordBytes/instrument";
import { bestShares } from "../../../../instruments/wordBytes/tables";
import { trigramSettings, type WordOverlap } from "../../../../instruments/wordBytes/trigrams";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { formatCompact } from "../../../../ui/laterFormats";
import { FigureTable } from "../../FigureTable";
import { ShownBytes } from "../../ids/TokenChips";
import { plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<WordBytesFigures>[];
  /** Parameters of the model, in billions. */
  readonly billions: number;
}

/** The text's words, which no column changes, then tokens beside them and what tables take, then words in common. */
export function Told({ columns, billions }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: WordBytesFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const table = [
    column("Tokens", "Tokens but for control and inserted ones.", ({ tokens }) => formatCount(tokens)),
    column("Positions", "Pools that the text’s words take: one a word, and more for longer ones.", ({ pooled }) =>
      formatCount(pooled.pools),
    ),
    column("Tokens per position", "How many times as long the text is in tokens.", ({ tokens, pooled }) =>
      formatRatio(pooled.pools === 0 ? null : tokens / pooled.pools),
    ),
    column("Entries", "Of the vocabulary (V).", ({ tables }) =>
      tables.own.rows === null ? "–" : formatCount(tables.own.rows),
    ),
    column(
      "Tables take",
      "Parameters of the embedding table, V · d, and of the output’s unless it is tied.",
      (figures) => {
        const { parameters } = figures.tables.own;
        return parameters === null ? "–" : formatCompact(parameters);
      },
    ),
    column("Of the model", "These ÷ all of the model’s parameters.", ({ tables }) => formatShare(tables.own.share)),
  ];
  const told = rows.flatMap(({ figures }) => (figures === null ? [] : [figures]));
  const [first] = told;
  return (
    <>
      {first !== undefined && <Words {...first} />}
      <div className="ratios word-bytes">
        <FigureTable label="Table of positions" rows={rows} columns={table} />
      </div>
      {first !== undefined && <Shares rows={rows} of={first} billions={billions} />}
      {first !== undefined && <Overlaps overlaps={first.overlaps} />}
    </>
  );
}

/** How long the text's words are, whatever the tokenizer. */
function Words({ pooled, pool }: WordBytesFigures): ReactElement {
  const { words, median, longest, beyond, lengths } = pooled;
  if (words === 0) return <p className="instrument-note">There are no words in the text.</p>;
  const most = Math.max(...lengths);
  return (
    <div data-words={words} data-beyond={beyond}>
      <p>
        <strong>{plural(words, "word")}</strong> of {formatRatio(meanBytes(pooled))} bytes on average, {median} in the
        middle, {formatCount(longest)} at most.{" "}
        {beyond === 0
          ? "None is"
          : beyond === 1
            ? "One is"
            : `${formatCount(beyond)} (${formatShare(beyond / words)}) are`}{" "}
        longer than a pool of {plural(pool, "byte")}.
      </p>
      <ol className="paths-lengths word-bytes-lengths" aria-label="Words by their bytes">
        {lengths.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a length is its place
          <li key={i} data-own={i >= pool || undefined}>
            <span
              className="paths-bar"
              style={{ blockSize: count === 0 ? 0 : `${Math.max(2, (100 * count) / most)}%` }}
            />
            <span className="visually-hidden">{`${plural(i + 1, "byte")}: ${plural(count, "word")}`}</span>
          </li>
        ))}
      </ol>
      <p className="instrument-note">
        Words by their bytes, 1 to {lengths.length}
        {longest > lengths.length && " and more"}
        {beyond > 0 && "; coloured are those that a pool does not hold"}.
      </p>
    </div>
  );
}

interface SharesProps {
  readonly rows: ReturnType<typeof useFigureRows<WordBytesFigures>>;
  readonly of: WordBytesFigures;
  readonly billions: number;
}

/** What tables take of a model, as bars under each other, with marks at the shares that were found to do best. */
function Shares({ rows, of, billions }: SharesProps): ReactElement {
  const bars = [
    ...rows.flatMap(({ reference, name, figures }) =>
      figures === null || figures.tables.own.share === null ? [] : [{ key: reference, name, size: figures.tables.own }],
    ),
    { key: "trigrams", name: "T-FREE’s rows", size: of.tables.trigrams },
    { key: "bytes", name: "bytes", size: of.tables.bytes },
  ];
  const { subwords, words } = bestShares;
  return (
    <figure className="word-bytes-shares">
      <ul>
        {bars.map(({ key, name, size: { rows, parameters, share } }) => (
          <li key={key} data-table={key} data-parameters={parameters ?? undefined}>
            <span className="word-bytes-name">{name}</span>
            <span className="word-bytes-track">
              <span className="word-bytes-bar" style={{ inlineSize: `${Math.min(100, 100 * (share ?? 0))}%` }} />
              {[subwords, words].map((mark) => (
                <span key={mark} className="word-bytes-mark" style={{ insetInlineStart: `${100 * mark}%` }} />
              ))}
            </span>
            <span className="word-bytes-share">
              {formatShare(share)} <span className="word-bytes-rows">{formatCount(rows ?? 0)} rows</span>
            </span>
          </li>
        ))}
      </ul>
      <figcaption className="instrument-note">
        Tables of a model of {billions} billion parameters. The lines are at {formatShare(subwords)}, which Toraman et
        al. find to do for subwords ({formatCompact(of.entriesAt.subwords)} entries here), and at {formatShare(words)},
        for words and morphemes ({formatCompact(of.entriesAt.words)}). T-FREE’s paper has{" "}
        {formatCount(trigramSettings.rows)} rows.
      </figcaption>
    </figure>
  );
}

function Overlaps({ overlaps }: { readonly overlaps: readonly WordOverlap[] }): ReactElement | null {
  if (overlaps.length === 0) return null;
  return (
    <ul className="word-bytes-overlaps">
      {overlaps.map(({ words, sharedTrigrams, sharedRows, jaccard }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same pair may come twice
        <li key={i} data-shared={sharedRows} data-overlap={jaccard.toFixed(4)}>
          <p>
            <bdi>{words[0].word}</bdi> and <bdi>{words[1].word}</bdi>: <strong>{formatShare(jaccard)}</strong> of their
            rows are in common ({formatCount(sharedRows)}; {formatCount(words[0].rows.length)} and{" "}
            {formatCount(words[1].rows.length)}), {plural(sharedTrigrams, "trigram")}
          </p>
          {words.map(({ word, trigrams }, j) => (
            <Trigrams
              key={j === 0 ? "one" : "other"}
              word={word}
              trigrams={trigrams}
              other={words[1 - j]?.trigrams ?? []}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}

interface TrigramsProps {
  readonly word: string;
  readonly trigrams: readonly Uint8Array[];
  readonly other: readonly Uint8Array[];
}

/** A word's trigrams, those marked that the other has too. */
function Trigrams({ word, trigrams, other }: TrigramsProps): ReactElement {
  const theirs = new Set(other.map(String));
  return (
    <ul className="word-bytes-trigrams" dir="ltr" aria-label={`Trigrams of ${word}`}>
      {trigrams.map((trigram) => (
        <li key={String(trigram)} className="word-bytes-trigram" data-shared={theirs.has(String(trigram)) || undefined}>
          <ShownBytes bytes={trigram} />
        </li>
      ))}
    </ul>
  );
}
