import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type HubServer, type Misbehaviour, startHubServer } from "../../test/support/hubServer";
import type { FileSet, HubCache } from "./hubCache";
import { HubClient } from "./hubClient";
import { HubError } from "./hubError";
import type { HubFetch } from "./hubFetch";
import { formatPinned, type HubReference, readHubReference } from "./hubReference";
import { type HubProgress, loadFiles } from "./loadFiles";
import { readRetryAfter } from "./responseError";

const [older, newer] = ["a".repeat(40), "b".repeat(40)];
const token = "hf_secretSECRETsecret";
const json = JSON.stringify({ model: { vocab: "x".repeat(200_000) } });
const files = { "tokenizer.json": json, "tokenizer_config.json": "{}", "README.md": "#", "model.safetensors": "w" };
let server: HubServer;

beforeAll(async () => {
  const refs = { main: newer };
  server = await startHubServer(
    {
      "owner/plain": {
        refs: { ...refs, v1: older, "refs/pr/1": older },
        commits: { [newer]: files, [older]: { "vocab.txt": "a" } },
      },
      "owner/large": { refs, commits: { [newer]: files }, large: ["tokenizer.json"], licence: "mit" },
      "owner/gated": { refs, commits: { [newer]: files }, large: ["tokenizer.json"], access: "gated" },
      "owner/private": { refs, commits: { [newer]: files }, access: "private" },
      "owner/none": {
        refs,
        commits: { [newer]: { "config.json": "{}", "merges.txt": "" } },
      },
      "owner/gguf": {
        refs,
        commits: {
          [newer]: {
            "m-Q2_K.gguf": new Uint8Array(9 * 2 ** 20).fill(1),
            "m-Q8_0.gguf": "other",
            "sub/x.gguf": new Uint8Array(6 * 2 ** 20).fill(1),
          },
        },
        large: ["m-Q2_K.gguf", "m-Q8_0.gguf"],
      },
      "owner/folders": {
        refs: { ...refs, v1: newer },
        commits: {
          [newer]: {
            "model_index.json": "{}",
            "tokenizer/vocab.json": "{}",
            "tokenizer/merges.txt": "a b",
            "tokenizer/special_tokens_map.json": "{}",
            "tokenizer_2/tokenizer.json": json,
            "tokenizer_2/spiece.model": "m",
            "unet/config.json": "{}",
            "od d/tokenizer.json": json,
          },
        },
        large: ["tokenizer_2/tokenizer.json"],
      },
    },
    { old: "owner/plain" },
  );
});

beforeEach(() => {
  server.requests.length = 0;
  server.tokens.clear();
  server.strangers.clear();
  server.misbehave.clear();
});

afterAll(() => server.close());

