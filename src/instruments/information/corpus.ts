import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { InformationFigures } from "./instrument";

/** What all of them have in common: entropies are of a text as a whole, and no mean over its segments. */
const common = { per: "language", isRelative: false } as const;

/** A figure that is no ratio of sums. */
const only = (figure: number | null) => (figure === null ? null : ([figure, 1] as const));

/** What Languages can draw of what tokens carry. */
export const corpusMeasures: readonly CorpusMeasure<InformationFigures>[] = [
  {
    ...common,
    key: "renyiEfficiency",
    title: "Rényi efficiency",
    inText: "Rényi efficiency",
    unit: () => "share of the most that the entries seen could carry (α = 2.5)",
    definition: () => "Rényi’s entropy of the tokens at α = 2.5 ÷ log₂ of the entries seen, after Zouhar et al. 2023",
    better: "more",
    form: "share",
    read: ({ renyiEfficiency }) => only(renyiEfficiency),
  },
  {
    ...common,
    key: "shannonEfficiency",
    title: "Shannon efficiency",
    inText: "Shannon efficiency",
    unit: () => "share of the most that the entries seen could carry",
    definition: () => "H₁ ÷ log₂ of the entries seen",
    better: "more",
    form: "share",
    read: ({ shannonEfficiency }) => only(shannonEfficiency),
  },
  {
    ...common,
    key: "entropy",
    title: "Entropy H₁",
    inText: "entropy H₁",
    unit: () => "bits per token",
    definition: () => "bits that a token carries, by how often each entry comes in the language’s text",
    better: null,
    form: "ratio",
    read: ({ entropy }) => only(entropy),
  },
  {
    ...common,
    key: "types",
    title: "Entries seen",
    inText: "entries seen",
    unit: () => "different entries of the vocabulary",
    definition: () => "different entries among the language’s tokens; a longer text has more",
    better: null,
    form: "count",
    read: ({ types }) => only(types),
  },
  {
    ...common,
    key: "coded",
    title: "Coded size",
    inText: "coded size",
    unit: () => "bits per UTF-8 byte",
    definition: () =>
      "bits that an adaptive coder needs for the ids, two tokens before each being known, ÷ UTF-8 bytes of the text",
    better: "less",
    form: "ratio",
    read: ({ coded, bytes }) => (coded === null ? null : [coded * bytes, bytes]),
  },
  {
    ...common,
    key: "codedPremium",
    title: "Coded premium",
    inText: "coded premium",
    unit: (pivot) => `bits of the coder per bit of ${pivot}`,
    definition: (pivot) =>
      `bits that an adaptive coder needs for the ids, two tokens before each being known, ÷ those of ${pivot}`,
    better: "less",
    form: "ratio",
    isRelative: true,
    read: ({ coded, bytes }) => (coded === null ? null : [coded * bytes, bytes]),
  },
];
