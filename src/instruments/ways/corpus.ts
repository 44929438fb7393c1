import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { WaysFigures } from "./instrument";

/** What Languages can draw of other ways to cut. */
export const corpusMeasures: readonly CorpusMeasure<WaysFigures>[] = [
  {
    key: "beyondFewest",
    title: "Beyond the fewest",
    inText: "share beyond the fewest",
    unit: () => "tokens that the own way spends above the fewest, ÷ the fewest",
    definition: () =>
      "tokens of the tokenizer’s own way less the fewest that its entries could cut the same pre-tokens into, ÷ the fewest",
    better: "less",
    form: "share",
    isRelative: false,
    per: "segment",
    read: ({ ways: [own], fewest }) => (own === undefined ? null : [own.tokens - fewest, fewest]),
  },
];
