import { joinBytes } from "../../../text/bytes";
import { GgufHeader } from "./header";

/**
 * Takes the header of a GGUF file out of it: of gigabytes only some megabytes are asked for.
 * @param pieces of the file, from its beginning; no more of them are taken than the header needs
 * @returns the bytes up to the header's end; all there is where the file ends before
 * @throws {TokenizerError} for versions that are not known, and for lengths beyond all measure
 */
export async function ggufHeaderOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const taken: Uint8Array[] = [];
  let length = 0;
  let tried = 0;
  for await (const piece of pieces) {
    taken.push(piece);
    length += piece.length;
    // Small pieces would have it looked through at each.
    if (length < tried * 1.5) continue;
    tried = length;
    const bytes = joinBytes(taken);
    const header = GgufHeader.read(bytes);
    if (header !== null) return bytes.slice(0, header.length);
  }
  const bytes = joinBytes(taken);
  return bytes.slice(0, GgufHeader.read(bytes)?.length);
}
