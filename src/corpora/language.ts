/** A language of a parallel corpus, as lists and charts show it. */
export interface CorpusLanguage {
  /** Unique in its corpus: a file's name, a column's heading, or the code of the bundled corpus. */
  readonly code: string;
  /** In English, as `Punjabi (Gurmukhi)`; the code where nothing better is known. */
  readonly name: string;
  /** The language's name for itself, in its own script; null where it is not known. */
  readonly endonym: string | null;
  readonly bcp47: string | null;
  readonly iso6393: string | null;
  /** ISO 15924 code of the script that most letters of the text are of, such as `Deva`. */
  readonly script: string;
  readonly direction: "ltr" | "rtl";
  /** Degrees north, and east; null where the language has no place on a map. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The part of the world that it is at home in, as the United Nations divide it: `Southern Asia`. */
  readonly region: string | null;
  /** About how many people speak it; null where it is not known. */
  readonly speakers: number | null;
  /** Segments that are not blank. */
  readonly present: number;
  /** UTF-8 bytes of all segments. */
  readonly bytes: number;
}
