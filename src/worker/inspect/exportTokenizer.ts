import { builtinParts } from "../../tokenizers/catalogue/builtinParts";
import type { TokenizerParts } from "../../tokenizers/formats/parts";
import { lostInJson } from "../../tokenizers/formats/sentencePiece/sentencePieceLosses";
import { namesLeftOut, writeTokenizerJson } from "../../tokenizers/formats/write/writeTokenizerJson";
import { writePack } from "../../tokenizers/pack/write";
import type { LoadOptions } from "../assets/fetchAsset";
import type { ExportRequest } from "../pool/protocol";
import { fetchPrepared, loadParts } from "../tokenizer/load";
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

/** What of a tokenizer its tokenizer.json does not say. */
function lossesOf(parts: TokenizerParts): string[] {
  const names = namesLeftOut(parts);
  const lost = lostInJson(parts);
  return [
    ...(names.length > 0 ? [`Left out, since another name has the same id: ${names.join(", ")}.`] : []),
    ...(lost.length > 0 ? ["In a tokenizer.json some texts have other ids.", ...lost] : []),
  ];
}

/** Compresses to raw deflate (RFC 1951). */
async function deflate(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
