import { ChunkedText } from "../text/chunkedText";
import type { EncodeOptions, Encoding } from "./encoding";

type Column = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A text with its encoding, to be kept up to date while the text is edited: `Tokenizer.update` changes it in place. */
export class LiveEncoding {
  readonly options: EncodeOptions;
  /** The text as it is now. */
  text: ChunkedText;
  private count: number;
  private ids: Uint32Array<ArrayBuffer>;
  private byteStart: Uint32Array<ArrayBuffer>;
  private byteEnd: Uint32Array<ArrayBuffer>;
  private flags: Uint8Array<ArrayBuffer>;

  /** @param encoding of the text with the options; it is copied, with room to grow */
  constructor(text: string | ChunkedText, options: EncodeOptions, encoding: Encoding) {
    this.text = typeof text === "string" ? ChunkedText.of(text) : text;
    this.options = options;
    this.count = encoding.ids.length;
    const capacity = roomFor(this.count);
    this.ids = withRoom(encoding.ids, new Uint32Array(capacity));
    this.byteStart = withRoom(encoding.byteStart, new Uint32Array(capacity));
    this.byteEnd = withRoom(encoding.byteEnd, new Uint32Array(capacity));
    this.flags = withRoom(encoding.flags, new Uint8Array(capacity));
  }

  /** The encoding as it is now: views that the next update changes. Copy what is to be kept or transferred. */
  get encoding(): Encoding {
    const { count } = this;
    return {
      ids: this.ids.subarray(0, count),
      byteStart: this.byteStart.subarray(0, count),
      byteEnd: this.byteEnd.subarray(0, count),
      flags: this.flags.subarray(0, count),
    };
  }

  /**
   * Puts other tokens in the place of [first, last), and moves those after them.
   * @param text after the edit
   */
  replace(text: ChunkedText, first: number, last: number, part: Encoding): void {
    const shift = text.byteLength - this.text.byteLength;
    const after = first + part.ids.length;
    const count = after + this.count - last;
    if (count > this.ids.length) this.grow(roomFor(count));
    for (const [column, replacement] of [
      [this.ids, part.ids],
      [this.byteStart, part.byteStart],
      [this.byteEnd, part.byteEnd],
      [this.flags, part.flags],
    ] as const) {
      if (after !== last) column.copyWithin(after, last, this.count);
      column.set(replacement, first);
    }
    if (shift !== 0) {
      addTo(this.byteStart, after, count, shift);
      addTo(this.byteEnd, after, count, shift);
    }
    this.text = text;
    this.count = count;
  }

  private grow(capacity: number): void {
    this.ids = withRoom(this.ids, new Uint32Array(capacity));
    this.byteStart = withRoom(this.byteStart, new Uint32Array(capacity));
    this.byteEnd = withRoom(this.byteEnd, new Uint32Array(capacity));
    this.flags = withRoom(this.flags, new Uint8Array(capacity));
  }
}

/** Room for so many tokens and an eighth more. */
function roomFor(count: number): number {
  return count + (count >> 3) + 64;
}

function withRoom<T extends Column>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Adds to a stretch of offsets. As whole numbers of 32 bits, four at a time: that takes half the time of a plain loop. */
function addTo(column: Uint32Array<ArrayBuffer>, from: number, to: number, value: number): void {
  const words = new Int32Array(column.buffer);
  let i = from;
  for (; i + 4 <= to; i += 4) {
    words[i] = ((words[i] as number) + value) | 0;
    words[i + 1] = ((words[i + 1] as number) + value) | 0;
    words[i + 2] = ((words[i + 2] as number) + value) | 0;
    words[i + 3] = ((words[i + 3] as number) + value) | 0;
  }
  for (; i < to; i++) words[i] = ((words[i] as number) + value) | 0;
}
