import { joinBytes } from "../../text/bytes";
import type { LoadProgress } from "../pool/protocol";

/** Where and how to load from. */
export interface LoadOptions {
  readonly baseUrl: string;
  /** Asks the server again instead of the browser's cache: what Retry does. */
  readonly reload: boolean;
  /** Aborting ends the transfer; its promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  onProgress(progress: LoadProgress): void;
}

/** A file that the build was made with. */
export interface Asset {
  /** What people know it as, for messages. */
  readonly label: string;
  /** Its address, from the base. */
  readonly path: string;
  /** Its size. */
  readonly bytes: number;
  /** What goes wrong is thrown as; the message is meant for people. */
  readonly Problem: new (
    message: string,
    options?: ErrorOptions,
  ) => Error;
}

/**
 * Milliseconds without a byte after which a transfer is given up. Half of what a worker is given (`pool.ts`): that the
 * network is silent is to be told as that, and not as a text that is too much.
 */
const stalledAfter = 10_000;

/**
 * Fetches an asset, and reports the bytes as they arrive.
 * @param read what to make of them: cancelling the stream ends the transfer; what it throws is left as it is
 * @throws {Error} an {@link Asset.Problem} that says what went wrong and what helps
 */
export async function fetchAsset<T>(
  asset: Asset,
  options: LoadOptions,
  read: (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => Promise<T>,
): Promise<T> {
  const { label, path, bytes: total, Problem } = asset;
  const { baseUrl, reload, signal, onProgress } = options;
  let loaded = 0;
  const report = () => onProgress({ phase: "fetch", loaded: Math.min(loaded, total), total });
  const address = new URL(path, baseUrl);
  const transfer = new AbortController();
  const end = () => transfer.abort(signal?.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", end);
  /** Waits for the server's next word. */
  const inTime = <U>(word: Promise<U>): Promise<U> =>
    new Promise((resolve, reject) => {
      const clock = setTimeout(() => {
        const seconds = stalledAfter / 1000;
        const message = `${label}’s file stopped coming: ${address.href} has sent nothing for ${seconds} seconds. Check the connection, then try again.`;
        reject(new Problem(message));
        transfer.abort();
      }, stalledAfter);
      word.then(resolve, reject).finally(() => clearTimeout(clock));
    });
  const fail = (cause: unknown): never => {
    signal?.throwIfAborted();
    if (cause instanceof Problem) throw cause;
    const message = `${label}’s file could not be loaded: the connection failed. Check it, then try again. “Kept in this browser” can make everything available offline.`;
    throw new Problem(message, { cause });
  };
  report();
  const response = await inTime(
    fetch(address, { cache: reload ? "reload" : "default", signal: transfer.signal }),
  ).catch(fail);
  if (!response.ok || response.body === null) {
    throw new Problem(`${label}’s file could not be loaded: the server answered ${response.status}.`);
  }
  const source = response.body.getReader();
  const counted = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const part = await inTime(source.read()).catch(fail);
      if (part.done) {
        signal?.removeEventListener("abort", end);
        return controller.close();
      }
      loaded += part.value.length;
      report();
      controller.enqueue(part.value);
    },
    cancel: (reason) => source.cancel(reason),
  });
  return read(counted);
}

/**
 * Fetches all of an asset.
 * @throws {Error} an {@link Asset.Problem} that says what went wrong and what helps
 */
export async function fetchBytes(asset: Asset, options: LoadOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { label, bytes: total, Problem } = asset;
  const bytes = await fetchAsset(asset, options, async (stream) => {
    const chunks: Uint8Array[] = [];
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
    return joinBytes(chunks);
  });
  if (bytes.length !== total) {
    throw new Problem(
      `${label}’s file is incomplete: ${bytes.length} of ${total} bytes arrived. Trying again loads it anew.`,
    );
  }
  return bytes;
}
