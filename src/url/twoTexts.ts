import type { Comparison } from "../state/pages";

let last: { readonly parted: Comparison; readonly joined: Comparison } | null = null;

/**
 * A comparison as links, drafts and files carry it: of two texts one behind the other, with where the second begins. So all
 * that keeps a text keeps both or neither, and they are packed together: most have much in common.
 * @returns the same object for the same one
 */
export function joined(comparison: Comparison): Comparison {
  const { text, other } = comparison;
  if (other === undefined) return comparison;
  if (last?.parted !== comparison) {
    last = { parted: comparison, joined: { ...comparison, text: text + other, other: undefined, split: text.length } };
  }
  return last.joined;
}

/** Undoes {@link joined}. */
export function parted(comparison: Comparison): Comparison {
  const { text, split } = comparison;
  if (split === undefined) return comparison;
  return { ...comparison, text: text.slice(0, split), other: text.slice(split), split: undefined };
}
