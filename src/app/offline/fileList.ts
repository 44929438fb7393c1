import { type BuiltFile, type FileList, filesCache, isFile, listName, versionCache } from "../../offline/names";
import { askToLast } from "../../state/askToLast";

/** The files of the version that the service worker has; null while it has none. */
export async function readFileList(): Promise<FileList | null> {
  const names = (await caches.keys()).filter((name) => name.startsWith(versionCache));
  // The newest is the last that was opened.
  for (const name of names.reverse()) {
    const list: FileList | undefined = await (await (await caches.open(name)).match(listName))?.json();
    if (list !== undefined) return list;
  }
  return null;
}

/** How much of the page is there without a network. */
export interface OfflineState {
  /** What is not there yet. */
  readonly missing: readonly BuiltFile[];
  /** Files that are there, and the bytes that they have. */
  readonly count: number;
  readonly bytes: number;
}

/** @returns null where this browser keeps no page, or has not yet */
export async function offlineState(): Promise<OfflineState | null> {
  if (!("caches" in globalThis)) return null;
  const list = await readFileList();
  if (list === null) return null;
  const cache = await caches.open(filesCache);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const all = [...list.code, ...list.data];
  const isThere = ({ path }: BuiltFile) => there.has(new URL(path, document.baseURI).href);
  const present = [...list.page, ...all.filter(isThere)];
  return {
    missing: all.filter((file) => !isThere(file)),
    count: present.length,
    bytes: present.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/**
 * Fetches what is not there yet.
 * @param onProgress is told the bytes of the files that have come
 * @throws {Error} where the network or the room on the disk does not suffice; what has come stays
 */
export async function fetchMissing(
  { missing }: OfflineState,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  askToLast();
  const cache = await caches.open(filesCache);
  let bytes = 0;
  for (const file of missing) {
    const response = await fetch(file.path, { signal });
    if (!isFile(response, file.path)) throw new Error(`The server does not have ${file.path} (${response.status}).`);
    await cache.put(file.path, response);
    bytes += file.bytes;
    onProgress(bytes);
  }
}

/** Removes the vocabularies, the corpus and the reference libraries; the page's code stays. */
export async function forgetData(): Promise<void> {
  if (!("caches" in globalThis)) return;
  const list = await readFileList();
  if (list === null) return;
  const cache = await caches.open(filesCache);
  for (const { path } of list.data) await cache.delete(path);
}
