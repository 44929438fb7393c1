import type { PartsOf } from "../../analysis/languageFigures";
import type { MeasureWords } from "./corpusMeasure";

/** A ratio of what is counted in any case. */
export interface CountedMeasure extends MeasureWords {
  readonly name: string;
  readonly instrument: null;
  readonly partsOf: PartsOf;
}

/** The token premium (Petrov et al. 2023): what Languages measures where nothing else is chosen. */
export const premiumMeasure: CountedMeasure = {
  name: "premium",
  key: "premium",
  instrument: null,
  title: "Token premium",
  inText: "token premium",
  unit: (pivot) => `tokens per token of ${pivot}`,
  definition: (pivot) => `tokens ÷ tokens of ${pivot}`,
  better: "less",
  form: "ratio",
  isRelative: true,
  partsOf: (language, pivot) => ({ above: language.tokens, below: pivot.tokens }),
};

/** Those of Compare's ratios that sums over segments give; in links they are of `ratios`, as that table is called there. */
export const countedMeasures: readonly CountedMeasure[] = [
  premiumMeasure,
  {
    name: "ratios.bytesPerToken",
    key: "bytesPerToken",
    instrument: null,
    title: "Bytes per token",
    inText: "bytes per token",
    unit: () => "UTF-8 bytes of a token",
    definition: () => "UTF-8 bytes ÷ tokens; scripts differ in how many bytes a character takes",
    better: "more",
    form: "ratio",
    isRelative: false,
    partsOf: ({ bytes, tokens }) => ({ above: bytes, below: tokens }),
  },
  {
    name: "ratios.charactersPerToken",
    key: "charactersPerToken",
    instrument: null,
    title: "Characters per token",
    inText: "characters per token",
    unit: () => "code points of a token",
    definition: () => "Unicode code points ÷ tokens; scripts differ in how much a character says",
    better: "more",
    form: "ratio",
    isRelative: false,
    partsOf: ({ characters, tokens }) => ({ above: characters, below: tokens }),
  },
];
