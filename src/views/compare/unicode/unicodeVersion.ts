import type { Utf16Offset } from "../../../text/utf8";
import { codePointName } from "../../../text/visible";

/**
 * Code points that Unicode 17 assigned, in hexadecimal. Oniguruma's tables and those of tiktoken's regular expressions are of
 * Unicode 16 (docs/references.md), and know nothing of them; `test/exhaustive/unicode.test.ts` compares all of Unicode.
 */
const assignedLater = `
  88f c5c cdc 1acf-1add 1ae0-1aeb 20c1 2b96 a7ce-a7cf a7d2 a7d4 a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce 10940-10959 10ec5-10ec7
  10ed0-10ed8 10efa-10efb 11b60-11b67 11db0-11ddb 11de0-11de9 16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18d09-18d1e
  18d80-18df2 1ccfa-1ccfc 1ceba-1ced0 1cee0-1cef0 1e6c0-1e6de 1e6e0-1e6f5 1e6fe-1e6ff 1f6d8 1f777-1f77a 1f8d0-1f8d8
  1fa54-1fa57 1fa8a 1fa8e 1fac8 1facd 1faea 1faef 1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479`
  .trim()
  .split(/\s+/)
  .map((range) => range.split("-").map((code) => Number.parseInt(code, 16)));

/** “ʕ”: a lower-case letter up to Unicode 16, and one without case since. */
const moved = "\u0295";

/** Whether Unicode 16 does not know a character that Unicode 17 knows. */
export function isAssignedAfter16(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return assignedLater.some(([first = 0, last = first]) => first <= code && code <= last);
}

/** Whether the browser knows a character, or it is one of those that are none for ever. */
function isKnownHere(character: string): boolean {
  return /\P{Cn}|\p{Noncharacter_Code_Point}/u.test(character);
}

/**
 * What is to be known of a character that not all versions of Unicode have alike, where a pattern goes by the browser's tables and the
 * reference library by its own; undefined where both say the same of it.
 * @param isKnown whether the browser knows a character
 */
function noteOf(character: string, isKnown: typeof isKnownHere): string | undefined {
  if (isAssignedAfter16(character)) {
    return `${codePointName(character)} is new in Unicode 17; tokenizers and tiktoken go by Unicode 16, and may cut here in another way`;
  }
  if (character === moved) {
    return `“${moved}” is a lower-case letter up to Unicode 16, by which tokenizers and tiktoken go, and one without case since: they may cut here in another way`;
  }
  return isKnown(character)
    ? undefined
    : `${codePointName(character)} is not in this browser’s version of Unicode; libraries that know it may cut here in another way`;
}

/**
 * What is to be known where a text's tokens depend on whose Unicode tables a pattern goes by: of its first character of which that
 * holds. Undefined where there is none.
 * @param isKnown whether the browser knows a character
 */
export function unicodeNote(text: string, isKnown = isKnownHere): string | undefined {
  for (const character of text) {
    const note = character < moved ? undefined : noteOf(character, isKnown);
    if (note !== undefined) return note;
  }
  return undefined;
}

/** Of each code point that has been met: whether there is a note; 0 where nobody has looked yet. */
let met: Uint8Array | null = null;
const [noted, plain] = [1, 2];

/**
 * Where the characters of a stretch of text begin that have a {@link unicodeNote}. Each code point is looked up once: a megabyte takes a
 * few milliseconds.
 * @param end a character that begins before it is looked at whole
 */
export function findNoted(text: string, start: Utf16Offset, end: Utf16Offset): Utf16Offset[] {
  met ??= new Uint8Array(0x11_0000);
  const found: Utf16Offset[] = [];
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x295) continue;
    const code = text.codePointAt(at) ?? 0;
    if (met[code] === 0) met[code] = noteOf(String.fromCodePoint(code), isKnownHere) === undefined ? plain : noted;
    if (met[code] === noted) found.push(at);
    if (code > 0xffff) at++;
  }
  return found;
}
