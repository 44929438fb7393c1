import type { MergeTrace } from "../../analysis/vocabulary/entry/entryMerges";
import type { RankNeighbours } from "../../analysis/vocabulary/entry/rankNeighbours";
import type { EntryMeaning } from "../../analysis/vocabulary/entry/sameText";
import type { FoundSentence } from "../../analysis/vocabulary/entry/sentences";
import type { Scheme } from "../../analysis/vocabulary/entryClasses";
import type { ModelFacts } from "../../analysis/vocabulary/modelFacts";
import type { Reach, Reason } from "../../analysis/vocabulary/reach/verdicts";
import type { LoadRequest } from "../pool/protocol";
import type { UsageRequest } from "./usageProtocol";

/** What is asked of one entry. */
export interface EntryRequest extends LoadRequest {
  readonly id: number;
}

/** How an entry comes about. */
export type EntryMaking =
  /** By these merges of its own bytes; where `isWhole` is false they come to other tokens. */
  | { readonly kind: "merges"; readonly trace: MergeTrace; readonly isWhole: boolean }
  /** Merging begins with it. */
  | { readonly kind: "symbol" }
  /** It stands in for a byte that has nothing else (`<0x0A>`). */
  | { readonly kind: "byte" }
  /** It is found in the text as a whole, before all stages. */
  | { readonly kind: "added" }
  /** By longest match, at a word's beginning or within it. */
  | { readonly kind: "matched"; readonly isInside: boolean }
  /** Where it is part of the likeliest way through a text. */
  | { readonly kind: "likeliest" }
  /** A word that is looked up. */
  | { readonly kind: "word" }
  /** By merges of parts that are written in another way within words. */
  | { readonly kind: "marked" };

/** What is known of one entry. */
export interface ToldEntry {
  readonly id: number;
  /** As its file writes it: `Ġhello`, `##ing`, `<0x0A>`. */
  readonly name: string;
  readonly model: ModelFacts["kind"];
  /** What it stands for in the midst of a text. */
  readonly meaning: EntryMeaning;
  /** Its class in each scheme. */
  readonly classes: readonly { readonly scheme: Scheme["name"]; readonly name: string }[];
  readonly reach: Reach;
  readonly reason: Reason;
  /** A text that has it among its tokens, where its own gives something else. */
  readonly example: string | null;
  /** When it is merged, 0 being first; null where no merge makes it. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly making: EntryMaking;
  readonly neighbours: RankNeighbours;
  /** Ids of the entries whose last merge has it for a part; null where the model does not merge, or an entry does not say of what. */
  readonly madeWith: Uint32Array | null;
  /** Ids of all entries that have its bytes in theirs, and are longer. */
  readonly around: Uint32Array;
  /** Whether a pre-token that is an entry is taken as it is, whatever merges make of it. */
  readonly takesEntries: boolean;
}

/** Where sentences with an entry are looked for: in the languages of a corpus, one after the other. */
export interface SentencesRequest extends UsageRequest {
  readonly id: number;
  /** How many of each language. */
  readonly most: number;
}

/** Sentences of a language. */
export interface LanguageSentences {
  readonly code: string;
  readonly sentences: readonly FoundSentence[];
}
