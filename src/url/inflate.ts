import { joinBytes } from "../text/bytes";
import { chunks, collect } from "./deflate";

// Deflate grows at most 1032-fold and an engine may inflate a whole chunk before we see any of it, so small chunks in
// keep what comes out between two looks below about a megabyte.
const inflateChunkBytes = 1024;

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
