import { CorpusError } from "./parallel";

/** A file of a corpus before it is read; a browser's `File` with its path for a name is one. */
export interface CorpusFile {
  /** Its path in the folder that was given, with “/” between. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** One language's files: several where a corpus is in several parts, in their order. */
export interface LanguageFiles {
  readonly kind: "lines";
  readonly code: string;
  readonly files: readonly CorpusFile[];
}

/** A file with all languages: a column or key for each. */
export interface TableFile {
  readonly kind: "csv" | "tsv" | "jsonl";
  readonly file: CorpusFile;
}

/** Files that can be read as one corpus. */
export interface CorpusChoice {
  /** What tells it from the other choices: a folder, a table's name, `dev and devtest`; empty for all there is. */
  readonly label: string;
  readonly sources: readonly (LanguageFiles | TableFile)[];
}

export interface CorpusLayout {
  /** Never empty. With several, the same languages are there more than once; the first is FLORES-200 as a whole if it is that. */
  readonly choices: readonly CorpusChoice[];
  /** Names of files that are neither a language's nor a table. */
  readonly ignored: readonly string[];
}

interface NamedFile {
  readonly code: string;
  /** Folder and split: files of one part are of different languages. */
  readonly part: string;
  readonly isDevtest: boolean;
  readonly file: CorpusFile;
}

/** Texts that lie beside a corpus. */
const beside = /^(?:readme|licen[cs]e|copying|notice|changelog)\b/i;
const lineFile = /^([^.].*)\.(dev|devtest|txt)$/i;
/** A language tag, for files without an extension: `eng_Latn`, `pt-BR`. */
const bareCode = /^[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|\d{3}))?$/;
const tableFile = /\.(csv|tsv|jsonl|ndjson)$/i;

/**
 * Finds out what a folder or a choice of files holds.
 *
 * - Files `<code>.dev`, `<code>.devtest`, `<code>.txt` and `<code>` are a language each, one segment a line.
 * - Else `.csv`, `.tsv`, `.jsonl` and `.ndjson` are tables. Beside files of languages, as in FLORES-200, they are not.
 * - The same codes in several folders, or as `.dev` and `.devtest`, are parts of a corpus, of which one is chosen. `.dev`
 *   and `.devtest` of the same languages can be read together too, in this order: so FLORES-200 has 2,009 segments.
 * - Hidden files and folders are left out without a word.
 *
 * @throws {CorpusError} when there is neither a language nor a table
 */
export function layoutOf(files: readonly CorpusFile[]): CorpusLayout {
  const visible = files.filter(({ name }) => !/(?:^|\/)(?:\.|__MACOSX\/)/.test(name));
  const named = visible.flatMap((file) => nameParts(file) ?? []);
  const tables = visible.flatMap((file): TableFile[] => {
    const extension = tableFile.exec(file.name)?.[1]?.toLowerCase();
    if (extension === undefined) return [];
    return [{ kind: extension === "csv" || extension === "tsv" ? extension : "jsonl", file }];
  });
  if (named.length === 0 && tables.length === 0) {
    const found = visible.slice(0, 3).map(({ name }) => name);
    throw new CorpusError(
      "There are no languages: no files named <code>.dev, <code>.devtest or <code>.txt, and no .csv, .tsv or .jsonl." +
        (found.length > 0 ? ` There is ${found.join(", ")}${visible.length > found.length ? " …" : ""}.` : ""),
    );
  }
  const used = new Set(named.length > 0 ? named.map(({ file }) => file) : tables.map(({ file }) => file));
  return {
    choices:
      named.length > 0 ? choicesOf(named) : tables.map((table) => ({ label: table.file.name, sources: [table] })),
    ignored: visible.filter((file) => !used.has(file)).map(({ name }) => name),
  };
}

function nameParts(file: CorpusFile): NamedFile | null {
  const slash = file.name.lastIndexOf("/");
  const name = file.name.slice(slash + 1);
  const [, stem, extension] = lineFile.exec(name) ?? [];
  const code = stem ?? (bareCode.test(name) ? name : undefined);
  if (code === undefined || beside.test(name)) return null;
  const isDevtest = extension?.toLowerCase() === "devtest";
  return { code, part: `${file.name.slice(0, slash + 1)}${isDevtest ? "*.devtest" : "*"}`, isDevtest, file };
}

function choicesOf(named: readonly NamedFile[]): CorpusChoice[] {
  const parts = new Map<string, NamedFile[]>();
  for (const each of named) parts.set(each.part, [...(parts.get(each.part) ?? []), each]);
  const codes = Array.from(parts.values(), (part) => new Set(part.map(({ code }) => code)));
  const different = new Set(named.map(({ code }) => code)).size;
  // Parts without a language in common are one corpus: a folder for each language, say.
  if (codes.reduce((all, { size }) => all + size, 0) === different) return [choiceOf("", named)];
  const choices = Array.from(parts, ([label, part]) => choiceOf(label, part));
  const [dev, devtest] = [...parts.values()].sort(([a], [b]) => Number(a?.isDevtest) - Number(b?.isDevtest));
  const areSplits = parts.size === 2 && dev?.[0]?.isDevtest === false && devtest?.[0]?.isDevtest === true;
  if (!areSplits || codes.some(({ size }) => size !== different)) return choices;
  const sources = dev.flatMap(({ code, file }): LanguageFiles[] => {
    const second = devtest.find((other) => other.code === code);
    return second === undefined ? [] : [{ kind: "lines", code, files: [file, second.file] }];
  });
  return [{ label: "dev and devtest", sources }, ...choices];
}

function choiceOf(label: string, named: readonly NamedFile[]): CorpusChoice {
  return { label, sources: named.map(({ code, file }) => ({ kind: "lines", code, files: [file] })) };
}
