import type { Comparison } from "../state/compare/comparison";
import { writeLanguages } from "./writeParameters";

/** What a change means for the browser's history: nothing, an edit of the present entry, or a step that Back undoes. */
export type ChangeKind = "none" | "edit" | "step";

// Below this many UTF-16 code units even a whole replacement is ordinary typing: the first letters of an empty text.
const smallestStep = 16;

/**
 * Judges a change. Steps are other tokenizers, another view or option, and more than half of the text at once (a sample,
 * a file). What is pointed out and what is typed (context window, prices and their currency, a search) is an edit, or each letter would be an entry of its own.
 */
export function changeKind(before: Comparison, after: Comparison): ChangeKind {
  const sameSettings =
    before.page === after.page &&
    sameButSearch(before, after) &&
    before.view === after.view &&
    before.specials === after.specials &&
    before.inserted === after.inserted &&
    before.showIds === after.showIds &&
    before.baseline === after.baseline &&
    before.inspected.reference === after.inspected.reference &&
    before.inspected.sort === after.inspected.sort &&
    sameList(before.tokenizers, after.tokenizers);
  if (!sameSettings || isReplacement(before.text, after.text)) return "step";
  const same =
    before.text === after.text &&
    before.contextWindow === after.contextWindow &&
    before.currency === after.currency &&
    before.pinned?.start === after.pinned?.start &&
    before.pinned?.end === after.pinned?.end &&
    before.languages.search === after.languages.search &&
    before.inspected.search === after.inspected.search &&
    samePrices(before.prices, after.prices);
  return same ? "none" : "edit";
}

/** Whether what lies between the common beginning and end is more than half of the longer text. */
function isReplacement(before: string, after: string): boolean {
  if (before === after) return false;
  const [shorter, longer] = before.length < after.length ? [before, after] : [after, before];
  let kept = 0;
  while (kept < shorter.length && shorter.charCodeAt(kept) === longer.charCodeAt(kept)) kept++;
  let keptEnd = 0;
  const most = shorter.length - kept;
  const [shortEnd, longEnd] = [shorter.length - 1, longer.length - 1];
  while (keptEnd < most && shorter.charCodeAt(shortEnd - keptEnd) === longer.charCodeAt(longEnd - keptEnd)) keptEnd++;
  const changed = longer.length - kept - keptEnd;
  return changed >= smallestStep && changed > longer.length / 2;
}

function sameButSearch(before: Comparison, after: Comparison): boolean {
  const written = ({ languages, tokenizers }: Comparison) => writeLanguages({ ...languages, search: "" }, tokenizers);
  return before.languages === after.languages || written(before).join("&") === written(after).join("&");
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function samePrices(a: Comparison["prices"], b: Comparison["prices"]): boolean {
  const priced = new Map(Object.entries(b));
  const entries = Object.entries(a);
  return entries.length === priced.size && entries.every(([reference, price]) => priced.get(reference) === price);
}
