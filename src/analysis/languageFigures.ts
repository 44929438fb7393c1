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
  /** The 95% interval of the premium: paired bootstrap over segments; null where there is no premium or one segment. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The same ratio of bytes, and of code points: the part that no tokenizer can help. */
  readonly bytePremium: number | null;
  readonly characterPremium: number | null;
}

/**
 * A language's figures against the pivot, over the segments that both have.
 * @param language and pivot: counted in the same mode; when joined, of the same segments
 */
export function figuresOf(code: string, language: SegmentCounts, pivot: SegmentCounts): LanguageFigures {
  const shared = Array.from(language.bytes.keys()).filter((i) => has(language, i) && has(pivot, i));
  const pick = (column: Uint32Array) => Uint32Array.from(shared, (i) => column[i] ?? 0);
  const tokens = pick(language.tokens);
  const pivotTokens = pick(pivot.tokens);
  const bytes = sum(pick(language.bytes));
  const characters = sum(pick(language.characters));
  const premium = divide(sum(tokens), sum(pivotTokens));
  return {
    code,
    segments: shared.length,
    tokens: sum(tokens),
    pivotTokens: sum(pivotTokens),
    bytes,
    characters,
    unknown: sum(pick(language.unknown)),
    premium,
    interval: premium === null ? null : bootstrapInterval(tokens, pivotTokens),
    bytePremium: divide(bytes, sum(pick(pivot.bytes))),
    characterPremium: divide(characters, sum(pick(pivot.characters))),
  };
}

function has({ bytes }: SegmentCounts, i: number): boolean {
  return (bytes[i] ?? 0) > 0;
}

function sum(column: Uint32Array): number {
  return column.reduce((all, count) => all + count, 0);
}

function divide(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor;
}
