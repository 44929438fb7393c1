/* Entries of Cache Storage as they are used here: bodies that were made on the spot, under addresses that lead nowhere. */

/** Writes an entry, which says its size, so that a list need not read it. */
export function writeEntry(cache: Cache, key: string, body: Blob): Promise<void> {
  return cache.put(key, new Response(body, { headers: { "content-length": `${body.size}` } }));
}

/** A value as an entry's body. */
export function jsonBlob(value: unknown): Blob {
  return new Blob([JSON.stringify(value)], { type: "application/json" });
}

/** What {@link jsonBlob} was given, unchecked; null where there is no such entry, or no JSON in it. */
export async function readJsonAt(cache: Cache, key: string): Promise<unknown> {
  const response = await cache.match(key);
  return response === undefined ? null : readJson(response);
}

/** What {@link jsonBlob} was given, unchecked; null for what is no JSON, which its reader takes for damage. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The size of an entry's body, as {@link writeEntry} wrote it down; 0 where there is none. */
export async function bytesAt(cache: Cache, key: string): Promise<number> {
  return Number((await cache.match(key))?.headers.get("content-length") ?? 0);
}
