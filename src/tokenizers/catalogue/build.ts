import { buildStaged } from "../formats/buildStaged";
import type { TokenizerParts } from "../formats/parts";
import { type Tokenizer, TokenizerError } from "../tokenizer";
import { harmonySpecials } from "./harmony";

/**
 * The parts of a built-in, of those of the vocabulary that it loads: Harmony has o200k's ranks and control tokens of its
 * own.
 */
export function builtinParts(id: string, parts: TokenizerParts): TokenizerParts {
  if (id !== "o200k_harmony" || parts.recipe.kind !== "tiktoken") return parts;
  return { ...parts, recipe: { ...parts.recipe, specials: harmonySpecials } };
}

/**
 * Builds a built-in of the vocabulary that it loads.
 * @throws {TokenizerError} when the vocabulary cannot be used
 */
export function buildBuiltin(id: string, parts: TokenizerParts): Tokenizer {
  const own = builtinParts(id, parts);
  if (own.recipe.kind === "SentencePiece") throw new TokenizerError(`“${id}” is no built-in: they have stages.`);
  return buildStaged(own, own.recipe);
}
