import { afterSubwordsPapers } from "./afterSubwords";
import { fairnessPapers } from "./fairness";
import { makingPapers } from "./making";
import { manyWaysPapers } from "./manyWays";
import { noisePapers } from "./noise";
import type { GuidePaper } from "./paper";
import { vocabulariesPapers } from "./vocabularies";
import { wordsPapers } from "./words";

/** All papers behind the guide, group by group. */
export const papers: readonly GuidePaper[] = [
  ...fairnessPapers,
  ...manyWaysPapers,
  ...makingPapers,
  ...vocabulariesPapers,
  ...wordsPapers,
  ...noisePapers,
  ...afterSubwordsPapers,
];
