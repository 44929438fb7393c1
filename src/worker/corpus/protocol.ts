import type { DraftLanguage } from "../../corpora/draft";
import type { ReadProgress } from "../../corpora/read";

/** A file that was chosen or dropped. */
export interface ChosenFile {
  /** Its path in the folder that was given, that folder's name first; the name alone for a single file. */
  readonly path: string;
  readonly file: File;
}

/** One of the ways to read files: a folder of several, a table of several, `dev and devtest`. */
export interface LayoutChoice {
  /** Empty where it is the only one and means all files. */
  readonly label: string;
  readonly languages: number;
  /** Of its files. */
  readonly bytes: number;
}

/** What files hold, by their names. */
export interface FilesLayout {
  /** Never empty. */
  readonly choices: readonly LayoutChoice[];
  /** Paths of files that are neither a language's nor a table. */
  readonly ignored: readonly string[];
}

/** A language as it was read. */
export interface ReadLanguage {
  readonly draft: DraftLanguage;
  /** A JSON array of strings, one a segment. */
  readonly segments: Blob;
  /** SHA-256 of {@link segments}, in lower-case hexadecimal. */
  readonly digest: string;
}

/** Files as they were read: the languages, and a sentence for each file that cannot be used. */
export interface ReadFiles {
  readonly languages: readonly ReadLanguage[];
  readonly problems: readonly string[];
}

/** The corpus worker's calls, as Comlink exposes them. */
export interface CorpusWorkerApi {
  /** @throws {CorpusError} (by name) when there is neither a language nor a table */
  layout(files: readonly ChosenFile[]): FilesLayout;
  /**
   * @param choice place among the layout's choices
   * @param onProgress a Comlink proxy
   * @throws {CorpusError} (by name) for what is too large
   */
  read(files: readonly ChosenFile[], choice: number, onProgress: (progress: ReadProgress) => void): Promise<ReadFiles>;
}
