import { type ByteOffset, type Utf16Offset, utf8Between } from "../../text/utf8";
import { originalRange } from "../alignment";
import type { Pattern } from "../patterns/pattern";
import { eachMatch } from "../pretokenizers/matches";
import { type PreTokenized, type PreTokenizer, rangesOf } from "../pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "../pretokenizers/sequence";
import type { TraceMatch, TracePreToken } from "../trace";

/** Why a pre-token ends where it does. */
export type TraceRule = Pick<TracePreToken, "rule" | "match" | "next">;

const textEnd: TraceRule = { rule: null, match: null, next: null };

/**
 * For each pre-token the stage that ended it: the first after which a pre-token ends at that place; and the matches of
 * patterns that end or begin there. Places are compared in the text that the first stage got, since stages may write other
 * characters.
 * @param result of all stages
 */
export function rulesOf(preTokenizer: PreTokenizer | null, input: PreTokenized, result: PreTokenized): TraceRule[] {
  if (preTokenizer === null) return rangesOf(result).map(() => textEnd);
  const stages = preTokenizer instanceof PreTokenizerSequence ? preTokenizer.stages : [preTokenizer];
  const found = new Map<ByteOffset, Pick<TraceRule, "rule" | "next">>();
  const matchEnds = new Map<ByteOffset, readonly StartedMatch[]>();
  let current = input;
  for (const stage of stages) {
    const starts = new Map<ByteOffset, TraceMatch>();
    if (stage.pattern !== undefined) findMatches(stage.pattern, current, starts, matchEnds);
    current = stage.preTokenize(current);
    for (const end of sourceEnds(current)) {
      if (!found.has(end)) found.set(end, { rule: stage.rule, next: starts.get(end) ?? null });
    }
  }
  const last = sourceEnds(input).at(-1);
  let start = 0;
  return sourceEnds(result).map((end) => {
    const matches = matchEnds.get(end) ?? [];
    const whole = matches.find((each) => each.from === start);
    const match = (whole ?? matches.at(-1))?.match ?? null;
    start = end;
    const ending = end === last ? undefined : found.get(end);
    return { rule: ending?.rule ?? null, match, next: ending?.next ?? null };
  });
}

/**
 * The alternative of a pattern that matches at a place where the pattern does.
 * @param text as the pattern is given it: nothing stands before it or after it
 */
export function matchAt(pattern: Pattern, text: string, at: Utf16Offset): TraceMatch | null {
  for (const { start, end, sticky } of pattern.alternatives) {
    sticky.lastIndex = at;
    if (sticky.test(text)) return { pattern: pattern.source, start, end };
  }
  return null;
}

/** A match, and where it begins in the text as it came to the pre-tokenizers. */
interface StartedMatch {
  readonly from: ByteOffset;
  readonly match: TraceMatch;
}

/** Gathers a stage's matches by where they begin, and by where they end, behind those of earlier stages. */
function findMatches(
  pattern: Pattern,
  input: PreTokenized,
  starts: Map<ByteOffset, TraceMatch>,
  ends: Map<ByteOffset, readonly StartedMatch[]>,
): void {
  const places = new SourcePlaces(input);
  for (const [start, end] of rangesOf(input)) {
    const piece = input.text.slice(start, end);
    eachMatch(piece, pattern, (from, to) => {
      const match = matchAt(pattern, piece, from);
      if (match === null) return;
      const begin = places.at(start + from);
      starts.set(begin, match);
      if (to === from) return;
      const end = places.at(start + to);
      ends.set(end, [...(ends.get(end) ?? []), { from: begin, match }]);
    });
  }
}

/** Where pre-tokens end, in bytes of the text as it came to the pre-tokenizers. */
function sourceEnds(preTokenized: PreTokenized): ByteOffset[] {
  const places = new SourcePlaces(preTokenized);
  return rangesOf(preTokenized).map(([, end]) => places.at(end));
}

/** Places of a text that the pre-tokenizers have rewritten, in bytes of the text as it came to them. Asked in order. */
class SourcePlaces {
  private readonly preTokenized: PreTokenized;
  private unit: Utf16Offset = 0;
  private byte: ByteOffset = 0;

  constructor(preTokenized: PreTokenized) {
    this.preTokenized = preTokenized;
  }

  /** The end of what stands for the character before a place. */
  at(unit: Utf16Offset): ByteOffset {
    const { text, alignment } = this.preTokenized;
    this.byte += utf8Between(text, this.unit, unit);
    this.unit = unit;
    return this.byte === 0 ? 0 : originalRange(alignment, this.byte - 1, this.byte).end;
  }
}
