import type { OptionSpecs, OptionsOf } from "../options";

/** How a figure is written: three digits, a percentage, or a whole number. */
export type FigureForm = "ratio" | "share" | "count";

/** What a measure of a corpus' languages says of itself: all that a page needs to show it. */
export interface MeasureWords {
  /** In links and on the command line, after its instrument; in camel case. */
  readonly key: string;
  /** As heads and axes have it: “Token premium”. */
  readonly title: string;
  /** In the midst of a sentence: “token premium”. */
  readonly inText: string;
  /** What one of it is, as an axis says it. @param pivot the pivot's name */
  unit(pivot: string): string;
  /** How it comes about, in a few words for captions and hints. @param pivot the pivot's name */
  definition(pivot: string): string;
  /** Which is the merit: less of it, or more; null where neither is. */
  readonly better: "less" | "more" | null;
  readonly form: FigureForm;
  /** Whether it is a ratio to the pivot, whose own is then 1, and not a figure by itself. */
  readonly isRelative: boolean;
  /** What a language lacks that has no figure, in two or three words: “nothing to change”; left out where none can lack anything. */
  readonly lacking?: string;
}

/**
 * A figure of an instrument that Languages can draw in place of the token premium, for each language of a corpus. It reads what
 * {@link import("../instrument").Instrument.measure} gives.
 * @typeParam Figures the instrument's
 * @typeParam Specs those of the instrument's options that the figure goes by; all others are as they start
 */
export interface CorpusMeasure<Figures, Specs extends OptionSpecs = Record<never, never>>
  extends Omit<MeasureWords, "unit" | "definition"> {
  /** Left out where it goes by none. */
  readonly options?: Specs;
  /** As {@link MeasureWords.unit}, with what the options are set to. */
  unit(pivot: string, options: OptionsOf<Specs>): string;
  /** As {@link MeasureWords.definition}, with what the options are set to. */
  definition(pivot: string, options: OptionsOf<Specs>): string;
  /**
   * What the instrument is put to. `segment`: each segment by itself, and a language's figure is the ratio of the sums over
   * segments, with an interval from resampling them. `language`: all segments together, their tokens one behind the other, for
   * figures that are no mean over segments; there is no interval then.
   */
  readonly per: "segment" | "language";
  /** Whether a text has what the figure is about: a language has none where no part of its text has. Left out where any has. */
  isAbout?(figures: Figures): boolean;
  /** The figure as a numerator and a denominator, 1 where it is a sum or no ratio; null where it is not told. */
  read(figures: Figures): readonly [above: number, below: number] | null;
}
