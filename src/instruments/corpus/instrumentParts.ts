import type { Parts } from "../../analysis/languageFigures";
import type { PremiumMode } from "../../analysis/premium";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { AnyInstrument } from "../instrument";
import { readOptions } from "../options";
import { textSubject } from "../textSubject";
import type { InstrumentMeasure } from "./measures";
import { Whole } from "./whole";

/** What a measure comes to in each part of a language's text; null where it is not told. */
type ToldParts = readonly (readonly [above: number, below: number] | null)[];

/** The same of several measures, by their keys. */
export type NamedParts = ReadonlyMap<string, ToldParts>;

/** How a language's text is measured. */
interface PartsRequest {
  readonly mode: PremiumMode;
  readonly options: EncodeOptions;
  /** What the instrument is set to, as a link has it. */
  readonly written: string;
}

/**
 * What all measures of an instrument come to in a language, from one go through its text: who chooses another of them waits for nothing.
 * @param segments those that count, none of them blank
 * @param measures the instrument's, all set to the same
 * @throws {InapplicableError} where the tokenizer lacks what the instrument asks about
 */
export async function instrumentParts(
  instrument: AnyInstrument,
  measures: readonly InstrumentMeasure[],
  tokenizer: Tokenizer,
  segments: readonly string[],
  { mode, options: encodeOptions, written }: PartsRequest,
): Promise<NamedParts> {
  const texts = mode === "segment" ? segments : segments.length === 0 ? [] : [segments.join(" ")];
  const { options } = readOptions(instrument.options, written);
  const measure = instrument.measureBriefly ?? instrument.measure;
  const isAsked = (per: InstrumentMeasure["per"]) => measures.some((measure) => measure.per === per);
  const figures = { segment: [] as unknown[], language: [] as unknown[] };
  const whole = isAsked("language") ? new Whole(tokenizer) : null;
  for (const text of texts) {
    const subject = textSubject(text, tokenizer, encodeOptions);
    whole?.add(subject);
    if (isAsked("segment")) figures.segment.push(await measure(subject, options, unheard));
  }
  const subject = whole?.subject() ?? null;
  if (subject !== null) figures.language.push(await measure(subject, options, unheard));
  return new Map(
    measures.map(({ key, per, read, isAbout }) => {
      const all = figures[per];
      return [key, isAbout === undefined || all.some((one) => isAbout(one)) ? all.map((one) => read(one)) : []];
    }),
  );
}

/** A language is measured in a moment; who does not want it any more does not ask for the next one. */
const unheard = { onProgress: () => {}, signal: new AbortController().signal };

/**
 * The parts of one measure: of a ratio to the pivot its own above the pivot's, of those that both have.
 * @param pivot is asked for its own only where it is needed
 */
export async function measuredParts(
  { key, isRelative }: InstrumentMeasure,
  own: NamedParts,
  pivot: () => Promise<NamedParts>,
): Promise<Parts> {
  const parts = own.get(key) ?? [];
  const others = isRelative ? ((await pivot()).get(key) ?? []) : null;
  const told = parts.flatMap((part, i): (readonly [number, number])[] => {
    if (part === null || others === null) return part === null ? [] : [part];
    const other = others[i] ?? null;
    return other === null ? [] : [[part[0], other[0]]];
  });
  return { above: told.map(([above]) => above), below: told.map(([, below]) => below) };
}
