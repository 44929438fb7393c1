/** What could write anything on a terminal, or end the line: control and formatting characters, lone surrogates, separators. */
const acting = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text from outside in one line, where a terminal or a message shows it: U+FFFD in place of each character that does something. */
export function oneLine(text: string): string {
  return text.replaceAll(acting, "\ufffd");
}

/** What is printed for people, line by line: U+FFFD in place of what acts on a terminal or turns the direction of writing. */
export function harmless(lines: string): string {
  return lines.replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

/** A text from outside as a message can carry it: {@link oneLine} of its beginning. */
export function printable(text: string): string {
  const beginning = oneLine(text.slice(0, 80));
  return beginning.length < text.length ? `${beginning}…` : beginning;
}
