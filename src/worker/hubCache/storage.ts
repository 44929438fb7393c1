import type { CachedModel, FileSet, HubCache } from "../../hub/hubCache";
import { formatPinned, type PinnedReference } from "../../hub/hubReference";
import { toHex } from "../../text/hex";
import { parseReference } from "../../tokenizers/tokenizerReference";
import { sha256 } from "../assets/sha256";
import type { ImportedTokenizer, TokenizerFacts } from "../import/protocol";
import { bytesAt, jsonBlob, readJson, readJsonAt, writeEntry } from "./cacheEntry";
import {
  entriesOf,
  fileKey,
  isFactsKey,
  type Manifest,
  manifestKey,
  type PackRecord,
  packKeys,
  readManifest,
  readPackRecord,
  usedKey,
} from "./entries";

/** A tokenizer that is kept ready to be used. */
export interface CachedTokenizer {
  readonly facts: TokenizerFacts;
  readonly packBytes: number;
  /** Milliseconds since 1970. */
  readonly lastUsed: number;
}

/** Keeps beside a tokenizer's files what has been made of them, so that it is made once. */
export interface TokenizerCache extends HubCache {
  /**
   * The tokenizer, which counts as used now; null when it is not there.
   * @param pattern as the tokenizer's reference has it
   */
  pack(model: PinnedReference, pattern: string | null): Promise<ImportedTokenizer | null>;
  /** Does nothing when the model's files are not kept. */
  putPack(model: PinnedReference, pattern: string | null, tokenizer: ImportedTokenizer): Promise<void>;
  /** The tokenizers that {@link pack} finds, the last used first; of a model at a commit there is one for each pattern. */
  tokenizers(): Promise<CachedTokenizer[]>;
}

const cacheName = "tessera-hub-1";

/**
 * The browser's Cache Storage as the Hub's cache, for the page and for workers; tabs share it. Where the browser refuses,
 * nothing is kept or found, and a sentence says why.
 */
export class BrowserHubCache implements TokenizerCache {
  readonly #storage: () => CacheStorage | undefined;
  readonly #warn: (sentence: string) => void;

  /**
   * @param warn is told what could not be kept or read, or was damaged
   * @param storage gives nothing where the page came without TLS, and may throw
   */
  constructor(warn: (sentence: string) => void, storage: () => CacheStorage | undefined = () => globalThis.caches) {
    this.#warn = warn;
    this.#storage = storage;
  }

