import type { FirstOther, VocabularyChanges } from "../../analysis/vocabulary/pair/changes/changes";
import type { CommonPart } from "../../analysis/vocabulary/pair/commonPart";
import type { NumberClash } from "../../analysis/vocabulary/pair/numberClash";
import type { OnlyHereSummary } from "../../analysis/vocabulary/pair/onlyHere";
import type { Swap } from "../../analysis/vocabulary/pair/texts/swap";
import type { LoadProgress, TokenizerSource } from "../pool/protocol";

/** Which vocabularies are compared: the first two in full, all of them with each other. */
export interface PairRequest {
  readonly sources: readonly TokenizerSource[];
  readonly baseUrl: string;
  readonly reload: boolean;
}

/** What two vocabularies have in common, and what is other. */
export interface PairReport {
  readonly entriesA: number;
  readonly entriesB: number;
  readonly common: number;
  readonly sameId: number;
  readonly jaccard: number;
  /** Kinds of the models: `BPE`, `Unigram`. */
  readonly kinds: readonly [string, string];
  readonly changes: Omit<VocabularyChanges, "addedTokens"> & { readonly addedTokens: number };
  /** The changes in sentences. */
  readonly words: readonly string[];
  /** Of each two of the sources that have a vocabulary, by their places among these. */
  readonly matrix: readonly MatrixCell[];
  /** Places of the sources that have no vocabulary, such as bytes or words: the others are compared. */
  readonly left: readonly number[];
}

/** What is told after the answer, since it takes longer. */
export interface DetailsReport {
  readonly part: CommonPart;
  readonly numbers: NumberClash;
}

/** What two of several vocabularies have in common. */
export interface MatrixCell {
  readonly a: number;
  readonly b: number;
  readonly common: number;
  readonly jaccard: number;
}

/** What only one of the two has. */
export interface OnlyReport {
  readonly a: OnlyHereSummary;
  readonly b: OnlyHereSummary;
}

/** What texts the two are held to: the bundled corpus in all languages, or in one, or a text of one's own. */
export type HeldTo =
  | { readonly kind: "all" }
  | { readonly kind: "language"; readonly code: string }
  | { readonly kind: "text"; readonly text: string };

/** A language of the corpus under both. */
export interface LanguageTokens {
  readonly code: string;
  readonly name: string;
  readonly a: number;
  readonly b: number;
}

/** What the two do on real text. */
export interface UseReport {
  /** Languages that there are to hold the two to; none for a text. */
  readonly names: readonly Pick<LanguageTokens, "code" | "name">[];
  /** Those that they were held to; for a text one without a name. */
  readonly languages: readonly LanguageTokens[];
  /** How many they were to be held to: more than these where the count was stopped. */
  readonly asked: number;
  readonly tokensA: number;
  readonly tokensB: number;
  /** Share of the tokens whose entry the other has too; null where there are no tokens. */
  readonly commonA: number | null;
  readonly commonB: number | null;
  /** Entries of the first that occur, those of them that are mapped, and those with a Dice of 0.5 or more. */
  readonly occurring: number;
  readonly mapped: number;
  readonly sure: number;
  readonly swap: Omit<Swap, "candidates"> & { readonly candidates: number };
}

/** How far a count is, in languages; with its report once it is done. */
export interface UseStep {
  readonly done: number;
  readonly all: number;
  readonly report: UseReport | null;
}

/** Lists that can be looked into and saved. */
export const pairLists = ["onlyA", "onlyB", "common", "changes", "map", "swap"] as const;
export type PairList = (typeof pairLists)[number];

/** A field of a list: an entry's text (bytes that are none in hexadecimal after `0x`), several of them, a number, a word. */
export type ListField = string | number | null | readonly string[];

/** What each list has in its rows, by its names in files. */
export const listFields: Readonly<Record<PairList, readonly string[]>> = {
  onlyA: ["id", "entry", "becomes", "pieces", "piece_entries"],
  onlyB: ["id", "entry", "becomes", "pieces", "piece_entries"],
  common: ["entry", "id_a", "id_b"],
  changes: ["change", "id_a", "id_b", "entry"],
  map: ["id_a", "entry_a", "id_b", "entry_b", "both", "of_a", "of_b", "dice"],
  swap: ["order", "id", "entry", "uses", "saved"],
};

/** Fields of lists, by their places, that are ids of the first or the second of the two. Changes have ranks there, too. */
export const idFields: Readonly<Record<PairList, Readonly<Record<number, "a" | "b">>>> = {
  onlyA: { 0: "a" },
  onlyB: { 0: "b" },
  common: { 1: "a", 2: "b" },
  changes: {},
  map: { 0: "a", 2: "b" },
  swap: { 1: "b" },
};

/** Rows of a list. */
export interface ListRows {
  readonly rows: readonly (readonly ListField[])[];
  /** How many the list has. */
  readonly all: number;
}

export interface ListRequest extends PairRequest {
  readonly list: PairList;
  /** What `map` and `swap` are of. */
  readonly heldTo: HeldTo;
}

/** How far a call is: loading a tokenizer, or steps of work. */
export type PairProgress =
  | { readonly kind: "load"; readonly progress: LoadProgress }
  | { readonly kind: "work"; readonly done: number; readonly all: number };

/** The worker's calls, as Comlink exposes them. Each loads what it needs; `onProgress` is a Comlink proxy. */
export interface PairWorkerApi {
  compare(request: PairRequest, onProgress: (progress: PairProgress) => void): Promise<PairReport>;
  details(request: PairRequest, onProgress: (progress: PairProgress) => void): Promise<DetailsReport>;
  only(request: PairRequest, onProgress: (progress: PairProgress) => void): Promise<OnlyReport>;
  /** A step of a count, which goes on from the step before. */
  use(request: PairRequest, heldTo: HeldTo, onProgress: (progress: PairProgress) => void): Promise<UseStep>;
  /** What has been counted so far. */
  countedSoFar(request: PairRequest, heldTo: HeldTo, onProgress: (progress: PairProgress) => void): Promise<UseReport>;
  first(request: PairRequest, text: string, onProgress: (progress: PairProgress) => void): Promise<FirstOther | null>;
  rows(request: ListRequest, from: number, count: number): Promise<ListRows>;
  /** A list as a file. */
  write(request: ListRequest, format: "csv" | "json"): Promise<Blob>;
}
