import { defaultLanguages, type LanguagesChoice, sortColumns } from "../../state/languages/choice";
import type { Comparison } from "../../state/pages";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { longestSearch } from "../limits";
import { writeModels, writeTokenizers } from "../linkNames";
import type { PageLink } from "../pageLink";

export const languagesLink: PageLink = {
  shares: ["tokenizers", "models"],
  write,
  typed: ["q"],
  keepTokenizers: (_, { tokenizers }) => ({ tokenizers }),
};

/** A tokenizer to sort by or to show that the link does not have is what would be refused. */
function write({ languages: choice, tokenizers, models }: Comparison): [name: string, value: string][] {
  const parameters = [writeTokenizers({ tokenizers }), ...writeModels({ tokenizers, models })];
  const add = (name: string, value: string, usual: string | null) => {
    if (value !== usual) parameters.push([name, encodeURIComponent(value.toWellFormed())]);
  };
  add("chart", choice.chart, defaultLanguages.chart);
  add("map", nameAmong(tokenizers, choice.map), "");
  add("c", choice.corpus, defaultLanguages.corpus);
  add("pivot", choice.pivot ?? "", "");
  add("mode", choice.mode, defaultLanguages.mode);
  add("measure", choice.measure ?? "", "");
  add("g", Object.values(choice.group).join("."), "spoken");
  add("q", choice.search.slice(0, longestSearch), "");
  add("sort", sortName(choice.sort, tokenizers), sortName(defaultLanguages.sort, tokenizers));
  add("scale", choice.scale, defaultLanguages.scale);
  add("by", choice.by, defaultLanguages.by);
  add("open", choice.open ?? "", "");
  if (choice.open !== null) add("passage", nameAmong(tokenizers, choice.openIn), "");
  return parameters;
}

function sortName({ column, descending }: LanguagesChoice["sort"], tokenizers: readonly TokenizerReference[]): string {
  const known = nameAmong(tokenizers, column) || sortColumns.find((name) => name === column) || "premium";
  return `${descending ? "-" : ""}${known}`;
}

/** What links call a tokenizer that is among those shown; "" for any other, and for what is none. */
function nameAmong(tokenizers: readonly TokenizerReference[], wanted: string | null | undefined): string {
  const shown = tokenizers.find((reference) => reference === wanted);
  return shown === undefined ? "" : linkName(shown);
}
