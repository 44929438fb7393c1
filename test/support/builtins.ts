import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { baselines } from "../../src/tokenizers/baselines/baselines";
import { buildBuiltin } from "../../src/tokenizers/catalogue/build";
import { builtinParts } from "../../src/tokenizers/catalogue/builtinParts";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { toTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { packPayload, readPackBody } from "../../src/tokenizers/pack/read";
import type { Tokenizer } from "../../src/tokenizers/tokenizer";

const folder = new URL("../../public/vocabularies/", import.meta.url);

interface Manifest {
  vocabularies: Record<string, { file: string }>;
}

/** The bytes of a prepared vocabulary. */
export function readPackFile(name: string): Uint8Array<ArrayBuffer> {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as Manifest;
  const file = manifest.vocabularies[name]?.file;
  if (file === undefined) throw new Error(`No prepared vocabulary ${name}: run npm run prepare:vocabularies.`);
  return new Uint8Array(readFileSync(new URL(file, folder)));
}

/** What a prepared vocabulary holds. */
export function readParts(name: string): TokenizerParts {
  const pack = readPackFile(name);
  // Node's hash, as the command line has it: the library that the page has where it needs one takes ten times as long.
  const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  return readPackBody(pack, inflateRawSync(packPayload(pack, sha256)));
}

/** A prepared vocabulary as the text of a tokenizer.json. */
export function readVocabulary(name: string): string {
  return JSON.stringify(toTokenizerJson(readParts(name)));
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
const vocabularies = new Map<string, TokenizerParts>();

/** A built-in tokenizer, read from its prepared file as the worker does it. */
export function loadBuiltin(id: string): Tokenizer {
  let tokenizer = cache.get(id);
  if (tokenizer === undefined) {
    const baseline = baselines[id];
    tokenizer = baseline?.() ?? buildBuiltin(id, vocabularyOf(id));
    cache.set(id, tokenizer);
  }
  return tokenizer;
}

/** What a built-in is built of; null for a baseline. */
export function loadParts(id: string): TokenizerParts | null {
  return Object.hasOwn(baselines, id) ? null : builtinParts(id, vocabularyOf(id));
}

/** Read once: what is built of it holds the same arrays. */
function vocabularyOf(id: string): TokenizerParts {
  const name = id === "o200k_harmony" ? "o200k_base" : id;
  const vocabulary = vocabularies.get(name) ?? readParts(name);
  vocabularies.set(name, vocabulary);
  return vocabulary;
}
