import { joinBytes } from "../../text/bytes";
import { type ByteOffset, type Utf8Index, type Utf16Offset, utf8Encode } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import { type EncodeOptions, type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { tokensInRange } from "../tokensInRange";
import { type Beginning, entriesBeginningWith } from "./entries";

/** Tokens that are stepped back at most. */
const mostSteps = 3;
/** UTF-16 units looked through for a safe boundary; where there is none, the text's beginning is taken. */
const farthest = 1 << 16;

/** The prompt's last tokens taken back, and what may stand in their place: token healing's candidates. */
export interface Healing extends Beginning {
  /** How many tokens are taken back. */
  readonly tokens: number;
  /** Where the first of them begins, in bytes of the text; the caret where none is. */
  readonly byteStart: ByteOffset;
  /** What they say, in normalized bytes: what a candidate begins with. */
  readonly rest: Uint8Array<ArrayBuffer>;
}

/** What a prompt's end does to its tokens. The prompt is the text before the caret. */
export interface PromptEnd {
  /** Whether the caret is at a boundary of the whole text: no token spans it, and one begins or ends there (or the text). */
  readonly isBoundary: boolean;
  /** Whether a space put behind the prompt changes its tokens: they are no longer the first of the prompt's with a space. */
  readonly changedBySpace: boolean;
  /**
   * A **safe boundary**, in bytes: whatever text follows the prompt, its tokens before this place are the same, and one ends
   * here. It is the last one that the tokenizer's rules prove (`isCut`): there may be a later one that they do not.
   */
  readonly safe: ByteOffset;
  /** All tokens after the safe boundary taken back. */
  readonly fromSafe: Healing;
  /** None, one, two, three tokens taken back, as far as there are so many. With none, every entry may come. */
  readonly steps: readonly Healing[];
}

/**
 * Looks at the end of a prompt, as token healing does: a model that goes on after a cut which its training had seldom seen
 * does better when the last tokens are taken back, and those allowed that begin with what they say.
 * @param index of the whole text
 * @param caret where the prompt ends; inside of a surrogate pair, before it
 * @param whole the whole text's encoding with the options
 * @param entries of {@link textEntries}
 * @param most ids at most of each list
 */
export function promptEnd(
  tokenizer: PipelineTokenizer,
  index: Utf8Index,
  caret: Utf16Offset,
  options: EncodeOptions,
  whole: Encoding,
  entries: VocabularyColumns,
  most: number,
): PromptEnd {
  const end = index.unitOf(index.byteOf(caret));
  const prompt = index.text.slice(Math.max(0, end - farthest), end);
  const shift = end - prompt.length;
  const byte = index.byteOf(end);
  // What stands before a window is as unknown as what follows.
  const cutBefore = (from: Utf16Offset): Utf16Offset => {
    for (let at = from - 1; at > 0; at--) if (tokenizer.isCut(prompt, at, 0, prompt.length)) return shift + at;
    return 0;
  };
  const encodeFrom = (start: Utf16Offset, more = ""): Encoding => {
    const out = new EncodingBuilder();
    tokenizer.encodePart(index.text.slice(start, end) + more, index.byteOf(start), start === 0, options, out);
    return out.finish();
  };
  const safe = cutBefore(prompt.length);
  const afterSafe = encodeFrom(safe);
  let tail = afterSafe;
  for (let start = safe; tail.ids.length < mostSteps && start > 0; tail = encodeFrom(start)) {
    start = start > shift ? cutBefore(start - shift) : 0;
  }
  const healing = (encoding: Encoding, tokens: number): Healing => {
    const first = encoding.ids.length - tokens;
    const rest = restOf(tokenizer, encoding, first, index.text, index);
    const byteStart = encoding.byteStart[first] ?? byte;
    return { tokens, byteStart, rest, ...entriesBeginningWith(entries, rest, most) };
  };
  return {
    isBoundary: isBoundary(whole, byte, index.byteLength),
    changedBySpace: !beginsWithAll(encodeFrom(safe, " "), afterSafe),
    safe: index.byteOf(safe),
    fromSafe: healing(afterSafe, afterSafe.ids.length),
    steps: Array.from({ length: Math.min(mostSteps, tail.ids.length) + 1 }, (_, tokens) => healing(tail, tokens)),
  };
}

/** Whether a place is one that no token spans, and at which one begins or ends; the text's ends are. */
export function isBoundary(encoding: Encoding, place: ByteOffset, byteLength: ByteOffset): boolean {
  if (place === 0 || place === byteLength) return true;
  const { byteStart, byteEnd } = encoding;
  const before = tokensInRange(encoding, place - 1, place);
  const after = tokensInRange(encoding, place, place + 1);
  const ends = before.end > before.start ? (byteEnd[before.end - 1] as number) : -1;
  const begins = after.end > after.start ? (byteStart[after.start] as number) : -1;
  if (ends > place || (begins !== -1 && begins < place)) return false;
  return ends === place || begins === place;
}

/** What tokens say from one on: unknown ones the text's own bytes. */
function restOf(
  tokenizer: PipelineTokenizer,
  { ids, byteStart, byteEnd, flags }: Encoding,
  first: number,
  text: string,
  index: Utf8Index,
): Uint8Array<ArrayBuffer> {
  return joinBytes(
    Array.from(ids.subarray(first), (id, i) => {
      const token = first + i;
      if (((flags[token] ?? 0) & TokenFlag.unknown) === 0) return tokenizer.tokenBytes(id);
      return utf8Encode(text.slice(index.unitOf(byteStart[token] ?? 0), index.unitAfter(byteEnd[token] ?? 0)));
    }),
  );
}

/** Whether an encoding's first tokens are all of another's. */
function beginsWithAll(longer: Encoding, shorter: Encoding): boolean {
  const columns = ["ids", "byteStart", "byteEnd", "flags"] as const;
  return columns.every((name) => shorter[name].every((value, i) => longer[name][i] === value));
}
