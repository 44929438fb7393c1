import type { Model } from "../../models/model";
import { SentencePieceBpe } from "../../models/sentencePiece/sentencePieceBpe";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { SentencePieceUnigram } from "../../models/sentencePiece/sentencePieceUnigram";
import { SentencePieceWords } from "../../models/sentencePiece/sentencePieceWords";
import { CharsMap } from "../../normalizers/charsMap";
import { SentencePieceNormalizer } from "../../normalizers/sentencePiece";
import { readBase64 } from "../base64";
import type { Fields } from "../fields";
import type { TokenizerParts } from "../parts";

/** What {@link readSentencePieceStages} goes by, of the recipe of a SentencePiece model. */
export const sentencePieceModels = ["Unigram", "BPE", "Word", "Char"] as const;

/**
 * Builds the stages of a SentencePiece model.
 * @param file the recipe's
 * @throws {TokenizerError} that names the field which is malformed
 */
export function readSentencePieceStages(
  file: Fields,
  parts: TokenizerParts,
): { normalizer: SentencePieceNormalizer; model: Model } {
  const { vocabulary: columns, seenPairs, addedTokens } = parts;
  const field = file.get("normalizer");
  const rules = field.get("precompiled_charsmap");
  const normalizer = new SentencePieceNormalizer({
    rules: rules.string() === "" ? null : new CharsMap(readBase64(rules.string(), rules.path), rules.path),
    addDummyPrefix: field.get("add_dummy_prefix").boolean(true),
    removeExtraWhitespaces: field.get("remove_extra_whitespaces").boolean(true),
    escapeWhitespaces: field.get("escape_whitespaces").boolean(true),
    asSuffix: field.get("treat_whitespace_as_suffix").boolean(false),
    symbols: addedTokens.filter(({ special, id }) => !special && id < columns.ids.length).map(({ content }) => content),
  });
  const model = file.get("model");
  const count = columns.ids.length;
  const options = {
    columns,
    scores: parts.scores ?? new Float64Array(count),
    types: readPieceTypes(model.get("types"), count),
    unknownId: model.get("unk_id").integer(),
    byteFallback: model.get("byte_fallback").boolean(false),
  };
  switch (model.get("type").oneOf(sentencePieceModels)) {
    case "Unigram":
      return { normalizer, model: new SentencePieceUnigram(options, seenPairs) };
    case "BPE":
      return { normalizer, model: new SentencePieceBpe(options, true, seenPairs) };
    case "Char":
      return { normalizer, model: new SentencePieceBpe(options, false, seenPairs) };
    case "Word":
      return { normalizer, model: new SentencePieceWords(options) };
  }
}

/** The type of each piece, written as runs. */
export function readPieceTypes(field: Fields, count: number): Uint8Array {
  const types = new Uint8Array(count).fill(PieceType.normal);
  let at = 0;
  for (const run of field.items()) {
    const [type = 0, length = 0] = run.items().map((number) => number.integer());
    types.fill(type, at, at + length);
    at += length;
  }
  return types;
}
