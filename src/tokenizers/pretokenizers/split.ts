import type { Pattern } from "../patterns/pattern";
import type { Scanner } from "../patterns/scanner";
import { eachMatch } from "./matches";
import { type PreTokenized, type PreTokenizer, splitEach } from "./pretokenizer";

/** What becomes of a match, in the words of tokenizer.json. */
export const splitBehaviors = ["Isolated", "Removed", "MergedWithPrevious", "MergedWithNext", "Contiguous"] as const;
export type SplitBehavior = (typeof splitBehaviors)[number];

/**
 * `Split`: cuts at the matches of a pattern.
 * @param invert swaps matches and what lies between them
 */
export function splitBy(pattern: Pattern, behavior: SplitBehavior, invert: boolean): PreTokenizer {
  return new Split(pattern, behavior, invert);
}

class Split implements PreTokenizer {
  readonly rule: string;
  readonly scanners: readonly Scanner[] | null;
  readonly sought: string | null;
  readonly pattern: Pattern;
  readonly behavior: SplitBehavior;
  readonly invert: boolean;
  private readonly isLocal: boolean;

  constructor(pattern: Pattern, behavior: SplitBehavior, invert: boolean) {
    this.pattern = pattern;
    this.rule = `Split “${pattern.source}”${behavior === "Isolated" ? "" : ` (${behavior}${invert ? ", inverted" : ""})`}`;
    this.behavior = behavior;
    this.invert = invert;
    this.scanners = behavior === "Isolated" && pattern.scanner !== null ? [pattern.scanner] : null;
    this.sought = invert && behavior !== "Isolated" ? null : pattern.literal;
    this.isLocal = behavior === "Isolated" || behavior === "Removed";
  }

  preTokenize(input: PreTokenized): PreTokenized {
    const { pattern, behavior, invert } = this;
    const ranges = splitEach(input, (piece, emit) => {
      let end = 0;
      if (behavior === "Isolated") {
        // Matches and gaps are treated alike, so inversion changes nothing; this is the path of nearly every tokenizer.
        eachMatch(piece, pattern, (from, to) => {
          emit(end, from);
          emit(from, to);
          end = to;
        });
        emit(end, piece.length);
        return;
      }
      merge(matchesAndGaps(piece, pattern, invert), behavior, emit);
    });
    return { ...input, ranges };
  }

  isIndependent(before: number, after: number): boolean {
    const { pattern, isLocal } = this;
    if (isLocal && pattern.isIndependent(before, after)) return true;
    // Between two characters that no match can have, the place is inside of what stands between two matches.
    return !pattern.reads(before) && !pattern.reads(after);
  }

  cuts(before: number, after: number): boolean {
    return this.isLocal && this.pattern.isIndependent(before, after) && this.pattern.begins(after);
  }
}

interface Cut {
  readonly start: number;
  end: number;
  readonly isMatch: boolean;
}

function matchesAndGaps(text: string, pattern: Pattern, invert: boolean): Cut[] {
  const cuts: Cut[] = [];
  let end = 0;
  eachMatch(text, pattern, (from, to) => {
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
