import type { LanguageFigures, PartsOf } from "../analysis/languageFigures";
import { compareWith, type PremiumMode } from "../analysis/premium";
import { isShared } from "../corpora/parallel";
import { instrumentParts, measuredParts } from "../instruments/corpus/instrumentParts";
import { findMeasure, type InstrumentMeasure, measuresOf } from "../instruments/corpus/measures";
import { loadInstrument } from "../instruments/load";
import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";
import type { CorpusText } from "./corpusInput";

/** What languages are measured against, and how. */
export interface Comparison {
  readonly pivot: CorpusText;
  readonly mode: PremiumMode;
  readonly options: EncodeOptions;
  /** The name of a measure (`instruments/corpus/measures.ts`). */
  readonly measure: string;
}

/**
 * Makes what measures a language, in this thread or in another.
 * @returns a function that gives its figures for each tokenizer: at once, but where an instrument measures
 */
export function premiumWork(
  tokenizers: readonly Tokenizer[],
  { pivot, mode, options, measure: name }: Comparison,
): (language: CorpusText) => LanguageFigures[] | Promise<LanguageFigures[]> {
  const measure = findMeasure(name);
  if (measure === undefined) throw new RangeError(`There is no measure “${name}”.`);
  const measures = tokenizers.map((tokenizer) =>
    compareWith(pivot.segments, mode, (text) => tokenizer.encode(text, options)),
  );
  // The pivot is known by being the same list, which it no longer is in another thread.
  const segmentsOf = ({ code, segments }: CorpusText) => (code === pivot.code ? pivot.segments : segments);
  if (measure.instrument === null) {
    return (language) => measures.map((figures) => figures(language.code, segmentsOf(language), measure.partsOf));
  }
  const parts = tokenizers.map((tokenizer) => partsBy(measure, tokenizer, pivot.segments, { mode, options }));
  return async (language) => {
    const own = segmentsOf(language);
    const found: LanguageFigures[] = [];
    for (const [i, figures] of measures.entries()) {
      const partsOf = await parts[i]?.(own);
      found.push(figures(language.code, own, partsOf));
    }
    return found;
  };
}

/** What an instrument comes to in a language, over the segments that the pivot has too. */
function partsBy(
  measure: InstrumentMeasure,
  tokenizer: Tokenizer,
  pivot: readonly string[],
  how: Pick<Comparison, "mode" | "options">,
): (own: readonly string[]) => Promise<PartsOf> {
  return async (own) => {
    const instrument = await loadInstrument(measure.instrument);
    const sharedOf = (segments: readonly string[]) => segments.filter((_, i) => isShared(own, pivot, i));
    const partsIn = (segments: readonly string[]) =>
      instrumentParts(instrument, measuresOf(measure.instrument), tokenizer, sharedOf(segments), {
        ...how,
        written: measure.written,
      });
    const parts = await measuredParts(measure, await partsIn(own), () => partsIn(pivot));
    return () => parts;
  };
}
