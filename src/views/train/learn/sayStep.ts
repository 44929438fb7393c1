import type { MergeAlgorithm } from "../../../training/lesson/algorithms";
import type { CutWord, LessonStep, NextMerge } from "../../../training/lesson/lesson";
import { formatCount, plural } from "../../../ui/format";

/**
 * What the last merge did, in a sentence or two.
 * @param before what there was before it; null where there was none
 * @param number of the merge, from 1
 */
export function sayDone(before: LessonStep | null, number: number): string {
  if (before?.next == null) return "Each word is cut into its characters, which are the first entries.";
  const { left, right, joined, isKnown } = before.next;
  const entry = isKnown ? "which was an entry already, by another pair" : "a new entry";
  return `Merge ${number} has joined “${left}” and “${right}” wherever they stood side by side: “${joined}”, ${entry}.`;
}

/** Which pair is next, and why this one. */
export function sayNext(step: LessonStep, algorithm: MergeAlgorithm): string {
  const { next, pairs, words } = step;
  if (next === null) {
    return pairs.length === 0
      ? "Each word is one entry: there is nothing left to merge."
      : "More merges than these are not shown here.";
  }
  const pair = `“${next.left}” and “${next.right}”`;
  const times = `${plural(next.counted, "time")}${whereOf(words, next)}`;
  if (algorithm === "wordpiece") {
    const { leftCount = 0, rightCount = 0 } = pairs[next.row] ?? {};
    return `Next: ${pair}. They stand side by side ${times}, of ${leftCount} and ${rightCount} times that each stands anywhere: ${next.counted} ÷ (${leftCount} × ${rightCount}) is ${next.tied > 0 ? "as much as for" : "more than for"} any other pair.${sayTies(next, "more often, then the one ")}`;
  }
  const stands = `Next: ${pair}, which stand side by side ${times}.`;
  if (next.row !== 0) {
    return `${stands} The trainer still counts ${formatCount(next.counted)} for them: what another pair with the same result has merged, it has not taken off.`;
  }
  return `${stands} ${next.tied > 0 ? "None stand there more often." : "No other pair stands there so often."}${sayTies(next, "")}`;
}

function sayTies({ tied }: NextMerge, first: string): string {
  if (tied === 0) return "";
  const others = tied === 1 ? "Another pair does so, too" : `${tied} other pairs do so, too`;
  return ` ${others}: of equal ones the one that stands ${first}first in the vocabulary is merged, by its left part, then by its right.`;
}

/** “ (6 in newest, 3 in widest)”. */
function whereOf(words: readonly CutWord[], { left, right }: NextMerge): string {
  const places = words.flatMap(({ count, symbols }) => {
    const times = symbols.filter((symbol, i) => symbol === left && symbols[i + 1] === right).length;
    return times === 0 ? [] : [{ times: times * count, word: wordOf(symbols) }];
  });
  if (places.length === 0 || places.length > 4) return "";
  return ` (${places.map(({ times, word }) => `${formatCount(times)} in ${word}`).join(", ")})`;
}

/** A word of its symbols, without what marks that they go on. */
export function wordOf(symbols: readonly string[]): string {
  return symbols.map((symbol, i) => (i > 0 && symbol.startsWith("##") ? symbol.slice(2) : symbol)).join("");
}
