import type { TrainText } from "../../worker/train/protocol";
import { bundledCorpus } from "../languages/choice";
import type { CorpusOpener } from "../languages/session";
import type { TrainChoice } from "./choice";
import type { TrainFiles } from "./files";

/** Where a training's text is. */
export interface TextSources {
  readonly openCorpus: CorpusOpener;
  readonly files: TrainFiles["files"];
  /** The text of Compare. */
  readonly text: string;
}

/** A text that is ready for workers, and about how many bytes it has. */
export interface OpenText {
  readonly text: TrainText;
  readonly bytes: number;
}

/**
 * What a link's training lacks here before it can be done again.
 * @returns a sentence for whoever opened it; null where nothing is missing
 */
export function whatIsMissing(
  { corpus, hash }: Pick<TrainChoice, "corpus" | "hash">,
  { files, text }: Pick<TextSources, "files" | "text">,
): string | null {
  const named = hash === null ? "" : `, whose SHA-256 begins ${hash.slice(0, 12)}`;
  if (corpus.kind === "files" && files.length === 0) {
    if (corpus.files === null) return "Choose the files to train on.";
    const which = corpus.files === 1 ? "one file" : `${corpus.files} files`;
    return `This was trained on ${which}${named}. A link carries none: choose the same to train on.`;
  }
  if (corpus.kind === "text" && text === "")
    return "There is no text in Compare. Write one there, or choose languages.";
  return null;
}

/**
 * Opens what is to be trained on; `reload` asks the server again instead of the browser's cache.
 * @throws {Error} whose message says what is missing and what helps; the signal's reason when it was aborted
 */
export async function textOf(
  choice: TrainChoice,
  sources: TextSources,
  { reload, signal }: { readonly reload: boolean; readonly signal: AbortSignal },
): Promise<OpenText> {
  const { kind, corpus, languages, temperature, holdOut } = choice.corpus;
  const missing = whatIsMissing(choice, sources);
  if (missing !== null) throw new Error(missing);
  if (kind === "text") return { text: { kind, text: sources.text, holdOut }, bytes: sources.text.length };
  if (kind === "files") {
    const { files } = sources;
    return { text: { kind, files, holdOut }, bytes: files.reduce((sum, { file }) => sum + file.size, 0) };
  }
  const open = await sources.openCorpus(corpus, { reload, signal, onProgress: () => {} });
  const wanted = [...new Set(languages)];
  const known = wanted.flatMap((code) => open.languages.find((language) => language.code === code) ?? []);
  const unknown = wanted.filter((code) => !known.some((language) => language.code === code));
  if (unknown.length > 0) {
    const where = corpus === bundledCorpus ? "The bundled corpus" : open.title;
    throw new Error(`${where} has no language with the code ${unknown.slice(0, 5).join(", ")}. Choose others.`);
  }
  return {
    text: {
      kind,
      source: open.source(wanted),
      languages: known.map(({ code, name }) => ({ code, name })),
      temperature,
      holdOut,
    },
    bytes: known.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
