import { bootstrapInterval } from "./bootstrap";
import type { SegmentCounts } from "./segmentCounts";

/** What one tokenizer makes of one language of a parallel corpus, against the pivot. */
export interface LanguageFigures {
  /** The language's code. */
  readonly code: string;
  /** Segments that both the language and the pivot have; all sums are over these. */
  readonly segments: number;
  /** N: control tokens are not counted. */
  readonly tokens: number;
  /** N of the pivot over the same segments: what the premium divides by. */
  readonly pivotTokens: number;
  /** UTF-8 bytes, the joints of joined segments not counted. */
  readonly bytes: number;
  /** Unicode code points, likewise. */
  readonly characters: number;
  /** Unknown tokens among the N. */
  readonly unknown: number;
  /** Tokens of the language ÷ tokens of the pivot (Petrov et al. 2023); null when the pivot has none. */
  readonly premium: number | null;
  /** What is measured: the premium, where no other measure is asked for. Null where its divisor is 0. */
  readonly value: number | null;
  /** The 95% interval of the value: paired bootstrap over its parts; null where there is no value, or one part. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The same ratio of bytes, and of code points: the part that no tokenizer can help. */
  readonly bytePremium: number | null;
  readonly characterPremium: number | null;
}

/** What a measure is the ratio of, part by part: Σ above ÷ Σ below. A part is a segment, or all of them together. */
export interface Parts {
  readonly above: ArrayLike<number>;
  readonly below: ArrayLike<number>;
}

/** The parts of a measure, from what the segments have that both languages have. */
export type PartsOf = (language: SegmentCounts, pivot: SegmentCounts) => Parts;

const premiumParts: PartsOf = (language, pivot) => ({ above: language.tokens, below: pivot.tokens });

/**
 * A language's figures against the pivot, over the segments that both have.
 * @param language and pivot: counted in the same mode; when joined, of the same segments
 * @param partsOf what is measured; the premium where it is left out
 */
export function figuresOf(
  code: string,
  language: SegmentCounts,
  pivot: SegmentCounts,
  partsOf = premiumParts,
): LanguageFigures {
  const shared = Array.from(language.bytes.keys()).filter((i) => has(language, i) && has(pivot, i));
  const [own, others] = [pick(language, shared), pick(pivot, shared)];
  const [tokens, pivotTokens] = [sum(own.tokens), sum(others.tokens)];
  const [bytes, characters] = [sum(own.bytes), sum(own.characters)];
  const { above, below } = partsOf(own, others);
  const value = divide(sum(above), sum(below));
  return {
    code,
    segments: shared.length,
    tokens,
    pivotTokens,
    bytes,
    characters,
    unknown: sum(own.unknown),
    premium: divide(tokens, pivotTokens),
    value,
    interval: value === null ? null : bootstrapInterval(above, below),
    bytePremium: divide(bytes, sum(others.bytes)),
    characterPremium: divide(characters, sum(others.characters)),
  };
}

function pick({ tokens, bytes, characters, unknown }: SegmentCounts, segments: readonly number[]): SegmentCounts {
  const those = (column: Uint32Array) => Uint32Array.from(segments, (i) => column[i] ?? 0);
  return { tokens: those(tokens), bytes: those(bytes), characters: those(characters), unknown: those(unknown) };
}

function has({ bytes }: SegmentCounts, i: number): boolean {
  return (bytes[i] ?? 0) > 0;
}

function sum(column: ArrayLike<number>): number {
  let all = 0;
  for (let i = 0; i < column.length; i++) all += column[i] as number;
  return all;
}

function divide(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}
