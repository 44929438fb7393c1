import type { Scheme } from "../entryClasses";
import type { ModelFacts } from "../modelFacts";
import type { Reach, Reason } from "../reach/verdicts";
import type { MergeTrace } from "./entryMerges";
import type { RankNeighbours } from "./rankNeighbours";
import type { EntryMeaning } from "./sameText";
import type { WhyNot } from "./whyNot";

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
  /** Why no text gives it, or why that is not known; null where one does. */
  readonly why: WhyNot | null;
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
