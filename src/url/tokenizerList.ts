import { maxColumns } from "../state/comparison";
import { isBrought, referenceOfLinkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { type LinkProblem, problems } from "./problems";

/**
 * Reads the `t` of a link: 1 to 8 different names, separated by commas.
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`.
 */
export function readTokenizers(
  value: string,
  isKnown: (id: string) => boolean,
): { ok: true; tokenizers: TokenizerReference[] } | { ok: false; problem: LinkProblem } {
  const problem = problemOf(value, isKnown);
  if (problem !== null) return { ok: false, problem };
  return { ok: true, tokenizers: value.split(",").flatMap((name) => referenceOfLinkName(name) ?? []) };
}

function problemOf(value: string, isKnown: (id: string) => boolean): LinkProblem | null {
  if (value === "") return problems.noTokenizers();
  const names = value.split(",", maxColumns + 1);
  if (names.length > maxColumns) return problems.tooManyTokenizers();
  if (names.includes("")) return problems.malformed("t", "has an empty place in its list");
  // One pattern can be escaped in several ways.
  const references = names.map((name) => referenceOfLinkName(name) ?? name);
  const repeated = names.filter((_, at) => references.indexOf(references[at] ?? "") < at);
  if (repeated.length > 0) return problems.repeatedTokenizers([...new Set(repeated)]);
  // Later versions may know other kinds.
  const brought = names.filter(isBrought);
  const unsupported = brought.filter((name) => !/^(hub|file):/.test(name));
  if (unsupported.length > 0) return problems.unsupportedTokenizers(unsupported);
  const damaged = brought.filter((name) => referenceOfLinkName(name) === null);
  if (damaged.length > 0) return problems.damagedTokenizers(damaged);
  const unknown = names.filter((name) => !isBrought(name) && !isKnown(name));
  return unknown.length > 0 ? problems.unknownTokenizers(unknown) : null;
}
