import { utf8Encode } from "../../../../text/utf8";
import { visibleText } from "../../../../text/visible";
import { hexBytes } from "../../chips/label";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Says pieces of a pre-token: as visible text, or, where one is a part of a character, its bytes. */
export function pieceTexts(preToken: string): (piece: { readonly start: number; readonly end: number }) => string {
  const bytes = utf8Encode(preToken);
  return ({ start, end }) => {
    const own = bytes.subarray(start, end);
    try {
      return visibleText(decoder.decode(own));
    } catch {
      return hexBytes(own);
    }
  };
}
