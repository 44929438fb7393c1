import type { ReactElement } from "react";
import { visibleParts } from "../../../text/visible";
import type { ChangePiece } from "../../../tokenizers/trace";
import "./changes.css";
import { wholeCharacters } from "./wholeCharacters";

interface ChangedTextProps {
  readonly pieces: readonly ChangePiece[];
  readonly side: "before" | "after";
}

/** One side of what a stage did with a text: all of it, and what is not the same on the other side marked. */
export function ChangedText({ pieces, side }: ChangedTextProps): ReactElement {
  return (
    <bdi>
      {wholeCharacters(pieces).map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <Piece key={i} piece={piece} side={side} />
      ))}
    </bdi>
  );
}

function Piece({ piece, side }: { readonly piece: ChangePiece; readonly side: "before" | "after" }) {
  const { kind } = piece;
  const text = <Visible text={piece[side]} />;
  if (kind === "same" || piece[side] === "") return text;
  if (kind === "removed") return <del className="change removed">{text}</del>;
  if (kind === "added") return <ins className="change added">{text}</ins>;
  return <span className={`change ${kind}`}>{text}</span>;
}

/** A text in one line, with signs for what cannot be seen paler than what can. */
export function Visible({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {visibleParts(text).map((part, i) =>
        part.kind === "text" ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
          <span key={i} className={`sign-${part.kind}`}>
            {part.text}
          </span>
        ),
      )}
    </>
  );
}
