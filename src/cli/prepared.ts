import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";

/** Bytes that are inflated in one piece, at most. */
const largestPiece = 1 << 24;

/** What reading prepared files needs of Node. */
export const nodePlatform = {
  /** At once and, where the length is known, in one piece: by default zlib goes through its threads for each 16 KB. */
  inflate: async (payload: Uint8Array, bytes = 1 << 20, most?: number): Promise<Uint8Array> =>
    inflateRawSync(payload, {
      chunkSize: Math.max(64, Math.min(bytes + 1, largestPiece)),
      // What is longer than it should be is made no further.
      ...(most !== undefined && { maxOutputLength: most + 1 }),
    }),
  sha256: async (bytes: Uint8Array): Promise<Uint8Array> => createHash("sha256").update(bytes).digest(),
};

/** A property of an object of a manifest; undefined where there is none of its own. */
export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}
