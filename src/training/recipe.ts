import { knownPatterns } from "../tokenizers/formats/ranks/knownPatterns";
import { toAddedTokenField } from "../tokenizers/formats/tokenizerJson/addedTokens";
import { byteLevelFile, controlToken, splitBy } from "../tokenizers/formats/write/byteLevelFile";
import { toOniguruma } from "../tokenizers/patterns/oniguruma";
import type { Algorithm } from "./algorithms";

/** All that a training goes by, besides its text. */
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

/** WordPiece's for what no entry is of. */
const unknown = "[UNK]";

/** The control tokens that a recipe comes to: WordPiece has one for what it does not know. */
export function specialsOf({ algorithm, specials }: TrainingRecipe): string[] {
  return [...new Set(algorithm === "wordpiece" ? [...specials, unknown] : specials)];
}

/**
 * The tokenizer.json that a recipe comes to, as Hugging Face's library writes and reads it.
 * @throws {TokenizerError} for a pattern that cannot be read
 */
export function fileOf(recipe: TrainingRecipe, entries: readonly string[], merges: readonly string[][]): object {
  const vocab = Object.fromEntries(entries.map((entry, id) => [entry, id]));
  const added_tokens = specialsOf(recipe).map((content, id) => toAddedTokenField(controlToken(content, id)));
  const regex = regexOf(recipe.pattern);
  const file = byteLevelFile(regex, false);
  if (recipe.algorithm === "bpe") {
    const bytes = file.decoder;
    const cut = recipe.pattern === "whitespace" ? [whiteSpace, bytes] : null;
    return {
      ...file,
      added_tokens,
      ...(cut && { pre_tokenizer: { type: "Sequence", pretokenizers: cut } }),
      model: { ...file.model, vocab, merges },
    };
  }
  return {
    ...file,
    added_tokens,
    pre_tokenizer: recipe.pattern === "whitespace" ? whiteSpace : regex && splitBy(regex),
    decoder: { type: "WordPiece", prefix: "##", cleanup: false },
    model: {
      type: "WordPiece",
      unk_token: unknown,
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab,
    },
  };
}

const whiteSpace = { type: "WhitespaceSplit" };

/** The pattern of a recipe in Oniguruma's dialect; null where none cuts. */
function regexOf(pattern: string): string | null {
  if (pattern === "none" || pattern === "whitespace") return null;
  return toOniguruma(knownPatterns.get(pattern)?.pattern ?? pattern);
}
