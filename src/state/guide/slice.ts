import type { PageSlice } from "../pageSlice";

/** What a link to the guide reproduces. */
export interface GuideChoice {
  /** What is gone to: a finding, a question or another part of the page, by its id; "" for the beginning. */
  readonly at: string;
  /** What is shown one at a time: the tour, or all findings; "" for the whole page. */
  readonly presenting: "" | "tour" | "all";
}

export interface GuideSlice {
  readonly guide: GuideChoice;
}

export const guideSlice: PageSlice<GuideSlice> = {
  start: { guide: { at: "", presenting: "" } },
};
