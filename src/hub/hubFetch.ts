/** What is read of a response; the platform's own is one. */
export interface HubResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: { getReader(): HubBodyReader } | null;
}

/** A response's body as it arrives. */
export interface HubBodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** The platform's `fetch`, as far as it is used: redirects are followed, and lose `authorization` where the origin changes. */
export type HubFetch = (
  url: string,
  init: { readonly headers: Record<string, string>; readonly signal?: AbortSignal },
) => Promise<HubResponse>;

/** Where to load from, and with what. */
export interface HubAccess {
  readonly fetch: HubFetch;
  /** SHA-256 of some bytes, in lower-case hexadecimal. */
  sha256(bytes: Uint8Array): Promise<string>;
  /** The Hub's address, as `readEndpoint` gives it. */
  readonly endpoint: string;
  /** A read token; null for none. Sent to the endpoint and to nobody else. */
  readonly token: string | null;
}
