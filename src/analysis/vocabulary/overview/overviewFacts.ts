/** What the overview of all tokenizers says of one by its files alone. */
export interface StageWords {
  /** “Byte-level BPE”. */
  readonly kind: string;
  /** Entries, added tokens included; null where the set is open. */
  readonly entries: number | null;
  /** Control tokens, by the flag of the tokenizer's file; null where there is no vocabulary to have any. */
  readonly controls: number | null;
  /** “NFC”, “none”; null where there are no stages. */
  readonly normalizer: string | null;
  /** Whose pattern cuts a text before the model, “GPT-2”, or what does; null where there are no stages. */
  readonly pattern: string | null;
}

/** What a text comes to: bytes of UTF-8, tokens without control tokens, and the unknown ones among those. */
export interface TextCounts {
  readonly bytes: number;
  readonly tokens: number;
  readonly unknown: number;
}

/** The share of a script's characters in a corpus, each as often as it occurs, that are one token where the script is covered. */
export const coveredFrom = 0.9;

/** What the bundled corpus comes to in one tokenizer, each segment encoded alone. */
export interface CorpusFacts {
  readonly english: TextCounts;
  /** Of all languages together. */
  readonly all: TextCounts;
  /** ISO 15924 codes of the scripts that are covered, of which the corpus has most first; null without a vocabulary. */
  readonly scripts: readonly string[] | null;
}

/** All that the overview says of a tokenizer. */
export interface OverviewFacts extends StageWords, CorpusFacts {}