  async get(model: PinnedReference): Promise<FileSet | null> {
    const files = await this.#use(null, async (cache) => {
      if ((await cache.match(manifestKey(model))) === undefined) return null;
      const manifest = readManifest(await readJsonAt(cache, manifestKey(model)));
      const listed = manifest === null ? null : await readListed(cache, model, manifest);
      if (listed !== null) return listed;
      await erase(cache, model);
      this.#warn(`What was kept of ${formatPinned(model)} is damaged, and is loaded again.`);
      return null;
    });
    if (files !== null) await this.#touch(model);
    return files;
  }

  put(model: PinnedReference, files: FileSet, licence: string | null): Promise<void> {
    return this.#use(undefined, async (cache) => {
      try {
        const listed: Manifest["files"] = [];
        for (const [name, bytes] of files) {
          listed.push({ name, bytes: bytes.length, sha256: await sha256Of(bytes) });
          await writeEntry(cache, fileKey(model, name), new Blob([bytes]));
        }
        await writeEntry(cache, usedKey(model), jsonBlob(Date.now()));
        const { id, commit } = model;
        await writeEntry(
          cache,
          manifestKey(model),
          jsonBlob({ id, commit, licence, files: listed } satisfies Manifest),
        );
      } catch (error) {
        await erase(cache, model);
        throw error;
      }
    });
  }

  /** Removes all of it, and what is left of downloads that did not end. */
  clear(): Promise<void> {
    return this.#use(undefined, async (cache) => {
      await Promise.all((await cache.keys()).map((request) => cache.delete(request)));
    });
  }

  licence(model: PinnedReference): Promise<string | null> {
    return this.#use(null, async (cache) => readManifest(await readJsonAt(cache, manifestKey(model)))?.licence ?? null);
  }

  list(): Promise<CachedModel[]> {
    return this.#use([], async (cache) => {
      const keys = (await cache.keys()).map(({ url }) => url);
      const models: CachedModel[] = [];
      for (const key of keys.filter((url) => url.endsWith("/manifest"))) {
        const manifest = readManifest(await readJsonAt(cache, key));
        if (manifest === null) continue;
        const { id, commit } = manifest;
        const sizes = keys.filter((url) => url.startsWith(entriesOf(manifest))).map((url) => bytesAt(cache, url));
        const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
        models.push({ id, commit, bytes, lastUsed: await lastUse(cache, manifest) });
      }
      return models.sort((a, b) => b.lastUsed - a.lastUsed);
    });
  }

  remove(model: PinnedReference): Promise<boolean> {
    return this.#use(false, (cache) => erase(cache, model));
  }

  async pack(model: PinnedReference, pattern: string | null): Promise<ImportedTokenizer | null> {
    const keys = packKeys(model, pattern);
    const tokenizer = await this.#use(null, async (cache) => {
      const [facts, pack] = await Promise.all([cache.match(keys.facts), cache.match(keys.pack)]);
      const record = facts === undefined ? null : readPackRecord(await readJson(facts));
      // An earlier version has not looked how much the model takes, or for chat templates: it is made of its files again.
      const isOld = record?.facts.modelMaxLength === undefined || record.facts.chat === undefined;
      if (isOld || pack === undefined) return null;
      const blob = await pack.blob();
      if ((await sha256Of(await blob.arrayBuffer())) === record.sha256) return { facts: record.facts, pack: blob };
      await Promise.all([cache.delete(keys.facts), cache.delete(keys.pack)]);
      this.#warn(`What was made of ${formatPinned(model)} is damaged, and is made again.`);
      return null;
    });
    if (tokenizer !== null) await this.#touch(model);
    return tokenizer;
  }

  putPack(model: PinnedReference, pattern: string | null, { facts, pack }: ImportedTokenizer): Promise<void> {
    const keys = packKeys(model, pattern);
    return this.#use(undefined, async (cache) => {
      if ((await cache.match(manifestKey(model))) === undefined) return;
      const hash = await sha256Of(await pack.arrayBuffer());
      await writeEntry(cache, keys.pack, pack);
      await writeEntry(cache, keys.facts, jsonBlob({ facts, bytes: pack.size, sha256: hash } satisfies PackRecord));
    });
  }

  tokenizers(): Promise<CachedTokenizer[]> {
    return this.#use([], async (cache) => {
      const keys = (await cache.keys()).map(({ url }) => url);
      const tokenizers: CachedTokenizer[] = [];
      for (const key of keys.filter(isFactsKey)) {
        const record = readPackRecord(await readJsonAt(cache, key));
        const model = record && parseReference(record.facts.reference);
        if (record === null || model?.kind !== "hub" || !keys.includes(manifestKey(model))) continue;
        const { facts, bytes } = record;
        tokenizers.push({ facts, packBytes: bytes, lastUsed: await lastUse(cache, model) });
      }
      return tokenizers.sort((a, b) => b.lastUsed - a.lastUsed);
    });
  }

  #touch(model: PinnedReference): Promise<void> {
    return this.#use(undefined, (cache) => writeEntry(cache, usedKey(model), jsonBlob(Date.now())));
  }

  async #use<T>(otherwise: T, work: (cache: Cache) => Promise<T>): Promise<T> {
    try {
      const storage = this.#storage();
      if (storage !== undefined) return await work(await storage.open(cacheName));
      this.#warn("Browsers keep tokenizers only for pages that come over https: this one has to be loaded each time.");
    } catch (error) {
      this.#warn(refusal(error));
    }
    return otherwise;
  }
}

/** Milliseconds since 1970; 0 where that was not written down. */
async function lastUse(cache: Cache, model: PinnedReference): Promise<number> {
  const time = Number((await readJsonAt(cache, usedKey(model))) ?? 0);
  // What is damaged is no time that a date could have.
  return Number.isNaN(new Date(time).getTime()) ? 0 : time;
}

/** The files that a manifest names; null when one is missing or another than it was. */
async function readListed(cache: Cache, model: PinnedReference, { files }: Manifest): Promise<FileSet | null> {
  const set = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { name, sha256: expected } of files) {
    const response = await cache.match(fileKey(model, name));
    if (response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await sha256Of(bytes)) !== expected) return null;
    set.set(name, bytes);
  }
  return set;
}

/** Removes all of a commit, first what makes it a set. @returns whether it was one */
async function erase(cache: Cache, model: PinnedReference): Promise<boolean> {
  const wasThere = await cache.delete(manifestKey(model));
  const rest = (await cache.keys()).filter(({ url }) => url.startsWith(entriesOf(model)));
  await Promise.all(rest.map((request) => cache.delete(request)));
  return wasThere;
}

async function sha256Of(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await sha256(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)));
}

/** Puts into words why the browser refuses; names are those of the specification. */
function refusal(error: unknown): string {
  if (error instanceof Error && error.name === "QuotaExceededError") {
    return "This browser has no room left to keep the tokenizer: remove another one, or free space on the disk. It has to be loaded again next time.";
  }
  const detail = error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
  return `This browser does not let the page keep tokenizers, as in private windows${detail}. They have to be loaded each time.`;
}
