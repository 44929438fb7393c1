import { utf8Length } from "../../text/utf8";
import { textToByteAlphabet } from "../byteAlphabet";
import { writeAlphabet } from "../normalizers/byteLevel";
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

/**
 * `ByteLevel`'s alphabet as text, for what comes after it to read: other pre-tokenizers in the sequence, which then cut
 * between the bytes of a character too (“²” is C2 B2, written “Â²”, and `Digits` finds a number in it), and models that
 * know no bytes.
 */
export class ByteAlphabet implements PreTokenizer {
  readonly rule = "ByteLevel: bytes as characters";

  preTokenize(input: PreTokenized): PreTokenized {
    return writePieces(input, () => "", writeAlphabet);
  }

  isIndependent(): boolean {
    return true;
  }

  cuts(): boolean {
    return false;
  }

  lastOf(code: number): number {
    const written = textToByteAlphabet(String.fromCodePoint(code));
    return written.charCodeAt(written.length - 1);
  }

  firstOf(code: number): number {
    return textToByteAlphabet(String.fromCodePoint(code)).charCodeAt(0);
  }
}
