import { figuresOf, type LanguageFigures, type PartsOf } from "../../analysis/languageFigures";
import { countJoined, countSegments, type SegmentCounts } from "../../analysis/segmentCounts";
import { isShared } from "../../corpora/parallel";
import { findMeasure } from "../../instruments/corpus/measures";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { CorpusReader } from "../corpus/texts";
import type { MeasuredLanguages, MeasureRequest } from "../pool/protocol";

/** Milliseconds after which an answer is given with what there is: calls stay short, so that others get their turn. */
const answerWithin = 120;
/** Segments, over all counts that are kept, after which they are forgotten and begun anew: 64 MB. */
const mostSegments = 2 ** 22;

/** Counts that are known, by tokenizer, corpus, language and which of its segments are in it. Nothing is encoded twice. */
let known = new Map<string, SegmentCounts>();
let knownSegments = 0;

/**
 * Measures as many of the languages as fit into a moment, at least one.
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function measureLanguages(
  tokenizer: Tokenizer,
  request: Pick<MeasureRequest, "tokenizer" | "languages" | "pivot" | "mode" | "measure">,
  corpus: CorpusReader,
): Promise<MeasuredLanguages> {
  const { tokenizer: id, languages, pivot, mode } = request;
  const partsOf = await partsBy(request, tokenizer, corpus);
  const count = (code: string, other: string) => countLanguage(tokenizer, { tokenizer: id, mode }, corpus, code, other);
  const figures: LanguageFigures[] = [];
  const start = performance.now();
  for (const code of languages) {
    const [own, other] = [await count(code, pivot), await count(pivot, code)];
    figures.push(figuresOf(code, own, other, await partsOf(code)));
    if (performance.now() - start > answerWithin) break;
  }
  return { figures };
}

/** What a request measures, language by language; what instruments take comes with the first of their measures. */
async function partsBy(
  { tokenizer: id, pivot, mode, measure: name }: Pick<MeasureRequest, "tokenizer" | "pivot" | "mode" | "measure">,
  tokenizer: Tokenizer,
  corpus: CorpusReader,
): Promise<(code: string) => PartsOf | Promise<PartsOf>> {
  const measure = findMeasure(name);
  if (measure === undefined) throw new RangeError(`There is no measure “${name}”.`);
  if (measure.instrument === null) return () => measure.partsOf;
  const { instrumentMeasurer } = await import("./measureByInstrument");
  return instrumentMeasurer(measure, { id, tokenizer, corpus, pivot, mode });
}

/**
 * Counts a language's segments, or remembers it.
 * @param other the language that it is measured against: when joined, only what both have is counted
 * @throws {CorpusError} when the corpus does not have a language
 */
export async function countLanguage(
  tokenizer: Tokenizer,
  { tokenizer: id, mode }: Pick<MeasureRequest, "tokenizer" | "mode">,
  corpus: CorpusReader,
  code: string,
  other: string,
): Promise<SegmentCounts> {
  const encode = (text: string) => tokenizer.encode(text, { specials: "text", inserted: false });
  if (mode === "segment") {
    const name = [id, corpus.key, code].join("\n");
    return known.get(name) ?? keep(name, countSegments(await corpus.segments(code), encode));
  }
  const [own, others] = [await corpus.segments(code), await corpus.segments(other)];
  const isCounted = (i: number) => isShared(own, others, i);
  // Which segments are joined is part of what was counted; where none is missing, the same for all pivots.
  const left = own.flatMap((_, i) => (isCounted(i) ? [] : [i]));
  const name = [id, corpus.key, code, "joined", left.join(" ")].join("\n");
  return known.get(name) ?? keep(name, countJoined(own, isCounted, encode));
}

function keep(name: string, counts: SegmentCounts): SegmentCounts {
  knownSegments += counts.tokens.length;
  if (knownSegments > mostSegments) {
    known = new Map();
    knownSegments = counts.tokens.length;
  }
  known.set(name, counts);
  return counts;
}
