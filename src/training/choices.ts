import type { Algorithm } from "./algorithms";

/**
 * How digits are cut before the pattern cuts: as the pattern has it, each alone, or in groups of three, from the left (123|456|7) or
 * from the right (1|234|567), as people group them.
 */
export const digitRules = ["pattern", "alone", "threes", "threesFromRight"] as const;
export type DigitRule = (typeof digitRules)[number];

/** What is done to text before it is cut, by names that links and the command line have. */
export const normalizerNames = ["none", "nfc", "nfkc", "lowercase", "unaccented"] as const;
export type NormalizerName = (typeof normalizerNames)[number];

/** What cuts text for algorithms that are not used with o200k_base's pattern. */
export const usualPatterns: Readonly<Partial<Record<Algorithm, string>>> = {
  wordpiece: "whitespace",
  unigram: "metaspace",
  lib: "none",
};
