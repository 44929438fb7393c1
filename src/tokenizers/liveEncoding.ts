import { ChunkedText } from "../text/chunkedText";
import type { ByteOffset } from "../text/utf8";
import type { EncodeOptions, Encoding } from "./encoding";
import { GapColumns } from "./gapColumns";

/** What the last edit of a {@link LiveEncoding} has changed of its tokens. */
export interface Replacement {
  /** The first token that is another. */
  readonly first: number;
  /** How many stand there now. */
  readonly inserted: number;
  /** What stood there before, with the offsets of before. */
  readonly removed: Encoding;
}

/**
 * A text with its encoding, to be kept up to date while the text is edited: `updateEncoding` changes it in place. Its
 * tokens are in {@link GapColumns}, so that a key moves none.
 */
export class LiveEncoding {
  readonly options: EncodeOptions;
  /** The text as it is now. */
  text: ChunkedText;
  /** What the last edit has changed; null before the first. */
  replacement: Replacement | null = null;
  private readonly columns: GapColumns<Encoding>;

  /** @param encoding of the text with the options; it is copied, with room to grow */
  constructor(text: string | ChunkedText, options: EncodeOptions, encoding: Encoding) {
    this.text = typeof text === "string" ? ChunkedText.of(text) : text;
    this.options = options;
    this.columns = new GapColumns(encoding, encoding.ids.length, ["byteStart", "byteEnd"]);
  }

  /** Tokens. */
  get length(): number {
    return this.columns.length;
  }

  /**
   * The tokens [start, end) as they are now, clipped to those that there are; or all. They are copies, whose buffers are
   * their own. Takes time for what is asked for, not for the whole.
   */
  slice(start = 0, end = this.length): Encoding {
    const to = Math.min(this.length, end);
    return this.columns.slice(Math.max(0, Math.min(start, to)), to, this.text.byteLength);
  }

  /** All tokens, as {@link slice} gives them; at once where {@link copyAhead} has been called since. Buffers may be longer. */
  take(): Encoding {
    return this.columns.take(this.text.byteLength);
  }

  /** Copies the tokens ahead of the next {@link take}; false where that has been done. */
  copyAhead(): boolean {
    return this.columns.copyAhead(this.text.byteLength);
  }

  /** The first token that begins at or after a byte; the number of tokens when none does. */
  firstTokenAt(byte: ByteOffset): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) < byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a token that covers no bytes stands at a byte. */
  hasEmptyTokenAt(byte: ByteOffset): boolean {
    const { length } = this;
    for (let token = this.firstTokenAt(byte); token < length && this.startOf(token) === byte; token++) {
      if (this.endOf(token) === byte) return true;
    }
    return false;
  }

  /** Where a token ends. */
  endOf(token: number): ByteOffset {
    return this.columns.offsetAt("byteEnd", token, this.text.byteLength);
  }

  /**
   * Puts other tokens in the place of [first, last), and moves those after them as far as the text after them has moved.
   * @param text after the edit
   */
  replace(text: ChunkedText, first: number, last: number, part: Encoding): void {
    this.replacement = { first, inserted: part.ids.length, removed: this.slice(first, last) };
    this.columns.replace(first, last, part, this.text.byteLength, text.byteLength);
    this.text = text;
  }

  private startOf(token: number): ByteOffset {
    return this.columns.offsetAt("byteStart", token, this.text.byteLength);
  }
}
