import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { BesideFewest } from "./instrument";

/** What Languages can draw of other ways to cut. */
export const corpusMeasures: readonly CorpusMeasure<BesideFewest>[] = [
  {
    key: "beyondFewest",
    title: "Beyond the fewest",
    inText: "share beyond the fewest",
    unit: () => "tokens spent above the fewest, ÷ the fewest",
    definition: () =>
      "tokens less the fewest that the tokenizer’s entries could cut the same pre-tokens into, ÷ the fewest",
    better: "less",
    form: "share",
    isRelative: false,
    per: "segment",
    read: ({ tokens, fewest }) => [tokens - fewest, fewest],
  },
  {
    key: "cutOtherwise",
    title: "Words cut otherwise",
    inText: "share of words cut otherwise by the fewest",
    unit: () => "words that the fewest tokens cut otherwise, ÷ words",
    definition: () =>
      "words that have other boundaries inside where the same pre-tokens are cut into the fewest tokens, ÷ words",
    better: "less",
    form: "share",
    isRelative: false,
    per: "segment",
    // A segment without words has none that is cut otherwise.
    read: ({ cutOtherwise, words }) => [cutOtherwise, words],
  },
];
