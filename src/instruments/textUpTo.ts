import { utf8Size } from "../text/utf8";

/** A text up to a byte, null being its end; what ends inside of a character has all of it. */
export function textUpTo(text: string, byte: number | null): string {
  if (byte === null) return text;
  let [unit, bytes] = [0, 0];
  while (unit < text.length && bytes < byte) {
    const code = text.codePointAt(unit) as number;
    bytes += utf8Size(code);
    unit += code > 0xffff ? 2 : 1;
  }
  return text.slice(0, unit);
}
