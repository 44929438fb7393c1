import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { CachedModel, FileSet, HubCache } from "../hub/hubCache";
import { isPlaceId } from "../hub/hubPlace";
import { isCommit, type PinnedReference } from "../hub/hubReference";
import { nodePlatform } from "./prepared";

/** In each folder of files: their hashes, as `sha256sum -c` reads them. When it last changed, the files were last used. */
const sums = "SHA256SUMS";

/**
 * Where programs of this system keep what they can fetch again.
 * @param env the environment's variables: XDG_CACHE_HOME is honoured everywhere
 */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  // The XDG specification has relative paths ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "tessera");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "tessera");
  if (platform === "win32" && local !== undefined) return join(local, "tessera", "cache");
  return join(homedir(), ".cache", "tessera");
}

/**
 * A folder as the Hub's cache: `models--owner--name/<commit>/` with the files and their hashes; no part of an id has “--”,
 * so that a tokenizer's folder can stand behind it. Written under another
 * name and renamed, so that other processes see a whole set or none.
 */
export class HubCacheFolder implements HubCache {
  /** @param warn is told in a sentence what could not be kept, or was damaged */
  constructor(
    readonly folder: string,
    readonly warn: (sentence: string) => void,
  ) {}

  async get(model: PinnedReference): Promise<FileSet | null> {
    const folder = this.#folderOf(model);
    const list = await orNull(readFile(join(folder, sums), "utf8"));
    if (list === null) return null;
    const files = await readListed(folder, list);
    if (files === null) {
      this.warn(`What was kept in ${folder} is damaged, and loaded again.`);
      await this.remove(model);
      return null;
    }
    const now = new Date();
    // A cache that others have filled may be readable only; then nobody here removes what was not used for long.
    await orNull(utimes(join(folder, sums), now, now));
    return files;
  }

  async put(model: PinnedReference, files: FileSet): Promise<void> {
    const folder = this.#folderOf(model);
    let temporary: string | null = null;
    try {
      await mkdir(join(folder, ".."), { recursive: true });
      temporary = await mkdtemp(`${folder}.`);
      const lines: string[] = [];
      for (const [name, bytes] of files) {
        await writeFile(join(temporary, name), bytes);
        lines.push(`${await sha256Hex(bytes)}  ${name}\n`);
      }
      await writeFile(join(temporary, sums), lines.join(""));
      await rename(temporary, folder);
    } catch (error) {
      const code = systemCode(error);
      if (temporary !== null) await rm(temporary, { recursive: true, force: true });
      // Another process has put the same bytes there meanwhile.
      if (code !== "EEXIST" && code !== "ENOTEMPTY") this.warn(`Nothing can be kept in ${this.folder}: ${code}.`);
    }
  }

  async list(): Promise<CachedModel[]> {
    const models: CachedModel[] = [];
    for (const model of (await orNull(readdir(this.folder))) ?? []) {
      const id = model.replace(/^models--/, "").replaceAll("--", "/");
      if (!model.startsWith("models--") || !isPlaceId(id)) continue;
      for (const commit of await readdir(join(this.folder, model))) {
        const used = isCommit(commit) ? await orNull(stat(join(this.folder, model, commit, sums))) : null;
        if (used === null) continue;
        const bytes = await folderBytes(join(this.folder, model, commit));
        models.push({ id, commit, bytes, lastUsed: used.mtimeMs });
      }
    }
    return models.sort((a, b) => b.lastUsed - a.lastUsed);
  }

  async remove(model: PinnedReference): Promise<boolean> {
    const folder = this.#folderOf(model);
    if ((await orNull(stat(folder))) === null) return false;
    await rm(folder, { recursive: true, force: true });
    // The model's own folder stays while other commits are in it.
    await orNull(rmdir(join(folder, "..")));
    return true;
  }

  #folderOf({ id, commit }: PinnedReference): string {
    return join(this.folder, `models--${id.replaceAll("/", "--")}`, commit);
  }
}

/** The files that a list of hashes names; null when one is missing or another than it was. */
async function readListed(folder: string, list: string): Promise<FileSet | null> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const line of list.split("\n").slice(0, -1)) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(\w[\w.-]*)$/.exec(line) ?? [];
    const bytes = name === undefined ? null : await orNull(readFile(join(folder, name)));
    if (name === undefined || bytes === null || (await sha256Hex(bytes)) !== sha256) return null;
    files.set(name, new Uint8Array(bytes));
  }
  return files.size === 0 ? null : files;
}

async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await nodePlatform.sha256(bytes)).toString("hex");
}

/** What a call of the file system gives; null where the system refuses it, most often because nothing is there. */
async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    systemCode(error);
    return null;
  }
}

/** The system's code of an error: ENOSPC, EACCES … @throws the error itself when the system did not raise it */
function systemCode(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}
