import { maxColumns } from "../state/compare/slice";
import { isBrought, referenceOfLinkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { type LinkProblem, problems } from "./problems";

/** What can be used of the `t` of a link. */
export interface ReadTokenizers {
  /** At most 8 different ones; none where none could be read. */
  readonly tokenizers: readonly TokenizerReference[];
  /** The place of each of them in the list as it stands. */
  readonly places: readonly number[];
  readonly problems: readonly LinkProblem[];
}

/**
 * Reads the `t` of a link: 1 to 8 different names, separated by commas.
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`.
 */
export function readTokenizers(value: string, isKnown: (id: string) => boolean): ReadTokenizers {
  if (value === "") return { tokenizers: [], places: [], problems: [problems.noTokenizers()] };
  const found: LinkProblem[] = [];
  const all = value.split(",", maxColumns + 1);
  if (all.length > maxColumns) found.push(problems.tooManyTokenizers());
  const names = all.slice(0, maxColumns);
  if (names.includes("")) found.push(problems.malformed("t", "has an empty place in its list"));
  // One pattern can be escaped in several ways.
  const references = names.map((name) => referenceOfLinkName(name) ?? name);
  const isRepeated = (at: number) => references.indexOf(references[at] ?? "") < at;
  const given = names.flatMap((name, place) => (name === "" ? [] : [{ name, place }]));
  const repeated = given.filter(({ place }) => isRepeated(place));
  if (repeated.length > 0) found.push(problems.repeatedTokenizers([...new Set(repeated.map(({ name }) => name))]));
  const unread = new Set<string>();
  const refuse = (which: (name: string) => boolean, problem: (names: readonly string[]) => LinkProblem) => {
    const refused = given.flatMap(({ name, place }) => (which(name) && !isRepeated(place) ? [name] : []));
    if (refused.length > 0) found.push(problem(refused));
    for (const name of refused) unread.add(name);
  };
  // Later versions may know other kinds.
  refuse((name) => isBrought(name) && !/^(hub|file):/.test(name), problems.unsupportedTokenizers);
  refuse((name) => /^(hub|file):/.test(name) && referenceOfLinkName(name) === null, problems.damagedTokenizers);
  refuse((name) => !isBrought(name) && !isKnown(name), problems.unknownTokenizers);
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
