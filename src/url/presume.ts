import { maxColumns } from "../state/compare/slice";
import { defaultComparison, isPage, type Page, textPage } from "../state/pages";
import { linkName } from "../tokenizers/tokenizerReference";

/**
 * Built-ins that a page opened at an address will most likely want, without reading the address as a link: that takes a
 * moment, in which they can load. The codec has the last word on what is shown; a wrong guess costs a download at most.
 * @param fragment `location.hash`
 * @returns ids of the catalogue; from a link they may be anything that looks like one
 */
export function presumeTokenizers(fragment: string): readonly string[] {
  if (/^#?\/?$/.test(fragment)) return defaultComparison.tokenizers.map(linkName);
  if (presumePage(fragment) !== textPage) return [];
  const list = /^[^?]*\?(?:[^&]*&)*t=([^&]{1,10000})(?:&|$)/.exec(fragment)?.[1];
  // Those that are not built in have to be found first.
  return (list?.split(",", maxColumns) ?? []).filter((name) => /^[a-z0-9_]+$/.test(name));
}

/**
 * The page that an address is of, without reading it as a link: so that a page need not draw Compare first, only to replace it.
 * @param fragment `location.hash`
 * @returns null where it names none
 */
export function presumePage(fragment: string): Page | null {
  const name = /^#\/([a-z]+)(?:\?|$)/.exec(fragment)?.[1];
  return name !== undefined && isPage(name) ? name : null;
}
