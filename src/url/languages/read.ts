import * as v from "valibot";
import {
  charts,
  defaultLanguages,
  divisions,
  type LanguageGroup,
  type LanguagesChoice,
  sortColumns,
} from "../../state/languages/choice";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageReader } from "../pageLink";
import { type LinkProblem, problems } from "../problems";
import { readOptions } from "../readOptions";
import { type ReadTokenizers, readModels, readTokenizers } from "../tokenizerList";
import type { RawParameters } from "../upgraders";

/** Names of corpora, codes and searches: what people call things, within reason. */
const named = v.pipe(v.string(), v.minLength(1, "is empty"), v.maxLength(200, "is longer than 200 characters"));

/** With what it is set to behind a comma, which the page judges. */
const measurePattern = /^\w{1,40}(\.\w{1,40})?(,.{1,200})?$/;

const choiceSchema = v.object({
  chart: v.optional(v.picklist(charts, `must be one of ${charts.join(", ")}`)),
  c: v.optional(named),
  pivot: v.optional(named),
  mode: v.optional(v.picklist(["segment", "joined"], "must be “segment” or “joined”")),
  measure: v.optional(v.pipe(v.string(), v.regex(measurePattern, "must be “premium”, or an instrument’s measure"))),
  q: v.optional(named),
  scale: v.optional(v.picklist(["linear", "log"], "must be “linear” or “log”")),
  by: v.optional(v.picklist(divisions, `must be one of ${divisions.join(", ")}`)),
  open: v.optional(named),
});

export const languagesReader: PageReader = {
  names: /^languages?$/i,
  parameters: [
    "t",
    "m",
    "chart",
    "map",
    "c",
    "pivot",
    "mode",
    "measure",
    "g",
    "q",
    "sort",
    "scale",
    "by",
    "open",
    "passage",
  ],
  async read(raw, isKnown) {
    const list = readTokenizers(raw.get("t") ?? "", isKnown);
    const [models, unnamed] = await readModels(raw, list);
    const { choice, problems: wrong } = readLanguages(raw, list);
    const { tokenizers } = list;
    const hasTokenizers = tokenizers.length > 0;
    return {
      part: { languages: choice, ...(models !== undefined && { models }), ...(hasTokenizers && { tokenizers }) },
      lost: { tokenizers: !hasTokenizers },
      problems: [...list.problems, ...wrong, ...unnamed],
    };
  },
};

/**
 * Reads all but the tokenizers.
 * @param list the link's tokenizers, as far as they could be read: rows may be sorted by one of them
 */
function readLanguages(
  raw: RawParameters,
  { tokenizers, problems: unread }: Pick<ReadTokenizers, "tokenizers" | "problems">,
): { readonly choice: LanguagesChoice; readonly problems: readonly LinkProblem[] } {
  const { options, problems: wrong } = readOptions(choiceSchema, raw);
  const { chart, c, pivot, mode, measure, q, scale, by, open } = options;
  const found = [...wrong];
  const group = readGroup(raw.get("g"));
  if (group === null) {
    const why =
      "must be spoken, all, india, script.<code>, region.<name>, family.<name>, list.<code>~<code> or above.<number>";
    found.push(problems.malformed("g", why));
  }
  // What names a tokenizer may name one that could not be read, which is told.
  const isWhole = unread.length === 0;
  const tokenizerOf = (parameter: string) => {
    const name = raw.get(parameter);
    const named = tokenizers.find((known) => linkName(known) === name);
    if (name !== undefined && named === undefined && isWhole) {
      found.push(problems.malformed(parameter, "must be one of the tokenizers after “t=”"));
    }
    return named;
  };
  const map = tokenizerOf("map");
  const openIn = tokenizerOf("passage");
  const sort = readSort(raw.get("sort"), tokenizers);
  if (sort === null && isWhole) {
    const why = `must be premium, ${sortColumns.join(", ")} or one of the tokenizers after “t=”, with a “-” before it or not`;
    found.push(problems.malformed("sort", why));
  }
  return {
    choice: {
      corpus: c ?? defaultLanguages.corpus,
      pivot: pivot ?? defaultLanguages.pivot,
      mode: mode ?? defaultLanguages.mode,
      chart: chart ?? defaultLanguages.chart,
      map: map ?? defaultLanguages.map,
      group: group ?? defaultLanguages.group,
      search: q ?? defaultLanguages.search,
      sort: sort ?? defaultLanguages.sort,
      scale: scale ?? defaultLanguages.scale,
      by: by ?? defaultLanguages.by,
      open: open ?? defaultLanguages.open,
      ...(openIn !== undefined && { openIn }),
      ...(measure !== undefined && { measure }),
    },
    problems: found,
  };
}

/** Characters of a list of languages: codes of more than a thousand. */
const longestList = 20_000;

function readGroup(value: string | undefined): LanguageGroup | null {
  if (value === undefined) return defaultLanguages.group;
  if (value === "spoken" || value === "all" || value === "india") return { kind: value };
  const dot = value.indexOf(".");
  const [kind, rest] = [value.slice(0, Math.max(0, dot)), value.slice(dot + 1)];
  if (kind === "script" && /^[A-Z][a-z]{3}$/.test(rest)) return { kind, script: rest };
  if (kind === "region" && rest !== "" && rest.length <= 200) return { kind, region: rest };
  if (kind === "family" && rest !== "" && rest.length <= 200) return { kind, family: rest };
  if (kind === "list" && rest.length <= longestList) return { kind, list: rest };
  if (kind === "above" && /^\d{1,6}(\.\d{1,6})?$/.test(rest)) return { kind, premium: Number(rest) };
  return null;
}

function readSort(
  value: string | undefined,
  tokenizers: readonly TokenizerReference[],
): LanguagesChoice["sort"] | null {
  if (value === undefined) return defaultLanguages.sort;
  const descending = value.startsWith("-");
  const name = descending ? value.slice(1) : value;
  if (name === "premium") return { column: null, descending };
  const column = sortColumns.find((known) => known === name) ?? tokenizers.find((known) => linkName(known) === name);
  return column === undefined ? null : { column, descending };
}
