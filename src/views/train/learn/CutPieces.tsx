import type { ReactElement } from "react";
import { bestCuts, type PieceScores, type WordCut } from "../../../training/lesson/bestCuts";
import type { CountedWord } from "../../../training/lesson/words";
import { formatCount } from "../../../ui/format";
import { shownSymbol } from "./symbols";

/** Of less of a word's probability a second cut is not worth a line. */
const leastShare = 0.005;

interface CutPiecesProps {
  readonly step: PieceScores;
  readonly words: readonly CountedWord[];
}

/** Words as their likeliest two cuts have them, each with its share of all cuts. */
export function CutPieces({ step, words }: CutPiecesProps): ReactElement {
  return (
    <ul className="lesson-words">
      {words.map(({ text, count }) => (
        <li key={text} data-word={text}>
          {step.scores.size === 0 ? <Symbols pieces={[text]} /> : <Cuts cuts={bestCuts(step, text, 2)} />}
          <span className="lesson-times">× {formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function Cuts({ cuts }: { readonly cuts: readonly WordCut[] }): ReactElement {
  return (
    <ol className="lesson-cuts">
      {cuts
        .filter(({ share }, i) => i === 0 || share >= leastShare)
        .map((cut) => (
          <li key={cut.pieces.join("\n")}>
            <Symbols pieces={cut.pieces} /> <span className="lesson-share">{formatPart(cut.share)}</span>
          </li>
        ))}
    </ol>
  );
}

/** Pieces side by side. */
export function Symbols({ pieces }: { readonly pieces: readonly string[] }): ReactElement {
  return (
    <span className="lesson-symbols" dir="auto">
      {pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
        <span key={i} className="lesson-symbol">
          {shownSymbol(piece)}
        </span>
      ))}
    </span>
  );
}

/** A share of a whole, as a class reads it: only what is all is 100%. */
export function formatPart(share: number): string {
  const percent = share * 100;
  if (percent >= 99.95 && percent < 100 - 1e-9) return ">99.9%";
  if (percent > 0 && percent < 0.1) return "<0.1%";
  return `${percent.toFixed(percent > 10 && percent < 99 ? 0 : percent >= 100 - 1e-9 ? 0 : 1)}%`;
}
