import { BertNormalizer } from "../../normalizers/bert";
import { ByteLevelNormalizer } from "../../normalizers/byteLevel";
import { createLowercase, createNmt, createStripAccents } from "../../normalizers/characters";
import { CharsMap } from "../../normalizers/charsMap";
import { Precompiled } from "../../normalizers/precompiled";
import type { NormalizerStage } from "../../normalizers/stage";
import { Strip } from "../../normalizers/strip";
import { type UnicodeForm, UnicodeNormalizer } from "../../normalizers/unicodeForm";
import { readBase64 } from "../base64";
import type { Fields } from "../fields";
import { type NormalizerKinds, plainNormalizers, readNormalizerOf } from "./normalizerField";

/**
 * Builds the normalizer stage from the `normalizer` field of tokenizer.json, of any kind; null where there is none.
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readNormalizer(field: Fields): NormalizerStage | null {
  return readNormalizerOf(field, allNormalizers);
}

const unicodeForm = (form: UnicodeForm) => [form, () => new UnicodeNormalizer(form)] as const;

const allNormalizers: NormalizerKinds = new Map<string, (field: Fields) => NormalizerStage>([
  ...plainNormalizers,
  unicodeForm("NFC"),
  unicodeForm("NFD"),
  unicodeForm("NFKC"),
  unicodeForm("NFKD"),
  ["BertNormalizer", readBert],
  ["Bert", readBert],
  ["Lowercase", createLowercase],
  ["Strip", readStrip],
  ["StripNormalizer", readStrip],
  ["StripAccents", createStripAccents],
  ["Nmt", createNmt],
  ["Precompiled", readPrecompiled],
  ["ByteLevel", () => new ByteLevelNormalizer()],
]);

function readStrip(field: Fields): NormalizerStage {
  return new Strip(field.get("strip_left").boolean(true), field.get("strip_right").boolean(true));
}

function readPrecompiled(field: Fields): NormalizerStage {
  const rules = field.get("precompiled_charsmap");
  return new Precompiled(new CharsMap(readBase64(rules.string(), rules.path), rules.path));
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
