import type { Comparison } from "../state/pages";
import { changedStretch } from "../text/lineEndings";
import { links } from "./pages";

/** What a change means for the browser's history: nothing, an edit of the present entry, or a step that Back undoes. */
export type ChangeKind = "none" | "edit" | "step";

// Below this many UTF-16 code units even a whole replacement is ordinary typing: the first letters of an empty text.
const smallestStep = 16;

/**
 * Judges a change, by what links would say of it. Steps are other tokenizers, another view or option, and more than half of
 * the text at once (a sample, a file). What is pointed out, leafed through or typed is an edit, or each letter would be an entry of its own.
 */
export function changeKind(before: Comparison, after: Comparison): ChangeKind {
  const isSame = (typed: boolean) => said(before, typed) === said(after, typed);
  const isEdit = isSame(false) || before.inspected.leaf !== after.inspected.leaf;
  if (before.page !== after.page || !isEdit || isReplacement(before.text, after.text)) return "step";
  return before.text === after.text && isSame(true) && isSame(false) ? "none" : "edit";
}

/** What the links to all pages say, apart from the text. */
function said(comparison: Comparison, isTyped: boolean): string {
  const parts = Object.values(links).map(({ write, typed }) =>
    write(comparison).filter(([name]) => typed.includes(name) === isTyped),
  );
  return JSON.stringify(parts);
}

/** Whether what lies between the common beginning and end is more than half of the longer text. */
function isReplacement(before: string, after: string): boolean {
  const { start, end, insert } = changedStretch(before, after);
  const changed = Math.max(end - start, insert.length);
  return changed >= smallestStep && changed > Math.max(before.length, after.length) / 2;
}
