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
    read: ({ ways, words }) => {
      const cut = ways.find(({ way }) => way === "fewest");
      // A segment without words has none that is cut otherwise.
      return cut === undefined ? null : [Math.round((cut.cutOtherwise ?? 0) * words), words];
    },
  },
];
