import { BpeModel } from "../../models/bpe";
import type { Model } from "../../models/model";
import { byteAlphabetNotation, textNotation } from "../../notation";
import type { Fields } from "../fields";
import type { TokenizerParts } from "../parts";

const modelTypes = ["BPE", "WordPiece", "Unigram", "WordLevel"] as const;

/** Which of the models a tokenizer.json's `model` field is of. */
export type ModelType = (typeof modelTypes)[number];

/**
 * Which model a tokenizer.json's `model` field is of. Files of before 2022 leave that out: then its fields tell, in the
 * order in which the native package tries the models (`ModelUntagged`).
 * @param field with its tables, unless it names its type
 * @throws {TokenizerError} that names the field, for a model this version does not know
 */
export function modelType(field: Fields): ModelType {
  const type = field.get("type");
  if (!type.isNull) return type.oneOf(modelTypes);
  if (field.has("vocab", "merges")) return "BPE";
  if (field.has("vocab", "unk_token")) {
    return field.has("continuing_subword_prefix", "max_input_chars_per_word") ? "WordPiece" : "WordLevel";
  }
  return field.get("vocab").isList ? "Unigram" : type.oneOf(modelTypes);
}

/**
 * Builds the model stage of BPE.
 * @param field the `model` field, without its tables
 * @param byteLevel whether the pre-tokenizer ends in the byte alphabet
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readBpe(
  field: Fields,
  { vocabulary: columns, unwritable, merges, seenPairs }: TokenizerParts,
  byteLevel: boolean,
): Model {
  const prefix = field.get("continuing_subword_prefix");
  if (!prefix.isNull && prefix.string() !== "") prefix.unsupported();
  // Dropout makes the tokens random; it is for training, and files in use have none.
  const dropout = field.get("dropout");
  if (!dropout.isNull && dropout.number() !== 0) dropout.refuse(`is ${dropout.number()}: tokens would be random`);
  const suffix = field.get("end_of_word_suffix");
  return new BpeModel({
    columns,
    notation: byteLevel ? byteAlphabetNotation : textNotation,
    unwritable: new Set(unwritable),
    merges,
    seenPairs,
    byteLevel,
    ignoreMerges: field.get("ignore_merges").boolean(false),
    byteFallback: field.get("byte_fallback").boolean(false),
    unknown: readUnknown(field.get("unk_token")),
    fuseUnknown: field.get("fuse_unk").boolean(false),
    endOfWordSuffix: suffix.isNull ? "" : suffix.string(),
  });
}

/** What stands for what the vocabulary does not have; null for nothing. */
export function readUnknown(field: Fields): string | null {
  return field.isNull ? null : field.string();
}
