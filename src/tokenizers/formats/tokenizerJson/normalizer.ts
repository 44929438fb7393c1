import { BertNormalizer } from "../../normalizers/bert";
import { ByteLevelNormalizer } from "../../normalizers/byteLevel";
import { createLowercase, createNmt, createStripAccents } from "../../normalizers/characters";
import { CharsMap } from "../../normalizers/charsMap";
import { Precompiled } from "../../normalizers/precompiled";
import { LiteralReplace, PatternReplace, Prepend } from "../../normalizers/replace";
import { NormalizerSequence } from "../../normalizers/sequence";
import type { NormalizerStage } from "../../normalizers/stage";
import { Strip } from "../../normalizers/strip";
import { type UnicodeForm, UnicodeNormalizer } from "../../normalizers/unicodeForm";
import { readBase64 } from "../base64";
import type { Fields } from "../fields";
import { readRegex } from "./patternField";

/**
 * Builds the normalizer stage from the `normalizer` field of tokenizer.json; null where there is none.
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readNormalizer(field: Fields): NormalizerStage | null {
  const [first, ...others] = readStages(field);
  if (first === undefined) return null;
  return others.length === 0 ? first : new NormalizerSequence([first, ...others]);
}

/** The stages in order, sequences within sequences written out. */
function readStages(field: Fields): NormalizerStage[] {
  if (field.isNull) return [];
  if (typeOf(field) === "Sequence") return field.get("normalizers").items().flatMap(readStages);
  return [readStage(field)];
}

/** Kinds that the native package tells by their fields in files that do not name them, in its order. */
const fieldsOf: readonly (readonly [type: string, ...fields: string[]])[] = [
  ["BertNormalizer", "clean_text", "handle_chinese_chars", "lowercase"],
  ["Strip", "strip_left", "strip_right"],
  ["Sequence", "normalizers"],
  ["Precompiled", "precompiled_charsmap"],
  ["Replace", "pattern", "content"],
  ["Prepend", "prepend"],
];

/** A stage's `type`, or what it must be by its fields. */
function typeOf(field: Fields): string {
  const kind = field.get("type").isNull ? fieldsOf.find(([, ...names]) => field.has(...names)) : undefined;
  return kind?.[0] ?? field.get("type").string();
}

function readStage(field: Fields): NormalizerStage {
  const type = typeOf(field);
  switch (type) {
    case "NFC":
    case "NFD":
    case "NFKC":
    case "NFKD":
      return new UnicodeNormalizer(type satisfies UnicodeForm);
    case "Replace":
      return readReplace(field);
    case "Prepend":
      return new Prepend(field.get("prepend").string());
    case "BertNormalizer":
    case "Bert":
      return readBert(field);
    case "Lowercase":
      return createLowercase();
    case "Strip":
    case "StripNormalizer":
      return new Strip(field.get("strip_left").boolean(true), field.get("strip_right").boolean(true));
    case "StripAccents":
      return createStripAccents();
    case "Nmt":
      return createNmt();
    case "Precompiled": {
      const rules = field.get("precompiled_charsmap");
      return new Precompiled(new CharsMap(readBase64(rules.string(), rules.path), rules.path));
    }
    case "ByteLevel":
      return new ByteLevelNormalizer();
    default:
      return field.get("type").unsupported();
  }
}

function readReplace(field: Fields): NormalizerStage {
  const pattern = field.get("pattern");
  const content = field.get("content").string();
  const literal = pattern.get("String");
  if (!literal.isNull) return new LiteralReplace(literal.string(), content);
  return new PatternReplace(readRegex(pattern.get("Regex")), content);
}

function readBert(field: Fields): NormalizerStage {
  const lowercase = field.get("lowercase").boolean(true);
  return new BertNormalizer({
    cleanText: field.get("clean_text").boolean(true),
    handleChineseChars: field.get("handle_chinese_chars").boolean(true),
    // In BERT's own code accents go with lower-casing unless told otherwise.
    stripAccents: field.get("strip_accents").boolean(lowercase),
    lowercase,
  });
}
