import { createBertNormalizer } from "../normalizers/bert";
import { prependString, replaceString } from "../normalizers/replace";
import { type Normalizer, runNormalizers } from "../normalizers/sequence";
import { normalizeUnicode, type UnicodeForm } from "../normalizers/unicodeForm";
import type { Fields } from "./fields";

/** Builds the normalizer stage from the `normalizer` field of tokenizer.json; null where there is none. */
export function readNormalizer(field: Fields): Normalizer | null {
  if (field.isNull) return null;
  const type = field.get("type").string();
  switch (type) {
    case "Sequence": {
      const stages = field
        .get("normalizers")
        .items()
        .map(readNormalizer)
        .filter((stage) => stage !== null);
      return stages.length === 0 ? null : (text) => runNormalizers(text, stages);
    }
    case "NFC":
    case "NFD":
    case "NFKC":
    case "NFKD":
      return (text) => normalizeUnicode(text, type satisfies UnicodeForm);
    case "Replace": {
      const pattern = field.get("pattern");
      if (pattern.get("String").isNull) pattern.unsupported();
      const search = pattern.get("String").string();
      const content = field.get("content").string();
      return (text) => replaceString(text, search, content);
    }
    case "Prepend": {
      const prefix = field.get("prepend").string();
      return (text) => prependString(text, prefix);
    }
    case "BertNormalizer": {
      const lowercase = field.get("lowercase").boolean(true);
      return createBertNormalizer({
        cleanText: field.get("clean_text").boolean(true),
        handleChineseChars: field.get("handle_chinese_chars").boolean(true),
        // In BERT's own code accents go with lower-casing unless told otherwise.
        stripAccents: field.get("strip_accents").boolean(lowercase),
        lowercase,
      });
    }
    default:
      return field.get("type").unsupported();
  }
}
