import type { TokenizerReference } from "../tokenizerReference";

/** A built-in tokenizer, as the picker lists it and a column heads it. */
export interface CatalogueEntry {
  /** What links and commands call it. */
  readonly id: string;
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly family: string;
  /** Models known to use it; only what its publisher has said. */
  readonly models: readonly string[];
  /** "Byte-level BPE", "WordPiece" … */
  readonly model: string;
  /** Entries including added tokens; null where the set is open. */
  readonly vocabularySize: number | null;
  /**
   * The npm package that its vocabulary came from, at the version of the lock file; null for what a definition alone makes (bytes,
   * code points). `notes.ts` says more.
   */
  readonly package: string | null;
  readonly licence: string;
  /** Name of the prepared vocabulary that it loads; several entries may share one. Null for baselines. */
  readonly vocabulary: string | null;
}

/** An entry as a family's file writes it; its reference follows from its id. */
export type BuiltinDefinition = Omit<CatalogueEntry, "reference">;

/** What a column or a chart says of a tokenizer, built in or not. */
export interface TokenizerEntry {
  readonly reference: TokenizerReference;
  readonly label: string;
  /** Models known to use it. */
  readonly models: readonly string[];
  /** What kind it is, or where it is from: the line under its name. */
  readonly model: string;
  /** Name of the prepared vocabulary; null for baselines, and what is not built in. */
  readonly vocabulary: string | null;
  /** npm package of the prepared vocabulary; null where there is none. */
  readonly package: string | null;
}
