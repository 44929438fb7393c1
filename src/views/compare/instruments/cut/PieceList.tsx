import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import { type ReactElement, useState } from "react";
import type { Piece } from "../../../../analysis/pieces/cutToSize";
import { visibleText } from "../../../../text/visible";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button, IconButton } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { copyPiece, savePiece } from "./takePieces";

interface PieceListProps {
  readonly reference: TokenizerReference;
  readonly pieces: readonly Piece[];
  /** The text that they are of. */
  readonly text: string;
}

const shownAtFirst = 8;
/** More than this at once would hold up the page. */
const shownMore = 200;

/** Pieces with their counts; a long list is opened step by step. */
export function PieceList({ reference, pieces, text }: PieceListProps): ReactElement {
  const [limit, setLimit] = useState(shownAtFirst);
  const [said, setSaid] = useState("");
  const more = Math.min(shownMore, pieces.length - limit);
  return (
    <>
      <ol className="cut-pieces">
        {pieces.slice(0, limit).map((piece, i) => (
          <li
            key={piece.end}
            data-piece={i}
            data-tokens={piece.tokens}
            data-alone={piece.alone}
            data-overlap={piece.overlap}
          >
            <p className="cut-counts">
              <strong>{formatCount(i + 1)}</strong> {countsOf(piece)}
            </p>
            <p className="cut-text" dir="auto">
              <Beginning piece={piece} done={pieces[i - 1]?.end ?? 0} text={text} />
            </p>
            <span className="cut-take">
              <IconButton label={`Copy piece ${i + 1}`} onClick={() => void copyPiece(piece, i, text).then(setSaid)}>
                <Copy size={15} />
              </IconButton>
              <IconButton
                label={`Save piece ${i + 1}`}
                onClick={() => savePiece(reference, piece, i, pieces.length, text)}
              >
                <Download size={15} />
              </IconButton>
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className={said.startsWith("Copied") ? "visually-hidden" : "cut-problem"} hidden={said === ""}>
        {said}
      </p>
      {more > 0 && (
        <Button look="quiet" className="cut-more" onClick={() => setLimit(limit + shownMore)}>
          {limit + more === pieces.length ? `Show all ${formatCount(pieces.length)}` : `Show ${formatCount(more)} more`}
        </Button>
      )}
    </>
  );
}

function countsOf({ tokens, alone, overlap, endsAt }: Piece): string {
  const counts =
    tokens === alone ? plural(alone, "token") : `${plural(alone, "token")} alone, ${formatCount(tokens)} in the text`;
  const shared = overlap === 0 ? "" : ` · ${formatCount(overlap)} of overlap`;
  return `${counts}${shared}${endsAt === "end" ? "" : ` · ends ${ends[endsAt]}`}`;
}

const ends = {
  paragraph: "with a paragraph",
  line: "with a line",
  sentence: "with a sentence",
  token: "between two tokens",
  character: "between two characters",
} as const;

/** UTF-16 units that are shown of an overlap, of a piece's beginning and of its end. */
const units = { overlap: 40, beginning: 90, end: 40 } as const;

interface BeginningProps {
  readonly piece: Piece;
  /** Where the piece before it ends. */
  readonly done: number;
  readonly text: string;
}

function Beginning({ piece: { start, end }, done, text }: BeginningProps): ReactElement {
  const own = Math.max(start, done);
  const isLong = end - own > units.beginning + units.end + 10;
  return (
    <>
      {own > start && <span className="cut-overlap">{ofEnds(text.slice(start, own), units.overlap)}</span>}
      {isLong ? (
        <>
          {whole(text, own, own + units.beginning)} <em>…</em> {whole(text, end - units.end, end)}
        </>
      ) : (
        visibleText(text.slice(own, end))
      )}
    </>
  );
}

function ofEnds(text: string, most: number): string {
  return text.length <= most
    ? visibleText(text)
    : `${whole(text, 0, most / 2)} … ${whole(text, text.length - most / 2, text.length)}`;
}

/** A stretch of a text, without half a surrogate pair at its ends. */
function whole(text: string, start: number, end: number): string {
  return visibleText(text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ""));
}
