import { cutToSize, type Piece } from "../../analysis/pieces/cutToSize";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import type { Explanations, PiecesAnswer } from "./protocol";

/** More than these nobody looks at, and a page would have to hold. */
const mostPieces = 100_000;

/** Cuts a text in pieces, and tells why where it cannot. */
export function tellPieces(
  tokenizer: Tokenizer,
  { text, options, how }: Explanations["pieces"]["question"],
): PiecesAnswer {
  const pieces: Piece[] = [];
  try {
    for (const piece of cutToSize(tokenizer, text, options, how)) {
      if (pieces.length === mostPieces) {
        const message = `These are over ${mostPieces.toLocaleString("en")} pieces: give each more tokens.`;
        return { kind: "refused", message };
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof TokenizerError) return { kind: "refused", message: error.message };
    throw error;
  }
  return { kind: "cut", pieces };
}
