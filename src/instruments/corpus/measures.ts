import type { PremiumMode } from "../../analysis/premium";
import type { InstrumentName } from "..";
import type { CorpusMeasure, MeasureWords } from "./corpusMeasure";
import { type CountedMeasure, countedMeasures } from "./counted";

/** A measure that an instrument offers, with the instrument's name. */
export interface InstrumentMeasure extends MeasureWords {
  readonly name: string;
  readonly instrument: InstrumentName;
  readonly per: CorpusMeasure<unknown>["per"];
  /** What the instrument gives goes through unread. */
  read(figures: unknown): readonly [above: number, below: number] | null;
}

/** What can be measured of a corpus' languages. */
export type LanguageMeasure = CountedMeasure | InstrumentMeasure;

/** What each instrument offers, in a file of its own: so that who lists measures does not load what measures them. */
const offered = import.meta.glob<{ readonly corpusMeasures: readonly InstrumentMeasure[] }>("../*/corpus.ts", {
  eager: true,
});

/** All measures, by their names: `premium`, `information.renyiEfficiency`. The first is what is measured where none is chosen. */
export const languageMeasures: readonly LanguageMeasure[] = [
  ...countedMeasures,
  ...Object.entries(offered).flatMap(([path, { corpusMeasures }]) => {
    // The folder has the instrument's name.
    const instrument = (path.split("/")[1] ?? "") as InstrumentName;
    return corpusMeasures.map((measure) => ({ ...measure, instrument, name: `${instrument}.${measure.key}` }));
  }),
];

/** The measure of a name; undefined where there is none. */
export function findMeasure(name: string): LanguageMeasure | undefined {
  return languageMeasures.find((measure) => measure.name === name);
}

/** What an instrument offers. */
export function measuresOf(instrument: InstrumentName): readonly InstrumentMeasure[] {
  return languageMeasures.flatMap((measure) => (measure.instrument === instrument ? [measure] : []));
}

/** Whether a measure's figures have intervals: whether they are ratios of sums over segments that were measured one by one. */
export function hasIntervals(measure: LanguageMeasure, mode: PremiumMode): boolean {
  return measure.instrument === null || (measure.per === "segment" && mode === "segment");
}
