/** Digits of the longest numbers that are counted. */
export const mostDigits = 7;

/**
 * How many digit strings of a length are cut in each way. A way is written as the digits of its tokens, “3+1”, with “?” behind
 * those that are unknown.
 */
export type CutCounts = ReadonlyMap<string, number>;
