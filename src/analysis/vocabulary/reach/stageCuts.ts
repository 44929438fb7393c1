import type { Pattern } from "../../../tokenizers/patterns/pattern";
import type { FixedLength } from "../../../tokenizers/pretokenizers/fixedLength";
import type { PreTokenizer } from "../../../tokenizers/pretokenizers/pretokenizer";
import type { SplitBehavior } from "../../../tokenizers/pretokenizers/split";

interface SplitStage extends PreTokenizer {
  readonly pattern: Pattern;
  readonly behavior: SplitBehavior;
  readonly invert: boolean;
}

// By what they have, and not by their classes: a worker that is asked about others does not load these.
const isSplit = (stage: PreTokenizer): stage is SplitStage => "behavior" in stage && "invert" in stage;
const isFixedLength = (stage: PreTokenizer): stage is FixedLength => "length" in stage;

/** Whether a stage leaves texts as long as they are, as far as it cuts them only. */
const writesNothing = (stage: PreTokenizer) =>
  stage.preTokenize({ text: "x", alignment: null, ranges: [0, 1], lead: 1 }).text === "x";

/** Code points of a pre-token at most, where a stage counts them and none after it puts something in front; else infinite. */
export function longestPreToken(stages: readonly PreTokenizer[]): number {
  return stages.reduce((longest, stage) => {
    if (isFixedLength(stage)) return Math.min(longest, stage.length);
    return writesNothing(stage) ? longest : Number.POSITIVE_INFINITY;
  }, Number.POSITIVE_INFINITY);
}

/** Whether a stage takes a character away wherever it comes to it, as part of a match that is removed. False when in doubt. */
export function isRemoved(stage: PreTokenizer, code: number): boolean {
  return isSplit(stage) && stage.behavior === "Removed" && !stage.invert && stage.pattern.begins(code);
}

/**
 * Whether a stage parts two characters in every piece in which they come to it side by side, whatever stages before it have
 * cut. False when in doubt.
 */
export function parts(stage: PreTokenizer, before: number, after: number): boolean {
  if (stage.isIndependent(before, after) && stage.cuts(before, after)) return true;
  if (!isSplit(stage)) return false;
  const { pattern, behavior, invert } = stage;
  // One is in a match wherever it stands, the other in none.
  const isTaken = (code: number) => pattern.begins(code);
  const isLeft = (code: number) => !pattern.reads(code);
  const [isMatch, isGap] = invert ? [isLeft, isTaken] : [isTaken, isLeft];
  const opensMatch = isGap(before) && isMatch(after);
  const closesMatch = isMatch(before) && isGap(after);
  if (behavior === "MergedWithPrevious") return closesMatch;
  if (behavior === "MergedWithNext") return opensMatch;
  return opensMatch || closesMatch;
}
