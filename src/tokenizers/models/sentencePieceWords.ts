import { type ByteOffset, codePointAt, type Utf16Offset, utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import { spaceSign } from "../normalizers/replace";
import type { ModelTrace } from "../trace";
import type { Model } from "./model";
import { type PieceOptions, PieceType, SentencePieces } from "./sentencePieces";

const signCode = codePointAt(spaceSign, 0);

/**
 * SentencePiece's models of whole words (`word_model.cc`): a word begins at each “▁”, and is a piece or unknown. Unknown
 * words side by side are one token.
 */
export class SentencePieceWords implements Model {
  readonly size: number;
  private readonly pieces: SentencePieces;

  constructor(options: PieceOptions) {
    this.pieces = new SentencePieces(options);
    this.size = this.pieces.size;
  }

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
    const { ids, byteStart, byteEnd, flags } = out.finish();
    const tokens = Array.from(ids, (id, i) => {
      return { id, name: this.pieces.nameOf(id), start: byteStart[i] ?? 0, end: byteEnd[i] ?? 0, flags: flags[i] ?? 0 };
    });
    return { kind: "WordLevel", tokens };
  }

  /** Unknown words are one token with their neighbours, which the characters do not tell; as bytes they are not. */
  separates(_before: number, after: number): boolean {
    return this.pieces.options.byteFallback && after === signCode;
  }

  has(id: number): boolean {
    return this.pieces.has(id);
  }

  entry(id: number): string | undefined {
    return this.pieces.has(id) ? this.pieces.nameOf(id) : undefined;
  }

  idOf(entry: string): number | undefined {
    return this.pieces.idOf(entry);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    return this.pieces.tokenBytes(id);
  }
}
