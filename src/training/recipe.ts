import { knownPatterns } from "../tokenizers/formats/ranks/knownPatterns";
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

/** What a tokenizer's file says besides its entries, as Hugging Face's library writes and reads it. */
export function fileOf(recipe: TrainingRecipe, entries: readonly string[], merges: readonly string[][]): object {
  const isBytes = recipe.algorithm === "bpe";
  const cut = preTokenizerOf(recipe.pattern);
  const bytes = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false };
  const vocab = Object.fromEntries(entries.map((entry, id) => [entry, id]));
  const special = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: specialsOf(recipe).map((content, id) => ({ id, content, ...special })),
    normalizer: null,
    pre_tokenizer: !isBytes ? cut : cut === null ? bytes : { type: "Sequence", pretokenizers: [cut, bytes] },
    post_processor: null,
    decoder: isBytes
      ? { ...bytes, add_prefix_space: true, use_regex: true }
      : { type: "WordPiece", prefix: "##", cleanup: false },
    model: isBytes
      ? {
          type: "BPE",
          dropout: null,
          unk_token: null,
          continuing_subword_prefix: null,
          end_of_word_suffix: null,
          fuse_unk: false,
          byte_fallback: false,
          ignore_merges: false,
          vocab,
          merges,
        }
      : {
          type: "WordPiece",
          unk_token: unknown,
          continuing_subword_prefix: "##",
          max_input_chars_per_word: 100,
          vocab,
        },
  };
}

function preTokenizerOf(pattern: string): object | null {
  if (pattern === "none") return null;
  if (pattern === "whitespace") return { type: "WhitespaceSplit" };
  const Regex = knownPatterns.get(pattern)?.pattern ?? pattern;
  return { type: "Split", pattern: { Regex }, behavior: "Isolated", invert: false };
}
