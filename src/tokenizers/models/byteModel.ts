import type { ByteOffset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import type { Utf8Scratch } from "./scratch";

/** A model that reads UTF-8. */
export interface ByteModel {
  /**
   * Encodes a pre-token, bytes [start, end) of a text's, at least one.
   * @param shift where the text begins in the whole, in bytes
   */
  encodeBytes(text: Utf8Scratch, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void;
}
