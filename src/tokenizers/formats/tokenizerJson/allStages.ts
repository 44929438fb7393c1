import type { Model } from "../../models/model";
import { UnigramModel } from "../../models/unigram/unigram";
import { WordLevelModel } from "../../models/wordLevel";
import { WordPieceModel } from "../../models/wordPiece";
import type { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { modelType, readBpe, readUnknown } from "./model";
import { readNormalizer } from "./normalizer";
import type { StageReaders } from "./plainStages";
import { readPreTokenizer } from "./pretokenizer";

/** Readers for all that a tokenizer.json can have. */
export const allStages: StageReaders = {
  normalizer: readNormalizer,
  preTokenizer: readPreTokenizer,
  model: readModel,
};

function readModel(field: Fields, parts: TokenizerParts, byteLevel: boolean): Model {
  const { vocabulary: columns, merges, scores } = parts;
  if (merges !== null) return readBpe(field, parts, byteLevel);
  const written = { columns, byteLevel, unwritable: new Set(parts.unwritable) };
  if (scores !== null) {
    const unknown = field.get("unk_id");
    return new UnigramModel({
      ...written,
      scores,
      unknownId: unknown.isNull ? null : unknown.integer(),
      byteFallback: field.get("byte_fallback").boolean(false),
    });
  }
  const unknown = field.get("unk_token");
  if (modelType(field) === "WordLevel") return new WordLevelModel({ ...written, unknown: readUnknown(unknown) });
  return new WordPieceModel({
    ...written,
    unknown: unknown.string(),
    prefix: field.get("continuing_subword_prefix").string(),
    maxInputCharacters: field.get("max_input_chars_per_word").integer(),
  });
}
