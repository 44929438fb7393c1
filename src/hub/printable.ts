/**
 * A text from outside as a message can carry it: its beginning, and in place of control characters, which could write
 * anything on a terminal, U+FFFD.
 */
export function printable(text: string): string {
  const beginning = text.slice(0, 80).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\ufffd");
  return beginning.length < text.length ? `${beginning}…` : beginning;
}
