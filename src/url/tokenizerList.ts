import { type ByTokenizer, type CompareSlice, maxColumns } from "../state/compare/slice";
import { isBrought, ownAndWay, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { referenceOfLinkName } from "../tokenizers/writeReference";
import { type LinkProblem, problems } from "./problems";
import type { RawParameters } from "./upgraders";

/** Models of one column that are looked at. */
const mostModels = 8;

/** What can be used of a link's list of tokenizers. */
export interface ReadTokenizers {
  /** At most 8 different ones; none where none could be read. */
  readonly tokenizers: readonly TokenizerReference[];
  /** The place of each of them in the list as it stands. */
  readonly places: readonly number[];
  readonly problems: readonly LinkProblem[];
}

/**
 * Reads a link's list of tokenizers: 1 to 8 different names, separated by commas.
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`.
 * @param explain says more of a name that is no built-in's; null where nothing is known of it
 * @param parameter that has the list
 */
export function readTokenizers(
  value: string,
  isKnown: (id: string) => boolean,
  explain: (name: string) => LinkProblem | null = () => null,
  parameter = "t",
): ReadTokenizers {
  if (value === "") return { tokenizers: [], places: [], problems: [problems.noTokenizers()] };
  const found: LinkProblem[] = [];
  const all = value.split(",", maxColumns + 1);
  if (all.length > maxColumns) found.push(problems.tooManyTokenizers(parameter));
  const names = all.slice(0, maxColumns);
  if (names.includes("")) found.push(problems.malformed(parameter, "has an empty place in its list"));
  // One pattern can be escaped in several ways.
  const references = names.map((name) => referenceOfLinkName(name) ?? name);
  const isRepeated = (at: number) => references.indexOf(references[at] ?? "") < at;
  const given = names.flatMap((name, place) => (name === "" ? [] : [{ name, place }]));
  const repeated = given.filter(({ place }) => isRepeated(place));
  if (repeated.length > 0)
    found.push(problems.repeatedTokenizers([...new Set(repeated.map(({ name }) => name))], parameter));
  const unread = new Set<string>();
  const refuse = (which: (name: string) => boolean, problem: (names: readonly string[]) => LinkProblem) => {
    const refused = given.flatMap(({ name, place }) => (which(name) && !isRepeated(place) ? [name] : []));
    if (refused.length > 0) found.push(problem(refused));
    for (const name of refused) unread.add(name);
  };
  const isHere = (name: string) => isBrought(name) || isKnown(ownAndWay(name)[0]);
  // Later versions may know other kinds.
  const isOfNoKind = (name: string) => name.includes(":") && !isHere(name);
  refuse(isOfNoKind, problems.unsupportedTokenizers);
  refuse((name) => isBrought(name) && referenceOfLinkName(name) === null, problems.damagedTokenizers);
  const explained = new Map(
    given.flatMap(({ name }) => {
      const problem = isHere(name) || isOfNoKind(name) ? null : explain(name);
      return problem === null ? [] : [[name, problem] as const];
    }),
  );
  for (const [name, problem] of explained)
    refuse(
      (one) => one === name,
      () => problem,
    );
  refuse((name) => !isHere(name) && !unread.has(name) && !explained.has(name), problems.unknownTokenizers);
  const read = given.flatMap(({ name, place }) => {
    const reference = isRepeated(place) || unread.has(name) ? null : referenceOfLinkName(name);
    return reference === null ? [] : [{ reference, place }];
  });
  return {
    tokenizers: read.map(({ reference }) => reference),
    places: read.map(({ place }) => place),
    problems: found,
  };
}

/**
 * The models of the columns, as far as they have the columns' tokenizers, as is known here: what a link calls a column is
 * never taken on trust. The table of models comes with the first link that names some.
 */
export async function readModels(
  raw: RawParameters,
  list: ReadTokenizers,
): Promise<[models: CompareSlice["models"], problems: readonly LinkProblem[]]> {
  if (!raw.has("m")) return [undefined, []];
  const named = readList(raw, "m", list, (item) => new Set(item.split("~", mostModels)));
  if (named === null) {
    const why = "must be a list as long as “t”, each item empty or names of models with “~” between them";
    return [undefined, [problems.malformed("m", why)]];
  }
  const { readColumnModels } = await import("./readColumnModels");
  const { models, isWhole } = readColumnModels(list.tokenizers, named);
  const why = "names a model for a column that does not have its tokenizer, as far as is known";
  return [models, isWhole ? [] : [problems.malformed("m", why)]];
}

/**
 * Reads a list with a value of each tokenizer, or none.
 * @param readItem undefined for what is no value
 * @returns null where there are not as many as tokenizers, or one cannot be read
 */
export function readList<Value>(
  raw: RawParameters,
  name: string,
  { tokenizers, places }: ReadTokenizers,
  readItem: (item: string) => Value | undefined,
): ByTokenizer<Value> | null {
  const value = raw.get(name);
  if (value === undefined) return {};
  const most = maxColumns + 1; // Of a longer list nobody looks at more.
  const items = value.split(",", most);
  // As long as that of tokenizers as it stands, with those that could not be read.
  if (items.length !== (raw.get("t") ?? "").split(",", most).length) return null;
  const values = items.map((item) => (item === "" ? null : readItem(item)));
  if (values.includes(undefined)) return null;
  return Object.fromEntries(
    tokenizers.flatMap((reference, at) => {
      const value = values[places[at] ?? -1];
      return value == null ? [] : [[reference, value]];
    }),
  );
}
