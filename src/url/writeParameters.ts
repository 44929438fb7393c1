import { type Comparison, defaultOptions } from "../state/compare/comparison";
import { defaultLanguages, type LanguageGroup, type LanguagesChoice, sortColumns } from "../state/languages/choice";
import type { InspectedTokenizer } from "../state/tokenizers/inspected";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { contextWindowRange, longestSearch } from "./limits";

// What reads these again comes only when there is a link to read: `schema.ts`, `languagesSchema.ts`, `tokenizerSchema.ts`.

/** What a link to Compare says besides its text. */
export type Settings = Omit<Comparison, "text" | "page" | "languages" | "inspected">;

/** Writes what `readTokenizers` reads. */
export function writeTokenizers({ tokenizers }: Pick<Comparison, "tokenizers">): [name: string, value: string] {
  return ["t", tokenizers.map(linkValue).join(",")];
}

/** A tokenizer as a parameter has it: escaped, but for what a fragment can hold and people want to read. */
export function linkValue(reference: TokenizerReference): string {
  return encodeURIComponent(linkName(reference)).replace(/%(?:2F|3A|3F|40)/g, decodeURIComponent);
}

/**
 * Writes all but version, tokenizers and text, in the order that links have; defaults are left out. So is what
 * `readSettings` would refuse (a baseline or a price without its column, a window of NaN): a link must open.
 */
export function writeSettings(settings: Settings): [name: string, value: string][] {
  const { tokenizers, baseline, contextWindow, prices, currency, pinned } = settings;
  const parameters: [string, string][] = [];
  if (settings.view !== defaultOptions.view) parameters.push(["view", settings.view]);
  if (settings.specials !== defaultOptions.specials) parameters.push(["s", settings.specials]);
  if (settings.inserted !== defaultOptions.inserted) parameters.push(["i", settings.inserted ? "1" : "0"]);
  if (settings.showIds !== defaultOptions.showIds) parameters.push(["ids", settings.showIds ? "1" : "0"]);
  if (baseline !== null && tokenizers.includes(baseline)) parameters.push(["b", linkValue(baseline)]);
  if (contextWindow !== defaultOptions.contextWindow && isWindow(contextWindow)) {
    parameters.push(["w", String(contextWindow)]);
  }
  const list = tokenizers.map((reference) => {
    const price = prices[reference];
    return price !== undefined && isPrice(price) ? String(price) : "";
  });
  if (list.some((price) => price !== "")) parameters.push(["p", list.join(",")]);
  if (currency !== undefined && currencyPattern.test(currency)) parameters.push(["cur", currency]);
  if (pinned !== undefined && pinned.start <= pinned.end) parameters.push(["at", `${pinned.start}-${pinned.end}`]);
  return parameters;
}

/** A currency's code by ISO 4217, as `Intl.NumberFormat` takes it. */
export const currencyPattern = /^[A-Z]{3}$/;

/** Whether a link can carry a price. */
export function isPrice(price: number): boolean {
  return Number.isFinite(price) && price >= 0;
}

function isWindow(tokens: number): boolean {
  return Number.isInteger(tokens) && tokens >= contextWindowRange.min && tokens <= contextWindowRange.max;
}

/**
 * Writes what `readLanguages` reads, percent-encoded where need be; defaults are left out, and tokenizers to sort by or
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
  write("q", choice.search.slice(0, longestSearch), "");
  write("sort", sortName(choice.sort, tokenizers), sortName(defaultLanguages.sort, tokenizers));
  write("scale", choice.scale, defaultLanguages.scale);
  return parameters;
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

function sortName({ column, descending }: LanguagesChoice["sort"], tokenizers: readonly TokenizerReference[]): string {
  const tokenizer = tokenizers.find((reference) => reference === column);
  const name = tokenizer === undefined ? sortColumns.find((known) => known === column) : linkName(tokenizer);
  return `${descending ? "-" : ""}${name ?? "premium"}`;
}

/** Writes what `readInspected` reads; defaults are left out. */
export function writeInspected({ reference, search, sort }: InspectedTokenizer): [name: string, value: string][] {
  const { inspected: usual } = defaultOptions;
  const parameters: [string, string][] = [["t", linkValue(reference)]];
  if (search !== usual.search) {
    parameters.push(["q", encodeURIComponent(search.slice(0, longestSearch).toWellFormed())]);
  }
  if (sort !== usual.sort) parameters.push(["sort", sort]);
  return parameters;
}
