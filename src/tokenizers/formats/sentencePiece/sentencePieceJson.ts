import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { spaceSign } from "../../normalizers/replace";
import { textNotation } from "../../notation";
import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { toAddedTokenField } from "../tokenizerJson/addedTokens";
import { readNormalizer } from "../tokenizerJson/normalizer";
import { mergesOf, type Piece } from "./sentencePieceMerges";
import { decoderOf, replacement, switchesOf } from "./sentencePieceSpaces";
import { readPieceTypes, sentencePieceModels } from "./sentencePieceStages";

/**
 * Writes a SentencePiece model as the `tokenizer.json` that comes nearest to it: charsmap, white space, dummy prefix and “▁”
 * as normalizers, and no pre-tokenizer, since SentencePiece segments the whole text. The parts are those of Hugging
 * Face's `SpmConverter` and `LlamaConverter`; what it cannot say `lostInJson` names.
 * @throws {TokenizerError} for a model of whole words
 */
export function sentencePieceJson(parts: TokenizerParts): unknown {
  const file = new Fields(parts.recipe.kind === "SentencePiece" ? parts.recipe.file : null, "");
  const pieces = piecesOf(parts, file);
  const stages = whiteSpaceStages(pieces, file.get("normalizer"));
  const normalizer = readNormalizer(new Fields(stages, "").get("normalizer"));
  // `tokenizers` stops the whole program where nothing is left of one.
  const addedTokens = parts.addedTokens.filter(
    ({ special, content }) => special || normalizer?.normalize(content, true).text !== "",
  );
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: addedTokens.map(toAddedTokenField),
    ...stages,
    post_processor: file.record().post_processor ?? null,
    decoder: decoderOf(file.get("normalizer")),
    model: modelField(pieces, file.get("model")),
  };
}

/** The pieces of a SentencePiece model's parts. */
export function piecesOf({ vocabulary, scores }: TokenizerParts, file: Fields): Piece[] {
  const { offsets, bytes, ids } = vocabulary;
  const types = readPieceTypes(file.get("model").get("types"), ids.length);
  return Array.from(ids, (id) => {
    const piece = textNotation.nameOf(bytes.subarray(offsets[id], offsets[id + 1]));
    return { piece, score: scores?.[id] ?? 0, type: types[id] as number };
  });
}

function modelField(pieces: readonly Piece[], model: Fields): object {
  const unknownId = model.get("unk_id").integer();
  const shared = { byte_fallback: model.get("byte_fallback").boolean(false) };
  const type = model.get("type").oneOf(sentencePieceModels);
  switch (type) {
    case "Unigram":
      return { type, ...shared, unk_id: unknownId, vocab: pieces.map(({ piece, score }) => [piece, score]) };
    case "BPE":
    case "Char":
      return {
        type: "BPE",
        ...shared,
        unk_token: pieces[unknownId]?.piece,
        // Neighbouring unknown characters are one token in SentencePiece's output.
        fuse_unk: true,
        vocab: vocabularyOf(pieces),
        merges: type === "BPE" ? mergesOf(pieces) : [],
      };
    case "Word":
      throw new TokenizerError("A SentencePiece model of whole words cannot be written as a tokenizer.json.");
  }
}

/** A map of own properties, so that `__proto__` is a name like any other. */
function vocabularyOf(pieces: readonly Piece[]): object {
  return Object.fromEntries(pieces.map(({ piece }, id) => [piece, id]));
}

/**
 * The normalizers. `tokenizers` sends the contents of added tokens through them too, and looks for what comes out: so none
 * may change a symbol of the user's.
 */
function whiteSpaceStages(pieces: readonly Piece[], field: Fields): object {
  const { addDummyPrefix, isSuffix, removeExtra, sign } = switchesOf(field);
  const symbols = symbolsOf(pieces);
  const rules = field.get("precompiled_charsmap").string();
  const normalizers: object[] = [];
  if (rules !== "") normalizers.push({ type: "Precompiled", precompiled_charsmap: rules });
  if (removeExtra) {
    normalizers.push(replacement({ Regex: String.raw`(?<![\s\S]) +| +\z` }, ""), replacement({ Regex: " {2,}" }, " "));
  }
  if (addDummyPrefix && !isSuffix) {
    const isSymbol = `(?:${symbols.map(escaped).join("|")})`;
    normalizers.push(
      symbols.length === 0
        ? { type: "Prepend", prepend: sign }
        : replacement({ Regex: String.raw`(?<![\s\S])(?=[\s\S])(?!${isSymbol}\z)` }, sign),
    );
  }
  if (sign === spaceSign) {
    normalizers.push(replacement({ String: " " }, spaceSign));
    // SentencePiece strips the sign at the end, be it the text's own.
    const isStripped = removeExtra && !symbols.some((symbol) => symbol.endsWith(spaceSign));
    if (isStripped) normalizers.push(replacement({ Regex: String.raw`${spaceSign}+\z` }, ""));
  }
  if (addDummyPrefix && isSuffix && symbols.length === 0) {
    normalizers.push(replacement({ Regex: String.raw`(?<=[\s\S])\z` }, sign));
  }
  return { normalizer: { type: "Sequence", normalizers }, pre_tokenizer: null };
}

/** Symbols that the user defined. */
export function symbolsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ piece, type }) => (type === PieceType.userDefined ? [piece] : []));
}

/** A string as a pattern that matches it. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|\-/]/g, "\\$&");
}
