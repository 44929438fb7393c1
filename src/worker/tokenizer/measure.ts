import { figuresOf, type LanguageFigures } from "../../analysis/languageFigures";
import { countJoined, countSegments, type SegmentCounts } from "../../analysis/segmentCounts";
import { isPresent } from "../../corpora/parallel";
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
  { tokenizer: id, languages, pivot, mode }: Pick<MeasureRequest, "tokenizer" | "languages" | "pivot" | "mode">,
  corpus: CorpusReader,
): Promise<MeasuredLanguages> {
  const count = (code: string, other: string) => countLanguage(tokenizer, { tokenizer: id, mode }, corpus, code, other);
  const figures: LanguageFigures[] = [];
  const start = performance.now();
  for (const code of languages) {
    figures.push(figuresOf(code, await count(code, pivot), await count(pivot, code)));
    if (performance.now() - start > answerWithin) break;
  }
  return { figures };
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
  const isShared = (i: number) => isPresent(own[i] ?? "") && isPresent(others[i] ?? "");
  // Which segments are joined is part of what was counted; where none is missing, the same for all pivots.
  const left = own.flatMap((_, i) => (isShared(i) ? [] : [i]));
  const name = [id, corpus.key, code, "joined", left.join(" ")].join("\n");
  return known.get(name) ?? keep(name, countJoined(own, isShared, encode));
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
