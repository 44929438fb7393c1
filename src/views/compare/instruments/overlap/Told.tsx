import type { ReactElement } from "react";
import type { ChunkFigures } from "../../../../instruments/overlap/chunkOverlap";
import type { OverlapFigures } from "../../../../instruments/overlap/instrument";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { ChunkCurve } from "./ChunkCurve";

/** Figures in a table, what chunks come to by their size as a curve, and each column's figures of them. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<OverlapFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: OverlapFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const order = Math.max(0, ...rows.map(({ figures }) => figures?.bleu?.precisions.length ?? 0));
  const table = [
    column("Tokens", "Tokens of the text, control tokens left out.", ({ tokens }) => formatCount(tokens[0])),
    column("of text B", "Tokens of text B, control tokens left out.", ({ tokens }) => formatCount(tokens[1])),
    column("BLEU", "BLEU of ids, the text against text B: 1 where they are the same.", ({ bleu }) =>
      formatRatio(bleu === null ? null : bleu.score < leastScore ? 0 : bleu.score),
    ),
    ...Array.from({ length: order }, (_, i) =>
      column(
        `p${subscripts[i] ?? i + 1}`,
        `Share of the text’s ${i === 0 ? "ids" : `${i + 1}-grams of ids`} that text B has, each at most as often as there.`,
        ({ bleu }) => {
          const precision = bleu?.precisions[i];
          return formatShare(precision === undefined ? null : precision.found / precision.of);
        },
      ),
    ),
    column(
      "Brevity",
      "What BLEU is multiplied by where the text is shorter than text B: exp(1 − tokens of B ÷ tokens).",
      (figures) => formatRatio(figures.bleu?.brevityPenalty ?? null),
    ),
    column("Jaccard", "Different ids that both have ÷ different ids that either has.", ({ jaccard }) =>
      formatShare(jaccard),
    ),
    column(
      "Edits",
      "The fewest ids put in, left out or replaced that make the one the other (Levenshtein), and that ÷ the longer’s tokens.",
      ({ distance, tokens }) =>
        distance === null ? "–" : `${formatCount(distance)} · ${formatShare(distance / Math.max(1, ...tokens))}`,
    ),
  ];
  const told = rows.flatMap(({ figures }) => figures ?? []);
  const [first] = told;
  const lacking = new Set(told.flatMap(({ noBleu }) => noBleu ?? []));
  return (
    <>
      <div className="ratios">
        <FigureTable label="Table of two texts" rows={rows} columns={table} />
      </div>
      {[...lacking].map((why) => (
        <p key={why} className="instrument-note">
          No BLEU: {why}
        </p>
      ))}
      {told.some(({ distance }) => distance === null) && (
        <p className="instrument-note">Edits are not counted of texts this long: it would take minutes.</p>
      )}
      {first !== undefined && <Found {...first} />}
      <ChunkCurve rows={rows} />
      {told.some(({ chunks }) => chunks.length > 0) && (
        <ColumnSections
          rows={rows}
          label={(name) => `Chunks in ${name}`}
          data={({ bleu, jaccard, distance, found }) => ({
            "data-bleu": bleu?.score,
            "data-jaccard": jaccard ?? undefined,
            "data-distance": distance ?? undefined,
            "data-found": found,
          })}
        >
          {({ chunks }) => <Chunks chunks={chunks} />}
        </ColumnSections>
      )}
    </>
  );
}

/** Below it a score is as good as 0: where n-grams of a length are lacking and nothing is smoothed, it has a hundred zeros and more. */
const leastScore = 1e-6;

const subscripts = ["₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈"];

function Found({ sought, found, unsought }: OverlapFigures): ReactElement {
  const what =
    unsought === 0 ? `${plural(sought, "reference")} of text B` : `text B’s first ${plural(sought, "reference")}`;
  if (found === 0)
    return (
      <p className="instrument-note">
        {sought === 1 ? `The reference of text B does not stand` : `None of the ${what} stands`} in the text as it is
        written: there is nothing that chunks could bring.
      </p>
    );
  return (
    <p className="instrument-note">
      {formatCount(found)} of {what} {found === 1 ? "stands" : "stand"} in the text. Chunks of the text are taken for
      each, those that have most of it: precision is the share of their tokens that a reference has, recall the share of
      the references’ tokens that they bring, IoU both in one, Ω the precision once all is brought.
    </p>
  );
}

function Chunks({ chunks }: { readonly chunks: readonly ChunkFigures[] }): ReactElement | null {
  if (chunks.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key
    <section className="overlap-chunks scrolls-sideways" aria-label="Chunks" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Tokens</th>
            <th scope="col">Taken</th>
            <th scope="col">Precision</th>
            <th scope="col">Recall</th>
            <th scope="col">IoU</th>
            <th scope="col" abbr="Precision Ω">
              Ω
            </th>
          </tr>
        </thead>
        <tbody>
          {chunks.map(({ size, taken, chunks: all, precision, recall, iou, precisionOmega }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a size may be named twice
            <tr key={i} data-size={size}>
              <th scope="row">{formatCount(size)}</th>
              <td>
                {formatCount(taken)} of {formatCount(all)}
              </td>
              <td>{formatShare(precision)}</td>
              <td>{formatShare(recall)}</td>
              <td>{formatShare(iou)}</td>
              <td>{formatShare(precisionOmega)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
