import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../../tokenizer";

/** A piece of a SentencePiece model; its id is its place. */
export interface Piece {
  readonly piece: string;
  readonly score: number;
  readonly type: number;
}

/** Characters of a piece, at most: the number of ways to cut all pieces in two grows with the square of their length. */
const longestPiece = 1000;

interface Merge {
  readonly left: string;
  readonly right: string;
  readonly score: number;
}

/**
 * The merges that a SentencePiece BPE model stands for. Its file has none: any two neighbours merge whose joined text is
 * a piece, the one of the highest score first. So each piece is cut in all ways into two pieces, and the merges are in
 * order of the results' scores; of those that make the same piece the one whose left part has the smaller id is first,
 * as in Hugging Face's `generate_merges`. Control tokens, bytes and symbols that the user defined are never made by merging.
 * @returns pairs, in order of their ranks
 * @throws {TokenizerError} that names a piece which is too long
 */
export function mergesOf(pieces: readonly Piece[]): [left: string, right: string][] {
  const ids = new Map<string, number>();
  pieces.forEach(({ piece, type }, id) => {
    if (type === PieceType.normal) ids.set(piece, id);
  });
  const merges: Merge[] = [];
  for (const [piece, id] of ids) {
    if (piece.length > longestPiece) {
      throw new TokenizerError(
        `Piece ${id} has ${piece.length} characters; in a BPE model at most ${longestPiece} are read.`,
      );
    }
    const ways: (Merge & { readonly leftId: number })[] = [];
    for (let at = 1; at < piece.length; at++) {
      const left = piece.slice(0, at);
      const right = piece.slice(at);
      const leftId = ids.get(left);
      if (leftId === undefined || !ids.has(right)) continue;
      ways.push({ left, right, leftId, score: (pieces[id] as Piece).score });
    }
    merges.push(...ways.sort((a, b) => a.leftId - b.leftId));
  }
  return merges.sort((a, b) => b.score - a.score).map(({ left, right }) => [left, right]);
}
