import { spaceSign } from "../../normalizers/replace";
import type { Fields } from "../fields";
import { sentencePieceModels } from "../sentencePiece/sentencePieceStages";

const counts = new Intl.NumberFormat("en");

/** What SentencePiece's normalizer does, step by step, by the `normalizer` of a recipe. */
export function sentencePieceNormalizerInWords(field: Fields): string[] {
  const isSuffix = field.get("treat_whitespace_as_suffix").boolean(false);
  const sign = field.get("escape_whitespaces").boolean(true) ? spaceSign : " ";
  // Base64 has 4 characters for 3 bytes.
  const kilobytes = Math.ceil((field.get("precompiled_charsmap").string().length / 4) * 3) / 1000;
  return [
    ...(kilobytes > 0
      ? [`Replace what the longest compiled rule fits (${counts.format(Math.ceil(kilobytes))} kB)`]
      : []),
    ...(field.get("remove_extra_whitespaces").boolean(true)
      ? ["Strip spaces at the start and end, make one of spaces in a row"]
      : []),
    ...(field.get("add_dummy_prefix").boolean(true) ? [`Put “${sign}” ${isSuffix ? "behind" : "in front"}`] : []),
    ...(sign === spaceSign ? [`Replace “ ” by “${sign}”`] : []),
  ];
}

/** What one of SentencePiece's models does, step by step. */
export function sentencePieceModelInWords(model: Fields, pieces: number): string[] {
  const ways: Readonly<Record<(typeof sentencePieceModels)[number], string>> = {
    BPE: "Begin with characters and merge neighbours that together are a piece, the one of the highest score first",
    Unigram: "Of all ways to cut, the one with the greatest sum of log probabilities, in single precision",
    Word: "Each word is a piece as a whole",
    Char: "Each character is a piece",
  };
  return [
    `${ways[model.get("type").oneOf(sentencePieceModels)]} (${counts.format(pieces)} pieces)`,
    model.get("byte_fallback").boolean(false)
      ? "What is no piece becomes its bytes, <0x00> to <0xFF> (byte fallback)"
      : "What is no piece becomes the unknown token, once for a run",
  ];
}
