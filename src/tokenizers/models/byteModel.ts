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

/** What encodes a section, the text between two added tokens, in all stages before the post-processor, from its UTF-8. */
export interface SectionEncoder {
  /**
   * Appends the section's tokens.
   * @param text has the section, of at least one byte, from index 0
   * @param shift where it begins in the whole text, in bytes
   * @param begins false for what goes on after a cut, where nothing is put in front
   */
  encodeSection(text: Utf8Scratch, length: ByteOffset, shift: ByteOffset, begins: boolean, out: EncodingBuilder): void;
}
