import { utf8Length } from "../../text/utf8";
import { writePieces } from "./metaspace";
import type { PreTokenized, PreTokenizer } from "./pretokenizer";

/**
 * `ByteLevel`'s `add_prefix_space`: puts a space in front of each piece that does not begin with one. It stands for
 * nothing, zero bytes of the original.
 */
export class PrefixSpace implements PreTokenizer {
  readonly rule = "ByteLevel: a space in front";

  preTokenize(input: PreTokenized): PreTokenized {
    return writePieces(
      input,
      (start) => (input.text[start] === " " ? "" : " "),
      (piece, alignment) => {
        alignment.copy(utf8Length(piece));
        return piece;
      },
    );
  }

  /** Yes, unless the text after would get a space in front. */
  isIndependent(_before: number, after: number): boolean {
    return after === 0x20;
  }

  cuts(): boolean {
    return false;
  }
}
