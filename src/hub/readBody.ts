import { joinBytes } from "../text/bytes";
import { HubError } from "./hubError";
import type { HubBodyReader, HubResponse } from "./hubFetch";

/** What is known of a body before it arrives. */
export interface ExpectedBody {
  /** What messages call it. */
  readonly what: string;
  /** Bytes that it has, decoded; null when that is not known. */
  readonly bytes: number | null;
  /** Bytes beyond which it is refused. */
  readonly limit: number;
}

/**
 * Reads a response's body whole.
 * @param onBytes is told how many bytes have arrived so far
 * @throws {HubError} `html`, `too-large` or `truncated`; the signal's reason when it was aborted
 */
export async function readBody(
  response: HubResponse,
  { what, bytes: expected, limit }: ExpectedBody,
  signal?: AbortSignal,
  onBytes?: (loaded: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = await readerOf(response, what);
  const tooLarge = (size: string) =>
    new HubError("too-large", `${what} has ${size}, and no tokenizer’s file has more than ${megabytes(limit)}.`);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  if (expected !== null && expected > limit) {
    await reader?.cancel();
    throw tooLarge(megabytes(expected));
  }
  const broken = (cause: unknown) => {
    signal?.throwIfAborted();
    return truncated(what, loaded, expected, cause);
  };
  while (reader !== undefined) {
    const part = await reader.read().catch((cause: unknown) => Promise.reject(broken(cause)));
    if (part.done || part.value === undefined) break;
    chunks.push(part.value);
    loaded += part.value.length;
    if (loaded > limit) {
      await reader.cancel();
      throw tooLarge(`over ${megabytes(limit)}`);
    }
    onBytes?.(loaded);
  }
  if (expected !== null && loaded < expected) throw truncated(what, loaded, expected);
  if (expected !== null && loaded > expected) {
    throw new HubError("altered", `${what} has ${loaded} bytes; the Hub announces ${expected}. Try again.`);
  }
  return joinBytes(chunks);
}

/**
 * A response's body as it arrives; whoever has enough stops, and the transfer ends.
 * @param onBytes is told how many bytes have arrived so far
 * @throws {HubError} `html` or `truncated`; the signal's reason when it was aborted
 */
export async function* bodyPieces(
  response: HubResponse,
  what: string,
  signal?: AbortSignal,
  onBytes?: (loaded: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = await readerOf(response, what);
  let loaded = 0;
  try {
    while (reader !== undefined) {
      const part = await reader.read().catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw truncated(what, loaded, null, cause);
      });
      if (part.done || part.value === undefined) return;
      loaded += part.value.length;
      onBytes?.(loaded);
      yield part.value;
    }
  } finally {
    await reader?.cancel();
  }
}

/** @throws {HubError} `html` */
async function readerOf(response: HubResponse, what: string): Promise<HubBodyReader | undefined> {
  const reader = response.body?.getReader();
  if (!isHtml(response)) return reader;
  await reader?.cancel();
  throw new HubError(
    "html",
    `A web page came in place of ${what}: a login page or a proxy stands between here and the Hub. Open the Hub in a browser to see it.`,
  );
}

/** A body's size as its headers give it; null where they do not, or give that of a compressed body. */
export function announcedBytes({ headers }: HubResponse): number | null {
  const linked = headers.get("x-linked-size");
  const length = headers.get("content-encoding") === null ? headers.get("content-length") : null;
  const announced = linked ?? length;
  return announced !== null && /^\d{1,15}$/.test(announced) ? Number(announced) : null;
}

function isHtml({ headers }: HubResponse): boolean {
  return /^\s*(text\/html|application\/xhtml)/i.test(headers.get("content-type") ?? "");
}

function truncated(what: string, loaded: number, expected: number | null, cause?: unknown): HubError {
  const of = expected === null ? "" : ` of ${expected}`;
  return new HubError("truncated", `The connection broke off after ${loaded}${of} bytes of ${what}. Try again.`, null, {
    cause,
  });
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
