import { binaryKind, isBinaryBytes, lookedAtBytes } from "../text/binary";
import { isGzip } from "../tokenizers/formats/isGzip";
import type { Environment } from "./environment";

/** Says that a file which was found in a folder does not count. */
export function leaveOut(path: string, why: string, environment: Environment): void {
  environment.warn(`${path} ${why}, left out.`);
}

/**
 * What a file is that is no text, by its beginning; null for a text.
 * @throws {InputError} when it cannot be read
 */
export async function isNoText(path: string, environment: Environment): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of environment.readFile(path)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= lookedAtBytes) break;
  }
  const beginning = Buffer.concat(pieces).subarray(0, lookedAtBytes);
  return isGzip(beginning) || isBinaryBytes(beginning) ? binaryKind(beginning) : null;
}
