import { type Utf16Offset, utf8Length } from "../../text/utf8";
import { AlignmentBuilder, type Normalized } from "../alignment";
import type { NormalizerStage } from "./stage";

/** Rust's `char::is_whitespace`; JavaScript's `trim` would take U+FEFF and leave U+0085. */
const whiteSpace = /\p{White_Space}/u;

/** `Strip`: drops white space at the ends of the text. */
export class Strip implements NormalizerStage {
  readonly separatesAll: boolean;
  private readonly left: boolean;
  private readonly right: boolean;

  constructor(left: boolean, right: boolean) {
    this.left = left;
    this.right = right;
    this.separatesAll = !left && !right;
  }

  normalize(text: string, begins: boolean): Normalized {
    let start = 0;
    let end = text.length;
    // All white space is in the BMP.
    if (this.left && begins) while (start < end && whiteSpace.test(text.charAt(start))) start++;
    if (this.right) while (end > start && whiteSpace.test(text.charAt(end - 1))) end--;
    if (end - start === text.length) return { text, alignment: null };
    const alignment = new AlignmentBuilder();
    const kept = text.slice(start, end);
    if (start > 0) alignment.replace(utf8Length(text.slice(0, start)), 0);
    alignment.copy(utf8Length(kept));
    if (end < text.length) alignment.replace(utf8Length(text.slice(end)), 0);
    return { text: kept, alignment: alignment.finish() };
  }

  leadOf(text: string, lead: Utf16Offset, begins: boolean): Utf16Offset {
    if (!this.left || !begins) return lead;
    let dropped = 0;
    while (dropped < text.length && whiteSpace.test(text.charAt(dropped))) dropped++;
    return Math.max(0, lead - dropped);
  }

  /**
   * White space after the place is the same in both halves: within the text as far as the left end is concerned, which
   * the text before has, and at the right end if nothing else follows.
   */
  separates(before: number): boolean {
    return this.separatesAll || !whiteSpace.test(String.fromCodePoint(before));
  }

  lastOf(before: number): readonly number[] {
    return [before];
  }

  firstOf(after: number): readonly number[] {
    return [after];
  }
}
