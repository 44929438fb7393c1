import { AddedTokenMatcher } from "../../addedTokens";
import { PipelineTokenizer } from "../../pipeline";
import { Fields } from "../fields";
import type { Recipe, TokenizerParts } from "../parts";
import { readPostProcessor } from "../tokenizerJson/postprocessor";
import { decoderOf } from "./sentencePieceSpaces";
import { readSentencePieceStages } from "./sentencePieceStages";

type SentencePieceRecipe = Extract<Recipe, { readonly kind: "SentencePiece" }>;

/**
 * Builds a tokenizer of the parts of a SentencePiece model.
 * @param recipe that of the parts
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function buildSentencePiece(parts: TokenizerParts, recipe: SentencePieceRecipe): PipelineTokenizer {
  const file = new Fields(recipe.file, "");
  const { addedTokens } = parts;
  const pieces = parts.vocabulary.ids.length;
  // Symbols of the user's are the normalizer's and the model's own affair; what is no piece the model does not know.
  const sought = addedTokens.filter(({ special, id }) => special || id >= pieces);
  return new PipelineTokenizer({
    addedTokens,
    verbatimMatcher: new AddedTokenMatcher(sought.map((token) => ({ token, pattern: token.content }))),
    normalizedMatcher: new AddedTokenMatcher([]),
    ...readSentencePieceStages(file, parts),
    preTokenizer: null,
    template: readPostProcessor(file.get("post_processor")),
    decoder: decoderOf(file.get("normalizer")),
  });
}
