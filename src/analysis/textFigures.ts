import { countLineEndings, type LineEndings } from "../text/lineEndings";
import type { Segmentation } from "../text/segments";
import { findLoneSurrogates, type Utf8Index } from "../text/utf8";

/** What a text measures, whatever cuts it. */
export interface TextFigures {
  /** UTF-8 bytes; a lone surrogate counts as U+FFFD. */
  readonly bytes: number;
  /** Unicode code points. */
  readonly characters: number;
  /** Grapheme clusters of `Intl.Segmenter`. */
  readonly graphemes: number;
  /** Word-like segments of `Intl.Segmenter`. */
  readonly words: number;
  readonly lineEndings: LineEndings;
  /** Lone surrogates: places that every tokenizer reads as U+FFFD. */
  readonly replacements: number;
}

/** Measures a text that has been indexed and segmented. */
export function measureText(index: Utf8Index, segmentation: Segmentation): TextFigures {
  return {
    bytes: index.byteLength,
    characters: index.codePoints,
    graphemes: segmentation.graphemes,
    words: segmentation.wordStart.length,
    lineEndings: countLineEndings(index.text),
    replacements: findLoneSurrogates(index.text, 0).count,
  };
}
