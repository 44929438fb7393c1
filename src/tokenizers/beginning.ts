import type { Utf16Offset } from "../text/utf8";
import { EncodingBuilder } from "./encodingBuilder";
import { type IncrementalTokenizer, insertedTokens, isIncremental } from "./incremental";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "./tokenizer";

/** The first tokens of a text. */
export interface Beginning {
  /** Where in the text the last of them ends: behind a line, or where there is no such place, between two characters. */
  readonly end: Utf16Offset;
  /** What the post-processor puts before a text is among them. */
  readonly encoding: Encoding;
}

/**
 * Encodes the beginning of a text of which there is more, up to a cut: exactly the first tokens that encoding the whole of it
 * gives, whatever follows.
 * @param known the text's first units
 * @returns null where there is no cut in them, and for tokenizers that have no parts
 */
export function encodeBeginning(tokenizer: Tokenizer, known: string, options: EncodeOptions): Beginning | null {
  if (!isIncremental(tokenizer)) return null;
  const end = lastCut(tokenizer, known);
  if (end === null) return null;
  const out = new EncodingBuilder();
  for (const id of insertedTokens(tokenizer, options).before)
    out.push(id, 0, 0, TokenFlag.special | TokenFlag.inserted);
  tokenizer.encodePart(known.slice(0, end), 0, true, options, out);
  return { end, encoding: out.finish() };
}

function lastCut(tokenizer: IncrementalTokenizer, known: string): Utf16Offset | null {
  // The last unit could be the half of a pair.
  const to = known.length - 1;
  for (let at = known.lastIndexOf("\n", to - 2) + 1; at > 0; at = at < 2 ? 0 : known.lastIndexOf("\n", at - 2) + 1) {
    if (tokenizer.isCut(known, at, 0, to)) return at;
  }
  for (let at = to - 1; at > 0; at--) if (partsCharacters(known, at) && tokenizer.isCut(known, at, 0, to)) return at;
  return null;
}

/** Whether a grapheme cluster surely ends: from one ASCII character to the next none goes on but CR LF (UAX #29, GB3, GB999). */
function partsCharacters(text: string, at: Utf16Offset): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before < 0x80 && after < 0x80 && !(before === 13 && after === 10);
}
