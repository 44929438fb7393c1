import type { PremiumMode } from "../../analysis/premium";
import type { InstrumentName } from "..";
import { type OptionSpecs, type OptionsOf, readOptions, writeOptions } from "../options";
import type { CorpusMeasure, MeasureWords } from "./corpusMeasure";
import { type CountedMeasure, countedMeasures } from "./counted";

/** A measure that an instrument offers, set to something, with the instrument's name. */
export interface InstrumentMeasure extends MeasureWords {
  /** In links and on the command line; behind a comma what it is set to, where that is not as it starts: `information.coded,order:3`. */
  readonly name: string;
  readonly instrument: InstrumentName;
  /** Those of the instrument's options that it goes by. */
  readonly options: OptionSpecs;
  /** What they are set to, as `writeOptions` has it. */
  readonly written: string;
  readonly per: CorpusMeasure<unknown>["per"];
  /** What the instrument gives goes through unread. */
  isAbout?(figures: unknown): boolean;
  read(figures: unknown): readonly [above: number, below: number] | null;
}

/** What can be measured of a corpus' languages. */
export type LanguageMeasure = CountedMeasure | InstrumentMeasure;

/** Options and figures are the instrument's own: they go through unread. */
type OfferedMeasure = CorpusMeasure<unknown, OptionSpecs>;

/** What each instrument offers, in a file of its own: so that who lists measures does not load what measures them. */
const offered = import.meta.glob<{ readonly corpusMeasures: readonly OfferedMeasure[] }>("../*/corpus.ts", {
  eager: true,
});

/** All measures, by their names: `premium`, `information.renyiEfficiency`. The first is what is measured where none is chosen. */
export const languageMeasures: readonly LanguageMeasure[] = [
  ...countedMeasures,
  ...Object.entries(offered).flatMap(([path, { corpusMeasures }]) => {
    // The folder has the instrument's name.
    const instrument = (path.split("/")[1] ?? "") as InstrumentName;
    return corpusMeasures.map((measure) => withOptions(measure, instrument, ""));
  }),
];

/** Of those with options that were asked for last, so that who asks again, as drawing does, is given the same one. */
let last: LanguageMeasure | undefined;

/**
 * The measure of a name, with what stands behind a comma in it set as far as that can be read.
 * @returns undefined where there is none of that name
 */
export function findMeasure(name: string): LanguageMeasure | undefined {
  const [bare, options] = bareAndOptions(name);
  const found = languageMeasures.find((measure) => measure.name === bare);
  if (options === "" || found === undefined || found.instrument === null) return found;
  if (last?.name === name) return last;
  const original = offered[`../${found.instrument}/corpus.ts`]?.corpusMeasures.find(({ key }) => key === found.key);
  last = original === undefined ? found : withOptions(original, found.instrument, options);
  return last;
}

/** A sentence for each option in a measure's name that cannot be read; of a name that is of none, nothing. */
export function measureProblems(name: string): readonly string[] {
  const [bare, options] = bareAndOptions(name);
  const found = languageMeasures.find((measure) => measure.name === bare);
  return found === undefined ? [] : readOptions(optionsOf(found), options).problems;
}

/** The options that a measure goes by. */
export function optionsOf(measure: LanguageMeasure): OptionSpecs {
  return measure.instrument === null ? {} : measure.options;
}

/** What a measure's name is with other options. */
export function measureName(measure: LanguageMeasure, options: Readonly<Record<string, unknown>>): string {
  // Of each of its options a value of its kind, as its fields give them.
  const written = writeOptions(optionsOf(measure), options as OptionsOf<OptionSpecs>);
  const [bare] = bareAndOptions(measure.name);
  return written === "" ? bare : `${bare},${written}`;
}

/** A measure's name without what it is set to, and that. */
export function bareAndOptions(name: string): readonly [bare: string, options: string] {
  const comma = name.indexOf(",");
  return comma === -1 ? [name, ""] : [name.slice(0, comma), name.slice(comma + 1)];
}

function withOptions(measure: OfferedMeasure, instrument: InstrumentName, asked: string): InstrumentMeasure {
  const specs = measure.options ?? {};
  const { options } = readOptions(specs, asked);
  const written = writeOptions(specs, options);
  return {
    ...measure,
    instrument,
    name: `${instrument}.${measure.key}${written === "" ? "" : `,${written}`}`,
    options: specs,
    written,
    unit: (pivot) => measure.unit(pivot, options),
    definition: (pivot) => measure.definition(pivot, options),
  };
}

/** What an instrument offers. */
export function measuresOf(instrument: InstrumentName): readonly InstrumentMeasure[] {
  return languageMeasures.flatMap((measure) => (measure.instrument === instrument ? [measure] : []));
}

/** Whether a measure's figures have intervals: whether they are ratios of sums over segments that were measured one by one. */
export function hasIntervals(measure: LanguageMeasure, mode: PremiumMode): boolean {
  return measure.instrument === null || (measure.per === "segment" && mode === "segment");
}
