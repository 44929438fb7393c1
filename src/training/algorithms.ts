/** How entries are found, by the names that links and the command line have. `learners.ts` has what they do. */
export const algorithms = ["bpe", "characters", "wordpiece", "unigram", "superbpe", "parity", "lib"] as const;
export type Algorithm = (typeof algorithms)[number];
