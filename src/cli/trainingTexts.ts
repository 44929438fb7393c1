import { CorpusError, segmentsOf, sharedSegments } from "../corpora/parallel";
import type { TrainCommand, TrainText } from "./commandLine";
import { type CorpusText, openLanguages } from "./corpusInput";
import { inputName, openInput } from "./encodeInputs";
import type { Environment } from "./environment";
import { decodeUtf8 } from "./utf8Input";

/** What is learned from in a language, and what measures, segment by segment. */
export interface LanguageText {
  readonly code: string;
  readonly learned: readonly string[];
  readonly held: readonly string[];
}

type LanguagesInput = Exclude<TrainText, { kind: "files" }>;

export interface LanguageTexts {
  readonly languages: readonly LanguageText[];
  /** Whether they say the same, segment by segment. */
  readonly isParallel: boolean;
}

/** What is said where there are no languages to be evened out. */
export const onlyBpe =
  "Parity-aware BPE evens out languages: of one language it learns what BPE learns. Name several with --corpus or --language.";

/**
 * Reads the languages that `train` names: of a corpus, or a file each, which say the same where they have as many lines. Where they do, what compares languages is of those
 * segments alone that all of them have: what is held out, and for parity what is learned from.
 * @throws {InputError} for an input that cannot be read or is not UTF-8
 * @throws {CorpusError} for what is no parallel corpus, or lacks a language
 */
export async function openLanguageTexts(
  text: LanguagesInput,
  { recipe, holdOut }: Pick<TrainCommand, "recipe" | "holdOut">,
  environment: Environment,
): Promise<LanguageTexts> {
  const languages =
    text.kind === "corpus"
      ? await openChosen(text.corpus, text.languages, environment)
      : await openFiles(text, environment);
  const most = Math.max(...languages.map(({ segments }) => segments.length));
  const mayCompare = text.kind === "corpus" || languages.every(({ segments }) => segments.length === most);
  const common = mayCompare ? sharedSegments(languages.map(({ segments }) => segments)) : [];
  const isParity = recipe.algorithm === "parity";
  const isParallel = common.some((i) => !isParity || !holdOut || isOdd(i));
  const shared = isParallel ? new Set(common) : null;
  const compares = (segment: number) => shared === null || shared.has(segment);
  if (isParity && languages.length < 2) environment.warn(`tessera: ${onlyBpe}`);
  else if (isParallel && common.length < most && (isParity || holdOut)) {
    const does = isParity ? "count" : "measure";
    environment.warn(`tessera: of ${most} segments, all the languages have ${common.length}: those alone ${does}.`);
  }
  return {
    isParallel,
    languages: languages.map(({ code, segments }) => ({
      code,
      learned: segments.filter((_, i) => (!holdOut || isOdd(i)) && (!isParity || compares(i))),
      held: holdOut ? segments.filter((_, i) => !isOdd(i) && compares(i)) : [],
    })),
  };
}

/** Whether a segment is the first, the third and so on. @param i from 0 */
function isOdd(i: number): boolean {
  return i % 2 === 0;
}

async function openChosen(
  corpus: string,
  codes: readonly string[] | null,
  environment: Environment,
): Promise<readonly CorpusText[]> {
  const languages = await openLanguages(corpus, environment);
  return (codes ?? languages.map(({ code }) => code)).map((code) => {
    const found = languages.find((language) => language.code === code);
    if (found === undefined) throw new CorpusError(`The corpus ${corpus} has no language with the code ${code}.`);
    return found;
  });
}

async function openFiles(
  { files }: Extract<TrainText, { kind: "languages" }>,
  environment: Environment,
): Promise<readonly CorpusText[]> {
  const languages: CorpusText[] = [];
  for (const { code, path } of files) {
    let text = "";
    for await (const part of decodeUtf8(openInput(path, environment), inputName(path))) text += part;
    languages.push({ code, segments: segmentsOf(text) });
  }
  return languages;
}
