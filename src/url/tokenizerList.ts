import { type Comparison, maxColumns } from "../state/comparison";
import { builtinId, type TokenizerReference } from "../tokenizers/tokenizer";
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
  return { ok: true, tokenizers: value.split(",").map((name): TokenizerReference => `builtin:${name}`) };
}

function problemOf(value: string, isKnown: (id: string) => boolean): LinkProblem | null {
  if (value === "") return problems.noTokenizers();
  const names = value.split(",", maxColumns + 1);
  if (names.length > maxColumns) return problems.tooManyTokenizers();
  if (names.includes("")) return problems.malformed("t", "has an empty place in its list");
  const repeated = names.filter((name, at) => names.indexOf(name) < at);
  if (repeated.length > 0) return problems.repeatedTokenizers([...new Set(repeated)]);
  // Later versions write hub:… and file:…; an id of the catalogue never has a colon.
  const unsupported = names.filter((name) => name.includes(":"));
  if (unsupported.length > 0) return problems.unsupportedTokenizers(unsupported);
  const unknown = names.filter((name) => !isKnown(name));
  return unknown.length > 0 ? problems.unknownTokenizers(unknown) : null;
}

/** Writes what {@link readTokenizers} reads. */
export function writeTokenizers({ tokenizers }: Pick<Comparison, "tokenizers">): [name: string, value: string] {
  return ["t", tokenizers.map(builtinId).join(",")];
}
