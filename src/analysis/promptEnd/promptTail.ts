import type { ByteOffset, Utf16Offset } from "../../text/utf8";

/** UTF-16 units that are looked through for places at which a prompt's tokens are parted, whatever follows. */
const longestTail = 1 << 14;

/** The last of a prompt, which what its end does to tokens depends on: so no long text has to be sent for it. */
export interface PromptTail {
  /** Ends between two characters; may begin inside of one. */
  readonly text: string;
  /** Where the prompt ends, in bytes of the whole text. */
  readonly byteEnd: ByteOffset;
  /** Whether that is all of the prompt. */
  readonly isWhole: boolean;
}

/**
 * The last of the prompt that a text is up to a place.
 * @param end between two characters
 * @param byteEnd the same in bytes
 */
export function promptTail(text: string, end: Utf16Offset, byteEnd: ByteOffset): PromptTail {
  const start = Math.max(0, end - longestTail);
  return { text: text.slice(start, end), byteEnd, isWhole: start === 0 };
}
