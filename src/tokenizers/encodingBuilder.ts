import type { Encoding } from "./tokenizer";

/** Collects tokens into the columns of an {@link Encoding}. */
export class EncodingBuilder {
  private ids = new Uint32Array(256);
  private byteStart = new Uint32Array(256);
  private byteEnd = new Uint32Array(256);
  private flags = new Uint8Array(256);
  private length = 0;

  /** Adds a token; the range is in UTF-8 bytes of the original text, the flags are `TokenFlag` bits. */
  push(id: number, byteStart: number, byteEnd: number, flags: number): void {
    if (this.length === this.ids.length) this.grow();
    this.ids[this.length] = id;
    this.byteStart[this.length] = byteStart;
    this.byteEnd[this.length] = byteEnd;
    this.flags[this.length++] = flags;
  }

  finish(): Encoding {
    return {
      ids: this.ids.slice(0, this.length),
      byteStart: this.byteStart.slice(0, this.length),
      byteEnd: this.byteEnd.slice(0, this.length),
      flags: this.flags.slice(0, this.length),
    };
  }

  private grow(): void {
    const capacity = this.length * 2;
    const { ids, byteStart, byteEnd, flags } = this;
    this.ids = new Uint32Array(capacity);
    this.byteStart = new Uint32Array(capacity);
    this.byteEnd = new Uint32Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.ids.set(ids);
    this.byteStart.set(byteStart);
    this.byteEnd.set(byteEnd);
    this.flags.set(flags);
  }
}
