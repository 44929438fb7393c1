import { strictText } from "../../text/strictUtf8";
import { utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { EncodeOptions } from "../../tokenizers/tokenizer";

/** UTF-16 units looked through for a place that parts the prompt's tokens, whatever follows. */
const farthest = 4096;

/** What of a prompt's tokens can still change: all that stands after the last place that surely parts them, whatever follows. */
export interface OpenTail {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Whether that is all of the prompt. */
  readonly isWhole: boolean;
}

/** Null where nothing surely parts the prompt for thousands of characters. */
export function openTail(tokenizer: IncrementalTokenizer, prompt: string): OpenTail | null {
  // For cuts the ends of a string are those of the text: one unit more stands for what follows, which nobody knows.
  const window = `${prompt} `;
  let start = prompt.length - 1;
  for (; start > 0 && !tokenizer.isCut(window, start, 0, prompt.length); start--)
    if (prompt.length - start > farthest) return null;
  start = Math.max(0, start);
  const text = prompt.slice(start);
  return { text, bytes: utf8Encode(text), isWhole: start === 0 };
}

/** A tail as its tokenizer's normalizer leaves it, where that is another text with the same tokens; else null. */
export function normalizedTail(
  tokenizer: IncrementalTokenizer & StagedTokenizer,
  { text, isWhole }: OpenTail,
  options: EncodeOptions,
): Uint8Array | null {
  const normalized = tokenizer.stages.normalizer?.normalize(text, isWhole).text ?? text;
  if (normalized === text) return null;
  const [before, after] = [text, normalized].map((each) => {
    const out = new EncodingBuilder();
    tokenizer.encodePart(each, 0, isWhole, options, out);
    return Array.from({ length: out.length }, (_, i) => out.idAt(i)).join();
  });
  return before === after ? utf8Encode(normalized) : null;
}

/** Encodes bytes that stand where a tail does; false where they are no UTF-8, and so no text. */
export function encodeBytes(
  tokenizer: IncrementalTokenizer,
  bytes: Uint8Array,
  isWhole: boolean,
  options: EncodeOptions,
  out: EncodingBuilder,
): boolean {
  const text = strictText(bytes);
  if (text === null) return false;
  out.clear();
  tokenizer.encodePart(text, 0, isWhole, options, out);
  return true;
}
