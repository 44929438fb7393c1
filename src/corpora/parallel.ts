import { shortened } from "../text/shortened";

/** What keeps files from being a parallel corpus; the message is meant for people. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

/** Pivots that are taken unasked, the first that is there: FLORES-200's English, then shorter codes for it. */
export const usualPivots = ["eng_Latn", "eng", "en"];

/** The segments of a file's text, one a line. Lines end with LF or CR LF; the last one need not. */
export function segmentsOf(content: string): string[] {
  const lines = content.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}

/** Whether a language has a segment: whether there is more than white space. */
export function isPresent(segment: string): boolean {
  return segment.trim() !== "";
}

/** Whether both of two languages have a segment, by its number. */
export function isShared(own: readonly string[], other: readonly string[], segment: number): boolean {
  return isPresent(own[segment] ?? "") && isPresent(other[segment] ?? "");
}

/** Segments that all languages have, by their numbers. */
export function sharedSegments(languages: readonly (readonly string[])[]): number[] {
  const most = Math.max(0, ...languages.map(({ length }) => length));
  return Array.from({ length: most }, (_, segment) => segment).filter((segment) =>
    languages.every((segments) => isPresent(segments[segment] ?? "")),
  );
}

/**
 * The language that all are measured against.
 * @param asked its code, or null for English
 * @throws {CorpusError} that lists the codes when the corpus does not have it
 */
export function pivotOf<Language extends { readonly code: string }>(
  corpus: readonly Language[],
  asked: string | null,
): Language {
  const wanted = asked === null ? usualPivots : [asked];
  for (const code of wanted) {
    const found = corpus.find((language) => language.code === code);
    if (found !== undefined) return found;
  }
  const codes = corpus.slice(0, 300).map(({ code }) => shortened(code));
  if (corpus.length > codes.length) codes.push(`and ${corpus.length - codes.length} more`);
  const problem =
    asked === null
      ? `has none of ${usualPivots.join(", ")}; name a pivot`
      : `does not have the pivot ${shortened(asked)}`;
  throw new CorpusError(`The corpus ${problem}. Its languages: ${codes.join(", ")}.`);
}
