import { HubClient } from "../../hub/hubClient";
import { publicEndpoint, readEndpoint } from "../../hub/hubEndpoint";
import { HubError } from "../../hub/hubError";
import type { HubFetch } from "../../hub/hubFetch";
import { formatPinned, isCommit, type PinnedReference, readHubReference } from "../../hub/hubReference";
import { knownTokenizers } from "../../hub/knownTokenizers";
import { type HubFiles, loadFiles, loadReadable } from "../../hub/loadFiles";
import { toHex } from "../../text/hex";
import { ggufHeaderOf } from "../../tokenizers/formats/gguf/headerOf";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { parseReference, type ReferenceParts } from "../../tokenizers/tokenizerReference";
import { fileLabel, formatReference } from "../../tokenizers/writeReference";
import { sha256 } from "../assets/sha256";
import { onlyReading } from "../hubCache/onlyReading";
import type { TokenizerCache } from "../hubCache/storage";
import type { LoadProgress } from "../pool/protocol";
import { hashOfFiles, readChosenFiles } from "./chosenFiles";
import type { FilesImportRequest, HubImportRequest, ImportedTokenizer, ImportResult } from "./protocol";
import { type ReadTokenizer, readTokenizer } from "./readTokenizer";

/** What an import needs of the worker that it runs in. */
export interface ImportSurroundings {
  readonly fetch: HubFetch;
  /** @param warn is told in a sentence what could not be kept, or was damaged */
  openCache(warn: (sentence: string) => void): TokenizerCache;
  onProgress(progress: LoadProgress): void;
}

/**
 * Brings a tokenizer from the Hub: as it was made of its files before, else of the files that are kept, else of those that
 * the Hub has, which are kept then. What can be expected to go wrong is a result.
 */
export function fromHub(
  request: HubImportRequest,
  { fetch, openCache, onProgress }: ImportSurroundings,
): Promise<ImportResult> {
  return orFailure(async () => {
    const warnings = new Set<string>();
    const warn = (sentence: string) => void warnings.add(sentence);
    const cache = request.keepsNothing ? onlyReading(openCache(warn), warn) : openCache(warn);
    const ready = (tokenizer: ImportedTokenizer) =>
      ({ status: "ready", tokenizer, warnings: [...warnings] }) satisfies ImportResult;
    const endpoint = readEndpoint(request.endpoint);
    const { pattern, ...asked } = readRequest(request, endpoint);
    const { compare = false } = request;
    if (!compare && asked.revision !== null && isCommit(asked.revision)) {
      const tokenizer = await keptTokenizer(cache, { id: asked.id, commit: asked.revision }, pattern);
      if (tokenizer !== null) return ready(tokenizer);
    }
    onProgress({ phase: "fetch", loaded: 0, total: null });
    const client = new HubClient({ fetch, sha256: sha256Hex, endpoint, token: request.token });
    const report = (progress: { loaded: number; total: number | null }) => onProgress({ phase: "fetch", ...progress });
    const load = (except: readonly string[]) =>
      loadFiles(asked, client, cache, {
        ...{ onProgress: report, except, withModel: compare },
        ggufHeader: ggufHeaderOf,
      }).catch((error: unknown) => Promise.reject(withMirror(error, endpoint)));
    const readFiles = async ({ id, commit, files }: HubFiles) => {
      // What a branch stands for now may have been made of its files before.
      const kept = compare ? null : await keptTokenizer(cache, { id, commit }, pattern);
      if (kept !== null) return { status: "kept", tokenizer: kept } as const;
      const named = Array.from(files, ([name, bytes]) => ({ name, bytes }));
      return readTokenizer(named, pattern ?? known({ id })?.pattern ?? null, compare, onProgress);
    };
    const { loaded, read, problem } = await loadReadable(load, readFiles, isTokenizerError);
    if (read.status === "kept") return ready(read.tokenizer);
    if (read.status === "needs-pattern") return read;
    const { licence, id, commit, beside } = loaded;
    const instead = problem === null ? [] : [`${problem.message} What else the model has is read in its place.`];
    const tokenizer = identified(
      {
        ...read,
        notes: [...instead, ...read.notes],
        ...(read.kind === "tokenizer.json" && beside !== null && { uncompared: beside }),
      },
      { kind: "hub", id, commit, pattern: read.pattern },
      licence ?? known({ id })?.licence ?? null,
    );
    await cache.putPack({ id, commit }, read.pattern, tokenizer);
    return ready(tokenizer);
  });
}

