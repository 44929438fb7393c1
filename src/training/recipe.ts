import { knownPatterns } from "../tokenizers/formats/ranks/knownPatterns";
import { toAddedTokenField } from "../tokenizers/formats/tokenizerJson/addedTokens";
import { byteLevelFile, controlToken, splitBy } from "../tokenizers/formats/write/byteLevelFile";
import { toOniguruma } from "../tokenizers/patterns/oniguruma";
import { TokenizerError } from "../tokenizers/tokenizer";
import type { Algorithm } from "./algorithms";
import type { DigitRule, NormalizerName } from "./choices";
import { goesBy, ownOptions } from "./options";

/** What of a recipe decides which pre-tokens there are. */
export interface CutRecipe {
  /**
   * What cuts the text into pre-tokens: a published pattern's name, `whitespace` for what stands between white space, `metaspace` for
   * words with “▁” for the space before each, as SentencePiece writes them, `none` for whole lines, or a pattern written out.
   */
  readonly pattern: string;
  readonly digits: DigitRule;
  readonly normalizer: NormalizerName;
}

/** All that a training goes by, besides its text. An algorithm reads what it knows, and no more. */
export interface TrainingRecipe extends CutRecipe {
  readonly algorithm: Algorithm;
  /** Entries in all, control tokens and characters included. */
  readonly size: number;
  /** Pairs that stand less often are not merged. */
  readonly minimumCount: number;
  /** Characters at most; null for all. */
  readonly alphabetLimit: number | null;
  /**
   * For algorithms over characters: whether all bytes are entries, which write what has no entry of its own; else that is
   * unknown.
   */
  readonly byteFallback: boolean;
  /** Control tokens, which have the first ids. */
  readonly specials: readonly string[];
  /** SuperBPE: entries at which words begin to join; null for four fifths of the size. */
  readonly transition: number | null;
  /** Parity-aware BPE: merges at the beginning that go by all languages' counts, as BPE's do. */
  readonly globalMerges: number;
  /** Parity-aware BPE: choices that are looked back at, so that no language names too many merges in turn; 0 for none. */
  readonly window: number;
  /** Parity-aware BPE: how many times its even share of the window a language may have. */
  readonly windowRatio: number;
  /** For algorithms that draw numbers: what they depend on, a whole number below 2³². */
  readonly seed: number;
}

/** A recipe as it is where nothing else is said. */
export const defaultRecipe: TrainingRecipe = {
  algorithm: "bpe",
  size: 8000,
  pattern: "o200k_base",
  digits: "pattern",
  normalizer: "none",
  minimumCount: 0,
  alphabetLimit: null,
  byteFallback: false,
  specials: [],
  transition: null,
  globalMerges: 0,
  window: 0,
  windowRatio: 2,
  seed: 0,
};

/** A recipe in which options that it does not go by are as where nothing is said of them. */
export function usedRecipe(recipe: TrainingRecipe): TrainingRecipe {
  const unused = ownOptions.filter((option) => !goesBy(recipe, option));
  return { ...recipe, ...Object.fromEntries(unused.map((option) => [option, defaultRecipe[option]])) };
}

/** A file's entries by name, for the first ones that an id has. */
export function vocabOf(entries: readonly string[]): Record<string, number> {
  return Object.fromEntries(entries.map((entry, id) => [entry, id]));
}

/** A file's merges, of ids. */
export function mergesOf(entries: readonly string[], merges: readonly (readonly [number, number])[]): string[][] {
  return merges.map(([left, right]) => [entries[left] as string, entries[right] as string]);
}

/** A file's control tokens, which have the first ids, each once. */
export function addedTokensOf(specials: readonly string[]): object[] {
  return [...new Set(specials)].map((content, id) => toAddedTokenField(controlToken(content, id)));
}

type ByteFile = Omit<ReturnType<typeof byteLevelFile>, "normalizer"> & { readonly normalizer: object | null };

