import { joinBytes } from "../../text/bytes";
import { type ByteOffset, type Utf16Offset, utf8Encode, utf8Length } from "../../text/utf8";
import { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import type { IncrementalTokenizer } from "../../tokenizers/incremental";
import { type EncodeOptions, type Encoding, TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { type Beginning, type Entry, entriesBeginningWith } from "./entries";
import type { PromptTail } from "./promptTail";

/** Tokens that are stepped back at most. */
const mostSteps = 3;

/** An entry that may stand in the place of tokens. */
export interface Candidate extends Entry {
  /** As its file writes it, which tells apart what stands for the same: `:`, `##:` and `<0x3A>`. */
  readonly name: string;
}

/** The prompt's last tokens taken back, and the entries that may stand in their place: token healing's candidates. */
export interface Healing extends Pick<Beginning, "count"> {
  /** How many tokens are taken back. */
  readonly tokens: number;
  /** Where the first of them begins, in bytes of the text; the prompt's end where none is. */
  readonly byteStart: ByteOffset;
  /** What they say, in normalized bytes: what a candidate begins with. */
  readonly rest: Uint8Array<ArrayBuffer>;
  /** The first candidates by id: as many as were asked for, or all. */
  readonly first: readonly Candidate[];
}

/** How a space behind a prompt changes tokens before it: from the first on that is another. */
export interface SpaceChange {
  /** Tokens of the prompt, to its end. */
  readonly before: readonly Entry[];
  /** Tokens in their place with the space, which is part of the last or last itself, unless it is dropped. */
  readonly after: readonly Entry[];
}

/** What a prompt's end does to its tokens. */
export interface PromptEnd {
  /** What a space put behind the prompt changes before it; null where the prompt's tokens stay the first ones. */
  readonly space: SpaceChange | null;
  /**
   * A **safe boundary**, in bytes: whatever text follows the prompt, its tokens before this place are the same, and one ends
   * here. It is the last one that the tokenizer's rules prove (`isCut`): there may be a later one that they do not.
   */
  readonly safe: ByteOffset;
  /** All tokens after the safe boundary taken back. */
  readonly fromSafe: Healing;
  /** One, two, three tokens taken back, as far as there are so many and they can be told. */
  readonly steps: readonly Healing[];
  /** Whether there are as many steps as the prompt has tokens for: not where nothing parts the text before them for too long. */
  readonly hasAllSteps: boolean;
}

/**
 * Looks at the end of a prompt, as token healing does: a model that goes on after a cut which its training had seldom seen
 * does better when the last tokens are taken back, and those allowed that begin with what they say.
 * @param entries of `textEntries`
 * @param most candidates that are listed of each, at most
 * @returns null where nothing surely parts the tail, and it is not all of the prompt
 */
export function promptEnd(
  tokenizer: IncrementalTokenizer & Pick<Tokenizer, "tokenBytes" | "tokenName">,
  { text, byteEnd, isWhole }: PromptTail,
  options: EncodeOptions,
  entries: VocabularyColumns,
  most: number,
): PromptEnd | null {
  // For cuts the ends of a string are those of the text: one unit more stands for what follows, which nobody knows, and
  // the first for what stands before.
  const window = `${text} `;
  const first = isWhole ? 0 : 1;
  const cutBefore = (from: Utf16Offset): Utf16Offset | null => {
    for (let at = from - 1; at > first; at--) if (tokenizer.isCut(window, at, first, text.length)) return at;
    return isWhole ? 0 : null;
  };
  const byteOf = (at: Utf16Offset): ByteOffset => byteEnd - utf8Length(text.slice(at));
  const encodeFrom = (start: Utf16Offset, more = ""): Encoding => {
    const out = new EncodingBuilder();
    tokenizer.encodePart(text.slice(start) + more, byteOf(start), isWhole && start === 0, options, out);
    return out.finish();
  };
  /** What a token of {@link encodeFrom} says: an unknown one the text's own bytes. */
  const entryAt = ({ ids, byteStart, byteEnd: ends, flags }: Encoding, start: Utf16Offset, i: number): Entry => {
    const id = ids[i] as number;
    if (((flags[i] as number) & TokenFlag.unknown) === 0) return { id, bytes: tokenizer.tokenBytes(id) };
    const [base, bytes] = [byteOf(start), utf8Encode(`${text.slice(start)} `)];
    return { id, bytes: bytes.subarray((byteStart[i] as number) - base, (ends[i] as number) - base) };
  };
  const entriesFrom = (encoding: Encoding, start: Utf16Offset, token: number): Entry[] =>
    Array.from(encoding.ids.subarray(token), (_, i) => entryAt(encoding, start, token + i));
  const healing = (encoding: Encoding, start: Utf16Offset, tokens: number): Healing => {
    const token = encoding.ids.length - tokens;
    const rest = joinBytes(entriesFrom(encoding, start, token).map(({ bytes }) => bytes));
    const { count, first: listed } = entriesBeginningWith(entries, rest, most);
    return {
      tokens,
      byteStart: encoding.byteStart[token] ?? byteEnd,
      rest,
      count,
      first: listed.map((entry) => ({ ...entry, name: tokenizer.tokenName(entry.id) })),
    };
  };

  const safe = cutBefore(text.length);
  if (safe === null) return null;
  const afterSafe = encodeFrom(safe);
  const spaced = encodeFrom(safe, " ");
  const changed = firstChange(afterSafe, spaced);
  let [start, tail] = [safe, afterSafe];
  let before = start > 0 ? cutBefore(start) : null;
  while (tail.ids.length < mostSteps && before !== null) {
    start = before;
    tail = encodeFrom(start);
    before = start > 0 ? cutBefore(start) : null;
  }
  const steps = Math.min(mostSteps, tail.ids.length);
  return {
    space:
      changed === null
        ? null
        : { before: entriesFrom(afterSafe, safe, changed), after: entriesFrom(spaced, safe, changed) },
    safe: byteOf(safe),
    fromSafe: healing(afterSafe, safe, afterSafe.ids.length),
    steps: Array.from({ length: steps }, (_, i) => healing(tail, start, i + 1)),
    hasAllSteps: steps === mostSteps || (isWhole && start === 0),
  };
}

/** The first of an encoding's tokens that is not another's; null where those are its first ones. */
function firstChange(shorter: Encoding, longer: Encoding): number | null {
  const columns = ["ids", "byteStart", "byteEnd", "flags"] as const;
  const at = shorter.ids.findIndex((_, i) => columns.some((name) => shorter[name][i] !== longer[name][i]));
  return at === -1 ? null : at;
}
