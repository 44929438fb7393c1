import { readFileSync } from "node:fs";
import corpora from "virtual:prepared-corpora";
import { afterEach, expect, test, vi } from "vitest";
import { until } from "../../../test/support/until.ts";
import { CorpusError } from "../../corpora/parallel";
import type { LoadProgress } from "../pool/protocol";
import { loadBundledCorpus, loadCorpusHeader } from "./loadCorpus";

const { udhr } = corpora;
const file = new Uint8Array(readFileSync(new URL(`../../../public/corpora/${udhr.file}`, import.meta.url)));

afterEach(() => vi.unstubAllGlobals());

/** A server that answers with bytes in pieces of 16 kB, and with no more than there are until it is left. */
function serve(bytes: Uint8Array<ArrayBuffer>, { status = 200, stalls = false } = {}) {
  const state = { sent: 0, cancelled: false, requests: [] as { url: string; cache: string | undefined }[] };
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    state.requests.push({ url: url.href, cache: init.cache });
    const body = new ReadableStream({
      pull(controller) {
        if (state.sent >= bytes.length) return stalls ? new Promise<void>(() => {}) : controller.close();
        controller.enqueue(bytes.slice(state.sent, state.sent + 16_384));
        state.sent += 16_384;
      },
      cancel() {
        state.cancelled = true;
      },
    });
    return new Response(body, { status });
  });
  return state;
}

function options(reload = false) {
  const seen: LoadProgress[] = [];
  return {
    baseUrl: "https://example.org/app/",
    reload,
    seen,
    onProgress: (progress: LoadProgress) => seen.push(progress),
  };
}

test("the header is had from the first bytes of the file", async () => {
  const server = serve(file.slice(0, 65_536), { stalls: true });
  const header = await loadCorpusHeader(options());
  expect(header.languages).toHaveLength(521);
  await until(() => expect(server.cancelled).toBe(true));
  expect(server.requests).toEqual([{ url: `https://example.org/app/corpora/${udhr.file}`, cache: "default" }]);
});

test("the whole corpus is loaded with progress, past the cache when asked", async () => {
  const server = serve(file);
  const asked = options(true);
  const corpus = await loadBundledCorpus(asked);
  expect(corpus.segments("eng")).toHaveLength(31);
  expect(server.requests[0]?.cache).toBe("reload");
  expect(asked.seen[0]).toEqual({ phase: "fetch", loaded: 0, total: file.length });
  expect(asked.seen.slice(-2).map(({ phase, loaded }) => [phase, loaded])).toEqual([
    ["fetch", file.length],
    ["build", file.length],
  ]);
});

test.each(["at once", "in the middle"])(
  "a server that falls silent %s is told as that, by its address",
  async (when) => {
    vi.useFakeTimers();
    try {
      if (when === "at once") vi.stubGlobal("fetch", () => new Promise(() => {}));
      else serve(file.slice(0, 32_768), { stalls: true });
      const loading = loadBundledCorpus(options());
      const failed = expect(loading).rejects.toThrow(
        `stopped coming: https://example.org/app/corpora/${udhr.file} has sent nothing for 10 seconds`,
      );
      for (let second = 0; second < 12; second++) await vi.advanceTimersByTimeAsync(1000);
      await failed;
    } finally {
      vi.useRealTimers();
    }
  },
);

test("a server that refuses, a cut and a damaged file are told apart", async () => {
  const damaged = file.slice();
  damaged.fill(0xff, 100, 200);
  for (const load of [loadCorpusHeader, loadBundledCorpus]) {
    serve(file, { status: 404 });
    await expect(load(options())).rejects.toThrow(
      "The bundled corpus’s file could not be loaded: the server answered 404.",
    );
    serve(damaged);
    await expect(load(options())).rejects.toThrow(CorpusError);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(load(options())).rejects.toThrow("the connection failed");
  }
  serve(file.slice(0, -3));
  await expect(loadBundledCorpus(options())).rejects.toThrow(
    `The bundled corpus’s file is incomplete: ${file.length - 3} of ${file.length} bytes arrived.`,
  );
  serve(file.slice(0, 200));
  await expect(loadCorpusHeader(options())).rejects.toThrow(CorpusError);
});

test("a call that is given up rejects with the signal's reason", async () => {
  const controller = new AbortController();
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("aborted", "AbortError")));
  controller.abort("given up");
  await expect(loadCorpusHeader({ ...options(), signal: controller.signal })).rejects.toBe("given up");
});
