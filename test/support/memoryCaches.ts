/** Cache Storage in memory, as far as it is used: entries by address, their bodies and headers. */
export class MemoryCaches {
  /** Bodies and headers by address, over all caches. Tests may damage them. */
  readonly entries = new Map<string, { body: Uint8Array<ArrayBuffer>; headers: [string, string][] }>();
  /** What the next calls of `put` do in place of writing; null lets them write. */
  refuse: ((url: string) => Error | null) | null = null;

  /** As the platform's type, which has more than is used. */
  get storage(): CacheStorage {
    return { open: async () => this.cache } as unknown as CacheStorage;
  }

  private get cache(): Cache {
    const cache: Pick<Cache, "match" | "put" | "delete" | "keys"> = {
      match: async (request) => {
        const entry = this.entries.get(addressOf(request));
        return entry && new Response(entry.body.slice(), { headers: entry.headers });
      },
      put: async (request, response) => {
        const url = addressOf(request);
        const error = this.refuse?.(url);
        if (error) throw error;
        const body = new Uint8Array(await response.arrayBuffer());
        this.entries.set(url, { body, headers: [...response.headers] });
      },
      delete: async (request) => this.entries.delete(addressOf(request)),
      keys: async () => [...this.entries.keys()].map((url) => new Request(url)),
    };
    return cache as Cache;
  }
}

function addressOf(request: RequestInfo | URL): string {
  return new Request(request).url;
}
