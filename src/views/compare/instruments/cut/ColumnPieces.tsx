import Copy from "lucide-react/icons/copy";
import FolderDown from "lucide-react/icons/folder-down";
import { type ReactElement, useRef, useState } from "react";
import type { Piece } from "../../../../analysis/pieces/cutToSize";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { saidOf } from "../../../../text/saidOf";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button, Problem } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import type { Explanations, PiecesAnswer } from "../../../../worker/explain/protocol";
import { Swatch } from "../../../Swatch";
import { useExplanation } from "../../inspector/asking/useExplanation";
import { PieceList } from "./PieceList";
import { copyPieces, savePieces } from "./takePieces";

type Question = Explanations["pieces"]["question"];

interface ColumnPiecesProps {
  readonly reference: TokenizerReference;
  /** The same object for as long as the same is asked. */
  readonly question: Question;
  /** Whether its pieces are listed at first. */
  readonly isFirst: boolean;
}

/** The pieces of one column: how many, and what can be done with them. */
export function ColumnPieces({ reference, question, isFirst }: ColumnPiecesProps): ReactElement {
  const { answer, problem, retry } = useExplanation(reference, question);
  // While a text is typed, its last pieces stay.
  const last = useRef<{ readonly answer: PiecesAnswer; readonly question: Question } | null>(null);
  if (answer !== null) last.current = { answer, question };
  const shown = last.current;
  const [isOpen, setIsOpen] = useState(isFirst);
  const label = useColumnTitles()(reference);
  const pieces = shown?.answer.kind === "cut" ? shown.answer.pieces : null;
  const state = problem !== null ? "error" : answer === null ? "pending" : answer.kind === "cut" ? "ready" : "refused";
  return (
    <section
      className="cut-column"
      aria-label={`Pieces of ${label}`}
      data-cut-column={reference}
      data-state={state}
      data-pieces={pieces?.length}
    >
      <div className="cut-head">
        <h3>
          <Swatch reference={reference} />
          {label}
        </h3>
        <p role="status">{pieces === null ? state === "pending" && "Cutting …" : inWords(pieces)}</p>
        {pieces !== null && shown !== null && (
          <Ways {...{ reference, pieces, isOpen, setIsOpen }} text={shown.question.text} isCurrent={answer !== null} />
        )}
      </div>
      {problem !== null && <Problem problem={problem} className="cut-problem" onRetry={retry} />}
      {answer?.kind === "refused" && (
        <p role="alert" className="cut-problem">
          {answer.message}
        </p>
      )}
      {isOpen && pieces !== null && shown !== null && (
        <PieceList {...{ reference, pieces }} text={shown.question.text} />
      )}
    </section>
  );
}

function inWords(pieces: readonly Piece[]): string {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const { alone } of pieces) [least, most] = [Math.min(least, alone), Math.max(most, alone)];
  const range = least === most ? plural(most, "token") : `${formatCount(least)} to ${plural(most, "token")}`;
  const other = pieces.filter(({ tokens, alone }) => tokens !== alone).length;
  const differ = other === 0 ? "" : ` · ${formatCount(other)} with another count alone than in the text`;
  return `${plural(pieces.length, "piece")} of ${range}${differ}`;
}

interface WaysProps {
  readonly reference: TokenizerReference;
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  setIsOpen(isOpen: boolean): void;
}

/** All pieces at once: shown, copied, saved. */
function Ways({ reference, pieces, text, isCurrent, isOpen, setIsOpen }: WaysProps): ReactElement {
  const [outcome, setOutcome] = useState<string | null>(null);
  const take = (use: () => Promise<string>) =>
    void use().then(setOutcome, (error: unknown) => setOutcome(saidOf(error)));
  return (
    <span className="cut-ways">
      <Button look="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? "Hide pieces" : "Show pieces"}
      </Button>
      <Button disabled={!isCurrent} onClick={() => take(() => copyPieces(pieces, text))}>
        <Copy size={15} /> Copy as JSON Lines
      </Button>
      <Button disabled={!isCurrent} onClick={() => take(() => savePieces(reference, pieces, text))}>
        <FolderDown size={15} /> Save as files
      </Button>
      <span role="status" className="cut-outcome">
        {outcome}
      </span>
    </span>
  );
}
