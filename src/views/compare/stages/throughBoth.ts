import type { ChangeKind, ChangePiece } from "../../../tokenizers/trace";
import type { PreTokenPiece } from "../../../worker/explain/protocol";

/** A piece with the range that it has in the text between two changes, in UTF-16 units. */
interface Placed {
  readonly piece: ChangePiece;
  readonly start: number;
  readonly end: number;
}

/**
 * A text before two changes, one after the other, its pieces marked by what both together make of them: for a row whose
 * neighbour, the text between the two, is not shown.
 * @param showsDropped whether the next row has what is dropped, outside of all pre-tokens
 */
export function seenBefore(
  first: readonly ChangePiece[],
  second: readonly PreTokenPiece[],
  showsDropped = false,
): ChangePiece[] {
  const changes = second.flatMap(showsDropped ? ({ pieces }) => pieces : piecesOf);
  const others = place(changes, "before", endsOf(first, "after"));
  return place(first, "after", endsOf(changes, "before")).map(({ piece, start, end }) => {
    return { ...piece, kind: kindThrough(piece.kind, "removed", others, start, end) };
  });
}

/** The text behind two changes, in the second one's pieces, marked likewise. */
export function seenAfter(first: readonly ChangePiece[], second: readonly PreTokenPiece[]): PreTokenPiece[] {
  const others = place(first, "after", endsOf(second.flatMap(piecesOf), "before"));
  const ends = endsOf(first, "after");
  let at = 0;
  return second.map((whole) => {
    const own = place(whole.pieces, "before", ends, at);
    at = own.at(-1)?.end ?? at;
    if (whole.kind === "dropped") return whole;
    const pieces = own.map(({ piece, start, end }) => {
      return { ...piece, kind: kindThrough(piece.kind, "added", others, start, end) };
    });
    return { ...whole, pieces };
  });
}

/** What is dropped stays in its own row as it was, and is gone behind it. */
function piecesOf({ kind, pieces }: PreTokenPiece): readonly ChangePiece[] {
  return kind === "dropped" ? pieces.map(({ before }) => ({ kind: "removed", before, after: "" })) : pieces;
}

/**
 * What becomes of a piece through its own change and the other one.
 * @param gone what the other does where nothing of the piece is on its far side
 */
function kindThrough(
  own: ChangeKind,
  gone: "removed" | "added",
  others: readonly Placed[],
  start: number,
  end: number,
): ChangeKind {
  const there = others.filter((other) => other.start < end && other.end > start).map(({ piece }) => piece.kind);
  if (own === "same") return there[0] ?? "same";
  if (there.every((kind) => kind === "same")) return own;
  return there.every((kind) => kind === gone) ? gone : "changed";
}

/** Where pieces end in the text on one side of them. */
function endsOf(pieces: readonly ChangePiece[], side: "before" | "after"): number[] {
  let at = 0;
  return pieces.map((piece) => {
    at += piece[side].length;
    return at;
  });
}

/** Pieces in the text on one side of them, from a place on; those that are the same on both are parted at the given places. */
function place(
  pieces: readonly ChangePiece[],
  side: "before" | "after",
  places: readonly number[],
  from = 0,
): Placed[] {
  let at = from;
  return pieces.flatMap((piece) => {
    const [start, end] = [at, at + piece[side].length];
    at = end;
    if (piece.kind !== "same") return [{ piece, start, end }];
    const edges = [start, ...places.filter((edge) => edge > start && edge < end), end];
    return edges.slice(1).map((to, i): Placed => {
      const text = piece.before.slice((edges[i] ?? start) - start, to - start);
      return { piece: { kind: "same", before: text, after: text }, start: edges[i] ?? start, end: to };
    });
  });
}
