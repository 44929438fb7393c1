/** Raw deflate (RFC 1951) under limits, by the platform's own streams. */

import { joinBytes } from "../text/bytes";

// Deflate grows at most 1032-fold and an engine may inflate a whole chunk before we see any of it, so small chunks in
// keep what comes out between two looks below about a megabyte.
const inflateChunkBytes = 1024;
// Compression stops at a limit as well: chunks small enough to stop soon, and not to hold up the page.
const deflateChunkBytes = 32 * 1024;

/** Compresses. Gives null, having stopped early, when the result would be longer than `maxBytes`. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array | null> {
  const parts = await collect(
    chunks(bytes, deflateChunkBytes).pipeThrough(new CompressionStream("deflate-raw")),
    maxBytes,
  );
  return parts === null ? null : joinBytes(parts);
}

/**
 * Decompresses hostile bytes. Gives "damaged" when they are not a whole deflate stream, and "too-large" as soon as more
 * than `maxBytes` have come out. Some engines overlook bytes after the stream's end.
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  maxBytes: number,
): Promise<Uint8Array | "damaged" | "too-large"> {
  const stream = chunks(bytes, inflateChunkBytes).pipeThrough(new DecompressionStream("deflate-raw"));
  let parts: Uint8Array[] | null;
  try {
    parts = await collect(stream, maxBytes);
  } catch {
    // Whatever the engine's error says, the only cause is the input.
    return "damaged";
  }
  return parts === null ? "too-large" : joinBytes(parts);
}

/** Hands the bytes out only as they are asked for, so that a reader who stops stops all work. */
function chunks(bytes: Uint8Array<ArrayBuffer>, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
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
async function collect(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array[] | null> {
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
