import type { KnownTokenizer } from "../../../state/tokenizers/knownTokenizers";
import { linkName } from "../../../tokenizers/tokenizerReference";
import { scriptName } from "../../scriptName";
import type { OverviewRow } from "./rows";

/** Names of models by tokenizer, as `modelNames.ts` has them; none before that is there. */
export type ModelNames = ReadonlyMap<string, readonly string[]>;

/** The words of a search, as texts are looked through for them. */
export function wordsOf(search: string): string[] {
  return folded(search)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** The models of a tokenizer: those that the row names, and others that the table knows. */
function modelsOf({ models, reference }: OverviewRow, names: ModelNames): readonly string[] {
  return [...new Set([...models, ...(names.get(linkName(reference)) ?? [])])];
}

/** Whether name, models, family, kind, normalizer, pattern and covered scripts of a tokenizer have all words among them. */
export function isFound(row: OverviewRow, words: readonly string[], names: ModelNames): boolean {
  const { name, reference, family, words: said, corpus } = row;
  const { kind = "", normalizer = "", pattern = "" } = said;
  const scripts = corpus?.scripts?.map(scriptName) ?? [];
  const text = folded(
    [name, linkName(reference), family, ...modelsOf(row, names), kind, normalizer, pattern, ...scripts].join("\n"),
  );
  return words.every((word) => text.includes(word));
}

/** The covered scripts of a tokenizer that are searched for, by their English names. */
export function soughtScripts({ corpus }: OverviewRow, words: readonly string[]): readonly string[] {
  const scripts = corpus?.scripts?.map(scriptName) ?? [];
  return scripts.filter((script) =>
    words.some((word) => word.length >= shortestScript && folded(script).includes(word)),
  );
}

/** Letters of a word from which on it is taken for a script's: fewer are in many names. */
const shortestScript = 3;

/** Whether name, family, licence and models of a known tokenizer have all words among them. */
export function isKnownFound(
  { id, family, licence }: KnownTokenizer,
  words: readonly string[],
  names: ModelNames,
): boolean {
  const text = folded([id, family, licence, ...(names.get(`hub:${id}`) ?? [])].join("\n"));
  return words.every((word) => text.includes(word));
}

/** Models that a row has room for. */
const mostModels = 6;

/** The models that a row says: those that were searched for, else its own. */
export function shownModels(row: OverviewRow, words: readonly string[], names: ModelNames): readonly string[] {
  const sought =
    words.length === 0
      ? []
      : modelsOf(row, names).filter((model) => words.every((word) => folded(model).includes(word)));
  return (sought.length > 0 ? sought : row.models).slice(0, mostModels);
}

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
