import * as v from "valibot";
import { charts, defaultLanguages, type LanguageGroup, type LanguagesChoice } from "../state/languagesChoice";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { type LinkProblem, problems } from "./problems";
import type { RawParameters } from "./upgraders";

/** Every name that means something in a link to Languages, in any version. All others are ignored, unread. */
export const languageParameterNames: ReadonlySet<string> = new Set([
  ...["v", "t", "chart", "map", "c", "pivot", "mode", "g", "q", "sort", "scale"],
]);

/** Names of corpora, codes and searches: what people call things, within reason. */
const named = v.pipe(v.string(), v.minLength(1, "is empty"), v.maxLength(200, "is longer than 200 characters"));
const columns = ["name", "code", "script", "speakers", "bytes"] as const;

const choiceSchema = v.object({
  chart: v.optional(v.picklist(charts, `must be one of ${charts.join(", ")}`)),
  c: v.optional(named),
  pivot: v.optional(named),
  mode: v.optional(v.picklist(["segment", "joined"], "must be “segment” or “joined”")),
  q: v.optional(named),
  scale: v.optional(v.picklist(["linear", "log"], "must be “linear” or “log”")),
});

/**
 * Reads current-version parameters of a link to Languages, all but the tokenizers.
 * @param tokenizers those of the link: rows may be sorted by one of them
 */
export function readLanguages(
  raw: RawParameters,
  tokenizers: readonly TokenizerReference[],
): { ok: true; choice: LanguagesChoice } | { ok: false; problem: LinkProblem } {
  const options = v.safeParse(choiceSchema, Object.fromEntries(raw), { abortEarly: true });
  if (!options.success) {
    const [issue] = options.issues;
    return { ok: false, problem: problems.malformed(String(issue.path?.[0].key), issue.message) };
  }
  const { chart, c, pivot, mode, q, scale } = options.output;
  const group = readGroup(raw.get("g"));
  if (group === null) {
    const why = "must be spoken, all, india, script.<code>, region.<name> or above.<number>";
    return { ok: false, problem: problems.malformed("g", why) };
  }
  const onMap = raw.get("map");
  const map = onMap === undefined ? null : tokenizers.find((known) => linkName(known) === onMap);
  if (map === undefined) {
    return { ok: false, problem: problems.malformed("map", "must be one of the tokenizers after “t=”") };
  }
  const sort = readSort(raw.get("sort"), tokenizers);
  if (sort === null) {
    const why = `must be premium, ${columns.join(", ")} or one of the tokenizers after “t=”, with a “-” before it or not`;
    return { ok: false, problem: problems.malformed("sort", why) };
  }
  return {
    ok: true,
    choice: {
      corpus: c ?? defaultLanguages.corpus,
      pivot: pivot ?? defaultLanguages.pivot,
      mode: mode ?? defaultLanguages.mode,
      chart: chart ?? defaultLanguages.chart,
      map,
      group,
      search: q ?? defaultLanguages.search,
      sort,
      scale: scale ?? defaultLanguages.scale,
    },
  };
}

/**
 * Writes what {@link readLanguages} reads, percent-encoded where need be; defaults are left out, and tokenizers to sort by or
 * to show that the link does not have: a link must open.
 */
export function writeLanguages(
  choice: LanguagesChoice,
  tokenizers: readonly TokenizerReference[],
): [name: string, value: string][] {
  const parameters: [string, string][] = [];
  const write = (name: string, value: string, usual: string | null) => {
    if (value !== usual) parameters.push([name, encodeURIComponent(value.toWellFormed())]);
  };
  write("chart", choice.chart, defaultLanguages.chart);
  const onMap = tokenizers.find((reference) => reference === choice.map);
  write("map", onMap === undefined ? "" : linkName(onMap), "");
  write("c", choice.corpus, defaultLanguages.corpus);
  write("pivot", choice.pivot ?? "", "");
  write("mode", choice.mode, defaultLanguages.mode);
  write("g", groupName(choice.group), groupName(defaultLanguages.group));
  write("q", choice.search.slice(0, 200), "");
  write("sort", sortName(choice.sort, tokenizers), sortName(defaultLanguages.sort, tokenizers));
  write("scale", choice.scale, defaultLanguages.scale);
  return parameters;
}

function readGroup(value: string | undefined): LanguageGroup | null {
  if (value === undefined) return defaultLanguages.group;
  if (value === "spoken" || value === "all" || value === "india") return { kind: value };
  const dot = value.indexOf(".");
  const [kind, rest] = [value.slice(0, Math.max(0, dot)), value.slice(dot + 1)];
  if (kind === "script" && /^[A-Z][a-z]{3}$/.test(rest)) return { kind, script: rest };
  if (kind === "region" && rest !== "" && rest.length <= 200) return { kind, region: rest };
  if (kind === "above" && /^\d{1,6}(\.\d{1,6})?$/.test(rest)) return { kind, premium: Number(rest) };
  return null;
}

function groupName(group: LanguageGroup): string {
  switch (group.kind) {
    case "script":
      return `script.${group.script}`;
    case "region":
      return `region.${group.region}`;
    case "above":
      return `above.${group.premium}`;
    default:
      return group.kind;
  }
}

function readSort(
  value: string | undefined,
  tokenizers: readonly TokenizerReference[],
): LanguagesChoice["sort"] | null {
  if (value === undefined) return defaultLanguages.sort;
  const descending = value.startsWith("-");
  const name = descending ? value.slice(1) : value;
  if (name === "premium") return { column: null, descending };
  const column = columns.find((known) => known === name) ?? tokenizers.find((known) => linkName(known) === name);
  return column === undefined ? null : { column, descending };
}

function sortName({ column, descending }: LanguagesChoice["sort"], tokenizers: readonly TokenizerReference[]): string {
  const tokenizer = tokenizers.find((reference) => reference === column);
  const name = tokenizer === undefined ? columns.find((known) => known === column) : linkName(tokenizer);
  return `${descending ? "-" : ""}${name ?? "premium"}`;
}
