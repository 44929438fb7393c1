import vocabularies, { type PreparedVocabulary } from "virtual:prepared-vocabularies";
import { baselines } from "../tokenizers/baselines/baselines";
import { findBuiltin } from "../tokenizers/catalogue";
import { buildBuiltin } from "../tokenizers/catalogue/build";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import { readPack } from "../tokenizers/pack/read";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";
import type { LoadProgress } from "./protocol";

/** Where and how to load from. */
export interface LoadOptions {
  readonly baseUrl: string;
  readonly reload: boolean;
  onProgress(progress: LoadProgress): void;
}

/**
 * Loads a built-in tokenizer: a baseline as it is, any other from its prepared vocabulary.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadBuiltin(id: string, options: LoadOptions): Promise<Tokenizer> {
  const baseline = Object.hasOwn(baselines, id) ? baselines[id] : undefined;
  return baseline === undefined ? buildBuiltin(id, await loadParts(id, options)) : baseline();
}

/**
 * Fetches a built-in's prepared vocabulary and checks it.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadParts(id: string, options: LoadOptions): Promise<TokenizerParts> {
  const entry = findBuiltin(id);
  const prepared = entry?.vocabulary == null ? undefined : vocabularies[entry.vocabulary];
  if (entry === undefined || prepared === undefined) {
    throw new TokenizerError(`This build has no tokenizer named “${id}”.`);
  }
  const bytes = await fetchVocabulary(entry.label, prepared, options);
  options.onProgress({ phase: "build", loaded: prepared.bytes, total: prepared.bytes });
  try {
    return await readPack(bytes, crypto.subtle === undefined ? { inflate } : { inflate, sha256 });
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    throw new TokenizerError(
      `${entry.label}’s file is not what was published. ${error.message} Retry loads it again.`,
      {
        cause: error,
      },
    );
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

async function inflate(payload: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([payload]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function fetchVocabulary(
  label: string,
  prepared: PreparedVocabulary,
  options: LoadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(`vocabularies/${prepared.file}`, options.baseUrl);
  const bytes = await fetchBytes(label, url, prepared.bytes, options);
  if (bytes.length !== prepared.bytes) {
    throw new TokenizerError(
      `${label}’s file is incomplete: ${bytes.length} of ${prepared.bytes} bytes arrived. Retry loads it again.`,
    );
  }
  return bytes;
}

async function fetchBytes(
  label: string,
  url: URL,
  total: number,
  { reload, onProgress }: LoadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const report = (loaded: number) => onProgress({ phase: "fetch", loaded: Math.min(loaded, total), total });
  report(0);
  try {
    const response = await fetch(url, { cache: reload ? "reload" : "default" });
    if (!response.ok || response.body === null) {
      throw new TokenizerError(`${label}’s file could not be loaded: the server answered ${response.status}.`);
    }
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      loaded += part.value.length;
      report(loaded);
    }
    return concatenate(chunks, loaded);
  } catch (error) {
    if (error instanceof TokenizerError) throw error;
    throw new TokenizerError(`${label}’s file could not be loaded: the connection failed. Check it, then Retry.`, {
      cause: error,
    });
  }
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
