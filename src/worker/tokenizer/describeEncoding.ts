import { measureEncoding } from "../../analysis/encodingFigures";
import { keepsText } from "../../analysis/keepsText";
import { measureText, type TextFigures } from "../../analysis/textFigures";
import { locateTokens } from "../../analysis/tokenPlaces";

import { type AsciiWords, type Segmentation, segment } from "../../text/segments";
import { Utf8Index } from "../../text/utf8";
import { type Encoding, TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";
import type { EncodedText } from "../pool/protocol";

/** A text with what its columns have in common. */
export interface PreparedText {
  readonly text: string;
  readonly index: Utf8Index;
  readonly segmentation: Segmentation;
  readonly figures: TextFigures;
}

/** What the page shows of an encoding, but for the text's hash and what goes with it. */
export type Described = Omit<EncodedText, "textHash" | "answer" | "since">;

/** The last text, since several columns of one worker ask for the same one. */
let last: PreparedText | null = null;

let lastIndex = new Utf8Index("");

/** A text's index; the last one's is kept. */
export function indexOf(text: string): Utf8Index {
  if (lastIndex.text !== text) lastIndex = new Utf8Index(text);
  return lastIndex;
}

/**
 * Indexes, segments and measures a text; the last one's are kept.
 * @param words as {@link segment} takes them
 */
export function prepareText(text: string, words: AsciiWords | null = null): PreparedText {
  if (last?.text === text) return last;
  const index = indexOf(text);
  const segmentation = segment(text, words);
  last = { text, index, segmentation, figures: measureText(index, segmentation) };
  return last;
}

/** All that the page shows of a text's encoding. */
export function describeEncoding(tokenizer: Tokenizer, encoding: Encoding, prepared: PreparedText): Described {
  const { index, segmentation, figures: textFigures } = prepared;
  const figures = measureEncoding(encoding, index, segmentation);
  return {
    encoding,
    places: locateTokens(encoding, index, segmentation),
    figures,
    keepsText: keepsText(encoding, index, figures, (id) => tokenizer.tokenBytes(id)),
    textFigures,
    vocabularySize: tokenizer.vocabularySize,
    names: nameTokens(tokenizer, encoding),
  };
}

const named = TokenFlag.special | TokenFlag.inserted | TokenFlag.unknown;

/** Vocabulary entries of the tokens that the text does not show by itself. */
export function nameTokens(tokenizer: Tokenizer, { ids, flags }: Encoding): Map<number, string> {
  const names = new Map<number, string>();
  for (let i = 0; i < flags.length; i++) {
    if (((flags[i] as number) & named) === 0) continue;
    const id = ids[i] as number;
    if (!names.has(id)) names.set(id, tokenizer.tokenName(id));
  }
  return names;
}
