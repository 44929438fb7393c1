import type { Comparison } from "../../state/pages";
import { defaultInspected } from "../../state/tokenizers/inspected";
import { linkValue, writeSearch } from "../linkNames";
import type { PageLink } from "../pageLink";

const { reference: _reference, search: _search, ...options } = defaultInspected;

export const tokenizerLink: PageLink = {
  write,
  typed: ["q"],
  keepTokenizers: ({ inspected }, present) => ({
    inspected: { ...inspected, reference: present.inspected.reference, token: undefined },
  }),
};

function write({ inspected }: Comparison): [name: string, value: string][] {
  const { reference, search } = inspected;
  const parameters: [string, string][] = [["t", linkValue(reference)], ...writeSearch(search)];
  // Options go by their own names in links, in the order in which they are listed.
  for (const [name, value] of Object.entries({ ...options, ...inspected })) {
    if (name in options && value !== options[name as keyof typeof options]) parameters.push([name, `${value}`]);
  }
  return parameters;
}
