/** Raw deflate (RFC 1951) under limits, by the platform's own streams. */

import { joinBytes } from "../text/bytes";

/** Compression stops at a limit: in pieces of so many bytes it stops soon, and does not hold up the page. */
export const deflateChunkBytes = 32 * 1024;

/** Compresses. Gives null, having stopped early, when the result would be longer than `maxBytes`. */
export async function deflate(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const parts = await collect(source.pipeThrough(new CompressionStream("deflate-raw")), maxBytes);
  return parts === null ? null : joinBytes(parts);
}

/** Hands bytes out only as they are asked for, so that a reader who stops stops all work. */
export function chunks(bytes: Uint8Array<ArrayBuffer>, size: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  return pieces(bytes.length, size, (from, to) => bytes.subarray(from, to));
}

/**
 * Makes a stream's bytes piece by piece, as they are asked for.
 * @param length of what they are made of, in whatever it is counted
 * @param size of a piece of that
 */
export function pieces(
  length: number,
  size: number,
  make: (from: number, to: number) => Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= length) return controller.close();
        controller.enqueue(make(at, at + size));
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
