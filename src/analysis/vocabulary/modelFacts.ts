import { Fields } from "../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import {
  continuingPrefix,
  endOfWordSuffix,
  modelType,
  readUnknown,
  takesBytes,
} from "../../tokenizers/formats/tokenizerJson/model";
import { stageFields, stageType } from "../../tokenizers/formats/tokenizerJson/normalizerField";
import { readPreTokenizer } from "../../tokenizers/formats/tokenizerJson/pretokenizer";
import type { Dialect } from "../../tokenizers/patterns/syntax";

/** One step of a normalizer, as `tokenizer.json` has it. */
export interface NormalizerStep {
  readonly type: string;
  /** What `Replace` looks for, where that is no pattern; else null. */
  readonly search: string | null;
  /** What it writes, or `Prepend` does; else empty. */
  readonly content: string;
}

/** What of a tokenizer's model decides which of its entries can be tokens. */
export interface ModelFacts {
  readonly kind:
    | "BPE"
    | "WordPiece"
    | "Unigram"
    | "WordLevel"
    | "SentencePiece BPE"
    | "SentencePiece Unigram"
    | "SentencePiece words";
  /** Whether entries are bytes rather than characters. */
  readonly isByteLevel: boolean;
  /** Whether characters without an entry become `<0xNN>`. */
  readonly hasByteFallback: boolean;
  /** Whether a pre-token that is an entry is taken as it is, whatever merging makes of it. */
  readonly takesEntries: boolean;
  /** What entries begin with that continue a word, and what those end in that end one; may be empty. */
  readonly prefix: string;
  readonly suffix: string;
  /** Name of what stands for characters that have nothing else; null where there is none. */
  readonly unknown: string | null;
  /** Id of the entry that does in a Unigram model, which has no name for it; -1 elsewhere. */
  readonly unknownId: number;
  /** Characters of a word at most. */
  readonly longestWord: number;
  /** What the tokenizer's patterns are written for. */
  readonly dialect: Dialect;
  /** The normalizer's steps in order. */
  readonly normalizers: readonly NormalizerStep[];
}

const usual = {
  ...{ unknown: null, unknownId: -1 },
  ...{ isByteLevel: false, hasByteFallback: false, takesEntries: false, prefix: "", suffix: "" },
  ...{ longestWord: Number.POSITIVE_INFINITY, dialect: "oniguruma" as const, normalizers: [] },
};

/**
 * Reads them from a tokenizer's parts.
 * @throws {TokenizerError} for fields that are malformed; parts that a tokenizer was built of are not
 */
export function modelFacts(parts: TokenizerParts): ModelFacts {
  const { recipe } = parts;
  if (recipe.kind === "tiktoken") {
    return { ...usual, kind: "BPE", isByteLevel: true, takesEntries: true, dialect: "fancy-regex" };
  }
  const file = new Fields(recipe.file, "");
  const model = file.get("model");
  const hasByteFallback = model.get("byte_fallback").boolean(false);
  if (recipe.kind === "SentencePiece") {
    const type = model.get("type").oneOf(["BPE", "Unigram", "Word", "Char"]);
    const kind =
      type === "Unigram" ? "SentencePiece Unigram" : type === "Word" ? "SentencePiece words" : "SentencePiece BPE";
    return { ...usual, kind, hasByteFallback, normalizers: [{ type: "SentencePiece", search: null, content: "" }] };
  }
  const kind = parts.merges !== null ? "BPE" : parts.scores !== null ? "Unigram" : modelType(model);
  const isBpe = kind === "BPE";
  const unk = model.get("unk_id");
  const unknownId = kind === "Unigram" && !unk.isNull ? unk.integer() : -1;
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, isBpe));
  const normalizers = stageFields(file.get("normalizer")).map(stepOf);
  const unknown = kind === "Unigram" ? null : readUnknown(model.get("unk_token"));
  const shared = { ...usual, kind, hasByteFallback, normalizers, isByteLevel: byteLevel, unknown, unknownId };
  if (kind === "WordPiece") {
    const longestWord = model.get("max_input_chars_per_word").integer();
    return { ...shared, prefix: model.get("continuing_subword_prefix").string(), longestWord };
  }
  if (!isBpe) return shared;
  const takesEntries = model.get("ignore_merges").boolean(false);
  return { ...shared, takesEntries, prefix: continuingPrefix(model), suffix: endOfWordSuffix(model, byteLevel) };
}

function stepOf(field: Fields): NormalizerStep {
  const type = stageType(field);
  if (type === "Prepend") return { type, search: null, content: field.get("prepend").string() };
  if (type !== "Replace") return { type, search: null, content: "" };
  const literal = field.get("pattern").get("String");
  return { type, search: literal.isNull ? null : literal.string(), content: field.get("content").string() };
}
