import type { Segmentation } from "../text/segments";
import type { Utf8Index } from "../text/utf8";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";
import type { TextFigures } from "./textFigures";

/** Counts of one encoding, from which all ratios follow. */
export interface EncodingFigures {
  /** N: tokens without control tokens, found or inserted. A dummy prefix counts: the model reads it as text. */
  readonly tokens: number;
  /** Control tokens found in the text. */
  readonly specials: number;
  /** Tokens that the post-processor added. */
  readonly inserted: number;
  readonly unknown: number;
  /** Different ids among the N. */
  readonly distinct: number;
  /** Tokens of the N that stand for some part of a word. */
  readonly tokensInWords: number;
  /** Words that two or more tokens share. */
  readonly continuedWords: number;
  /** Bytes of the text that no token stands for. */
  readonly droppedBytes: number;
  /** Tokens under which the normalizer changed the text. */
  readonly changed: number;
}

/** Counts what an encoding holds. Offsets of the segmentation are UTF-16, those of the encoding bytes. */
export function measureEncoding(encoding: Encoding, index: Utf8Index, segmentation: Segmentation): EncodingFigures {
  const { ids, byteStart, byteEnd, flags } = encoding;
  // A bit more than a set where ids are few, and a tenth of it where they are many.
  const isThere = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  let distinct = 0;
  let specials = 0;
  let inserted = 0;
  let unknown = 0;
  let changed = 0;
  let droppedBytes = 0;
  let covered = 0;
  for (let i = 0; i < ids.length; i++) {
    const flag = flags[i] ?? 0;
    const start = byteStart[i] ?? 0;
    if (start > covered) droppedBytes += start - covered;
    covered = Math.max(covered, byteEnd[i] ?? 0);
    if (flag & TokenFlag.special) {
      if (flag & TokenFlag.inserted) inserted++;
      else specials++;
      continue;
    }
    const id = ids[i] as number;
    distinct += 1 - (isThere[id] as number);
    isThere[id] = 1;
    if (flag & TokenFlag.unknown) unknown++;
    if (flag & TokenFlag.changed) changed++;
  }
  droppedBytes += index.byteLength - covered;
  return {
    tokens: ids.length - specials - inserted,
    specials,
    inserted,
    unknown,
    distinct,
    droppedBytes,
    changed,
    ...measureWords(encoding, index, segmentation),
  };
}

function measureWords(encoding: Encoding, index: Utf8Index, { wordStart, wordEnd }: Segmentation) {
  const { byteStart, byteEnd, flags } = encoding;
  let tokensInWords = 0;
  let continuedWords = 0;
  let lastCounted = -1;
  let token = 0;
  for (let word = 0; word < wordStart.length; word++) {
    const start = index.byteOf(wordStart[word] ?? 0);
    const end = index.byteOf(wordEnd[word] ?? 0);
    while (token < byteStart.length && (byteEnd[token] ?? 0) <= start) token++;
    let touching = 0;
    // A token may reach into the next word, so the search for that one starts at the same token.
    for (let i = token; i < byteStart.length && (byteStart[i] ?? 0) < end; i++) {
      const isText = ((flags[i] ?? 0) & TokenFlag.special) === 0 && (byteEnd[i] ?? 0) > (byteStart[i] ?? 0);
      if (!isText) continue;
      touching++;
      if (i > lastCounted) {
        tokensInWords++;
        lastCounted = i;
      }
    }
    if (touching > 1) continuedWords++;
  }
  return { tokensInWords, continuedWords };
}

/** The ratios of the table; null where the divisor is zero or unknown. Definitions: docs/metrics.md. */
export interface Ratios {
  readonly bytesPerToken: number | null;
  readonly charactersPerToken: number | null;
  /** Tokens in words ÷ words. */
  readonly fertility: number | null;
  /** Share of words cut into two or more tokens, 0 to 1. */
  readonly continuedWords: number | null;
  /** Normalized sequence length: N ÷ N of the baseline tokenizer. */
  readonly nsl: number | null;
  /** Share of unknown tokens, 0 to 1. */
  readonly unknownShare: number | null;
}

/**
 * Ratios of one encoding of a text.
 * @param baselineTokens N of the tokenizer that NSL divides by; null while that is not known
 */
export function computeRatios(figures: EncodingFigures, text: TextFigures, baselineTokens: number | null): Ratios {
  return {
    bytesPerToken: divide(text.bytes, figures.tokens),
    charactersPerToken: divide(text.characters, figures.tokens),
    fertility: divide(figures.tokensInWords, text.words),
    continuedWords: divide(figures.continuedWords, text.words),
    nsl: baselineTokens === null ? null : divide(figures.tokens, baselineTokens),
    unknownShare: divide(figures.unknown, figures.tokens),
  };
}

function divide(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}
