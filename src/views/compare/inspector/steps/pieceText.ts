import { utf8Encode } from "../../../../text/utf8";
import { textOf } from "../../differences/pieces";

/** A piece of a pre-token, in bytes of it. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Says pieces of a pre-token: as visible text, or, where one is a part of a character, its bytes. */
export function pieceTexts(preToken: string): (piece: Piece) => string {
  const bytes = utf8Encode(preToken);
  return ({ start, end }) => textOf(bytes.slice(start, end)).text;
}
