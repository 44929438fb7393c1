import { buildTokenizer } from "../../src/tokenizers/formats/build";
import { readTokenizerFiles } from "../../src/tokenizers/formats/readFiles";
import { readPack } from "../../src/tokenizers/pack/read";
import { storePack } from "../../src/tokenizers/pack/store";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import { inflate } from "../../src/worker/assets/inflate";
import { sha256 } from "../../src/worker/assets/sha256";
import { type FilesResult, type FilesTask, firstText } from "./task";

const platform = { inflate, sha256 };

addEventListener("message", async ({ data }: MessageEvent<FilesTask>) => {
  const result = data.kind === "file" ? await fromFile(data.bytes) : await fromPack(data.bytes);
  postMessage(result);
});

async function fromFile(bytes: Uint8Array<ArrayBuffer>): Promise<FilesResult> {
  const start = performance.now();
  const { parts, tokenizer } = await readTokenizerFiles([{ name: "tokenizer.json", bytes }], { platform });
  if (parts === null || tokenizer === null) throw new Error("The file is no tokenizer.");
  const ids = encode(tokenizer);
  const ready = performance.now() - start;
  const pack = await storePack(parts, tokenizer, platform);
  return { ready, stored: performance.now() - start - ready, pack, ids };
}

async function fromPack(bytes: Uint8Array<ArrayBuffer>): Promise<FilesResult> {
  const start = performance.now();
  const ids = encode(buildTokenizer(await readPack(bytes, platform)));
  return { ready: performance.now() - start, stored: 0, pack: null, ids };
}

function encode(tokenizer: PipelineTokenizer): number[] {
  return Array.from(tokenizer.encode(firstText, { specials: "control", inserted: true }).ids);
}
