import { quoted } from "../../../text/shortened";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { readNormalizer } from "../tokenizerJson/normalizer";
import { piecesOf, sentencePieceJson, symbolsOf } from "./sentencePieceJson";
import type { Piece } from "./sentencePieceMerges";
import { switchesOf } from "./sentencePieceSpaces";

const counts = new Intl.NumberFormat("en");
/** Examples that a sentence gives, at most. */
const mostExamples = 3;

/**
 * What of a SentencePiece model a tokenizer.json cannot say, so that `tokenizers` can give other ids for some texts.
 * @returns sentences; none for a model whose ids are the same in any text
 */
export function lostInJson(parts: TokenizerParts): string[] {
  if (parts.recipe.kind !== "SentencePiece") return [];
  const file = new Fields(parts.recipe.file, "");
  const pieces = piecesOf(parts, file);
  const type = file.get("model").get("type").string();
  return [
    ...(type === "Unigram" ? inUnigram(file.get("model").get("byte_fallback").boolean(false)) : []),
    ...(type === "BPE" ? inMerging(pieces) : []),
    ...inTypes(pieces),
    ...inRules(file.get("normalizer")),
    ...inWhiteSpace(file.get("normalizer")),
    ...inSymbols(parts, pieces, file.get("normalizer"), type),
  ];
}

function inUnigram(hasBytes: boolean): string[] {
  return [
    "SentencePiece adds up scores in single precision: where two ways to cut are about equally likely, the other can win.",
    ...(hasBytes ? ["“<0x41>” written in a text becomes the byte’s token."] : []),
  ];
}

function inMerging(pieces: readonly Piece[]): string[] {
  const texts = pieces.filter(({ piece, type }) => type === PieceType.normal && isLong(piece));
  const scores = new Map<number, number>();
  for (const { score } of texts) scores.set(score, (scores.get(score) ?? 0) + 1);
  const tied = texts.filter(({ score }) => (scores.get(score) ?? 0) > 1);
  const known = new Set(pieces.flatMap(({ piece, type }) => (isText(type) ? [piece] : [])));
  const lone = new Set(texts.flatMap(({ piece }) => Array.from(piece).filter((character) => !known.has(character))));
  return [
    ...(tied.length > 0
      ? [
          `Of ${counts.format(tied.length)} pieces with equal scores the leftmost merges first, there the first in the list.`,
        ]
      : []),
    ...(lone.size > 0
      ? [`Pieces with characters that are none themselves cannot be merged: ${examples([...lone])}.`]
      : []),
  ];
}

function inTypes(pieces: readonly Piece[]): string[] {
  const unused = pieces.filter(({ type }) => type === PieceType.unused).map(({ piece }) => piece);
  return unused.length > 0 ? [`Pieces of type UNUSED become tokens: ${examples(unused)}.`] : [];
}

function inRules(normalizer: Fields): string[] {
  if (normalizer.get("precompiled_charsmap").string() === "") return [];
  return ["Rules are looked up in whole graphemes, the shortest first, and not the longest at each place."];
}

function inWhiteSpace(normalizer: Fields): string[] {
  const { addDummyPrefix, isSuffix, removeExtra, sign } = switchesOf(normalizer);
  return addDummyPrefix && isSuffix && removeExtra ? [`No “${sign}” is put behind a text that has nothing else.`] : [];
}

function inSymbols(parts: TokenizerParts, pieces: readonly Piece[], field: Fields, type: string): string[] {
  const symbols = symbolsOf(pieces);
  if (symbols.length === 0) return [];
  const { addDummyPrefix, isSuffix, removeExtra, sign } = switchesOf(field);
  const changed = changedSymbols(parts, symbols);
  const isKept = removeExtra && symbols.some((symbol) => symbol.endsWith(sign));
  return [
    ...(changed.length > 0 ? [`Symbols that the normalizer changes are found otherwise: ${examples(changed)}.`] : []),
    ...(addDummyPrefix && !isSuffix ? [`A text that is nothing but a symbol gets no “${sign}” in front.`] : []),
    ...(addDummyPrefix && isSuffix ? [`No “${sign}” is put behind a text.`] : []),
    ...(isKept ? [`A “${sign}” at the end is not stripped.`] : []),
    ...(type === "Unigram" ? ["Symbols are found before the model sees them, and not by their scores."] : []),
  ];
}

/** Symbols that the normalizers of the tokenizer.json do not leave as they are. */
function changedSymbols(parts: TokenizerParts, symbols: readonly string[]): string[] {
  const normalizer = readNormalizer(new Fields(sentencePieceJson(parts), "").get("normalizer"));
  return symbols.filter((symbol) => normalizer?.normalize(symbol, true).text !== symbol);
}

function isText(type: number): boolean {
  return type === PieceType.normal || type === PieceType.userDefined || type === PieceType.unused;
}

function isLong(piece: string): boolean {
  return String.fromCodePoint(piece.codePointAt(0) ?? 0) !== piece;
}

function examples(names: readonly string[]): string {
  const shown = names.slice(0, mostExamples).map((name) => quoted(name));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${counts.format(more)} more` : shown.join(", ");
}
