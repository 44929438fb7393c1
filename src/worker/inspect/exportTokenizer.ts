import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import { writeTokenizerJson } from "../../tokenizers/formats/write/writeTokenizerJson";
import { writePack } from "../../tokenizers/pack/write";
import type { LoadOptions } from "../assets/fetchAsset";
import type { ExportRequest } from "../pool/protocol";
import { fetchPrepared, loadParts } from "../tokenizer/load";
import { lossesOf } from "./jsonLosses";
import type { ExportedTokenizer } from "./protocol";

/**
 * Writes a tokenizer as a file: as the pack that it is loaded from, or as a tokenizer.json.
 * @throws {TokenizerError} when it cannot be loaded, or the format cannot hold it
 */
export async function exportTokenizer(request: ExportRequest, options: LoadOptions): Promise<ExportedTokenizer> {
  const { tokenizer, pack, format } = request;
  const loaded = await loadParts(request, options);
  const parts = builtinParts(tokenizer, loaded);
  if (format === "tokenizer.json") {
    const file = new Blob([writeTokenizerJson(parts)], { type: "application/json" });
    return { file, losses: lossesOf(parts) };
  }
  // What shares another's vocabulary has no pack of its own.
  const prepared = async () =>
    parts === loaded ? (await fetchPrepared(tokenizer, options)).bytes : writePack(parts, deflate);
  const file = pack ?? new Blob([await prepared()], { type: "application/octet-stream" });
  return { file, losses: [] };
}

/** Compresses to raw deflate (RFC 1951). */
async function deflate(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
