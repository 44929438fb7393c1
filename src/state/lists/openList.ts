import type { GivenList } from "../../instruments/instrument";
import { loadBundledList } from "../../instruments/lists/loadBundled";
import { type ListOption, parseOwnList } from "../../instruments/options";
import { ownLists } from "./ownLists";

/**
 * The list that an option is set to.
 * @throws {Error} that says which is missing and what helps, where it is nobody's here
 */
export async function openList({ bundled }: ListOption, value: string): Promise<GivenList> {
  const own = parseOwnList(value);
  if (own !== null) return { name: own.name, text: await ownLists.open(value) };
  return { name: bundled[value] ?? value, text: await loadBundledList(value) };
}
