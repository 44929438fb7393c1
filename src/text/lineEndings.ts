/** How many line breaks of each kind a text has. */
export interface LineEndings {
  readonly lf: number;
  readonly crlf: number;
  readonly cr: number;
}

/** Counts a text's line endings; CR LF counts once. */
export function countLineEndings(text: string): LineEndings {
  let lf = 0;
  let crlf = 0;
  let cr = 0;
  for (let i = text.search(/[\r\n]/); i >= 0 && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) lf++;
    else if (code === 13) {
      if (text.charCodeAt(i + 1) === 10) {
        crlf++;
        i++;
      } else cr++;
    }
  }
  return { lf, crlf, cr };
}

/** The text as a textarea holds it: CR LF and CR become LF (HTML, “API value” of textarea). */
export function toEditorText(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/**
 * Carries an edit made in a textarea over to the text with its own line endings.
 *
 * A textarea shows `a\r\nb` as `a\nb`; taking its value back would turn every CR LF into LF and change the tokens of a
 * file that nobody edited. So only the stretch that differs is replaced, and new line breaks take the text's most common kind.
 * @param original the text with its own line endings
 * @param edited the textarea's value after the edit, LF only
 */
export function applyEditorEdit(original: string, edited: string): string {
  if (!original.includes("\r")) return edited;
  const shown = toEditorText(original);
  const shorter = Math.min(shown.length, edited.length);
  let prefix = 0;
  while (prefix < shorter && shown.charCodeAt(prefix) === edited.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < shorter - prefix &&
    shown.charCodeAt(shown.length - 1 - suffix) === edited.charCodeAt(edited.length - 1 - suffix)
  ) {
    suffix++;
  }
  const start = fromEditorOffset(original, prefix);
  const end = fromEditorOffset(original, shown.length - suffix);
  const { lf, crlf, cr } = countLineEndings(original);
  const ending = crlf >= lf && crlf >= cr ? "\r\n" : cr > lf ? "\r" : "\n";
  const inserted = edited.slice(prefix, edited.length - suffix).replaceAll("\n", ending);
  return joinLines(joinLines(original.slice(0, start), inserted), original.slice(end));
}

/** Joins two texts without making one break of two: CR before LF becomes CR, CR LF. */
function joinLines(before: string, after: string): string {
  return before.endsWith("\r") && after.startsWith("\n") ? `${before}\r${after}` : before + after;
}

/** Offset in a text of an offset in its textarea form, both in UTF-16 units. */
export function fromEditorOffset(original: string, shownOffset: number): number {
  if (!original.includes("\r")) return shownOffset;
  let offset = 0;
  for (let shown = 0; shown < shownOffset; shown++) {
    offset += original.charCodeAt(offset) === 13 && original.charCodeAt(offset + 1) === 10 ? 2 : 1;
  }
  return offset;
}
