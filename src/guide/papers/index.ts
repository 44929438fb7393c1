import { fairnessPapers } from "./fairness";
import { manyWaysPapers } from "./manyWays";
import { otherPapers } from "./others";
import type { GuidePaper } from "./paper";

/** All papers behind the guide, group by group. */
export const papers: readonly GuidePaper[] = [...fairnessPapers, ...manyWaysPapers, ...otherPapers];
