import { defaultFilter } from "cmdk";
import { type KnownTokenizer, looksLikeModel, searchKnown } from "../../state/tokenizers/knownTokenizers";
import type { BroughtTokenizer } from "../../state/tokenizers/library";
import { type CatalogueEntry, catalogue, tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../worker/import/protocol";

/** What the picker lists for a search. */
export interface PickerEntries {
  readonly brought: readonly BroughtTokenizer[];
  /** Built-ins by family; with a search the best match first. */
  readonly families: readonly { readonly family: string; readonly entries: readonly CatalogueEntry[] }[];
  /** Tokenizers of the Hub that were not brought yet; none without a search. */
  readonly known: readonly KnownTokenizer[];
  /** What can be looked up on the Hub as it is typed; null where it names no model, or a known one. */
  readonly lookUp: string | null;
}

/** Tokenizers of the Hub in the list: more would hide what is here already. */
const mostKnown = 8;

/** Finds what a search means, by names, models and kinds. */
export function findEntries(search: string, brought: readonly BroughtTokenizer[]): PickerEntries {
  const typed = search.trim();
  const families = [...new Set(catalogue.map(({ family }) => family))].map((family) => {
    const scored = catalogue
      .filter((entry) => entry.family === family)
      .map((entry) => ({ entry, score: score(typed, entry.id, [entry.label, family, entry.model, ...entry.models]) }));
    const entries = rank(scored, (one) => one.score).map(({ entry }) => entry);
    return { family, entries, best: Math.max(...scored.map((one) => one.score)) };
  });
  const here = new Set(brought.map(({ facts }) => modelOf(facts.reference)));
  const found = typed === "" ? [] : searchKnown(typed).filter(({ id }) => !here.has(id));
  const known = found.slice(0, mostKnown);
  return {
    brought: brought.filter(({ facts }) => hasWords(facts, typed)),
    families: rank(families, ({ best }) => best).filter(({ entries }) => entries.length > 0),
    known,
    lookUp: looksLikeModel(typed) && !known.some(({ id }) => id === typed) ? typed : null,
  };
}

/** Whether all words of a search are in a tokenizer's name, or in what is said of it. */
function hasWords({ reference, kind, description }: TokenizerFacts, search: string): boolean {
  const { label } = tokenizerEntry(reference);
  const text = [label, modelOf(reference) ?? "", kind, description.model].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function score(search: string, name: string, keywords: readonly string[]): number {
  return search === "" ? 1 : defaultFilter(name, search, [...keywords]);
}

/** Those with a score, the best first; equal ones stay in their order. */
function rank<T>(items: readonly T[], scoreOf: (item: T) => number): T[] {
  return items
    .map((item) => ({ item, score: scoreOf(item) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

/** The model that a tokenizer of the Hub is of. */
function modelOf(reference: TokenizerReference): string | null {
  return /^hub:([^@]+)@/.exec(reference)?.[1] ?? null;
}
