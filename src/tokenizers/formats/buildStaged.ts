import { AddedTokenMatcher } from "../addedTokens";
import { BpeModel } from "../models/bpe/bpe";
import { bytesNotation } from "../notation";
import { compilePattern } from "../patterns/compile";
import { PipelineTokenizer } from "../pipeline";
import { emptyTemplate } from "../postprocessors/template";
import { splitBy } from "../pretokenizers/split";
import { Fields } from "./fields";
import type { Recipe, TokenizerParts } from "./parts";
import { takesBytes } from "./tokenizerJson/model";
import type { StageReaders } from "./tokenizerJson/plainStages";
import { readPostProcessor } from "./tokenizerJson/postprocessor";

/** All that built-ins are made by; a SentencePiece model has code of its own, which the first page can do without. */
export type StagedRecipe = Exclude<Recipe, { readonly kind: "SentencePiece" }>;

/**
 * Builds a tokenizer of parts that have a recipe of stages.
 * @param recipe that of the parts
 * @param readers those of its stages
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function buildStaged(parts: TokenizerParts, recipe: StagedRecipe, readers: StageReaders): PipelineTokenizer {
  return recipe.kind === "tiktoken" ? buildTiktoken(parts, recipe) : buildPipeline(parts, recipe.file, readers);
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
      continuingPrefix: "",
    }),
    template: emptyTemplate,
  });
}

function buildPipeline(parts: TokenizerParts, json: unknown, readers: StageReaders): PipelineTokenizer {
  const file = new Fields(json, "");
  const normalizer = readers.normalizer(file.get("normalizer"));
  const { preTokenizer, byteLevel } = readers.preTokenizer(
    file.get("pre_tokenizer"),
    takesBytes(file.get("model"), parts.merges !== null),
  );
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
    model: readers.model(file.get("model"), parts, byteLevel),
    template: readPostProcessor(file.get("post_processor")),
    decoder: file.record().decoder ?? null,
  });
}
