import type { PipelineTokenizer } from "../pipeline";
import { buildStaged } from "./buildStaged";
import type { TokenizerParts } from "./parts";
import { buildSentencePiece } from "./sentencePiece/buildSentencePiece";
import { allStages } from "./tokenizerJson/allStages";

/**
 * Builds a tokenizer of its parts.
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function buildTokenizer(parts: TokenizerParts): PipelineTokenizer {
  const { recipe } = parts;
  return recipe.kind === "SentencePiece" ? buildSentencePiece(parts, recipe) : buildStaged(parts, recipe, allStages);
}
