import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { OptionsOf } from "../options";
import type { InformationFigures } from "./instrument";
import { informationOptions } from "./options";

const { alpha, order, of } = informationOptions;

/** What all of them have in common: entropies are of a text as a whole, and no mean over its segments. */
const common = { per: "language", isRelative: false } as const;

/** A figure that is no ratio of sums. */
const only = (figure: number | null) => (figure === null ? null : ([figure, 1] as const));

type Of = OptionsOf<{ readonly of: typeof of }>["of"];

/** What entropy is divided by the logarithm of. */
const dividedBy: Readonly<Record<Of, string>> = {
  seen: "the entries seen",
  vocabulary: "all entries of the vocabulary",
};

const givenWords = [
  "",
  "one token before each",
  "two tokens before each",
  "three tokens before each",
  "four tokens before each",
];

const renyiEfficiency: CorpusMeasure<InformationFigures, { alpha: typeof alpha; of: typeof of }> = {
  ...common,
  key: "renyiEfficiency",
  title: "Rényi efficiency",
  inText: "Rényi efficiency",
  options: { alpha, of },
  unit: (_, { alpha, of }) => `share of the most that ${dividedBy[of]} could carry (α = ${alpha})`,
  definition: (_, { alpha, of }) =>
    `Rényi’s entropy of the tokens at α = ${alpha} ÷ log₂ of ${dividedBy[of]}, after Zouhar et al. 2023`,
  better: "more",
  form: "share",
  read: ({ renyiEfficiency }) => only(renyiEfficiency),
};

const shannonEfficiency: CorpusMeasure<InformationFigures, { of: typeof of }> = {
  ...common,
  key: "shannonEfficiency",
  title: "Shannon efficiency",
  inText: "Shannon efficiency",
  options: { of },
  unit: (_, { of }) => `share of the most that ${dividedBy[of]} could carry`,
  definition: (_, { of }) => `H₁ ÷ log₂ of ${dividedBy[of]}`,
  better: "more",
  form: "share",
  read: ({ shannonEfficiency }) => only(shannonEfficiency),
};

const entropy: CorpusMeasure<InformationFigures> = {
  ...common,
  key: "entropy",
  title: "Entropy H₁",
  inText: "entropy H₁",
  unit: () => "bits per token",
  definition: () => "bits that a token carries, by how often each entry comes in the language’s text",
  better: null,
  form: "ratio",
  read: ({ entropy }) => only(entropy),
};

const types: CorpusMeasure<InformationFigures> = {
  ...common,
  key: "types",
  title: "Entries seen",
  inText: "entries seen",
  unit: () => "different entries of the vocabulary",
  definition: () => "different entries among the language’s tokens; a longer text has more",
  better: null,
  form: "count",
  read: ({ types }) => only(types),
};

type Coded = CorpusMeasure<InformationFigures, { order: typeof order }>;

const readCoded: Coded["read"] = ({ coded, bytes }) => (coded === null ? null : [coded * bytes, bytes]);

const coded: Coded = {
  ...common,
  key: "coded",
  title: "Coded size",
  inText: "coded size",
  options: { order },
  unit: () => "bits per UTF-8 byte",
  definition: (_, { order }) =>
    `bits that an adaptive coder needs for the ids, ${givenWords[order]} being known, ÷ UTF-8 bytes of the text`,
  better: "less",
  form: "ratio",
  read: readCoded,
};

const codedPremium: Coded = {
  ...common,
  key: "codedPremium",
  title: "Coded premium",
  inText: "coded premium",
  options: { order },
  unit: (pivot) => `bits of the coder per bit of ${pivot}`,
  definition: (pivot, { order }) =>
    `bits that an adaptive coder needs for the ids, ${givenWords[order]} being known, ÷ those of ${pivot}`,
  better: "less",
  form: "ratio",
  isRelative: true,
  read: readCoded,
};

/** What Languages can draw of what tokens carry. */
export const corpusMeasures = [renyiEfficiency, shannonEfficiency, entropy, types, coded, codedPremium];
