import { knownPatterns } from "../tokenizers/formats/ranks/knownPatterns";
import { toAddedTokenField } from "../tokenizers/formats/tokenizerJson/addedTokens";
import { byteLevelFile, controlToken, splitBy } from "../tokenizers/formats/write/byteLevelFile";
import { toOniguruma } from "../tokenizers/patterns/oniguruma";
import type { Algorithm } from "./algorithms";

/** All that a training goes by, besides its text. An algorithm reads what it knows, and no more. */
export interface TrainingRecipe {
  readonly algorithm: Algorithm;
  /** Entries in all, control tokens and characters included. */
  readonly size: number;
  /**
   * What cuts the text into pre-tokens: a published pattern's name, `whitespace` for what stands between white space, `none`
   * for whole lines, or a pattern written out.
   */
  readonly pattern: string;
  /** Pairs that stand less often are not merged. */
  readonly minimumCount: number;
  /** Characters at most; null for all. */
  readonly alphabetLimit: number | null;
  /** Control tokens, which have the first ids. */
  readonly specials: readonly string[];
}

/** A recipe as it is where nothing else is said. */
export const defaultRecipe: TrainingRecipe = {
  algorithm: "bpe",
  size: 8000,
  pattern: "o200k_base",
  minimumCount: 0,
  alphabetLimit: null,
  specials: [],
};

/** A file's entries by name, for the first ones that an id has. */
export function vocabOf(entries: readonly string[]): Record<string, number> {
  return Object.fromEntries(entries.map((entry, id) => [entry, id]));
}

/** A file's control tokens, which have the first ids, each once. */
export function addedTokensOf(specials: readonly string[]): object[] {
  return [...new Set(specials)].map((content, id) => toAddedTokenField(controlToken(content, id)));
}

/**
 * A tokenizer.json of byte-level BPE without its tables.
 * @param pattern as a recipe has it
 * @throws {TokenizerError} for one that cannot be read
 */
export function cutBytes(pattern: string): ReturnType<typeof byteLevelFile> {
  const file = byteLevelFile(regexOf(pattern), false);
  const words = { type: "Sequence", pretokenizers: [whiteSpace, file.decoder] };
  return pattern === "whitespace" ? { ...file, pre_tokenizer: words } : file;
}

/**
 * A tokenizer.json of text that is cut by a pattern, without decoder and model.
 * @param pattern as a recipe has it
 * @throws {TokenizerError} for one that cannot be read
 */
export function cutText(pattern: string): object {
  const regex = regexOf(pattern);
  const { model: _model, ...file } = byteLevelFile(null, false);
  return { ...file, pre_tokenizer: pattern === "whitespace" ? whiteSpace : regex && splitBy(regex) };
}

const whiteSpace = { type: "WhitespaceSplit" };

/** The pattern of a recipe in Oniguruma's dialect; null where none cuts. */
function regexOf(pattern: string): string | null {
  if (pattern === "none" || pattern === "whitespace") return null;
  return toOniguruma(knownPatterns.get(pattern)?.pattern ?? pattern);
}
