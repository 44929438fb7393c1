/** Raw deflate (RFC 1951) under limits, by the platform's own streams. */

import { joinBytes } from "../text/bytes";

// Compression stops at a limit: chunks small enough to stop soon, and not to hold up the page.
const deflateChunkBytes = 32 * 1024;

/** Compresses. Gives null, having stopped early, when the result would be longer than `maxBytes`. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array | null> {
  const parts = await collect(
    chunks(bytes, deflateChunkBytes).pipeThrough(new CompressionStream("deflate-raw")),
    maxBytes,
  );
  return parts === null ? null : joinBytes(parts);
}

/** Hands the bytes out only as they are asked for, so that a reader who stops stops all work. */
export function chunks(bytes: Uint8Array<ArrayBuffer>, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + size));
        at += size;
      },
    },
    { highWaterMark: 0 },
  );
}

/** All that the stream gives, or null as soon as it is more than `maxBytes`. Rejects as the stream does. */
export async function collect(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array[] | null> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    total += value.length;
    if (total > maxBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
}
