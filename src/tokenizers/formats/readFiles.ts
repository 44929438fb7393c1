import type { PipelineTokenizer } from "../pipeline";
import { TokenizerError } from "../tokenizer";
import { buildTokenizer } from "./build";
import { checkMeasures } from "./checkMeasures";
import { type Choice, choicesIn, isTokenizer, type TokenizerKind } from "./choose";
import { comparisonNote, otherDescription } from "./compareFiles";
import { guarded, guardedAsync, nothingFound, tooLarge } from "./fileErrors";
import type { GgufChat } from "./gguf/chat";
import { largestFiles } from "./limits";
import { pieceList } from "./otherFiles";
import type { TokenizerParts } from "./parts";
import { patternAsked, type ReadOptions, readParts } from "./readParts";
import { recognise } from "./recognise";
import type { NamedFile, Recognised } from "./recognised";
import { noConfig, readTokenizerConfig, type TokenizerConfig } from "./tokenizerConfig";
import { tryOut } from "./tryOut";
import { unpack } from "./unpack";

export { type TokenizerKind, tokenizerKinds } from "./choose";
export { patternQuestion, tooLarge } from "./fileErrors";
export type { ReadOptions } from "./readParts";
export type { NamedFile } from "./recognised";

/** A tokenizer that was found in files. */
export interface FoundTokenizer {
  readonly kind: TokenizerKind;
  /** Names of the files that it was read from. */
  readonly used: readonly string[];
  /** What has to be known before it can be read; then there are no `parts`. Asked of a person, and given as `pattern`. */
  readonly needs: "pattern" | null;
  /** How a GGUF file names what cuts its text, where a pattern is needed since that name is not known here; null else. */
  readonly named: string | null;
  /** What of the options has been used to cut the text; null where the files say it themselves. */
  readonly pattern: string | null;
  readonly parts: TokenizerParts | null;
  /** Built of the parts. */
  readonly tokenizer: PipelineTokenizer | null;
  /** What was guessed or left aside, in sentences. */
  readonly notes: readonly string[];
  /** Name of a file that describes the same vocabulary and has not been held beside what was read; null where there is none. */
  readonly uncompared: string | null;
  /** The most tokens that the model takes, as `tokenizer_config.json` beside it says; null where it does not. */
  readonly modelMaxLength: number | null;
  /** What the tokenizer's own file says of chats, as a `tokenizer_config.json` would: a model in GGUF may; null where it does not. */
  readonly chat: GgufChat | null;
}

/**
 * Finds the tokenizer in files that someone chose: one file, or those of a folder. What they are is told by content, out
 * of gzip and of UTF-16. Of several the fullest description that can be read is taken. The tokenizer has been built once,
 * so that what cannot be used is known here. Where a SentencePiece model lies beside its tokenizer.json, both are built and
 * held side by side if the options ask for it.
 * @throws {TokenizerError} when there is none, with what was found and what would be understood; for what is damaged or
 *   not supported, named by its path; for files of over 256 MB
 */
export async function readTokenizerFiles(files: readonly NamedFile[], options: ReadOptions): Promise<FoundTokenizer> {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > largestFiles) throw tooLarge(bytes);
  const notes: string[] = [];
  const recognised = await recogniseAll(files, largestFiles - bytes, notes);
  const choices = choicesIn(recognised);
  const problems = recognised.flatMap((file) => (file.kind === "damaged" ? [file.error] : []));
  for (const choice of choices) {
    try {
      const found = await readChoice(choice, recognised, options, problems);
      const withNotes = { ...found, notes: [...notes, ...found.notes] };
      return await besideOther(withNotes, otherDescription(choice, choices), recognised, options);
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
      // What a person said of the pattern is theirs to mend.
      if (options.pattern !== undefined && (await patternAsked(choice.main)) !== null) throw error;
      problems.push(error);
    }
  }
  throw problems[0] ?? new TokenizerError(nothingFound(recognised));
}

/**
 * @param room bytes that what is packed may add, all files together
 * @param notes is told what unpacking left aside
 */
async function recogniseAll(files: readonly NamedFile[], room: number, notes: string[]): Promise<Recognised[]> {
  let left = room;
  const recognised: Recognised[] = [];
  for (const file of files) {
    try {
      const unpacked = await unpack(file, left, notes);
      if (unpacked.bytes !== file.bytes) left -= unpacked.bytes.length;
      recognised.push(recognise(unpacked));
    } catch (error) {
      if (!(error instanceof TokenizerError)) throw error;
      recognised.push({ kind: "damaged", file, error });
    }
  }
  return recognised;
}