const sha256 = async (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const platformFetch: HubFetch = (url, init) => fetch(url, init);

function clientOf(over: { token?: string; endpoint?: string; fetch?: HubFetch } = {}) {
  return new HubClient({ fetch: platformFetch, sha256, endpoint: server.endpoint, token: null, ...over });
}

/** A cache in memory. */
function memory() {
  const sets = new Map<string, FileSet>();
  const cache: HubCache = {
    get: async (model) => sets.get(formatPinned(model)) ?? null,
    put: async (model, set) => void sets.set(formatPinned(model), set),
    list: async () => [],
    remove: async (model) => sets.delete(formatPinned(model)),
  };
  return { sets, cache };
}

function load(text: string, over: Parameters<typeof clientOf>[0] = {}, options: Parameters<typeof loadFiles>[3] = {}) {
  return loadFiles(readHubReference(text), clientOf(over), memory().cache, options);
}

async function failure(promise: Promise<unknown>): Promise<HubError> {
  const error = await promise.then(
    () => new Error("Nothing failed."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError)) throw error;
  // Sentences, and nothing of the token however deeply one looks.
  expect(error.message).toMatch(/[.?]$/);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(token);
  return error;
}

describe("resolving", () => {
  test.each([
    [null, newer],
    ["main", newer],
    ["v1", older],
    ["refs/pr/1", older],
    [older, older],
  ])("revision %s", async (revision, commit) => {
    const model = await clientOf().resolve({ id: "owner/plain", revision });
    expect(model).toMatchObject({ id: "owner/plain", commit });
  });

  test("files come with their sizes, large ones with their SHA-256", async () => {
    const model = await clientOf().resolve({ id: "owner/large", revision: null });
    const hash = await sha256(Buffer.from(json));
    expect(model.files.slice(0, 2)).toEqual([
      { name: "tokenizer.json", bytes: json.length, sha256: hash },
      { name: "tokenizer_config.json", bytes: 2, sha256: null },
    ]);
  });

  test("a renamed model goes by its present id", async () => {
    expect(await load("old")).toMatchObject({ id: "owner/plain", commit: newer });
  });

  test.each([
    ["the page's header", { cardData: { license: "apache-2.0" }, tags: ["license:mit"] }, "apache-2.0"],
    ["a name of its own", { cardData: { license: "other", license_name: "some-licence" } }, "some-licence"],
    ["other, without a name", { cardData: { license: "other" } }, "other"],
    ["a tag", { tags: ["en", "license:mit"] }, "mit"],
    ["nothing", { cardData: null, tags: [] }, null],
    ["no text", { cardData: { license: ["mit"] }, tags: 7 }, null],
    ["control characters", { cardData: { license: "m\u001b[2Jit" } }, "m\ufffd[2Jit"],
    ["an endless one", { cardData: { license: "x".repeat(1000) } }, `${"x".repeat(80)}…`],
  ])("the licence, as stated by %s", async (_, stated, licence) => {
    const fetchIt: HubFetch = async () => new Response(JSON.stringify({ sha: newer, siblings: [], ...stated }));
    expect(await clientOf({ fetch: fetchIt }).resolve({ id: "a/b", revision: null })).toMatchObject({ licence });
  });

  test.each([
    ["not JSON", "<html>", /no JSON object/],
    ["no commit", '{"siblings":[]}', /“sha”/],
    ["a commit that is a path", '{"sha":"../x","siblings":[]}', /“sha”/],
    ["no list of files", `{"sha":"${newer}"}`, /“siblings”/],
    ["a size below 0", `{"sha":"${newer}","siblings":[{"rfilename":"a","size":-1}]}`, /“siblings.0.size”/],
  ])("an answer that is none: %s", async (_, body, problem) => {
    const fetchIt: HubFetch = async () => new Response(body);
    const error = await failure(clientOf({ fetch: fetchIt }).resolve({ id: "a/b", revision: null }));
    expect(error).toMatchObject({ code: "server", message: expect.stringMatching(problem) });
  });
});

describe("loading", () => {
  test("tokenizer.json and what stands beside it, directly and from the CDN, with progress in bytes", async () => {
    for (const id of ["owner/plain", "owner/large"]) {
      const seen: HubProgress[] = [];
      const loaded = await load(id, {}, { onProgress: (progress) => seen.push(progress) });
      expect([...loaded.files.keys()]).toEqual(["tokenizer.json", "tokenizer_config.json"]);
      expect(Buffer.from(loaded.files.get("tokenizer.json") ?? []).toString()).toBe(json);
      const total = json.length + 2;
      expect(seen.at(-1)).toEqual({ loaded: total, total });
      expect(seen.map((progress) => progress.loaded)).toEqual(seen.map(({ loaded }) => loaded).sort((a, b) => a - b));
    }
    expect(server.requests.filter((request) => request.server === "cdn")).toHaveLength(1);
  });

  test("a tokenizer in a folder has the files that lie there, under their own names", async () => {
    const { cache, sets } = memory();
    const pair = await loadFiles(readHubReference("owner/folders/tokenizer"), clientOf(), cache);
    expect(pair).toMatchObject({ id: "owner/folders/tokenizer", commit: newer, beside: null });
    expect([...pair.files.keys()]).toEqual(["vocab.json", "merges.txt", "special_tokens_map.json"]);
    const second = await loadFiles(
      readHubReference("old/tokenizer_2".replace("old", "owner/folders")),
      clientOf(),
      cache,
    );
    expect(second.beside).toBe("spiece.model");
    expect([...second.files.keys()]).toEqual(["tokenizer.json"]);
    expect(
      server.requests.some(({ url }) => url === `/owner/folders/resolve/${newer}/tokenizer_2/tokenizer.json`),
    ).toBe(true);
    expect([...sets.keys()]).toEqual([
      `hub:owner/folders@${newer}/tokenizer`,
      `hub:owner/folders@${newer}/tokenizer_2`,
    ]);
    server.requests.length = 0;
    const again = await loadFiles(readHubReference(formatPinned(second)), clientOf(), cache);
    expect([again.files, server.requests]).toEqual([second.files, []]);
    const unfit = { except: ["tokenizer.json"] };
    const model = await loadFiles(readHubReference("owner/folders/tokenizer_2"), clientOf(), memory().cache, unfit);
    expect([...model.files.keys()]).toEqual(["spiece.model"]);
  });

  test("of a GGUF file no more is loaded than its header, in stretches; a server without ranges is stopped", async () => {
    const header = new Uint8Array(5 * 2 ** 20).fill(1);
    const ggufHeader = async (pieces: AsyncIterable<Uint8Array>) => {
      const taken: Uint8Array[] = [];
      for await (const piece of pieces) {
        taken.push(piece);
        if (taken.reduce((sum, { length }) => sum + length, 0) >= header.length) break;
      }
      return new Uint8Array(Buffer.concat(taken).subarray(0, header.length));
    };
    const seen: HubProgress[] = [];
    const loaded = await load("owner/gguf", {}, { ggufHeader, onProgress: (progress) => seen.push(progress) });
    expect(loaded.id).toBe("owner/gguf");
    expect([...loaded.files.keys()]).toEqual(["m-Q2_K.gguf"]);
    expect(Buffer.compare(loaded.files.get("m-Q2_K.gguf") ?? new Uint8Array(), header)).toBe(0);
    expect(server.requests.filter((request) => request.server === "cdn")).toHaveLength(2);
    expect(seen.at(-1)).toEqual({ loaded: 8 * 2 ** 20, total: null });
    expect((await load("owner/gguf/sub/x.gguf", {}, { ggufHeader })).id).toBe("owner/gguf/sub/x.gguf");
    const missing = await failure(load("owner/gguf/y.gguf", {}, { ggufHeader }));
    expect(missing.message).toBe(
      "owner/gguf has no tokenizer file y.gguf. It has one elsewhere: give owner/gguf or owner/gguf/sub.",
    );
    // Whoever gives no way to take the header has none loaded.
    expect((await failure(load("owner/gguf"))).code).toBe("no-tokenizer");
    let pulled = 0;
    const file = { name: "m-Q2_K.gguf", size: 2 ** 33 };
    const wholeOnly: HubFetch = async (url) => {
      if (url.includes("/api/"))
        return new Response(JSON.stringify({ sha: newer, siblings: [{ rfilename: file.name, size: file.size }] }));
      const pull = (controller: ReadableStreamDefaultController) => {
        pulled += 2 ** 20;
        controller.enqueue(new Uint8Array(2 ** 20).fill(1));
      };
      return new Response(new ReadableStream({ pull }));
    };
    const stopped = await load("owner/gguf", { fetch: wholeOnly }, { ggufHeader });
    expect(stopped.files.get(file.name)?.length).toBe(header.length);
    expect(pulled).toBeLessThan(8 * 2 ** 20);
  });

  test("which of several GGUF files is taken", async () => {
    const { chooseFiles } = await import("./chooseFiles");
    const names = [
      ...["mmproj-F16.gguf", "imatrix.gguf", "m-Q8_0-00002-of-00002.gguf", "m-Q8_0-00001-of-00002.gguf"],
      ...["m-lora-f16.gguf", "README.md"],
    ];
    expect(chooseFiles("a/b", names)).toEqual(["m-Q8_0-00001-of-00002.gguf"]);
    expect(chooseFiles("a/b/imatrix.gguf", names)).toEqual(["imatrix.gguf"]);
    expect(chooseFiles("a/b", [...names, "vocab.json"])).toEqual(["vocab.json"]);
  });

  test("where the root has no tokenizer, the folders that have one are offered, at the revision that was asked for", async () => {
    const error = await failure(load("owner/folders@v1"));
    expect(error).toMatchObject({
      code: "no-tokenizer",
      message:
        "owner/folders has no tokenizer file. It has one in a folder: give owner/folders/tokenizer@v1 or owner/folders/tokenizer_2@v1.",
      places: ["owner/folders/tokenizer@v1", "owner/folders/tokenizer_2@v1"],
    });
    const elsewhere = await failure(load("owner/folders/unet"));
    expect(elsewhere.message).toMatch(
      /^owner\/folders has no tokenizer file in its folder unet\. It has one elsewhere: give /,
    );
    expect((await failure(load("owner/plain/sub"))).places).toEqual(["owner/plain"]);
    expect((await failure(load("owner/none/sub"))).message).toMatch(/in its folder sub\. /);
  });

  test("a commit that is cached needs no network; a branch only its commit", async () => {
    const { cache, sets } = memory();
    const first = await loadFiles({ id: "owner/plain", revision: "main" }, clientOf(), cache);
    expect([...sets.keys()]).toEqual([`hub:owner/plain@${newer}`]);
    server.requests.length = 0;
    const pinned = await loadFiles({ id: "owner/plain", revision: newer }, clientOf(), cache);
    expect([pinned, server.requests]).toEqual([first, []]);
    await loadFiles({ id: "owner/plain", revision: null }, clientOf(), cache);
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/models/owner/plain?blobs=true"]);
  });

  test("the licence comes along, and is kept where the cache does so", async () => {
    const { cache } = memory();
    const licences = new Map<string, string | null>();
    const keeping: HubCache = {
      ...cache,
      put: async (model, set, licence) => {
        licences.set(formatPinned(model), licence);
        await cache.put(model, set, licence);
      },
      licence: async (model) => licences.get(formatPinned(model)) ?? null,
    };
    const large = { id: "owner/large", revision: newer };
    for (const revision of [null, null, newer]) {
      expect((await loadFiles({ ...large, revision }, clientOf(), keeping)).licence).toBe("mit");
    }
    expect((await loadFiles(large, clientOf(), cache)).licence).toBe(null);
    expect((await loadFiles({ id: "owner/plain", revision: null }, clientOf(), keeping)).licence).toBe(null);
  });

  test("aborting ends it with the signal's reason, and nothing is kept", async () => {
    server.misbehave.set("tokenizer.json", { kind: "slow", milliseconds: 60_000 });
    const abort = new AbortController();
    const { cache, sets } = memory();
    const onProgress = () => abort.abort(new Error("enough"));
    const promise = loadFiles({ id: "owner/large", revision: null }, clientOf(), cache, {
      signal: abort.signal,
      onProgress,
    });
    await expect(promise).rejects.toThrow("enough");
    expect(sets.size).toBe(0);
    await expect(clientOf().resolve({ id: "owner/plain", revision: null }, abort.signal)).rejects.toThrow("enough");
  });

  test("a slow download arrives", async () => {
    server.misbehave.set("tokenizer.json", { kind: "slow", milliseconds: 50 });
    expect((await load("owner/large")).files.get("tokenizer.json")?.length).toBe(json.length);
  });
});

describe("the token", () => {
  test("opens gated and private models, and goes to the Hub alone", async () => {
    server.tokens.add(token);
    for (const id of ["owner/gated", "owner/private"]) await load(id, { token });
    const seen = (from: string) => server.requests.filter((request) => request.server === from);
    expect(new Set(seen("hub").map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${token}`]));
    expect(seen("cdn").map(({ authorization }) => authorization)).toEqual([null]);
  });

  test("is not in the errors that it is in the way of", async () => {
    const unknown = await failure(load("owner/plain", { token }));
    expect(unknown).toMatchObject({
      code: "gated",
      message: expect.stringMatching(/^The Hub does not know the token/),
    });
    server.strangers.add(token);
    const refused = await failure(load("owner/gated", { token }));
    expect(refused).toMatchObject({ code: "gated", message: expect.stringMatching(/^The token gives no access to/) });
    expect((await failure(load("owner/private", { token }))).message).toMatch(/the token’s owner may not see it/);
    await failure(load("owner/plain", { token, endpoint: "http://127.0.0.1:1" }));
    for (const bad of [`${token}\n`, `${token} x`, `${token}é`]) {
      const error = await failure(Promise.resolve().then(() => clientOf({ token: bad })));
      expect(error.code).toBe("settings");
    }
  });
});

describe("what goes wrong is said in a sentence, with a way on", () => {
  const cases: [string, string, Misbehaviour | null, string, string, RegExp][] = [
    ["misspelt", "ownr/plain", null, "", "not-found", /no model “ownr\/plain”.*Check the spelling/],
    ["no such revision", "owner/plain@v9", null, "", "not-found", /owner\/plain has no revision “v9”/],
    ["private", "owner/private", null, "", "not-found", /it is private and needs a read token/],
    [
      "gated",
      "owner/gated",
      null,
      "",
      "gated",
      /accept the licence on .*\/owner\/gated, make a read token on .*\/settings/,
    ],
    ["nothing that fits", "owner/none", null, "", "no-tokenizer", /It has config\.json, merges\.txt\./],
    [
      "a proxy's page",
      "owner/plain",
      { kind: "html" },
      "tokenizer.json",
      "html",
      /A web page came in place of tokenizer\.json/,
    ],
    [
      "a login page for the API",
      "owner/plain",
      { kind: "html" },
      "api",
      "html",
      /in place of the Hub’s answer on owner\/plain/,
    ],
    [
      "a broken connection",
      "owner/large",
      { kind: "truncate" },
      "tokenizer.json",
      "truncated",
      /after \d+ of 2000\d\d bytes/,
    ],
    ["half a file", "owner/plain", { kind: "cut" }, "tokenizer.json", "truncated", /after 1000\d\d of 2000\d\d bytes/],
    ["another file", "owner/large", { kind: "alter" }, "tokenizer.json", "altered", /SHA-256 differs/],
    ["a server in trouble", "owner/plain", { kind: "status", status: 503 }, "api", "server", /answered 503/],
    [
      "a file that vanished",
      "owner/large",
      { kind: "status", status: 404 },
      "tokenizer.json",
      "not-found",
      /tokenizer\.json/,
    ],
  ];
  test.each(cases)("%s", async (_, reference, misbehaviour, where, code, sentence) => {
    if (misbehaviour !== null) server.misbehave.set(where, misbehaviour);
    expect(await failure(load(reference))).toMatchObject({ code, message: expect.stringMatching(sentence) });
  });

  test.each([
    ["30", 30, /Try again in 30 seconds\./],
    ["600", 600, /Try again in 10 minutes\./],
    ["7200", 7200, /Try again in 2 hours\./],
    [undefined, null, /Try again in a few minutes\./],
  ])("a rate limit, with the wait: %s", async (header, retryAfter, sentence) => {
    const headers: Record<string, string> = header === undefined ? {} : { "retry-after": header };
    server.misbehave.set("api", { kind: "status", status: 429, headers });
    const error = await failure(load("owner/plain"));
    expect(error).toMatchObject({ code: "rate-limited", retryAfter, message: expect.stringMatching(sentence) });
  });

  test("Retry-After may be a date", () => {
    const now = Date.UTC(2026, 0, 1);
    expect(readRetryAfter("Thu, 01 Jan 2026 00:01:00 GMT", now)).toBe(60);
    expect(readRetryAfter("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
    expect(readRetryAfter("soon", now)).toBe(null);
  });

  test("no network", async () => {
    const error = await failure(load("owner/plain", { endpoint: "http://127.0.0.1:1" }));
    expect(error).toMatchObject({
      code: "offline",
      message: expect.stringMatching(/^127\.0\.0\.1:1 cannot be reached/),
    });
  });

  test("too much, announced or not", async () => {
    const pinned = { id: "owner/plain", commit: newer };
    const huge = { name: "tokenizer.json", bytes: 300 * 2 ** 20, sha256: null };
    const announced = await failure(clientOf().download(pinned, huge));
    expect(announced).toMatchObject({
      code: "too-large",
      message: expect.stringMatching(/has 300 MB, .* than 256 MB/),
    });
    const piece = new Uint8Array(2 ** 24);
    const endless: HubFetch = async () => {
      const body = new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
      return new Response(body);
    };
    const error = await failure(clientOf({ fetch: endless }).download(pinned, { ...huge, bytes: null }));
    expect(error.code).toBe("too-large");
  });

  test("a mirror that knows no sizes still says what the headers say", async () => {
    const fetchIt: HubFetch = async () =>
      new Response("abc", { headers: { "x-linked-size": "3", "x-linked-etag": `"${"0".repeat(64)}"` } });
    const pinned = { id: "a/b", commit: newer };
    const error = await failure(
      clientOf({ fetch: fetchIt }).download(pinned, { name: "x", bytes: null, sha256: null }),
    );
    expect(error.code).toBe("altered");
  });
});

test("the order in which files are chosen", async () => {
  const { chooseFiles } = await import("./chooseFiles");
  const all = [
    ...["qwen.tiktoken", "tekken.json", "vocab.json", "merges.txt", "vocab.txt", "sentencepiece.bpe.model"],
    ...["spiece.model", "tokenizer.model", "tokenizer.json", "special_tokens_map.json"],
  ];
  const order: string[] = [];
  for (let names: readonly string[] = all; order.length < 8; ) {
    const [first = ""] = chooseFiles("a/b", names);
    order.push(first);
    names = names.filter((name) => name !== first);
  }
  expect(order).toEqual([
    ...["tokenizer.json", "tokenizer.model", "spiece.model", "sentencepiece.bpe.model", "vocab.txt", "vocab.json"],
    ...["tekken.json", "qwen.tiktoken"],
  ]);
  expect(chooseFiles("a/b", all)).toEqual(["tokenizer.json", "special_tokens_map.json"]);
  expect(chooseFiles("a/b", ["merges.txt", "vocab.json"])).toEqual(["vocab.json", "merges.txt"]);
  expect(chooseFiles("a/b", ["vocab.bpe", "encoder.json"])).toEqual(["encoder.json", "vocab.bpe"]);
  expect(chooseFiles("a/b", ["rwkv_vocab_v20230424.txt", "x.pth"])).toEqual(["rwkv_vocab_v20230424.txt"]);
  expect(chooseFiles("a/b", ["vocab.json", "added_tokens.json"])).toEqual(["vocab.json", "added_tokens.json"]);
  expect(() => chooseFiles("a/b", ["..\\x.tiktoken"])).toThrow(/It has/);
  expect(() => chooseFiles("a/b", ["x\u001b[2J"])).toThrow("It has x\ufffd[2J.");
  expect(() => chooseFiles("google/byt5-small", ["tokenizer_config.json"])).toThrow(/is built in: utf8_bytes\.$/);
  expect(() => chooseFiles("a/b", [])).toThrow(/a\/b has no tokenizer file\. Its repository is empty\./);
});

test("references and clients agree on what an id is", () => {
  const reference: HubReference = readHubReference(formatPinned({ id: "owner/plain", commit: newer }));
  expect(reference).toEqual({ id: "owner/plain", revision: newer });
});
