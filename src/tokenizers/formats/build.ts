import { AddedTokenMatcher } from "../addedTokens";
import { BpeModel } from "../models/bpe";
import { bytesNotation } from "../notation";
import { compilePattern } from "../patterns/compile";
import { PipelineTokenizer } from "../pipeline";
import { emptyTemplate } from "../postprocessors/template";
import { splitBy } from "../pretokenizers/split";
import { Fields } from "./fields";
import type { Recipe, TokenizerParts } from "./parts";
import { readSentencePieceStages } from "./sentencePiece/sentencePieceStages";
import { readModel } from "./tokenizerJson/model";
import { readNormalizer } from "./tokenizerJson/normalizer";
import { readPostProcessor } from "./tokenizerJson/postprocessor";
import { readPreTokenizer } from "./tokenizerJson/pretokenizer";

/**
 * Builds a tokenizer of its parts.
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function buildTokenizer(parts: TokenizerParts): PipelineTokenizer {
  switch (parts.recipe.kind) {
    case "tiktoken":
      return buildTiktoken(parts, parts.recipe);
    case "tokenizer.json":
      return buildPipeline(parts, parts.recipe.file);
    case "SentencePiece":
      return buildSentencePiece(parts, parts.recipe.file);
  }
}

function buildSentencePiece(parts: TokenizerParts, json: unknown): PipelineTokenizer {
  const file = new Fields(json, "");
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
  });
}

function buildTiktoken(parts: TokenizerParts, { pattern, specials }: Recipe & { kind: "tiktoken" }): PipelineTokenizer {
  const addedTokens = Object.entries(specials).map(([content, id]) => ({
    ...{ id, content, special: true },
    ...{ singleWord: false, lstrip: false, rstrip: false, normalized: false },
  }));
  return new PipelineTokenizer({
    addedTokens,
    verbatimMatcher: new AddedTokenMatcher(addedTokens.map((token) => ({ token, pattern: token.content }))),
    normalizedMatcher: new AddedTokenMatcher([]),
    normalizer: null,
    preTokenizer: splitBy(compilePattern(pattern, "fancy-regex"), "Isolated", false),
    model: new BpeModel({
      columns: parts.vocabulary,
      notation: bytesNotation,
      unwritable: new Set(),
      merges: null,
      seenPairs: null,
      byteLevel: true,
      // tiktoken looks a piece up as a whole before it merges.
      ignoreMerges: true,
      byteFallback: false,
      unknown: null,
      fuseUnknown: false,
      endOfWordSuffix: "",
    }),
    template: emptyTemplate,
  });
}

function buildPipeline(parts: TokenizerParts, json: unknown): PipelineTokenizer {
  const file = new Fields(json, "");
  const normalizer = readNormalizer(file.get("normalizer"));
  const { preTokenizer, byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), parts.merges !== null);
  const { addedTokens } = parts;
  const [normalized, verbatim] = [true, false].map((kind) => addedTokens.filter((token) => token.normalized === kind));
  return new PipelineTokenizer({
    addedTokens,
    verbatimMatcher: new AddedTokenMatcher((verbatim ?? []).map((token) => ({ token, pattern: token.content }))),
    normalizedMatcher: new AddedTokenMatcher(
      (normalized ?? []).map((token) => ({
        token,
        pattern: normalizer === null ? token.content : normalizer.normalize(token.content, true).text,
      })),
    ),
    normalizer,
    preTokenizer,
    model: readModel(file.get("model"), parts, byteLevel),
    template: readPostProcessor(file.get("post_processor")),
  });
}
