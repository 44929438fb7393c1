import { basename, dirname, join } from "node:path";
import { checkDraft, type DraftLanguage, type DraftProblem } from "../corpora/draft";
import { type CorpusChoice, type CorpusFile, layoutOf } from "../corpora/layout";
import { CorpusError, pivotOf } from "../corpora/parallel";
import { readCorpus } from "../corpora/read";
import { bundledName } from "./bundledCorpus";
import { type Environment, InputError } from "./environment";

/** Files beyond which a folder is surely not a corpus. */
const mostFiles = 10_000;

/** A language with its segments. */
export interface CorpusText {
  readonly code: string;
  readonly segments: readonly string[];
}

/** A parallel corpus, in order of its codes. */
export interface Corpus {
  readonly languages: readonly CorpusText[];
  readonly pivot: CorpusText;
}

/**
 * Reads a corpus: the bundled one by its name, a folder with a file for each language, or a table. What is doubtful in
 * one's own but can be used is warned of.
 * @param pivot the code of a language, or null for English
 * @throws {InputError} for a file or folder that cannot be read
 * @throws {CorpusError} for what is no parallel corpus, with all that is wrong with it
 */
export async function openCorpus(path: string, pivot: string | null, environment: Environment): Promise<Corpus> {
  const { languages, draft } = await readLanguages(path, environment);
  const found = pivotOf(languages, pivot);
  if (draft !== null) warnOf(checkDraft(draft, found.code), environment);
  return { languages, pivot: found };
}

/**
 * Reads a corpus of which no language is the pivot.
 * @throws {InputError} for a file or folder that cannot be read
 * @throws {CorpusError} for what is no parallel corpus, with all that is wrong with it
 */
export async function openLanguages(path: string, environment: Environment): Promise<readonly CorpusText[]> {
  const { languages, draft } = await readLanguages(path, environment);
  if (draft !== null) warnOf(checkDraft(draft, null), environment);
  return languages;
}

/** @returns the languages, and what is to be checked of them; null of the bundled one, which is sound */
async function readLanguages(
  path: string,
  environment: Environment,
): Promise<{ readonly languages: readonly CorpusText[]; readonly draft: readonly DraftLanguage[] | null }> {
  if (path === bundledName) {
    const bundled = await environment.loadBundledCorpus();
    const languages = bundled.header.languages.map(({ code }) => ({ code, segments: bundled.segments(code) }));
    return { languages, draft: null };
  }
  const texts: { language: DraftLanguage; segments: readonly string[] }[] = [];
  const problems: string[] = [];
  for await (const result of readCorpus(await chooseFiles(path, environment), () => {})) {
    if (result.kind === "language") texts.push(result);
    else problems.push(result.message);
  }
  texts.sort((a, b) => (a.language.code < b.language.code ? -1 : 1));
  const draft = texts.map(({ language }) => language);
  requireSound(checkDraft(draft, null), problems);
  return { languages: texts.map(({ language: { code }, segments }) => ({ code, segments })), draft };
}

function warnOf(doubts: readonly DraftProblem[], environment: Environment): void {
  requireSound(doubts, []);
  for (const { message } of doubts) environment.warn(`tessera: ${message}`);
}

/** @throws {CorpusError} with all errors, a line each */
function requireSound(checked: readonly DraftProblem[], others: readonly string[]): void {
  const errors = checked.filter(({ severity }) => severity === "error").map(({ message }) => message);
  if (errors.length + others.length > 0) throw new CorpusError([...others, ...errors].join("\n"));
}

async function chooseFiles(path: string, environment: Environment): Promise<CorpusChoice> {
  const { isFolder, size } = await environment.inspect(path);
  const files = isFolder
    ? await listFiles(path, environment)
    : [corpusFile(dirname(path), basename(path), size, environment)];
  const { choices } = layoutOf(files);
  const [first, second] = choices;
  if (first === undefined || (second !== undefined && first.label !== "dev and devtest")) {
    throw new InputError(
      `${path} holds several corpora: ${choices.map(({ label }) => label).join(", ")}. Name one folder or file of them.`,
    );
  }
  if (second !== undefined) {
    environment.warn("tessera: dev and devtest are read as one corpus. Name one of the two folders for that alone.");
  }
  return first;
}

/** The files of a folder and of the folders in it. */
async function listFiles(folder: string, environment: Environment): Promise<CorpusFile[]> {
  const names: string[] = [];
  for (const name of (await environment.listFolder(folder)).sort()) {
    if (name.startsWith(".")) continue;
    if (!name.endsWith("/")) names.push(name);
    else for (const inner of (await environment.listFolder(join(folder, name))).sort()) names.push(name + inner);
  }
  const files = names.filter((name) => !name.endsWith("/"));
  if (files.length > mostFiles) throw new InputError(`${folder} has over ${mostFiles} files: it is not a corpus.`);
  return Promise.all(
    files.map(async (name) => {
      const { size } = await environment.inspect(join(folder, name));
      return corpusFile(folder, name, size, environment);
    }),
  );
}

function corpusFile(folder: string, name: string, size: number, environment: Environment): CorpusFile {
  return {
    name,
    size,
    async arrayBuffer() {
      const pieces: Uint8Array[] = [];
      for await (const piece of environment.readFile(join(folder, name))) pieces.push(piece);
      return new Uint8Array(Buffer.concat(pieces)).buffer;
    },
  };
}
