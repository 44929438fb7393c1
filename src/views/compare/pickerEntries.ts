import { isOf } from "../../models/columnModel";
import {
  findModel,
  hasSentence,
  hasTokenizer,
  mayBecome,
  nearModel,
  suggestModels,
  wordsOf,
} from "../../models/findModel";
import type { ModelWindow, SentenceRow, TokenizerRow } from "../../models/modelTable";
import {
  type KnownTokenizer,
  knownTokenizers,
  looksLikeModel,
  searchKnown,
} from "../../state/tokenizers/knownTokenizers";
import type { BroughtTokenizer } from "../../state/tokenizers/library";
import { type CatalogueEntry, catalogue, findBuiltin, tokenizerEntry } from "../../tokenizers/catalogue";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../worker/import/protocol";

/** A model that can be chosen: its tokenizer is here, or is known on the Hub. */
export interface PickerModel {
  readonly name: string;
  readonly window: ModelWindow | null;
  readonly row: TokenizerRow;
  /** Its tokenizer, where that is built in or was brought along; null where it has to be loaded first. */
  readonly reference: TokenizerReference | null;
  /** Where it is on the Hub; null for a built-in. */
  readonly known: KnownTokenizer | null;
}

/** What the picker lists for a search. */
export interface PickerEntries {
  /** Models of that name, or that it may become. */
  readonly models: readonly PickerModel[];
  /** What is known of a model of which no tokenizer can be named; null where the search means none. */
  readonly sentence: SentenceRow | null;
  /** Whether the search is a built-in's own name, which then comes before models. */
  readonly isBuiltin: boolean;
  readonly brought: readonly BroughtTokenizer[];
  /** Built-ins by family; with a search the best match first. */
  readonly families: readonly { readonly family: string; readonly entries: readonly CatalogueEntry[] }[];
  /** Tokenizers of the Hub that were not brought yet; none without a search. */
  readonly known: readonly KnownTokenizer[];
  /** What can be looked up on the Hub as it is typed; null where it names no model, or a known one. */
  readonly lookUp: string | null;
  /** Whether there is anything of all this. */
  readonly isFound: boolean;
  /** The model's name that may be meant where the search finds nothing; null where none is one slip away. */
  readonly near: string | null;
}

/** Tokenizers of the Hub in the list: more would hide what is here already. */
const mostKnown = 8;
/** Models in the list, likewise. */
const mostModels = 6;

/** Finds what a search means, by names, models and kinds: by words and their beginnings, never by letters here and there. */
export function findEntries(search: string, brought: readonly BroughtTokenizer[]): PickerEntries {
  const typed = search.trim();
  const words = wordsOf(typed);
  const families = [...new Set(catalogue.map(({ family }) => family))].map((family) => {
    const scored = catalogue
      .filter((entry) => entry.family === family)
      .map((entry) => ({ entry, score: typed === "" ? 1 : score(words, entry) }));
    const entries = rank(scored, (one) => one.score).map(({ entry }) => entry);
    return { family, entries, best: Math.max(...scored.map((one) => one.score)) };
  });
  const { models, sentence } = findModels(typed, brought);
  const here = new Set(brought.map(({ facts }) => modelOf(facts.reference)));
  const offered = new Set(models.map(({ known }) => known?.id));
  const found = typed === "" ? [] : searchKnown(typed).filter(({ id }) => !here.has(id));
  const known = found.filter(({ id }) => !offered.has(id)).slice(0, mostKnown);
  const lookUp = looksLikeModel(typed) && !found.some(({ id }) => id === typed) ? typed : null;
  const ofBrought = brought.filter(({ facts }) => hasWords(facts, typed));
  const isFound =
    sentence !== null ||
    lookUp !== null ||
    models.length + ofBrought.length + known.length > 0 ||
    families.some(({ entries }) => entries.length > 0);
  return {
    models,
    sentence,
    isBuiltin: families.some(({ best }) => best === asNamed),
    brought: ofBrought,
    families: rank(families, ({ best }) => best).filter(({ entries }) => entries.length > 0),
    known,
    lookUp,
    isFound,
    near: isFound ? null : nearModel(typed),
  };
}

function findModels(typed: string, brought: readonly BroughtTokenizer[]): Pick<PickerEntries, "models" | "sentence"> {
  const exact = findModel(typed);
  const all = [...(exact === null ? [] : [exact]), ...suggestModels(typed)];
  const models = all
    .filter(hasTokenizer)
    .filter(({ name }, at, them) => them.findIndex((one) => one.name === name) === at)
    .slice(0, mostModels)
    .map(({ name, window, row }): PickerModel => {
      const known = knownTokenizers.find(({ id }) => row.tokenizer === `hub:${id}`) ?? null;
      const kept = brought.find(({ facts }) => isOf(row.tokenizer, linkName(facts.reference)));
      const reference = known === null ? findBuiltin(row.tokenizer)?.reference : kept?.facts.reference;
      return { name: nameForLink(name), window, row, reference: reference ?? null, known };
    });
  const [first] = all;
  const sentence = first !== undefined && hasSentence(first) ? first.row : null;
  return { models, sentence: sentence?.isFamily && models.length > 0 ? null : sentence };
}

/** A model's name without what separates names in a link. */
function nameForLink(name: string): string {
  return name
    .replace(/[,~\p{C}]+/gu, " ")
    .trim()
    .slice(0, 80);
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

/** The score of an entry that is called as somebody has typed. */
const asNamed = 3;

/** How well a search means an entry: by its name, the beginning of its name, or words of what is said of it; 0 where it does not. */
function score(words: readonly string[], { id, label, family, model, models }: CatalogueEntry): number {
  const names = [wordsOf(id), wordsOf(label)];
  if (names.some((name) => name.join(" ") === words.join(" "))) return asNamed;
  if (words.length === 0 || !mayBecome(wordsOf([family, id, label, model, ...models].join(" ")), words)) return 0;
  return names.some((name) => name.join(" ").startsWith(words.join(" "))) ? 2 : 1;
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
