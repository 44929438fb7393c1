import type { Utf16Offset } from "../../text/utf8";
import type { Normalized } from "../alignment";

/** The normalizer stage: text in, text with alignment out. */
export interface Normalizer {
  /**
   * @param text well-formed
   * @param begins whether the text begins its section; false for what goes on after a cut, where nothing is put in front
   */
  normalize(text: string, begins: boolean): Normalized;
  /** What {@link leadOf} says where that is not the result of the first `lead` units alone. */
  leadOf?(text: string, lead: Utf16Offset, begins: boolean): Utf16Offset;
  /**
   * Whether a text may be cut between two characters and its halves normalized apart, with the same result: for any
   * text before that ends in the one and any text after that begins with the other. False when in doubt.
   * @param before code point
   * @param after code point
   */
  separates(before: number, after: number): boolean;
}
