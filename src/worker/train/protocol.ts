import type { Encoding } from "../../tokenizers/tokenizer";
import type { FinishedRound } from "../../training/algorithm";
import type { TrainingRecipe } from "../../training/recipe";
import type { ChosenFile } from "../corpus/protocol";
import type { CorpusSource } from "../pool/protocol";

export type { FinishedRound, WeighedEntry } from "../../training/algorithm";

/** What a worker is to learn from. Where nothing is held out, what is learned from is measured. */
export type TrainText =
  | {
      readonly kind: "languages";
      readonly source: CorpusSource;
      readonly languages: readonly { readonly code: string; readonly name: string }[];
      readonly temperature: number;
      readonly holdOut: boolean;
    }
  | { readonly kind: "text"; readonly text: string; readonly holdOut: boolean }
  | { readonly kind: "files"; readonly files: readonly ChosenFile[]; readonly holdOut: boolean };

/** What a worker is asked to train. */
export interface TrainRequest {
  readonly recipe: TrainingRecipe;
  readonly text: TrainText;
  /** Where the bundled corpus is asked for. */
  readonly baseUrl: string;
  /** Asks the server again instead of the browser's cache. */
  readonly reload: boolean;
}

/** A language of a training text; a text without languages is one, whose code is empty. */
export interface TrainedLanguage {
  readonly code: string;
  readonly name: string;
  /** UTF-8 bytes that are learned from. */
  readonly learned: number;
  /** UTF-8 bytes that measure. */
  readonly held: number;
  /** How often its text counts, to a thousandth; 1 as often as it stands there. */
  readonly weight: number;
}

/** What was read of a training text. */
export interface CorpusFacts {
  /** UTF-8 bytes of all of it. */
  readonly bytes: number;
  /** Segments of all languages, or lines. */
  readonly segments: number;
  /** SHA-256 in hexadecimal: the same for the same text, on any machine. */
  readonly sha256: string;
  /** Whether its languages say the same, segment by segment, so that their tokens compare. */
  readonly isParallel: boolean;
  /** In the order of all figures by language. */
  readonly languages: readonly TrainedLanguage[];
  /** How many files it is of; null where it is not of files. */
  readonly files: number | null;
  /** What is to be said of it, a sentence each: files that were left out, that nothing could be held out. */
  readonly notes: readonly string[];
}

/** Where a training stands. */
export interface TrainProgress {
  /** What is being done: “read”, “count”, “index”, “merge”, or as a `RoundStep` says it. */
  readonly doing: string;
  /** The part that is done: 0 to 1. */
  readonly done: number;
  /** Seconds that are left, by what it took so far; null where that cannot be said yet. */
  readonly left: number | null;
  /** Entries that there are. */
  readonly size: number;
}

/** What the part that measures comes to in the vocabulary of one size. */
export interface CurvePoint {
  /** Entries. */
  readonly size: number;
  /** Tokens by language. */
  readonly tokens: Float64Array;
  /** UTF-8 bytes a token, by language; 0 where there are no tokens. */
  readonly bytesPerToken: Float64Array;
  /** Gini coefficient of the languages' tokens (Foroutan et al. 2025); null for fewer than two, or where they do not say the same. */
  readonly gini: number | null;
  /** Rényi efficiency of order 2.5 over the whole vocabulary (Zouhar et al. 2023), of all tokens together; null where there are none. */
  readonly renyi: number | null;
  /** Entries that occur. */
  readonly types: number;
}

/** Merges that follow on those before, in columns. */
export interface MergeBatch {
  readonly left: Uint32Array<ArrayBuffer>;
  readonly right: Uint32Array<ArrayBuffer>;
  readonly id: Uint32Array<ArrayBuffer>;
  readonly count: Float64Array<ArrayBuffer>;
  /** Number of the language that named each; −1 where none did. */
  readonly language: Int32Array<ArrayBuffer>;
  /** Entries that there were before all merges. */
  readonly base: number;
  /** Entries at which SuperBPE's words began to join; null until then. */
  readonly crossedAt: number | null;
  /** Entries that are new, as the file writes them, in the order of their ids; the first time all before the merges too. */
  readonly entries: readonly string[];
}

/** What of a tokenizer.json the page is given. */
export interface FileBytes {
  readonly json: Uint8Array<ArrayBuffer>;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
  /** Entries that it has. */
  readonly size: number;
}

/** What a worker tells while it trains. */
export type TrainMessage =
  | { readonly kind: "facts"; readonly facts: CorpusFacts }
  | { readonly kind: "progress"; readonly progress: TrainProgress }
  | { readonly kind: "points"; readonly points: readonly CurvePoint[] }
  | { readonly kind: "merges"; readonly merges: MergeBatch }
  | { readonly kind: "round"; readonly round: FinishedRound }
  | { readonly kind: "file"; readonly file: FileBytes }
  | { readonly kind: "paused" }
  | { readonly kind: "note"; readonly note: string };

/** How a training came to its end. */
export interface TrainEnd {
  readonly state: "done" | "stopped" | "failed";
  /** Why it failed, and what to do; null where it did not. */
  readonly problem: string | null;
}

/** The merges that a vocabulary was learned by, for cutting it. */
export type MergeColumns = Pick<MergeBatch, "left" | "right" | "id" | "base" | "crossedAt">;

/** A vocabulary with how it came about. */
export interface LearnedFile {
  readonly json: Blob;
  readonly recipe: TrainingRecipe;
  readonly merges: MergeColumns;
}

/** Vocabularies that a worker which cuts keeps: two stand side by side. */
export const mostRecut = 2;

/** What is to be cut by a vocabulary at a smaller size. */
export interface RecutRequest {
  /** Tells one vocabulary from another: its file's SHA-256. */
  readonly key: string;
  /** Null where the worker has been given the one of this key before. */
  readonly learned: LearnedFile | null;
  readonly size: number;
  readonly text: string;
}

/** The training worker's calls by the page, as Comlink exposes them. One training a worker. */
export interface TrainWorkerApi {
  /** @param tell a Comlink proxy. @returns at the end, which no error is */
  train(request: TrainRequest, tell: (message: TrainMessage) => void): Promise<TrainEnd>;
  /** Rests where it is, once it has told all and given the file. */
  pause(): void;
  resume(): void;
  /** Ends where it is, once it has told all and given the file. */
  stop(): void;
  /**
   * Cuts a text by a smaller vocabulary, in a worker that does nothing else. Arrays are transferred.
   * @throws {TokenizerError} (by name) where the algorithm's vocabularies do not nest
   */
  recut(request: RecutRequest): Promise<Encoding>;
}
