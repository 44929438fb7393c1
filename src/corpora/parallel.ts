/** One language of a parallel corpus. */
export interface CorpusText {
  /** The language's code, as in FLORES-200: `eng_Latn`. */
  readonly code: string;
  /** The name of the file that it came from, for messages. */
  readonly file: string;
  /** In the same order in all languages; a blank one is missing in this language. */
  readonly segments: readonly string[];
}

/** What keeps files from being a parallel corpus; the message is meant for people. */
export class CorpusError extends Error {
  override readonly name = "CorpusError";
}

/** Pivots that are taken unasked, the first that is there: FLORES-200's English, then shorter codes for it. */
const usualPivots = ["eng_Latn", "eng", "en"];

/** The language's code that a file name gives (`deu_Latn` of `deu_Latn.devtest`), or null for a file of another kind. */
export function languageOf(file: string): string | null {
  return /^([^.].*)\.(?:dev|devtest|txt)$/.exec(file)?.[1] ?? null;
}

/**
 * The segments of a file's text, one a line. Lines end with LF or CR LF; the last one need not. A byte order mark at the
 * beginning is the file's, not the segment's.
 */
export function segmentsOf(content: string): string[] {
  const lines = content.replace(/^\ufeff/, "").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}

/** Whether a language has a segment: whether there is more than white space. */
export function isPresent(segment: string): boolean {
  return segment.trim() !== "";
}

/**
 * Checks that texts are parallel, and puts them in order of their codes.
 * @throws {CorpusError} when there are none, when two files are of one language, or when a file has more or fewer lines
 * than most
 */
export function parallelCorpus(texts: readonly CorpusText[]): CorpusText[] {
  const byCode = new Map<string, CorpusText>();
  for (const text of texts) {
    const other = byCode.get(text.code);
    if (other !== undefined) {
      throw new CorpusError(
        `${other.file} and ${text.file} are both of ${text.code}. Put each into a folder of its own.`,
      );
    }
    byCode.set(text.code, text);
  }
  const usual = usualLength(texts);
  const odd = texts.find(({ segments }) => segments.length !== usual?.segments.length);
  if (usual === undefined)
    throw new CorpusError("There are no languages: no files named <code>.dev, .devtest or .txt.");
  if (odd !== undefined) {
    throw new CorpusError(
      `${odd.file} has ${odd.segments.length} lines, but ${usual.file} has ${usual.segments.length}. ` +
        "In a parallel corpus the same line is the same segment in all files.",
    );
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The first of the texts whose number of lines is the most common one. */
function usualLength(texts: readonly CorpusText[]): CorpusText | undefined {
  const frequency = new Map<number, number>();
  for (const { segments } of texts) frequency.set(segments.length, (frequency.get(segments.length) ?? 0) + 1);
  const most = Math.max(...frequency.values());
  return texts.find(({ segments }) => frequency.get(segments.length) === most);
}

/**
 * The language that all are measured against.
 * @param asked its code, or null for English
 * @throws {CorpusError} that lists the codes when the corpus does not have it
 */
export function pivotOf(corpus: readonly CorpusText[], asked: string | null): CorpusText {
  const wanted = asked === null ? usualPivots : [asked];
  for (const code of wanted) {
    const found = corpus.find((text) => text.code === code);
    if (found !== undefined) return found;
  }
  const codes = corpus.map(({ code }) => code).join(", ");
  const problem =
    asked === null ? `has none of ${usualPivots.join(", ")}; name a pivot` : `does not have the pivot ${asked}`;
  throw new CorpusError(`The corpus ${problem}. Its languages: ${codes}.`);
}
