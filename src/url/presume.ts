import { maxColumns } from "../state/comparison";
import { defaultComparison } from "../state/defaults";
import { builtinId } from "../tokenizers/tokenizer";

/**
 * Built-ins that a page opened at an address will most likely want, without reading the address as a link: that takes a
 * moment, in which they can load. The codec has the last word on what is shown; a wrong guess costs a download at most.
 * @param fragment `location.hash`
 * @returns ids of the catalogue; from a link they may be anything that looks like one
 */
export function presumeTokenizers(fragment: string): readonly string[] {
  if (/^#?\/?$/.test(fragment)) return defaultComparison.tokenizers.map(builtinId);
  const list = /^#\/compare\?(?:[^&]*&)*t=([a-z0-9_,]+)(?:&|$)/.exec(fragment)?.[1];
  return list === undefined ? [] : list.split(",", maxColumns);
}
