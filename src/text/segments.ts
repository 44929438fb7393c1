import type { Utf16Offset } from "./utf8";

/** Finds the word-like segments of a line of ASCII: pairs of offsets, start, end, start, end … (`asciiWords.ts`). */
export type AsciiWords = (line: string) => Utf16Offset[];

/** Where a text's user-perceived characters and words are (UAX #29, as this engine's ICU has it). */
export interface Segmentation {
  /** 1 at each UTF-16 offset where a grapheme cluster begins or the text ends; one entry more than units. */
  readonly graphemeBoundary: Uint8Array;
  /** Number of grapheme clusters. */
  readonly graphemes: number;
  /** First unit of each word-like segment (`Intl.Segmenter`, granularity "word", `isWordLike`). */
  readonly wordStart: Uint32Array;
  /** One past the last unit of each word-like segment. */
  readonly wordEnd: Uint32Array;
}

interface LineSegments {
  /** Null as long as nobody has asked for them. */
  graphemeStarts: Uint32Array | null;
  readonly words: Uint32Array;
}

// The undefined locale takes the browser's; "und" keeps counts the same for everyone who opens a link.
const graphemeSegmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
/** Finds words as this engine does. */
export const wordSegmenter = new Intl.Segmenter("und", { granularity: "word" });

/** Segments of recently seen lines: while somebody types, all lines but one are here. */
const lineCache = new Map<string, LineSegments>();
const cacheLimitUnits = 4_000_000;
let cachedUnits = 0;

/**
 * Segments a text into grapheme clusters and words. Works line by line with a cache, which changes nothing in the result:
 * UAX #29 always breaks after LF (GB4, GB5, WB3a, WB3b), and CR LF stays within its line.
 * @param asciiWords finds words in lines of ASCII as the engine does, and faster; null asks the engine
 */
export function segment(text: string, asciiWords: AsciiWords | null = null): Segmentation {
  const graphemeBoundary = new Uint8Array(text.length + 1);
  let graphemes = 0;
  const words = wordsByLine(text, asciiWords, (start, line, content) => {
    line.graphemeStarts ??= graphemeStartsOf(content);
    for (const offset of line.graphemeStarts) graphemeBoundary[start + offset] = 1;
    graphemes += line.graphemeStarts.length;
  });
  graphemeBoundary[text.length] = 1;
  return { graphemeBoundary, graphemes, ...words };
}

/**
 * The words that {@link segment} finds, alone.
 * @param asciiWords as there
 */
export function wordRanges(text: string, asciiWords: AsciiWords | null): Pick<Segmentation, "wordStart" | "wordEnd"> {
  return wordsByLine(text, asciiWords, () => {});
}

/** @param visit told of each line: where it begins, what is known of it, and its text */
function wordsByLine(
  text: string,
  asciiWords: AsciiWords | null,
  visit: (start: Utf16Offset, line: LineSegments, content: string) => void,
): Pick<Segmentation, "wordStart" | "wordEnd"> {
  const lines: [Utf16Offset, LineSegments][] = [];
  let words = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    const content = text.slice(start, end);
    const line = segmentLine(content, asciiWords);
    visit(start, line, content);
    words += line.words.length / 2;
    lines.push([start, line]);
    start = end;
  }
  const wordStart = new Uint32Array(words);
  const wordEnd = new Uint32Array(words);
  let word = 0;
  for (const [start, line] of lines) {
    for (let i = 0; i < line.words.length; i += 2, word++) {
      wordStart[word] = start + (line.words[i] ?? 0);
      wordEnd[word] = start + (line.words[i + 1] ?? 0);
    }
  }
  return { wordStart, wordEnd };
}

/**
 * All word segments of a text that are not white space: words, punctuation marks, symbols.
 * @returns pairs of UTF-16 offsets: start, end, start, end …
 */
export function wordsAndMarks(text: string): Uint32Array<ArrayBuffer> {
  const ranges: number[] = [];
  // Line by line: a break always follows a line feed (UAX #29, WB3a), and long texts take some engines the square.
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline + 1;
    for (const part of wordSegmenter.segment(text.slice(start, end))) {
      if (!part.isWordLike && !/\P{White_Space}/u.test(part.segment)) continue;
      ranges.push(start + part.index, start + part.index + part.segment.length);
    }
    start = end;
  }
  return Uint32Array.from(ranges);
}

/** Each of these is a cluster of its own beside any other of them: letters without marks, ideographs, Hangul syllables. */
const lone =
  /^[\0-\x7f\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u0620-\u064a\u1e00-\u1fff\u2010-\u2027\u3001-\u3029\u3041-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;
const ascii = /^[\0-\x7f]*$/;

/** Whether each UTF-16 unit of a line is surely a grapheme cluster, so that nobody need be asked. */
export function isOfLoneCharacters(line: string): boolean {
  // CR LF is one cluster.
  return lone.test(line) && !line.includes("\r");
}

function segmentLine(line: string, asciiWords: AsciiWords | null): LineSegments {
  const cached = lineCache.get(line);
  if (cached !== undefined) return cached;
  const words = asciiWords !== null && ascii.test(line) ? asciiWords(line) : wordsOf(line);
  const segments = { graphemeStarts: null, words: Uint32Array.from(words) };
  if (cachedUnits + line.length > cacheLimitUnits) {
    lineCache.clear();
    cachedUnits = 0;
  }
  lineCache.set(line, segments);
  cachedUnits += line.length;
  return segments;
}

function graphemeStartsOf(line: string): Uint32Array {
  const starts: number[] = [];
  if (isOfLoneCharacters(line)) {
    for (let i = 0; i < line.length; i++) starts.push(i);
  } else {
    for (const part of graphemeSegmenter.segment(line)) starts.push(part.index);
  }
  return Uint32Array.from(starts);
}

/** Word-like segments of a line as this engine finds them: pairs of offsets, start, end, start, end … */
export function wordsOf(line: string): Utf16Offset[] {
  const words: number[] = [];
  for (const part of wordSegmenter.segment(line)) {
    if (part.isWordLike) words.push(part.index, part.index + part.segment.length);
  }
  return words;
}
