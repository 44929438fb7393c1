import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageSlice } from "../pageSlice";

/** What a link to the overview of all tokenizers reproduces. */
export interface OverviewChoice {
  /** What their names, models, kinds and scripts must contain. */
  readonly search: string;
  /** The column that the rows are sorted by, with a “-” before it for the greatest first; "" for family by family. */
  readonly sort: string;
  /** Those that are ticked, at most as many as can be compared, in the order of ticking. */
  readonly picked: readonly TokenizerReference[];
}

export interface OverviewSlice {
  readonly overview: OverviewChoice;
}

export const overviewSlice: PageSlice<OverviewSlice> = {
  start: { overview: { search: "", sort: "", picked: [] } },
  rename: ({ overview }, rename) => ({ overview: { ...overview, picked: overview.picked.map(rename) } }),
};
