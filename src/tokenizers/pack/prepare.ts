import { buildTokenizer } from "../formats/build";
import type { TokenizerParts } from "../formats/parts";
import { readTiktokenJson } from "../formats/ranks/tiktokenJson";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { withSeenPairs } from "./store";
import { writePack } from "./write";

/**
 * What scripts/vocabularies.mjs makes packs with: the file as a pack, with what its model would have to gather at load.
 * @param json the parsed file, unchecked
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export async function packFile(
  kind: TokenizerParts["recipe"]["kind"],
  json: unknown,
  compress: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = kind === "tiktoken" ? readTiktokenJson(json) : readTokenizerJson(json);
  return writePack(withSeenPairs(parts, buildTokenizer(parts)), compress);
}