/** Adds what is to be said of the other file that describes the same vocabulary. */
async function besideOther(
  found: FoundTokenizer,
  other: Choice | null,
  recognised: readonly Recognised[],
  options: ReadOptions,
): Promise<FoundTokenizer> {
  const { tokenizer, used } = found;
  if (other === null || tokenizer === null) {
    return options.compare === true ? { ...found, notes: [...found.notes, ...recognised.flatMap(noModelNote)] } : found;
  }
  const { name } = other.main.file;
  if (options.compare !== true) return { ...found, uncompared: name };
  const note = await readChoice(other, recognised, options, []).then(
    (read) =>
      read.tokenizer === null
        ? `${name} was not compared: it does not say how text is cut.`
        : comparisonNote({ name: used[0] ?? "", tokenizer }, { name, tokenizer: read.tokenizer }),
    (error: unknown) => {
      if (!(error instanceof TokenizerError)) throw error;
      return `${name} could not be read to be compared: ${error.message}`;
    },
  );
  return { ...found, notes: [...found.notes, note] };
}

/** @param problems of what was tried before */
async function readChoice(
  { kind, main, partner }: Choice,
  recognised: readonly Recognised[],
  options: ReadOptions,
  problems: readonly TokenizerError[],
): Promise<FoundTokenizer> {
  const used = [main, ...(partner === null ? [] : [partner])];
  const names = used.map(({ file }) => file.name);
  const others = recognised.filter((file) => isTokenizer(file) && !used.includes(file));
  const notes = [
    ...problems.map(({ message }) => `${message} ${names.join(" and ")} is read in its place.`),
    ...others
      .filter(({ file }) => !problems.some(({ message }) => message.startsWith(file.name)))
      .map(({ kind: other, file }) => `${file.name} (${other}) is left aside.`),
    ...(kind === "SentencePiece model" ? recognised.flatMap(pieceListNote) : []),
  ];
  const nothing = {
    needs: null,
    named: null,
    parts: null,
    tokenizer: null,
    uncompared: null,
    modelMaxLength: null,
    chat: null,
  };
  const { name } = main.file;
  const asked = await guardedAsync(name, () => patternAsked(main));
  const pattern = asked === null ? undefined : options.pattern;
  if (asked !== null && pattern === undefined) {
    return { ...nothing, kind, used: names, needs: "pattern", named: asked.named, pattern: null, notes };
  }
  const { config, files: configs } = configIn(kind, recognised, notes);
  const read = await guardedAsync(name, () => readParts(main, partner, config, { ...options, pattern }, notes));
  const { parts, usesConfig, modelMaxLength = config.modelMaxLength, chat = null } = read;
  const tokenizer = guarded(name, () => {
    checkMeasures(parts);
    const built = buildTokenizer(parts);
    tryOut(built);
    return built;
  });
  const all = usesConfig ? [...names, ...configs] : names;
  return { ...nothing, kind, used: all, parts, tokenizer, notes, modelMaxLength, chat, pattern: pattern ?? null };
}

/** What by its name would be a SentencePiece model to compare with, and is none. */
function noModelNote(file: Recognised): string[] {
  const isMeant = file.kind === "other" && file.file.name.endsWith(".model");
  return isMeant ? [`${file.file.name} is ${file.what}: it was not compared.`] : [];
}

/** A model has its pieces itself. */
function pieceListNote(file: Recognised): string[] {
  const isList = file.kind === "other" && file.what === pieceList;
  return isList ? [`${file.file.name} lists the model’s pieces, and is not needed.`] : [];
}

/** What the files beside a tokenizer say. */
function configIn(
  kind: TokenizerKind,
  recognised: readonly Recognised[],
  notes: string[],
): { config: TokenizerConfig; files: readonly string[] } {
  const found = recognised.flatMap((file) => (file.kind === "tokenizer configuration" ? [file] : []));
  const files = found.map(({ file }) => file.name);
  try {
    return { config: guarded(files[0] ?? "", () => readTokenizerConfig(found.map(({ json }) => json))), files };
  } catch (error) {
    // A tokenizer.json stands by itself, and so does a GGUF file.
    if (!(error instanceof TokenizerError) || (kind !== "tokenizer.json" && kind !== "GGUF model")) throw error;
    notes.push(`${error.message} It is left aside.`);
    return { config: noConfig, files: [] };
  }
}
