import { type ReactElement, type ReactNode, useState } from "react";
import { bestCuts, type PieceScores } from "../../../training/lesson/bestCuts";
import type { PiecesStep } from "../../../training/lesson/unigramLesson";
import { Button } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { formatPart } from "./CutPieces";
import { formatLog } from "./sayPieces";
import { shownSymbol } from "./symbols";

/** Rows that are shown until somebody asks for all. */
const first = 40;

/** A table of pieces: one that goes is struck out. */
interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly piece: string; readonly cells: readonly ReactNode[]; readonly goes: boolean }[];
}

/** What the next step goes by, piece by piece, and what it makes of each. */
export function PiecesTable({ step }: { readonly step: PiecesStep }): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const { heads, rows } = tableOf(step);
  const shown = isWhole ? rows : rows.slice(0, first);
  return (
    <>
      <table className="lesson-pairs lesson-pieces">
        <thead>
          <tr>
            <th scope="col">Piece</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ piece, cells, goes }) => (
            <tr key={piece} data-piece={piece} data-goes={goes || undefined}>
              <th scope="row">
                <span className="lesson-symbol">{shownSymbol(piece)}</span>
              </th>
              {cells.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button onClick={() => setWhole(true)}>All {formatCount(rows.length)} pieces</Button>
      )}
    </>
  );
}

const goes = <strong>goes</strong>;

function tableOf(step: PiecesStep): Table {
  const { next } = step;
  switch (next?.kind) {
    case "seed":
      return {
        heads: ["Times", "× its length", "Log probability"],
        rows: next.rows.map(({ piece, times, weight, score }) => ({
          piece,
          cells: [formatCount(times), formatCount(weight), formatLog(score)],
          goes: false,
        })),
      };
    case "estimate":
      return {
        heads: ["Log probability", "Expected", "Then"],
        rows: next.rows.map(({ piece, before, expected, after }) => ({
          piece,
          cells: [formatLog(before), expected.toFixed(2), after === null ? goes : formatLog(after)],
          goes: after === null,
        })),
      };
    case "prune":
      return {
        heads: ["In best cuts", "Else", "Loss", "Then"],
        rows: next.rows.map(({ piece, times, loss, stays }) => ({
          piece,
          cells: [
            formatCount(times),
            loss === null ? "" : insteadOf(step, piece),
            loss === null ? "" : loss.toFixed(3).replace("-", "−"),
            stays ? "stays" : goes,
          ],
          goes: !stays,
        })),
      };
    case "finish":
      return {
        heads: ["Log probability", "Then"],
        rows: next.rows.map(({ piece, score, isBack }) => ({
          piece,
          cells: [score === null ? "" : formatLog(score), score === null ? goes : isBack ? "comes back" : "entry"],
          goes: score === null,
        })),
      };
    case undefined:
      return {
        heads: ["Probability", "Log probability"],
        rows: Array.from(step.scores, ([piece, score]) => ({
          piece,
          cells: [formatPart(Math.exp(score)), formatLog(score)],
          goes: false,
        })),
      };
  }
}

/** How a piece would be cut if it were none. */
function insteadOf(step: PieceScores, piece: string): string {
  return bestCuts(step, piece, 1, piece)[0]?.pieces.join("·") ?? "";
}
