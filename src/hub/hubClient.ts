import { HubError } from "./hubError";
import type { HubAccess, HubResponse } from "./hubFetch";
import { placeOf } from "./hubPlace";
import type { HubReference, PinnedReference } from "./hubReference";
import { type HubFile, type HubModel, readModelAnswer } from "./modelAnswer";
import { announcedBytes, bodyPieces, readBody } from "./readBody";
import { responseError } from "./responseError";

/** The largest tokenizer.json that is known has some 35 MB. */
const largestFile = 256 * 2 ** 20;
/** Bytes that are asked for at a time where a file's beginning is wanted: most headers of models in GGUF have 3 to 8 MB. */
const stretch = 4 * 2 ** 20;
/** What the Hub says of a repository with some ten thousand files. */
const largestAnswer = 16 * 2 ** 20;

/** Asks the Hub for models and their files. Nothing is kept. */
export class HubClient {
  readonly #access: HubAccess;

  /** @throws {HubError} `settings`, for a token that no header can carry */
  constructor(access: HubAccess) {
    // The platform's own error would quote the token.
    if (access.token !== null && !/^[\x21-\x7e]{1,500}$/.test(access.token)) {
      throw new HubError("settings", "The token cannot be one: it has spaces or characters outside of ASCII.");
    }
    this.#access = access;
  }

  /**
   * Finds the commit that a reference stands for now, and the files that the model has there, those of all folders.
   * @throws {HubError} that says what to do; the signal's reason when it was aborted
   */
  async resolve(reference: HubReference, signal?: AbortSignal): Promise<HubModel> {
    const { revision } = reference;
    const { model } = placeOf(reference.id);
    const path = revision === null ? model : `${model}/revision/${encodeURIComponent(revision)}`;
    const response = await this.#request(`api/models/${path}?blobs=true`, { id: model, revision }, null, signal);
    const expected = { what: `the Hub’s answer on ${model}`, bytes: null, limit: largestAnswer };
    return readModelAnswer(new TextDecoder().decode(await readBody(response, expected, signal)), model);
  }

  /**
   * Downloads a file, and checks its size and, where the Hub gives one, its SHA-256.
   * @param file whose path is that within the tokenizer's folder
   * @param onBytes is told how many bytes have arrived so far
   * @throws {HubError} that says what to do; the signal's reason when it was aborted
   */
  async download(
    { id, commit }: PinnedReference,
    file: HubFile,
    signal?: AbortSignal,
    onBytes?: (loaded: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const response = await this.#requestFile({ id, commit }, file, signal);
    const what = `${file.name} of ${id}`;
    const expected = { what, bytes: file.bytes ?? announcedBytes(response), limit: largestFile };
    const bytes = await readBody(response, expected, signal, onBytes);
    const sha256 = file.sha256 ?? linkedSha256(response);
    if (sha256 !== null && (await this.#access.sha256(bytes)) !== sha256) {
      throw new HubError("altered", `${what} is not the file that the Hub announces: its SHA-256 differs. Try again.`);
    }
    return bytes;
  }

  /**
   * A file from its beginning in stretches, each of which is asked for when it is wanted (RFC 9110, 14): of a large file one can
   * take what one needs, and stop. Its SHA-256 is not known then.
   * @param onBytes is told how many bytes have arrived so far
   * @throws {HubError} that says what to do; the signal's reason when it was aborted
   */
  async *stretches(
    pinned: PinnedReference,
    file: HubFile,
    signal?: AbortSignal,
    onBytes?: (loaded: number) => void,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const what = `${file.name} of ${pinned.id}`;
    const end = file.bytes ?? Number.POSITIVE_INFINITY;
    for (let loaded = 0; loaded < end; ) {
      const wanted = Math.min(stretch, end - loaded);
      const response = await this.#requestFile(pinned, file, signal, `bytes=${loaded}-${loaded + wanted - 1}`);
      // A server without ranges sends all of it.
      if (response.status !== 206) return yield* bodyPieces(response, what, signal, onBytes);
      const expected = { what, bytes: end === Number.POSITIVE_INFINITY ? null : wanted, limit: wanted };
      const before = loaded;
      const bytes = await readBody(response, expected, signal, (part) => onBytes?.(before + part));
      yield bytes;
      loaded += bytes.length;
      if (bytes.length < wanted) return;
    }
  }

  #requestFile(
    { id, commit }: PinnedReference,
    file: HubFile,
    signal: AbortSignal | undefined,
    range: string | null = null,
  ): Promise<HubResponse> {
    const { model, folder } = placeOf(id);
    const path = [folder, file.name].filter((part) => part !== "").join("/");
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    const asked = { id: model, revision: commit };
    return this.#request(`${model}/resolve/${commit}/${encoded}`, asked, path, signal, range);
  }

  async #request(
    path: string,
    reference: HubReference,
    file: string | null,
    signal: AbortSignal | undefined,
    range: string | null = null,
  ): Promise<HubResponse> {
    const { endpoint, token, fetch } = this.#access;
    signal?.throwIfAborted();
    const response = await fetch(`${endpoint}/${path}`, {
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...(range !== null && { range }) },
      ...(signal && { signal }),
    }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      const host = endpoint.replace(/^https?:\/\//, "");
      throw new HubError("offline", `${host} cannot be reached. Check the connection and try again.`, null, { cause });
    });
    if (response.ok) return response;
    await response.body?.getReader().cancel();
    throw responseError(response, { ...reference, file, endpoint, hasToken: token !== null });
  }
}

/** The SHA-256 of a large file where the Hub sends it itself. Other entity tags are not one, a CDN's may look like it. */
function linkedSha256({ headers }: HubResponse): string | null {
  return /^"?([0-9a-f]{64})"?$/.exec(headers.get("x-linked-etag") ?? "")?.[1] ?? null;
}
