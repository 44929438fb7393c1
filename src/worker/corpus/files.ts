import { type CorpusChoice, type CorpusFile, layoutOf } from "../../corpora/layout";
import { CorpusError } from "../../corpora/parallel";
import { type ReadProgress, readCorpus } from "../../corpora/read";
import { toHex } from "../../text/hex";
import { utf8Encode } from "../../text/utf8";
import { readBytes } from "../assets/readBytes";
import { sha256 } from "../assets/sha256";
import type { ChosenFile, FilesLayout, ReadFiles, ReadLanguage } from "./protocol";

/**
 * What files hold, by their names.
 * @throws {CorpusError} when there is neither a language nor a table
 */
export function layoutFiles(files: readonly ChosenFile[]): FilesLayout {
  const { choices, ignored } = layoutOf(files.map(corpusFile));
  return {
    choices: choices.map((choice) => ({
      label: choice.label,
      languages: choice.sources.length,
      bytes: filesOf(choice).reduce((sum, { size }) => sum + size, 0),
    })),
    ignored,
  };
}

/**
 * Reads files as one corpus. Segments leave as blobs, which the browser may keep on its disk: the page that gets them
 * holds no text.
 * @param place of the choice in the layout
 * @throws {CorpusError} for a corpus that is too large
 */
export async function readFiles(
  files: readonly ChosenFile[],
  place: number,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadFiles> {
  const choice = layoutOf(files.map(corpusFile)).choices[place];
  if (choice === undefined) throw new CorpusError("The files have changed. Choose them again.");
  const languages: ReadLanguage[] = [];
  const problems: string[] = [];
  let last: ReadProgress | null = null;
  const tell = (progress: ReadProgress) => {
    last = progress;
    onProgress(progress);
  };
  for await (const result of readCorpus(choice, tell)) {
    // A table's languages come when its file is done with long since: each is a sign of life.
    if (last !== null) onProgress(last);
    if (result.kind === "problem") problems.push(result.message);
    else {
      const json = utf8Encode(JSON.stringify(result.segments));
      languages.push({ draft: result.language, segments: new Blob([json]), digest: toHex(await sha256(json)) });
    }
  }
  return { languages, problems };
}

function corpusFile({ path, file }: ChosenFile): CorpusFile {
  return { name: path, size: file.size, arrayBuffer: async () => (await readBytes(file)).buffer };
}

function filesOf({ sources }: CorpusChoice): readonly CorpusFile[] {
  return sources.flatMap((source) => (source.kind === "lines" ? source.files : [source.file]));
}
