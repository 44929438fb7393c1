import type { PartsOf } from "../../analysis/languageFigures";
import type { PremiumMode } from "../../analysis/premium";
import { isShared } from "../../corpora/parallel";
import { instrumentParts, measuredParts, type NamedParts } from "../../instruments/corpus/instrumentParts";
import { type InstrumentMeasure, measuresOf } from "../../instruments/corpus/measures";
import { InapplicableError } from "../../instruments/instrument";
import { loadInstrument } from "../../instruments/load";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { CorpusReader } from "../corpus/texts";

/** What is measured, and against which language. */
interface Measured {
  /** Names the tokenizer. */
  readonly id: string;
  readonly tokenizer: Tokenizer;
  readonly corpus: CorpusReader;
  /** A language's code. */
  readonly pivot: string;
  readonly mode: PremiumMode;
}

/** Parts over all that is known, after which they are forgotten and begun anew: some tens of megabytes. */
const mostParts = 2 ** 19;

/** What instruments have come to, by instrument and what it is set to, tokenizer, corpus, mode, language and which of its segments are left out. */
let known = new Map<string, NamedParts>();
let knownParts = 0;

/**
 * Puts an instrument to languages.
 * @returns gives a language's parts, by its code
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function instrumentMeasurer(
  measure: InstrumentMeasure,
  { id, tokenizer, corpus, pivot, mode }: Measured,
): Promise<(code: string) => Promise<PartsOf>> {
  const instrument = await loadInstrument(measure.instrument);
  const all = measuresOf(measure.instrument);
  const { written } = measure;
  const how = { mode, options: { specials: "text", inserted: false }, written } as const;
  const partsIn = async (code: string, other: string): Promise<NamedParts> => {
    const [own, others] = [await corpus.segments(code), await corpus.segments(other)];
    const left = own.flatMap((_, i) => (isShared(own, others, i) ? [] : [i]));
    const name = [measure.instrument, written, id, corpus.key, mode, code, left.join(" ")].join("\n");
    const shared = own.filter((_, i) => isShared(own, others, i));
    return known.get(name) ?? keep(name, await instrumentParts(instrument, all, tokenizer, shared, how).catch(untold));
  };
  return async (code) => {
    const parts = await measuredParts(measure, await partsIn(code, pivot), () => partsIn(pivot, code));
    return () => parts;
  };
}

/** What a tokenizer lacks something for has no figure: that is no failure, and trying again helps nothing. */
function untold(error: unknown): NamedParts {
  if (error instanceof InapplicableError) return new Map();
  throw error;
}

function keep(name: string, parts: NamedParts): NamedParts {
  const count = [...parts.values()].reduce((sum, { length }) => sum + length, 0);
  knownParts += count;
  if (knownParts > mostParts) {
    known = new Map();
    knownParts = count;
  }
  known.set(name, parts);
  return parts;
}
