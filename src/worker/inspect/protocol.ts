import type { StageSteps } from "../../tokenizers/formats/describe/describeStages";

// Views know formats by what passes through here only.
export type { StageStep, StageSteps } from "../../tokenizers/formats/describe/describeStages";

/** What is worth knowing of an entry, as bits of its flags. */
export const EntryFlag = {
  /** A control token. */
  special: 1,
  /** In `added_tokens`, or one of a tiktoken encoding's control tokens. */
  added: 2,
  /** `<0xNN>`: stands for a byte. */
  byteFallback: 4,
  /** Its name has a character that the byte alphabet lacks, so no text comes to it but as an added token. */
  unwritable: 8,
} as const;

/** A vocabulary's entries in order of their ids, in columns; a row is an entry's place in them. */
export interface VocabularyTable {
  /** Rising. */
  readonly ids: Uint32Array;
  /** {@link EntryFlag} bits of each. */
  readonly flags: Uint8Array;
  /** Whether entries are byte strings (byte-level BPE), or text. */
  readonly isByteLevel: boolean;
  /** What the last piece of a word is written with at its end (`</w>`); "" where nothing is. */
  readonly endOfWord: string;
  /** Each entry as its file writes it, in UTF-8; the same as `bytes` where entries are byte strings. */
  readonly names: ByteColumn;
  /** What each entry stands for in normalized text. */
  readonly bytes: ByteColumn;
  /** Unigram's log probabilities, NaN for added tokens; null for other models. */
  readonly scores: Float64Array | null;
}

/** Byte strings, one after the other. */
export interface ByteColumn {
  /** Where each begins, and one more: where the last one ends. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Rows of a vocabulary that people look for first. */
export interface EntryLists {
  /** Control tokens, by id. */
  readonly specials: readonly number[];
  /** Added tokens that are no control tokens, by id. */
  readonly added: readonly number[];
  /** Those of most bytes, the longest first, equal ones by id. */
  readonly longest: readonly number[];
}

/** What a tokenizer is made of. The table's arrays are transferred. */
export interface Inspection {
  readonly stages: StageSteps;
  /** Entries, added tokens included; null where the set is open. */
  readonly vocabularySize: number | null;
  /** Null where entries are not listed: their set is open, or all of Unicode. */
  readonly table: VocabularyTable | null;
  /** Of the table; empty where there is none. */
  readonly lists: EntryLists;
  /** Whether the normalizer or pre-tokenizer puts a sign for a space in front of a text. */
  readonly prependsSpace: boolean;
  /** Whether there is something to export: a definition alone has no file. */
  readonly hasFiles: boolean;
}

export type ExportFormat = "tokenizer.json" | "pack";

/** A tokenizer as a file. */
export interface ExportedTokenizer {
  readonly file: Blob;
  /** What the format cannot say, in sentences. */
  readonly losses: readonly string[];
}
