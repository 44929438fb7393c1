import { buildStaged } from "../formats/buildStaged";
import type { TokenizerParts } from "../formats/parts";
import { allStages } from "../formats/tokenizerJson/allStages";
import { type Tokenizer, TokenizerError } from "../tokenizer";
import { builtinParts } from "./builtinParts";

/**
 * Builds a built-in of the vocabulary that it loads.
 * @throws {TokenizerError} when the vocabulary cannot be used
 */
export function buildBuiltin(id: string, parts: TokenizerParts): Tokenizer {
  const own = builtinParts(id, parts);
  if (own.recipe.kind === "SentencePiece") throw new TokenizerError(`“${id}” is no built-in: they have stages.`);
  return buildStaged(own, own.recipe, allStages);
}
