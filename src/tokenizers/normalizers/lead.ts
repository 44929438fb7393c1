import { codePointAt, type Utf16Offset } from "../../text/utf8";
import type { Normalizer } from "./normalizer";

/**
 * How much of a normalized text comes from the text's first character, as the reference's alignment has it: of “…” after
 * NFKD all three dots, of “ a” without its space nothing. Metaspace's “first” puts its sign before the pieces that begin
 * there. Our own alignment cannot tell: it gives all that replaces several characters the place of the first of them, the
 * reference that of the last (`NormalizedString::replace`).
 * @param begins as {@link Normalizer.normalize} has it
 * @returns UTF-16 units of the normalized text
 */
export function leadOfText(normalizer: Normalizer | null, text: string, begins: boolean): Utf16Offset {
  if (text === "") return 0;
  const lead = codePointAt(text, 0) > 0xffff ? 2 : 1;
  return normalizer === null ? lead : leadOf(normalizer, text, lead, begins);
}

/** The same of a text of which the first `lead` units come from the first character. */
export function leadOf(normalizer: Normalizer, text: string, lead: Utf16Offset, begins: boolean): Utf16Offset {
  if (normalizer.leadOf !== undefined) return normalizer.leadOf(text, lead, begins);
  return normalizer.normalize(text.slice(0, lead), begins).text.length;
}
