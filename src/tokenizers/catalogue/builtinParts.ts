import type { TokenizerParts } from "../formats/parts";
import { harmonySpecials } from "./harmony";

/**
 * The parts of a built-in, of those of the vocabulary that it loads: Harmony has o200k's ranks and control tokens of its
 * own.
 */
export function builtinParts(id: string, parts: TokenizerParts): TokenizerParts {
  if (id !== "o200k_harmony" || parts.recipe.kind !== "tiktoken") return parts;
  return { ...parts, recipe: { ...parts.recipe, specials: harmonySpecials } };
}
