import { ChunkedText } from "../../text/chunkedText";
import { hashText } from "../../text/hash";
import { toHex } from "../../text/hex";
import { changedStretch } from "../../text/lineEndings";
import { utf8Encode } from "../../text/utf8";

/**
 * The hash of a long text that is edited. Its UTF-8 is kept, since making it anew takes some browsers longer than all else
 * that a key in a megabyte does; the browser's own hash is ten times as fast as a library's, and runs beside.
 */
export class TextHash {
  private text = "";
  private chunks = ChunkedText.of("");
  /** Its UTF-8, with room behind it. */
  private bytes = new Uint8Array();

  /** SHA-256 of a text's UTF-8 bytes, as {@link hashText} says it. */
  async of(text: string): Promise<string> {
    const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
    // Pages that are served without TLS have none.
    if (subtle === undefined) return hashText(text);
    return toHex(new Uint8Array(await subtle.digest("SHA-256", this.bytesOf(text))));
  }

  private bytesOf(text: string): Uint8Array<ArrayBuffer> {
    const { text: old, chunks } = this;
    const { start, end, insert } = changedStretch(old, text);
    this.text = text;
    if (2 * insert.length > text.length) {
      this.chunks = ChunkedText.of(text);
      this.bytes = utf8Encode(text);
      return this.bytes;
    }
    this.chunks = chunks.edited({ start, end, insert });
    const moved = text.length - old.length;
    // A half of a pair beside the edit may have got its other half, or lost it.
    const from = start - (/[\ud800-\udbff]/.test(old.charAt(start - 1)) ? 1 : 0);
    const to = end + (/[\udc00-\udfff]/.test(old.charAt(end)) ? 1 : 0);
    const head = chunks.byteOf(from);
    const middle = utf8Encode(text.slice(from, to + moved));
    const behind = head + middle.length;
    const length = behind + chunks.byteLength - chunks.byteOf(to);
    this.makeRoom(length);
    // In place: whoever hashes the bytes has taken a copy.
    this.bytes.copyWithin(behind, chunks.byteOf(to), chunks.byteLength);
    this.bytes.set(middle, head);
    return this.bytes.subarray(0, length);
  }

  private makeRoom(length: number): void {
    const { bytes } = this;
    if (length <= bytes.length) return;
    this.bytes = new Uint8Array(length + (length >> 3));
    this.bytes.set(bytes);
  }
}
