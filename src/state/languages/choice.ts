import type { PremiumMode } from "../../analysis/premium";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

/** How the Languages page draws premiums. */
export const charts = ["bars", "heat", "scatter", "map"] as const;
export type Chart = (typeof charts)[number];

/** Parts of the corpus that averages are over. */
export const divisions = ["script", "region", "family"] as const;
export type Division = (typeof divisions)[number];

/** Which languages of the corpus are looked at. The kind comes first, and what it needs behind it: links have them so. */
export type LanguageGroup =
  /** The most spoken, one version of each. */
  | { readonly kind: "spoken" }
  | { readonly kind: "all" }
  /** ISO 15924, such as `Deva`. */
  | { readonly kind: "script"; readonly script: string }
  /** As {@link CorpusLanguage.region} has it. */
  | { readonly kind: "region"; readonly region: string }
  /** As `familyOf` calls it: `Indo-European`, `Romance`. */
  | { readonly kind: "family"; readonly family: string }
  /** Those that somebody has ticked: codes as `writeList` joins them. */
  | { readonly kind: "list"; readonly list: string }
  /** The 22 of the Eighth Schedule to the Constitution of India, as far as the corpus has them. */
  | { readonly kind: "india" }
  /** Those with a premium above this, by any of the tokenizers. */
  | { readonly kind: "above"; readonly premium: number };

/** Columns of the Languages page's table besides the tokenizers. */
export const sortColumns = ["name", "code", "script", "speakers", "bytes"] as const;

/** What its rows are sorted by. */
export type SortColumn = (typeof sortColumns)[number] | TokenizerReference;

export interface LanguageSort {
  /** Null: by the first tokenizer's premium, whichever that is. */
  readonly column: SortColumn | null;
  readonly descending: boolean;
}

/** What a link to the Languages page reproduces, besides the tokenizers, which it shares with Compare. */
export interface LanguagesChoice {
  /** `udhr`, or the key of one's own corpus: `own:<name>#<hash>`. */
  readonly corpus: string;
  /** The code of the language that all are measured against; null means the corpus' English. */
  readonly pivot: string | null;
  readonly mode: PremiumMode;
  /** The name of what is measured (`instruments/corpus/measures.ts`), such as `information.renyiEfficiency,alpha:3`; without one the token premium. */
  readonly measure?: string | undefined;
  readonly chart: Chart;
  /** The tokenizer whose premiums are on the map; null means the first one. */
  readonly map: TokenizerReference | null;
  readonly group: LanguageGroup;
  /** What names, endonyms and codes must contain: of all languages, whichever are chosen. Where it is empty they are those of the group. */
  readonly search: string;
  readonly sort: LanguageSort;
  readonly scale: "linear" | "log";
  /** What averages are by. */
  readonly by: Division;
  /** The code of the language whose passage is beside the figures. */
  readonly open: string | null;
  /** The tokenizer whose tokens that passage shows; without one the first. */
  readonly openIn?: TokenizerReference | undefined;
}

export const bundledCorpus = "udhr";

/** What the page starts with, and what a link that leaves an option out means: changing one changes old links. */
export const defaultLanguages: LanguagesChoice = {
  corpus: bundledCorpus,
  pivot: null,
  mode: "segment",
  chart: "bars",
  map: null,
  group: { kind: "spoken" },
  search: "",
  sort: { column: null, descending: true },
  scale: "linear",
  by: "script",
  open: null,
};
