import { utf8Length } from "../text/utf8";

/** A text up to a byte, null being its end; what ends inside of a character has all of it. */
export function textUpTo(text: string, byte: number | null): string {
  if (byte === null) return text;
  let [unit, bytes] = [0, 0];
  while (unit < text.length && bytes < byte) {
    const character = String.fromCodePoint(text.codePointAt(unit) ?? 0);
    bytes += utf8Length(character);
    unit += character.length;
  }
  return text.slice(0, unit);
}
