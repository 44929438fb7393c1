import { isPresent } from "../corpora/parallel";
import { utf8Length } from "../text/utf8";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";

/** What is encoded: each segment alone, or all of a language's, joined with one space, at once. */
export type PremiumMode = "segment" | "joined";

/** Sums over segments of one language. */
export interface SegmentSums {
  /** N: control tokens are not counted. */
  readonly tokens: number;
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Unicode code points. */
  readonly characters: number;
  /** Unknown tokens among the N. */
  readonly unknown: number;
}

/** The same of each segment by itself, in the corpus' order; all are 0 for a segment that the language does not have. */
export interface SegmentCounts {
  readonly tokens: Uint32Array;
  readonly bytes: Uint32Array;
  readonly characters: Uint32Array;
  readonly unknown: Uint32Array;
}

/** A language against the pivot, over the segments that both have. */
export interface Premium {
  readonly language: SegmentSums;
  readonly pivot: SegmentSums;
  /** Tokens of the language ÷ tokens of the pivot (Petrov et al. 2023); null when the pivot has none. */
  readonly premium: number | null;
}

/** Share of unknown tokens from which on a count says little of a language: they hide how much text there was. */
const manyUnknown = 0.1;

/** Counts each segment's tokens, the segment encoded alone; blank ones are not encoded. */
export function countSegments(segments: readonly string[], encode: (text: string) => Encoding): SegmentCounts {
  const column = () => new Uint32Array(segments.length);
  const counts = { tokens: column(), bytes: column(), characters: column(), unknown: column() };
  for (const [i, segment] of segments.entries()) {
    if (!isPresent(segment)) continue;
    const { flags } = encode(segment);
    let [specials, unknown] = [0, 0];
    for (const flag of flags) {
      if (flag & TokenFlag.special) specials++;
      else if (flag & TokenFlag.unknown) unknown++;
    }
    counts.tokens[i] = flags.length - specials;
    counts.unknown[i] = unknown;
    counts.bytes[i] = utf8Length(segment);
    counts.characters[i] = countCharacters(segment);
  }
  return counts;
}

function countCharacters(text: string): number {
  let characters = 0;
  for (const _ of text) characters++;
  return characters;
}

/** The premium of segments that were encoded one by one, or of texts {@link joinShared joined}. */
export function premiumOf(language: SegmentCounts, pivot: SegmentCounts): Premium {
  const isShared = (i: number) => (language.bytes[i] ?? 0) > 0 && (pivot.bytes[i] ?? 0) > 0;
  const own = sum(language, isShared);
  const other = sum(pivot, isShared);
  return { language: own, pivot: other, premium: other.tokens === 0 ? null : own.tokens / other.tokens };
}

function sum(counts: SegmentCounts, isCounted: (segment: number) => boolean): SegmentSums {
  const total = (column: Uint32Array) => column.reduce((all, count, i) => (isCounted(i) ? all + count : all), 0);
  return {
    tokens: total(counts.tokens),
    bytes: total(counts.bytes),
    characters: total(counts.characters),
    unknown: total(counts.unknown),
  };
}

/**
 * The texts of a language and of the pivot as Petrov et al. encode them: the segments that both have, joined with one
 * space. A count of these differs from the sum over segments, since tokens reach over the joints.
 */
export function joinShared(language: readonly string[], pivot: readonly string[]): { language: string; pivot: string } {
  const isShared = (_: string, i: number) => isPresent(language[i] ?? "") && isPresent(pivot[i] ?? "");
  return { language: language.filter(isShared).join(" "), pivot: pivot.filter(isShared).join(" ") };
}

/** Whether so many tokens are unknown that a premium means little: more than one in ten. */
export function hasManyUnknown({ tokens, unknown }: SegmentSums): boolean {
  return unknown > tokens * manyUnknown;
}
