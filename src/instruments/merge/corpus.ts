import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { OptionsOf } from "../options";
import type { MergeFigures } from "./instrument";
import { mergeOptions } from "./options";

type Measure = CorpusMeasure<Pick<MergeFigures, "tokens" | "after">, typeof mergeOptions>;

/** What is joined, of what a measure is set to. */
function joined({ method, codes, length, words, from }: OptionsOf<typeof mergeOptions>): string {
  const entries = codes === 1 ? "one entry" : `${codes} entries`;
  switch (method) {
    case "lzw":
      return `LZW over the language’s ids with ${entries} of up to ${length} ids (Geng et al. 2025)`;
    case "merges":
      return `merging the most frequent neighbours inside of the language’s words into ${entries} (Feher et al. 2025)`;
    case "grams":
      return `joining the language’s most frequent sequences of up to ${words} words into ${entries} (Gee et al. 2023)${from === "half" ? ", learnt from its first half and counted in the second" : ""}`;
  }
}

/** What all of them have in common: what is learnt of a language is learnt of all its text. */
const common = { per: "language", options: mergeOptions } as const;

const premium: Measure = {
  ...common,
  key: "premiumAfter",
  title: "Premium after merging further",
  inText: "token premium after merging further",
  unit: (pivot) => `tokens that are left per token that is left of ${pivot}`,
  definition: (pivot, options) => `tokens that are left ÷ those of ${pivot}, after ${joined(options)}`,
  better: "less",
  form: "ratio",
  isRelative: true,
  read: ({ after }) => [after, 1],
};

const saved: Measure = {
  ...common,
  key: "saved",
  title: "Saved by merging further",
  inText: "share of tokens saved by merging further",
  unit: () => "tokens that are saved, ÷ tokens",
  definition: (_, options) => `the share of tokens that ${joined(options)} saves`,
  better: "more",
  form: "share",
  isRelative: false,
  read: ({ tokens, after }) => (tokens === 0 ? null : [tokens - after, tokens]),
};

/** What Languages can draw of merging further. */
export const corpusMeasures = [premium, saved];
