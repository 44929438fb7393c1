import type { MergeAlgorithm } from "../../../training/lesson/algorithms";
import type { CutWord, LessonStep, NextMerge } from "../../../training/lesson/lesson";
import { formatCount, plural } from "../../../ui/format";
import { isolated, shownSymbol } from "./symbols";

/**
 * What the last merge did, in a sentence or two.
 * @param before what there was before it; null where there was none
 * @param number of the merge, from 1
 */
export function sayDone(before: LessonStep | null, number: number): string {
  if (before?.next == null) return "Each word is cut into its characters, which are the first entries.";
  const { left, right, joined, isKnown } = before.next;
  const entry = isKnown ? "which was an entry already, by another pair" : "a new entry";
  return `Merge ${number} has joined ${quoted(left)} and ${quoted(right)} wherever they stood side by side: ${quoted(joined)}, ${entry}.`;
}

/** Which pair is next, and why this one. */
export function sayNext(step: LessonStep, algorithm: MergeAlgorithm): string {
  const { next, pairs, words } = step;
  if (next === null) {
    return pairs.length === 0
      ? "Each word is one entry: there is nothing left to merge."
      : "More merges than these are not shown here.";
  }
  const pair = `${quoted(next.left)} and ${quoted(next.right)}`;
  const times = `${plural(next.counted, "time")}${whereOf(words, next)}`;
  if (algorithm === "wordpiece") {
    const { leftCount = 0, rightCount = 0 } = pairs[next.row] ?? {};
    const quotient = `${next.counted} ÷ (${leftCount} × ${rightCount})`;
    const most =
      next.tied === 0
        ? "more than for any other pair"
        : `as much as for ${next.tied === 1 ? "one other pair" : `${next.tied} other pairs`}, and none has more`;
    return `Next: ${pair}. They stand side by side ${times}, of ${leftCount} and ${rightCount} times that each stands anywhere: ${quotient} is ${most}.${sayTies(next, "the one that stands most often is merged; if several do, ")}`;
  }
  const stands = `Next: ${pair}, which stand side by side ${times}.`;
  if (next.row !== 0) {
    return `${stands} The trainer still counts ${formatCount(next.counted)} for them: what another pair with the same result has merged, it has not taken off.`;
  }
  const most =
    next.tied === 0
      ? "No other pair stands there so often."
      : `${next.tied === 1 ? "One other pair stands" : `${next.tied} other pairs stand`} there as often, and none more often.`;
  return `${stands} ${most}${sayTies(next)}`;
}

/** Which of several pairs is taken. */
function sayTies({ tied }: NextMerge, first = ""): string {
  if (tied === 0) return "";
  const end = first === "" ? " is merged" : "";
  return ` Of these, ${first}the one whose left part stands first in the vocabulary${end}, then the one whose right part does.`;
}

/** “ (6 in newest, 3 in widest)”. */
function whereOf(words: readonly CutWord[], { left, right }: NextMerge): string {
  const places = words.flatMap(({ count, symbols }) => {
    const times = symbols.filter((symbol, i) => symbol === left && symbols[i + 1] === right).length;
    return times === 0 ? [] : [{ times: times * count, word: wordOf(symbols) }];
  });
  if (places.length === 0 || places.length > 4) return "";
  return ` (${places.map(({ times, word }) => `${formatCount(times)} in ${isolated(word)}`).join(", ")})`;
}

function quoted(symbol: string): string {
  return `“${isolated(shownSymbol(symbol))}”`;
}

/** A word of its symbols, without what marks that they go on. */
export function wordOf(symbols: readonly string[]): string {
  return symbols.map((symbol, i) => (i > 0 && symbol.startsWith("##") ? symbol.slice(2) : symbol)).join("");
}
