import { Fields } from "../../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import { takesLongest } from "../../../tokenizers/formats/tokenizerJson/model";
import { modelFacts } from "../modelFacts";

/**
 * What kind a tokenizer's model is, in a word or four: “Byte-level BPE”, “BPE with byte fallback”, “WordPiece”.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function kindInWords(parts: TokenizerParts): string {
  const { kind, isByteLevel, hasByteFallback } = modelFacts(parts);
  const fallback = hasByteFallback ? " with byte fallback" : "";
  switch (kind) {
    case "BPE":
      return isByteLevel ? "Byte-level BPE" : `BPE${fallback}`;
    case "SentencePiece BPE":
      return `BPE${fallback}`;
    case "Unigram":
    case "SentencePiece Unigram":
      return `Unigram${fallback}`;
    case "WordPiece":
      return isLongestMatch(parts) ? "Longest match" : "WordPiece";
    case "WordLevel":
    case "SentencePiece words":
      return "Whole words";
  }
}

function isLongestMatch({ recipe }: TokenizerParts): boolean {
  return recipe.kind === "tokenizer.json" && takesLongest(new Fields(recipe.file, "").get("model"));
}
