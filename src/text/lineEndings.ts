import type { TextEdit } from "./chunkedText";

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
 * file that nobody edited. So only the stretch that differs is replaced, and new line breaks take the text's most common kind;
 * they stay LF where nothing of the text is left.
 * @param original the text with its own line endings
 * @param edited the textarea's value after the edit, LF only
 */
export function applyEditorEdit(original: string, edited: string): string {
  if (!original.includes("\r")) return edited;
  const { start, end, insert } = changedStretch(toEditorText(original), edited);
  if (insert === edited) return edited;
  const before = original.slice(0, fromEditorOffset(original, start));
  const inserted = insert.replaceAll("\n", commonEnding(countLineEndings(original)));
  return joinLines([before, inserted, original.slice(fromEditorOffset(original, end))]);
}

/** UTF-16 units from which on comparing takes time, and a text is worth remembering. */
const longText = 100_000;

/** Units that are compared at once: as parts of memory, many times as fast as one by one. */
const block = 1024;

/** The last two long texts that were compared: each column and each worker of an edited text asks for the same two. */
let last: { readonly before: string; readonly after: string; readonly edit: TextEdit } | null = null;

/** The stretch in which two texts differ: what stands there in the first, in UTF-16 units, and what in the second. */
export function changedStretch(before: string, after: string): TextEdit {
  if (after.length < longText) return compare(before, after);
  if (last?.before !== before || last.after !== after) last = { before, after, edit: compare(before, after) };
  return last.edit;
}

function compare(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  const moved = after.length - before.length;
  let start = 0;
  while (start + block <= shorter && isSame(before, after, start, start, block)) start += block;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = before.length;
  const least = start + Math.max(0, -moved);
  while (end - block >= least && isSame(before, after, end - block, end + moved - block, block)) end -= block;
  while (end > least && before.charCodeAt(end - 1) === after.charCodeAt(end + moved - 1)) end--;
  return { start, end, insert: after.slice(start, end + moved) };
}

function isSame(before: string, after: string, at: number, atAfter: number, length: number): boolean {
  return before.slice(at, at + length) === after.slice(atAfter, atAfter + length);
}

/** The line break that a text has most of; LF where it has none. */
export function commonEnding({ lf, crlf, cr }: LineEndings): "\n" | "\r\n" | "\r" {
  if (crlf + cr === 0) return "\n";
  return crlf >= lf && crlf >= cr ? "\r\n" : cr > lf ? "\r" : "\n";
}

/**
 * Joins texts without making one break of two: CR before LF becomes CR, CR LF. All at once, since to look at the end of what
 * has been joined so far would have it copied each time.
 */
export function joinLines(parts: readonly string[]): string {
  const joined: string[] = [];
  for (const part of parts) {
    if (part === "") continue;
    if (part.startsWith("\n") && joined.at(-1)?.endsWith("\r")) joined.push("\r");
    joined.push(part);
  }
  return joined.join("");
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
