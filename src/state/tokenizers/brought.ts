import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../worker/import/protocol";
import { rememberLength } from "./saidLengths";
import { rememberTemplates } from "./saidTemplates";

/**
 * Where a tokenizer is. `cache`: in the browser's cache, as those from the Hub are. `kept`: in the browser's database, as
 * files are unless somebody does not want that. `visit`: here until the page is closed.
 */
export type Place = "cache" | "kept" | "visit";

/** A tokenizer that was brought along, as lists show it. */
export interface BroughtTokenizer {
  readonly facts: TokenizerFacts;
  readonly packBytes: number;
  /** Of its files. */
  readonly bytes: number;
  readonly place: Place;
  /** In milliseconds since 1970. */
  readonly lastUsed: number;
}

export interface BroughtState {
  /** The last used first. */
  readonly tokenizers: readonly BroughtTokenizer[];
  /** Why tokenizers cannot be kept, listed or changed; null where nothing is wrong. */
  readonly problem: string | null;
}

/** The tokenizers that were brought along; those of earlier visits once the library has been asked to refresh. */
export const useBrought = create<BroughtState>()(() => ({ tokenizers: [], problem: null }));

/** A tokenizer as lists show it. */
export function listed(
  tokenizer: Pick<BroughtTokenizer, "facts" | "packBytes" | "lastUsed">,
  place: Place,
): BroughtTokenizer {
  const { facts, packBytes, lastUsed } = tokenizer;
  return { facts, packBytes, bytes: filesBytes(facts), place, lastUsed };
}

/** What the files of a tokenizer have, in bytes. */
export function filesBytes({ files }: TokenizerFacts): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The tokenizer of the list that has this reference. */
export function findBrought(reference: TokenizerReference): BroughtTokenizer | undefined {
  return useBrought.getState().tokenizers.find(({ facts }) => facts.reference === reference);
}

/** Sets the list, and brings it into order. */
export function setBrought(tokenizers: readonly BroughtTokenizer[]): void {
  for (const { facts } of tokenizers) {
    rememberLength(facts);
    rememberTemplates(facts);
  }
  useBrought.setState({ tokenizers: tokenizers.toSorted((a, b) => b.lastUsed - a.lastUsed) });
}

/** Puts a tokenizer into the list, in place of the one with its reference. */
export function putBrought(tokenizer: BroughtTokenizer): void {
  const { reference } = tokenizer.facts;
  setBrought([tokenizer, ...useBrought.getState().tokenizers.filter(({ facts }) => facts.reference !== reference)]);
}
