import vocabularies, { type PreparedVocabulary } from "virtual:prepared-vocabularies";
import { sha256Hex } from "../text/hash";
import { baselines } from "../tokenizers/baselines/baselines";
import { findBuiltin } from "../tokenizers/catalogue";
import { type Tokenizer, TokenizerError } from "../tokenizers/tokenizer";
import type { LoadProgress } from "./protocol";

/** Where and how to load from. */
export interface LoadOptions {
  readonly baseUrl: string;
  readonly reload: boolean;
  onProgress(progress: LoadProgress): void;
}

/**
 * Loads a built-in tokenizer: fetches its prepared vocabulary, checks its hash and builds the tokenizer. The libraries
 * come in with it, so that a page without such a column never loads them.
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function loadBuiltin(id: string, options: LoadOptions): Promise<Tokenizer> {
  const baseline = Object.hasOwn(baselines, id) ? baselines[id] : undefined;
  if (baseline !== undefined) return baseline();
  const entry = findBuiltin(id);
  const prepared = entry?.vocabulary == null ? undefined : vocabularies[entry.vocabulary];
  if (entry === undefined || prepared === undefined) {
    throw new TokenizerError(`This build has no tokenizer named “${id}”.`);
  }
  switch (entry.kind) {
    case "tiktoken": {
      const [library, { createTiktoken }] = await Promise.all([
        fetchVocabulary(entry.label, prepared, options),
        import("./tiktokenLibrary"),
      ]);
      return createTiktoken(id, library);
    }
    case "tokenizer.json": {
      const [json, { createTransformersTokenizer }] = await Promise.all([
        fetchVocabulary(entry.label, prepared, options),
        import("../tokenizers/reference/transformers"),
      ]);
      return createTransformersTokenizer(json);
    }
    case null:
      throw new TokenizerError(`“${id}” has a vocabulary, but the catalogue does not say of which kind.`);
    default:
      return entry.kind satisfies never;
  }
}

async function fetchVocabulary(label: string, prepared: PreparedVocabulary, options: LoadOptions): Promise<unknown> {
  const url = new URL(`vocabularies/${prepared.file}`, options.baseUrl);
  const bytes = await fetchBytes(label, url, prepared.bytes, options);
  options.onProgress({ phase: "build", loaded: prepared.bytes, total: prepared.bytes });
  if (bytes.length !== prepared.bytes) {
    throw new TokenizerError(
      `${label}’s file is incomplete: ${bytes.length} of ${prepared.bytes} bytes arrived. Retry loads it again.`,
    );
  }
  const hash = sha256Hex(bytes);
  if (hash !== prepared.sha256) {
    throw new TokenizerError(
      `${label}’s file is not what was published: its SHA-256 begins ${hash.slice(0, 12)} in place of ` +
        `${prepared.sha256.slice(0, 12)}. Retry loads it again.`,
    );
  }
  const inflated = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  const json: unknown = await inflated.json();
  // A second sign of life: on a slow machine parsing 14 MB and building from it take their time each.
  options.onProgress({ phase: "build", loaded: prepared.bytes, total: prepared.bytes });
  return json;
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
