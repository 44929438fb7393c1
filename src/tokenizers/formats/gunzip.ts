import { Z_NO_FLUSH, Z_OK, Z_STREAM_END, ZStream, zlibInflate, zlibInflateInit2, zlibInflateReset } from "pako";
import { joinBytes } from "../../text/bytes";
import { isGzip } from "./isGzip";

/** What a file in gzip holds. */
export interface Gunzipped {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether something follows that is neither gzip nor zeros, which pad. */
  readonly hasGarbage: boolean;
}

/** zlib's `windowBits` for the largest window, with a gzip header and trailer. */
const gzipWindow = 15 + 16;

/** Bytes that are inflated at a time: no more than these come beyond a limit. */
const portion = 1 << 16;

/**
 * Undoes gzip (RFC 1952) as the program `gzip` does: several members one after the other are one content, and what follows
 * the last of them is ignored. Each member's CRC and length are checked.
 * @param packed begins as gzip does
 * @param room bytes that it may come to, at most
 * @returns null for what comes to more; "damaged" for what cannot be inflated, is cut off or is not what its CRC is of
 */
export function gunzipAll(packed: Uint8Array, room: number): Gunzipped | "damaged" | null {
  const stream = new ZStream();
  zlibInflateInit2(stream, gzipWindow);
  stream.input = packed;
  stream.avail_in = packed.length;
  stream.output = new Uint8Array(portion);
  stream.avail_out = portion;
  // A piece is filled before the next is made: members of a byte each would hold a thousand times what they come to.
  const full: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    if (stream.avail_out === 0) {
      full.push(stream.output);
      stream.output = new Uint8Array(portion);
      stream.next_out = 0;
      stream.avail_out = portion;
    }
    const before = stream.next_out;
    const status = zlibInflate(stream, Z_NO_FLUSH);
    length += stream.next_out - before;
    if (length > room) return null;
    if (status === Z_STREAM_END) {
      const rest = packed.subarray(stream.next_in);
      if (!isGzip(rest)) {
        const bytes = joinBytes([...full, stream.output.subarray(0, stream.next_out)]);
        return { bytes, hasGarbage: rest.some((byte) => byte !== 0) };
      }
      zlibInflateReset(stream);
    } else if (status !== Z_OK || (stream.avail_in === 0 && stream.avail_out > 0)) {
      return "damaged";
    }
  }
}