/**
 * A tokenizer.json of byte-level BPE without its tables.
 * @throws {TokenizerError} for a pattern that cannot be read, and for `metaspace`, whose sign is a character
 */
export function cutBytes(recipe: CutRecipe): ByteFile {
  if (recipe.pattern === "metaspace") {
    throw new TokenizerError("“metaspace” writes spaces as a character, “▁”: it is for algorithms over characters.");
  }
  const file = byteLevelFile(null, false);
  return { ...file, normalizer: normalizerOf(recipe), pre_tokenizer: sequence([...stagesOf(recipe), file.decoder]) };
}

/**
 * A tokenizer.json of text that is cut, without decoder and model.
 * @throws {TokenizerError} for a pattern that cannot be read
 */
export function cutText(recipe: CutRecipe): object {
  const { model: _model, decoder: _decoder, ...file } = byteLevelFile(null, false);
  const stages = stagesOf(recipe);
  return { ...file, normalizer: normalizerOf(recipe), pre_tokenizer: stages.length === 0 ? null : sequence(stages) };
}

/** The decoder of text that {@link cutText} cuts. Where white space is left out, or text is normalized, it does not come back. */
export function textDecoder({ pattern, byteFallback }: TrainingRecipe): object {
  const bytes = byteFallback ? [{ type: "ByteFallback" }] : [];
  return { type: "Sequence", decoders: [...bytes, pattern === "metaspace" ? metaspace : { type: "Fuse" }] };
}

/** “▁” in place of spaces, and before a text that begins without one. */
const metaspace = { type: "Metaspace", replacement: "▁", prepend_scheme: "first", split: true };

function stagesOf({ pattern, digits }: CutRecipe): object[] {
  const numbers = digitPatterns[digits].map(splitBy);
  switch (pattern) {
    case "none":
      return numbers;
    case "whitespace":
      return [...numbers, { type: "WhitespaceSplit" }];
    case "metaspace":
      // Ends of lines are no part of words; and digits are cut last, so that “▁” stands before a number as before a word.
      return [splitBy(String.raw`[\r\n]+`), metaspace, ...numbers];
    default:
      return [...numbers, splitBy(toOniguruma(knownPatterns.get(pattern)?.pattern ?? pattern))];
  }
}

/** Names of ways to cut that are no pattern. */
const cutsWithoutPattern: readonly string[] = ["none", "whitespace", "metaspace"];

/** Whether a recipe's pattern is one that somebody has written out, which may do anything. */
export function isWrittenOut(pattern: string): boolean {
  return !cutsWithoutPattern.includes(pattern) && !knownPatterns.has(pattern);
}

/** Patterns that cut at digits, one after the other. */
const digitPatterns: Readonly<Record<DigitRule, readonly string[]>> = {
  pattern: [],
  alone: [String.raw`\p{N}`],
  threes: [String.raw`\p{N}{1,3}`],
  // What is left of a number once as many threes as it has are cut off its end, then these. One pattern would have to look ahead
  // from each of them to the number's end.
  threesFromRight: [String.raw`(?:\p{N}{3})+(?!\p{N})`, String.raw`\p{N}{1,3}`],
};

const normalizers: Readonly<Record<NormalizerName, readonly string[]>> = {
  none: [],
  nfc: ["NFC"],
  nfkc: ["NFKC"],
  lowercase: ["NFC", "Lowercase"],
  unaccented: ["NFD", "StripAccents", "Lowercase"],
};

function normalizerOf({ normalizer }: CutRecipe): object | null {
  const stages = normalizers[normalizer].map((type) => ({ type }));
  return stages.length > 1 ? { type: "Sequence", normalizers: stages } : (stages[0] ?? null);
}

function sequence(stages: readonly object[]): object {
  const [only = {}, ...others] = stages;
  return others.length === 0 ? only : { type: "Sequence", pretokenizers: stages };
}