/**
 * Reads a tokenizer from somebody's own files, which are not kept. What can be expected to go wrong is a result.
 */
export function fromFiles(
  { files, pattern, compare = false }: FilesImportRequest,
  { onProgress }: Pick<ImportSurroundings, "onProgress">,
): Promise<ImportResult> {
  return orFailure(async () => {
    const chosen = await readChosenFiles(files, onProgress);
    const read = await readTokenizer(chosen, pattern, compare, onProgress);
    if (read.status === "needs-pattern") return read;
    const name = fileLabel(read.files[0]?.name ?? "");
    const hash = await hashOfFiles(read.files);
    const tokenizer = identified(read, { kind: "file", name, sha256: hash, pattern: read.pattern }, null);
    return { status: "ready", tokenizer, warnings: [] };
  });
}

/** What was typed, or a tokenizer's whole reference, with the pattern that either names. */
function readRequest({ reference, pattern }: HubImportRequest, endpoint: string) {
  const pinned = parseReference(reference.trim());
  if (pinned?.kind !== "hub") return { ...readHubReference(reference, endpoint), pattern };
  return { ...readHubReference(formatPinned(pinned), endpoint), pattern: pattern ?? pinned.pattern };
}

/** A browser does not tell a page whether a server is away, or there and closed to pages: a mirror can be either. */
function withMirror(error: unknown, endpoint: string): unknown {
  if (!(error instanceof HubError) || error.code !== "offline" || endpoint === publicEndpoint) return error;
  const message = `${error.message} A mirror also has to allow web pages to read from it (CORS).`;
  return new HubError("offline", message, null, { cause: error });
}

/** What is kept for the pattern, or without one: then the files say themselves how text is cut. */
async function keptTokenizer(cache: TokenizerCache, { id, commit }: PinnedReference, pattern: string | null) {
  const model = { id, commit };
  const wanted = pattern ?? known(model)?.pattern ?? null;
  const kept = wanted === null ? null : await cache.pack(model, wanted);
  return kept ?? cache.pack(model, null);
}

function isTokenizerError(error: unknown): error is TokenizerError {
  return error instanceof TokenizerError;
}

function known({ id }: Pick<PinnedReference, "id">) {
  return knownTokenizers.find((tokenizer) => tokenizer.id === id);
}

/** @throws {TokenizerError} when no reference can carry the pattern */
function identified(read: ReadTokenizer, parts: ReferenceParts, licence: string | null): ImportedTokenizer {
  const { pack, pattern, status: _, ...facts } = read;
  const reference = pattern?.isWellFormed() === false ? null : formatReference(parts);
  if (reference === null || parseReference(reference) === null) {
    throw new TokenizerError(
      "The pattern is too long for a tokenizer’s reference, or not well-formed. Use a shorter one, or a known pattern’s name.",
    );
  }
  return { facts: { ...facts, reference, licence }, pack };
}

async function orFailure(work: () => Promise<ImportResult>): Promise<ImportResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) {
      const { code, message, retryAfter, places } = error;
      return { status: "failed", code, message, retryAfter, ...(places.length > 0 && { places }) };
    }
    if (!(error instanceof TokenizerError)) throw error;
    return { status: "failed", code: "file", message: error.message, retryAfter: null };
  }
}

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await sha256(bytes));
}
