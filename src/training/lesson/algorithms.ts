/** What can be looked at step by step. */
export const lessonAlgorithms = ["bpe", "wordpiece", "unigram"] as const;
export type LessonAlgorithm = (typeof lessonAlgorithms)[number];

/** Those that merge pairs. */
export type MergeAlgorithm = Exclude<LessonAlgorithm, "unigram">;

/** Steps at most: more than a class looks at, and each is a table. */
export const mostSteps = 200;
