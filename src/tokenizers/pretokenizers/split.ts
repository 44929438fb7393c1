import { type PreTokenizer, splitEach } from "./pretokenizer";

/** What becomes of a match, in the words of tokenizer.json. */
export const splitBehaviors = ["Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous"] as const;
export type SplitBehavior = (typeof splitBehaviors)[number];

/**
 * `Split`: cuts at the matches of a pattern.
 * @param pattern global and Unicode-aware
 * @param invert swaps matches and what lies between them
 */
export function splitBy(pattern: RegExp, behavior: SplitBehavior, invert: boolean): PreTokenizer {
  return (text, ranges) =>
    splitEach(text, ranges, (piece, emit) => {
      if (behavior === "Isolated") {
        // Matches and gaps are treated alike, so inversion changes nothing; this is the path of nearly every tokenizer.
        let end = 0;
        forEachMatch(piece, pattern, (from, to) => {
          emit(end, from);
          emit(from, to);
          end = to;
        });
        emit(end, piece.length);
        return;
      }
      const cuts = matchesAndGaps(piece, pattern, invert);
      merge(cuts, behavior, emit);
    });
}

interface Cut {
  readonly start: number;
  end: number;
  readonly isMatch: boolean;
}

/** Visits all matches. An empty one cuts the text too, but none follows where the match before it ended. */
function forEachMatch(text: string, pattern: RegExp, visit: (start: number, end: number) => void): void {
  pattern.lastIndex = 0;
  let previousEnd = -1;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = pattern.lastIndex;
    if (match.index === end && end === previousEnd) {
      pattern.lastIndex += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    visit(match.index, end);
    previousEnd = end;
  }
}

function matchesAndGaps(text: string, pattern: RegExp, invert: boolean): Cut[] {
  const cuts: Cut[] = [];
  let end = 0;
  forEachMatch(text, pattern, (from, to) => {
    if (from > end) cuts.push({ start: end, end: from, isMatch: invert });
    cuts.push({ start: from, end: to, isMatch: !invert });
    end = to;
  });
  if (end < text.length) cuts.push({ start: end, end: text.length, isMatch: invert });
  return cuts;
}

function merge(
  cuts: readonly Cut[],
  behavior: Exclude<SplitBehavior, "Isolated">,
  emit: (start: number, end: number) => void,
): void {
  let pending: Cut | null = null;
  const flush = () => {
    if (pending !== null) emit(pending.start, pending.end);
    pending = null;
  };
  for (const cut of cuts) {
    const previous: Cut | null = pending;
    switch (behavior) {
      case "Removed":
        if (!cut.isMatch) emit(cut.start, cut.end);
        break;
      case "Contiguous":
        if (previous !== null && previous.isMatch === cut.isMatch) previous.end = cut.end;
        else {
          flush();
          pending = { ...cut };
        }
        break;
      case "MergedWithPrevious":
        if (cut.isMatch && previous !== null && !previous.isMatch) previous.end = cut.end;
        else {
          flush();
          pending = { ...cut };
          break;
        }
        flush();
        break;
      case "MergedWithNext":
        if (!cut.isMatch && previous?.isMatch) previous.end = cut.end;
        else {
          flush();
          pending = { ...cut };
          break;
        }
        flush();
        break;
    }
  }
  flush();
}
