import { CharsMap } from "../../normalizers/charsMap";
import { spaceSign } from "../../normalizers/replace";
import { TokenizerError } from "../../tokenizer";
import { writeBase64 } from "../base64";
import type { TokenizerParts } from "../parts";
import { insertedBy, type TokenizerConfig } from "../tokenizerConfig";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";
import { mergesOf } from "./sentencePieceMerges";
import { ModelType, type Piece, PieceType, readModelProto, type SentencePieceModel } from "./sentencePieceProto";

/**
 * Reads a SentencePiece `.model` of BPE, Unigram or single characters. It becomes the `tokenizer.json` that gives the
 * same ids: charsmap, white space, dummy prefix and “▁” as normalizers, and no pre-tokenizer, since SentencePiece segments
 * the whole text. The parts are those of Hugging Face's `SpmConverter` and `LlamaConverter`; docs/formats.md says where
 * SentencePiece's own ways are kept instead.
 * @param config `tokenizer_config.json`, if there is one: whether BOS and EOS are put around a text
 * @throws {TokenizerError} that says what is damaged or not supported
 */
export function readSentencePiece(bytes: Uint8Array, config: TokenizerConfig): TokenizerParts {
  const model = readModelProto(bytes);
  checkPieces(model.pieces);
  const { pieces, trainer } = model;
  if (trainer.modelType === ModelType.word) throw unsupported("model_type = WORD");
  if (trainer.treatWhitespaceAsSuffix) throw unsupported("treat_whitespace_as_suffix");
  const special = (type: number) => type === PieceType.control || type === PieceType.unknown;
  const isAdded = (type: number) => special(type) || type === PieceType.userDefined;
  const addedTokens = pieces.flatMap(({ piece, type }, id) =>
    isAdded(type) ? [{ id, content: piece, normalized: !special(type), special: special(type) }] : [],
  );
  return readTokenizerJson({
    version: "1.0",
    added_tokens: addedTokens,
    ...whiteSpaceStages(model),
    post_processor: insertedBy(config, (name) => pieces.findIndex(({ piece }) => piece === name)),
    decoder: decoderOf(model),
    model: modelField(model),
  });
}

function checkPieces(pieces: readonly Piece[]): void {
  if (pieces.length === 0) throw new TokenizerError("The SentencePiece model has no pieces.");
  const ids = new Map<string, number>();
  for (const [id, { piece, score, type }] of pieces.entries()) {
    const same = ids.get(piece);
    if (same !== undefined) throw new TokenizerError(`Pieces ${same} and ${id} are both “${piece}”.`);
    if (piece === "") throw new TokenizerError(`Piece ${id} has no text.`);
    if (!Number.isFinite(score)) throw new TokenizerError(`Piece ${id}, “${piece}”, has the score ${score}.`);
    if (type === PieceType.unused) throw unsupported(`Piece ${id}, “${piece}”, of type UNUSED`);
    ids.set(piece, id);
  }
}

function modelField({ pieces, trainer: { modelType, byteFallback } }: SentencePieceModel): object {
  const unknownId = pieces.findIndex(({ type }) => type === PieceType.unknown);
  if (unknownId < 0) throw new TokenizerError("The SentencePiece model has no piece of type UNKNOWN.");
  const shared = { byte_fallback: byteFallback };
  switch (modelType) {
    case ModelType.unigram:
      return { type: "Unigram", ...shared, unk_id: unknownId, vocab: pieces.map(({ piece, score }) => [piece, score]) };
    case ModelType.bpe:
    case ModelType.char:
      return {
        type: "BPE",
        ...shared,
        unk_token: pieces[unknownId]?.piece,
        // Neighbouring unknown characters are one token in SentencePiece's output.
        fuse_unk: true,
        vocab: Object.fromEntries(pieces.map(({ piece }, id) => [piece, id])),
        merges: modelType === ModelType.bpe ? mergesOf(pieces) : [],
      };
    default:
      throw unsupported(`model_type = ${modelType}`);
  }
}

function whiteSpaceStages({ pieces, normalizer }: SentencePieceModel): object {
  const { charsMap, addDummyPrefix, removeExtraWhitespaces, escapeWhitespaces } = normalizer;
  const sign = escapeWhitespaces ? spaceSign : " ";
  const normalizers: object[] = [];
  if (charsMap.length > 0) {
    normalizers.push({ type: "Precompiled", precompiled_charsmap: base64Of(charsMap) });
  }
  if (removeExtraWhitespaces) normalizers.push(...stripping(charsMap), replacement({ Regex: " {2,}" }, " "));
  // Where added tokens part the text, a prefix is due at its beginning alone, which only Metaspace knows.
  const isParted = pieces.some(({ type }) => type === PieceType.userDefined);
  if (addDummyPrefix && !isParted) normalizers.push({ type: "Prepend", prepend: sign });
  if (escapeWhitespaces) normalizers.push(replacement({ String: " " }, spaceSign));
  return {
    normalizer: { type: "Sequence", normalizers },
    pre_tokenizer:
      addDummyPrefix && isParted
        ? { type: "Metaspace", replacement: sign, prepend_scheme: "first", split: false }
        : null,
  };
}

/** Only exported files need it: `LlamaConverter`'s, which undoes what the stages before the model did to spaces. */
function decoderOf({ normalizer: { addDummyPrefix, escapeWhitespaces } }: SentencePieceModel): object {
  const spaces = escapeWhitespaces ? [replacement({ String: spaceSign }, " ")] : [];
  const prefix = addDummyPrefix ? [{ type: "Strip", content: " ", start: 1, stop: 0 }] : [];
  return { type: "Sequence", decoders: [...spaces, { type: "ByteFallback" }, { type: "Fuse" }, ...prefix] };
}

/** SentencePiece strips spaces alone. That is all white space where the rules make spaces of the others. */
function stripping(charsMap: Uint8Array): object[] {
  const makesSpaces =
    charsMap.length > 0 && new CharsMap(charsMap, "precompiled_charsmap").find(Uint8Array.of(0x0a)) === " ";
  if (makesSpaces) return [{ type: "Strip", strip_left: true, strip_right: true }];
  return [replacement({ Regex: String.raw`(?<![\s\S]) +| +\z` }, "")];
}

function replacement(pattern: { Regex: string } | { String: string }, content: string): object {
  return { type: "Replace", pattern, content };
}

/** In parts of whole groups of three bytes, since each byte is an argument of a call. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8190) text += writeBase64(bytes.subarray(at, at + 8190));
  return text;
}

function unsupported(what: string): TokenizerError {
  return new TokenizerError(`The SentencePiece model cannot be used: ${what} is not supported yet.`);
}
