import { fromByteAlphabet } from "../../byteAlphabet";
import { BpeModel } from "../../models/bpe/bpe";
import type { Model } from "../../models/model";
import { byteAlphabetNotation, textNotation } from "../../notation";
import type { Fields } from "../fields";
import type { TokenizerParts } from "../parts";

const modelTypes = ["BPE", "WordPiece", "Unigram", "WordLevel"] as const;

/** UTF-16 units of a `continuing_subword_prefix`, at most; those of published files have two or three. */
const longestPrefix = 64;

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
  // Dropout makes the tokens random; it is for training, and files in use have none.
  const dropout = field.get("dropout");
  if (!dropout.isNull && dropout.number() !== 0) dropout.refuse(`is ${dropout.number()}: tokens would be random`);
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
    endOfWordSuffix: endOfWordSuffix(field, byteLevel),
    continuingPrefix: continuingPrefix(field),
  });
}

/**
 * What BPE puts behind the last character of a pre-token, such as `</w>`; an empty string for nothing.
 * @param byteLevel whether the model works on bytes: the suffix is then what its letters in the byte alphabet stand for, a space for “Ġ”
 */
export function endOfWordSuffix(model: Fields, byteLevel: boolean): string {
  const suffix = writtenSuffix(model);
  return byteLevel ? String.fromCharCode(...(fromByteAlphabet(suffix) ?? [])) : suffix;
}

function writtenSuffix(model: Fields): string {
  const field = model.get("end_of_word_suffix");
  return field.isNull ? "" : field.string();
}

/**
 * What BPE puts before each character of a pre-token but the first, such as `##`; an empty string for nothing.
 * @throws {TokenizerError} for one so long that a text would come to hundreds of times its length in bytes of it
 */
export function continuingPrefix(model: Fields): string {
  const field = model.get("continuing_subword_prefix");
  if (field.isNull) return "";
  const prefix = field.string();
  return prefix.length > longestPrefix ? field.refuse(`is longer than ${longestPrefix} characters`) : prefix;
}

/**
 * Whether a model may work on bytes in place of their letters in the byte alphabet: unless it has a prefix, which may be of other
 * letters, or a suffix that is, or is Unigram with byte fallback, which is to those letters' bytes in UTF-8.
 * @param model the `model` field
 */
export function takesBytes(model: Fields, isBpe: boolean): boolean {
  const type = isBpe ? "BPE" : modelType(model);
  if (type === "WordLevel") return true;
  if (type === "Unigram") return !model.get("byte_fallback").boolean(false);
  // Bytes below 80 are characters by themselves.
  const isSuffixBytes = fromByteAlphabet(writtenSuffix(model))?.every((byte) => byte < 0x80) ?? false;
  return isSuffixBytes && continuingPrefix(model) === "";
}

/** Characters of a word that there are in no text. */
const noWordTooLong = 1_000_000_000;

/** What stands for what the vocabulary does not have; null for nothing. */
export function readUnknown(field: Fields): string | null {
  return field.isNull ? null : field.string();
}

/**
 * Whether WordPiece stands for what RWKV and Less-is-Better do: with nothing before entries that go on, so that no word is too
 * long and, all bytes being entries, nothing is unknown.
 * @param model the `model` field
 */
export function takesLongest(model: Fields): boolean {
  if (modelType(model) !== "WordPiece" || model.get("continuing_subword_prefix").string() !== "") return false;
  return model.get("max_input_chars_per_word").integer() >= noWordTooLong;
}
