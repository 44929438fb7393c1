import { compareSlice } from "../../state/compare/slice";
import { defaultFiles } from "../../state/files/choice";
import type { Comparison } from "../../state/pages";
import { linkName } from "../../tokenizers/tokenizerReference";
import { writeModels, writeTokenizers } from "../linkNames";
import type { PageLink } from "../pageLink";

export const filesLink: PageLink = {
  shares: ["tokenizers", "models", "specials"],
  write,
  typed: [],
  keepTokenizers: (_, { tokenizers }) => ({ tokenizers }),
};

/** A tokenizer to sort by that the link does not have is what would be refused. */
function write({
  files: { sort, measure },
  specials,
  tokenizers,
  models,
}: Comparison): [name: string, value: string][] {
  const parameters = [writeTokenizers({ tokenizers }), ...writeModels({ tokenizers, models })];
  if (specials !== compareSlice.start.specials) parameters.push(["s", specials]);
  if (measure !== defaultFiles.measure) parameters.push(["show", measure]);
  const { column, descending } = sort;
  const tokenizer = tokenizers.find((reference) => reference === column);
  const name = column === "name" || column === "size" ? column : tokenizer ? linkName(tokenizer) : "first";
  const value = `${descending ? "-" : ""}${name}`;
  if (value !== "-first") parameters.push(["sort", encodeURIComponent(value)]);
  return parameters;
}
