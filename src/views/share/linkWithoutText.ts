import type { Comparison } from "../../state/pages";
import { joinFragment } from "../../url/writeLink";

/**
 * A link to Compare that holds none of what somebody wrote: no text, no place in it, no chat with its templates and their variables.
 * @param url of the link with all of it
 */
export function linkWithoutText(url: string, comparison: Comparison): string {
  const options: Comparison = { ...comparison, text: "", other: undefined, split: undefined, pinned: undefined };
  return `${url.replace(/#.*$/s, "")}${joinFragment({ ...options, input: undefined }, null)}`;
}
