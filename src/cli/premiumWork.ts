import type { LanguageFigures } from "../analysis/languageFigures";
import { compareWith, type PremiumMode } from "../analysis/premium";
import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";
import type { CorpusText } from "./corpusInput";

/** What languages are measured against, and how. */
export interface Comparison {
  readonly pivot: CorpusText;
  readonly mode: PremiumMode;
  readonly options: EncodeOptions;
}

/**
 * Makes what measures a language, in this thread or in another.
 * @returns a function that gives its figures for each tokenizer
 */
export function premiumWork(
  tokenizers: readonly Tokenizer[],
  { pivot, mode, options }: Comparison,
): (language: CorpusText) => LanguageFigures[] {
  const measures = tokenizers.map((tokenizer) =>
    compareWith(pivot.segments, mode, (text) => tokenizer.encode(text, options)),
  );
  // The pivot is known by being the same list, which it no longer is in another thread.
  return ({ code, segments }) => {
    const own = code === pivot.code ? pivot.segments : segments;
    return measures.map((measure) => measure(code, own));
  };
}
