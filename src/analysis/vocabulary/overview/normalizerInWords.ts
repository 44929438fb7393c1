import { Fields } from "../../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { stageFields, stageType } from "../../../tokenizers/formats/tokenizerJson/normalizerField";

/**
 * What a tokenizer's normalizer does to a text, in a word for each thing: “NFC”, “lowercases, drops accents”, “none”.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function normalizerInWords({ recipe }: TokenizerParts): string {
  if (recipe.kind === "tiktoken") return "none";
  const field = new Fields(recipe.file, "").get("normalizer");
  const words = recipe.kind === "SentencePiece" ? sentencePieceWords(field) : stageFields(field).flatMap(wordsOf);
  return words.length === 0 ? "none" : [...new Set(words)].join(", ");
}

function wordsOf(field: Fields): string[] {
  const type = stageType(field);
  switch (type) {
    case "Lowercase":
      return ["lowercases"];
    case "StripAccents":
      return ["drops accents"];
    case "BertNormalizer": {
      const lowercases = field.get("lowercase").boolean(true);
      const dropsAccents = field.get("strip_accents").boolean(lowercases);
      return [...(lowercases ? ["lowercases"] : []), ...(dropsAccents ? ["drops accents"] : [])];
    }
    case "Strip":
    case "StripNormalizer":
      return ["strips ends"];
    case "Prepend":
      return [`“${field.get("prepend").string()}” in front`];
    case "Replace": {
      const literal = field.get("pattern").get("String");
      const content = field.get("content").string();
      return [!literal.isNull && literal.string() === " " ? `“${content}” for spaces` : "replaces"];
    }
    case "Nmt":
      return ["cleans"];
    case "Precompiled":
      return ["compiled rules"];
    case "ByteLevel":
      return [];
    default:
      // NFC and the like are what they are called.
      return [type];
  }
}

function sentencePieceWords(field: Fields): string[] {
  const isSuffix = field.get("treat_whitespace_as_suffix").boolean(false);
  const sign = field.get("escape_whitespaces").boolean(true) ? "▁" : " ";
  return [
    ...(field.get("precompiled_charsmap").string() === "" ? [] : ["compiled rules"]),
    ...(field.get("remove_extra_whitespaces").boolean(true) ? ["one space for several"] : []),
    ...(field.get("add_dummy_prefix").boolean(true) ? [`“${sign}” ${isSuffix ? "behind" : "in front"}`] : []),
    ...(sign === " " ? [] : [`“${sign}” for spaces`]),
  ];
}
