import { buildTokenizer } from "../formats/build";
import type { TokenizerParts } from "../formats/parts";
import { readTiktokenJson } from "../formats/ranks/tiktokenJson";
import { readTokenizerConfig } from "../formats/tokenizerConfig";
import { withConfiguredTemplate } from "../formats/tokenizerJson/configuredTemplate";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { withSeenPairs } from "./store";
import { writePack } from "./write";

/**
 * What scripts/vocabularies.mjs makes packs with: the file as a pack, with what its model would have to gather at load.
 * @param json the parsed file, unchecked
 * @param config the parsed `tokenizer_config.json` beside a tokenizer.json; null where there is none
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export async function packFile(
  kind: TokenizerParts["recipe"]["kind"],
  json: unknown,
  config: unknown,
  compress: (body: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const read = kind === "tiktoken" ? readTiktokenJson(json) : readTokenizerJson(json);
  const configured = config === null ? null : withConfiguredTemplate(read, readTokenizerConfig([config]));
  const parts = configured?.parts ?? read;
  return writePack(withSeenPairs(parts, buildTokenizer(parts)), compress);
}
