import { binaryKind, isBinaryBytes, lookedAtBytes } from "../text/binary";
import { isGzip } from "../tokenizers/formats/isGzip";
import { type Environment, InputError } from "./environment";

/** Whether a file that was found in a folder is no text, or cannot be read. Nobody has named it, so that it is left out, which is told. */
export async function isLeftOut(path: string, environment: Environment): Promise<boolean> {
  try {
    const kind = await isNoText(path, environment);
    if (kind !== null) environment.warn(`${path} is ${kind}, left out.`);
    return kind !== null;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    environment.warn(`Left out: ${error.message}`);
    return true;
  }
}

/**
 * What a file is that is no text, by its beginning; null for a text.
 * @throws {InputError} when it cannot be read
 */
async function isNoText(path: string, environment: Environment): Promise<string | null> {
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
