/** What can be looked at step by step. */
export const lessonAlgorithms = ["bpe", "wordpiece"] as const;
export type LessonAlgorithm = (typeof lessonAlgorithms)[number];

/** Merges at most: more than a class looks at, and each is a table. */
export const mostMerges = 200;
