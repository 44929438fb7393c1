import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Tiktoken } from "tiktoken/lite";
import { baselines } from "../../src/tokenizers/baselines/baselines";
import { harmonySpecials } from "../../src/tokenizers/catalogue/harmony";
import { readTiktokenJson } from "../../src/tokenizers/formats/tiktokenJson";
import { createTiktokenTokenizer } from "../../src/tokenizers/reference/tiktoken";
import { createTransformersTokenizer } from "../../src/tokenizers/reference/transformers";
import type { Tokenizer } from "../../src/tokenizers/tokenizer";

const folder = new URL("../../public/vocabularies/", import.meta.url);

interface Manifest {
  vocabularies: Record<string, { file: string }>;
}

/** The JSON text of a prepared vocabulary. */
export function readVocabulary(name: string): string {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as Manifest;
  const file = manifest.vocabularies[name]?.file;
  if (file === undefined) throw new Error(`No prepared vocabulary ${name}: run npm run prepare:vocabularies.`);
  return gunzipSync(readFileSync(new URL(file, folder))).toString("utf8");
}

export const tiktokenIds = ["o200k_base", "o200k_harmony", "cl100k_base", "p50k_base", "r50k_base"] as const;
export const huggingFaceIds = [
  "llama2",
  "llama3",
  "mistral_7b",
  "mistral_nemo",
  "gemma3",
  "qwen3",
  "deepseek_v3",
  "claude2",
  "bert_uncased",
] as const;
export const baselineIds = ["utf8_bytes", "code_points", "graphemes", "words"] as const;
export const builtinIds = [...tiktokenIds, ...huggingFaceIds, ...baselineIds] as const;

const cache = new Map<string, Tokenizer>();

/** A built-in tokenizer, read from its prepared file as the worker does it. */
export function loadBuiltin(id: string): Tokenizer {
  let tokenizer = cache.get(id);
  if (tokenizer === undefined) {
    tokenizer = create(id);
    cache.set(id, tokenizer);
  }
  return tokenizer;
}

function create(id: string): Tokenizer {
  const baseline = baselines[id];
  if (baseline !== undefined) return baseline();
  if ((tiktokenIds as readonly string[]).includes(id)) {
    const definition = readTiktokenJson(JSON.parse(readVocabulary(id === "o200k_harmony" ? "o200k_base" : id)));
    const specials = id === "o200k_harmony" ? harmonySpecials : definition.specials;
    return createTiktokenTokenizer({ ...definition, specials }, Tiktoken);
  }
  return createTransformersTokenizer(JSON.parse(readVocabulary(id)));
}
