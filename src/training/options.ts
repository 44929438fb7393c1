import type { Algorithm } from "./algorithms";

/** Options that not all algorithms go by, in the command line's order, with what it calls them. */
export const optionNames = {
  minimumCount: "min-count",
  alphabetLimit: "alphabet-limit",
  byteFallback: "byte-fallback",
  transition: "transition",
  globalMerges: "global-merges",
  window: "window",
  windowRatio: "window-ratio",
  seed: "seed",
} as const;
export type OwnOption = keyof typeof optionNames;

/** What has to be known of a recipe to say which options it goes by. */
export interface OptionsRecipe {
  readonly algorithm: Algorithm;
  readonly window: number;
}

/** Of these options those that an algorithm goes by; by all others it goes. */
const optionsOf: Readonly<Record<Algorithm, readonly OwnOption[]>> = {
  bpe: ["minimumCount"],
  characters: ["minimumCount", "alphabetLimit", "byteFallback"],
  wordpiece: ["minimumCount", "alphabetLimit"],
  unigram: ["alphabetLimit", "byteFallback"],
  superbpe: ["minimumCount", "transition"],
  parity: ["minimumCount", "globalMerges", "window", "windowRatio"],
  lib: ["seed"],
};

export const ownOptions = Object.keys(optionNames) as OwnOption[];

/** Whether an option may change what comes out; a share of the window does where there is one. */
export function goesBy({ algorithm, window }: OptionsRecipe, option: OwnOption): boolean {
  return optionsOf[algorithm].includes(option) && (option !== "windowRatio" || window > 0);
}

/** Whether it learns merges, so that smaller vocabularies are a part of larger ones; those that do ask how often a pair stands. */
export function learnsMerges(algorithm: Algorithm): boolean {
  return optionsOf[algorithm].includes("minimumCount");
}

/** Algorithms that go by an option. */
export function algorithmsWith(option: OwnOption): Algorithm[] {
  return (Object.keys(optionsOf) as Algorithm[]).filter((algorithm) => optionsOf[algorithm].includes(option));
}
