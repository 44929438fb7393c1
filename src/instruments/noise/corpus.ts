import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { BriefNoise } from "./instrument";
import { kindNames, noiseOptions as options } from "./options";

type Measure = CorpusMeasure<BriefNoise, typeof options>;

/** As a caption says it: “noise: swapped letters at 5%, seed 1”. */
function said({ kind, rate, seed }: Parameters<Measure["unit"]>[1]): string {
  return `${kindNames[kind].replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())} at ${Number((rate * 100).toPrecision(3))}%, seed ${seed}`;
}

const shared = {
  options,
  form: "share",
  isRelative: false,
  per: "segment",
  lacking: "nothing to change",
  // Tokens that nothing was done to have survived nothing.
  isAbout: ({ places }: BriefNoise) => places > 0,
} as const;

/** What Languages can draw of noise. */
export const corpusMeasures: readonly Measure[] = [
  {
    ...shared,
    key: "survival",
    title: "Survival of noise",
    inText: "share of tokens that survive noise",
    unit: () => "tokens that come back from the noisy text, ÷ tokens",
    definition: (_, set) =>
      `tokens that the noisy text has too, with the same id over the same bytes, ÷ tokens; ${said(set)}`,
    better: "more",
    read: ({ kept, tokens }) => [kept, tokens],
  },
  {
    ...shared,
    key: "growth",
    title: "Growth by noise",
    inText: "growth by noise",
    unit: () => "tokens of the noisy text, ÷ tokens of the clean one",
    definition: (_, set) => `tokens of the noisy text ÷ tokens of the clean one; ${said(set)}`,
    better: "less",
    form: "ratio",
    read: ({ noisyTokens, tokens }) => [noisyTokens, tokens],
  },
  {
    ...shared,
    key: "consistency",
    title: "Boundary consistency",
    inText: "boundary consistency under noise",
    unit: () => "boundaries that both texts have, ÷ those that either has",
    definition: (_, set) =>
      `boundaries between tokens at places that the clean and the noisy text share: of both ÷ of either; ${said(set)}`,
    better: "more",
    read: ({ both, either }) => [both, either],
  },
];
