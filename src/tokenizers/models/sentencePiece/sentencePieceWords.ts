import { type ByteOffset, codePointAt, type Utf16Offset, utf8Encode } from "../../../text/utf8";
import { EncodingBuilder } from "../../encodingBuilder";
import { spaceSign } from "../../normalizers/replace";
import type { ModelTrace } from "../../trace";
import { traceTokens } from "../traceTokens";
import { PieceModel } from "./pieceModel";
import { PieceType } from "./sentencePieces";

const signCode = codePointAt(spaceSign, 0);

/**
 * SentencePiece's models of whole words (`word_model.cc`): a word begins at each “▁”, and is a piece or unknown. Unknown
 * words side by side are one token.
 */
export class SentencePieceWords extends PieceModel {
  encode(text: string, start: Utf16Offset, end: Utf16Offset, byte: ByteOffset, out: EncodingBuilder): ByteOffset {
    const first = out.length;
    let at = byte;
    for (let from = start; from < end; ) {
      const sign = text.indexOf(spaceSign, from + 1);
      const to = sign === -1 ? end : Math.min(sign, end);
      const word = text.slice(from, to);
      const bytes = utf8Encode(word);
      const id = this.pieces.idOf(word) ?? -1;
      const { types } = this.pieces.options;
      const isUnknown = id === -1 || types[id] === PieceType.control || types[id] === PieceType.unknown;
      if (isUnknown) this.pieces.pushUnknown(bytes, 0, bytes.length, at, out, first);
      else out.push(id, at, at + bytes.length, 0);
      at += bytes.length;
      from = to;
    }
    return at;
  }

  trace(pretoken: string): ModelTrace {
    const out = new EncodingBuilder();
    this.encode(pretoken, 0, pretoken.length, 0, out);
    const tokens = traceTokens(out, (id) => this.pieces.nameOf(id));
    return { kind: "WordLevel", tokens };
  }

  /** Unknown words are one token with their neighbours, which the characters do not tell; as bytes they are not. */
  separates(_before: number, after: number): boolean {
    return this.pieces.options.byteFallback && after === signCode;
  }
}
