import type { Comparison } from "../../state/pages";
import { defaultInspected } from "../../state/tokenizers/inspected";
import { linkValue, writeSearch } from "../linkNames";
import type { PageLink } from "../pageLink";

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
  for (const name of ["find", "sort", "bias", "tab", "class", "part", "on", "token"] as const) {
    if (inspected[name] !== defaultInspected[name]) parameters.push([name, `${inspected[name]}`]);
  }
  return parameters;
}
