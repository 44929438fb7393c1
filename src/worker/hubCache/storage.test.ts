import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryCaches } from "../../../test/support/memoryCaches";
import { packVersion } from "../../tokenizers/pack/format";
import { formatReference } from "../../tokenizers/writeReference";
import type { ImportedTokenizer } from "../import/protocol";
import { BrowserHubCache } from "./storage";

const model = { id: "owner/name", commit: "a".repeat(40) };
const other = { id: "owner/name", commit: "b".repeat(40) };
const files = new Map([
  ["tokenizer.json", new Uint8Array([1, 2, 3])],
  ["tokenizer_config.json", new Uint8Array([4])],
]);
const tokenizer: ImportedTokenizer = {
  facts: {
    reference: `hub:owner/name@${model.commit}`,
    kind: "tokenizer.json",
    description: {
      model: "BPE",
      vocabularySize: 3,
      normalizer: [],
      preTokenizer: ["ByteLevel"],
      postProcessor: [],
      specials: ["<s>"],
      addedTokens: [],
    },
    files: [{ name: "tokenizer.json", bytes: 3, sha256: "0".repeat(64) }],
    notes: ["A note."],
    modelMaxLength: 512,
    chat: null,
    licence: "mit",
  },
  pack: new Blob(["the pack"]),
};
let caches: MemoryCaches;
let warnings: string[];
let cache: BrowserHubCache;

beforeEach(() => {
  caches = new MemoryCaches();
  warnings = [];
  cache = new BrowserHubCache(
    (sentence) => warnings.push(sentence),
    () => caches.storage,
  );
});

const entry = (end: string) => {
  const [url, found] = [...caches.entries].find(([key]) => key.endsWith(end)) ?? [];
  if (url === undefined || found === undefined) throw new Error(`No entry ${end}`);
  return { url, ...found };
};

describe("files", () => {
  test("come back as they were put, with their licence; those of other commits are not there", async () => {
    await cache.put(model, files, "mit");
    expect(await cache.get(model)).toEqual(files);
    expect(await cache.licence(model)).toBe("mit");
    expect([await cache.get(other), await cache.licence(other)]).toEqual([null, null]);
    expect(warnings).toEqual([]);
  });

  test("a set without its manifest, which is written last, is not there", async () => {
    await cache.put(model, files, null);
    expect([...caches.entries.keys()].at(-1)).toMatch(/\/manifest$/);
    caches.entries.delete(entry("/manifest").url);
    expect([await cache.get(model), await cache.list()]).toEqual([null, []]);
  });

  test.each([
    ["altered", "files/tokenizer.json", new Uint8Array([1, 2, 4])],
    ["missing", "files/tokenizer_config.json", null],
    ["no manifest", "manifest", new TextEncoder().encode("{")],
    ["another version's manifest", "manifest", new TextEncoder().encode("{}")],
  ])("%s: all of the set is removed, which is said", async (_, end, body) => {
    await cache.put(model, files, null);
    await cache.putPack(model, null, tokenizer);
    await cache.put(other, files, null);
    const { url } = entry(`${model.commit}/${end}`);
    if (body === null) caches.entries.delete(url);
    else caches.entries.set(url, { body, headers: [] });
    expect(await cache.get(model)).toBe(null);
    expect(warnings).toEqual([`What was kept of hub:owner/name@${model.commit} is damaged, and is loaded again.`]);
    expect([...caches.entries.keys()].filter((key) => key.includes(model.commit))).toEqual([]);
    expect(await cache.get(other)).toEqual(files);
  });

  test("what cannot be written whole leaves nothing", async () => {
    caches.refuse = (url) => (url.endsWith("_config.json") ? new DOMException("Full.", "QuotaExceededError") : null);
    await cache.put(model, files, null);
    await cache.putPack(model, null, tokenizer);
    expect(warnings).toEqual([expect.stringMatching(/no room left to keep the tokenizer: .*next time\.$/)]);
    expect(caches.entries.size).toBe(0);
  });

  test("are used although that they were cannot be written down", async () => {
    await cache.put(model, files, null);
    caches.refuse = () => new DOMException("Full.", "QuotaExceededError");
    expect(await cache.get(model)).toEqual(files);
    expect(warnings).toHaveLength(1);
  });
});

describe("packs", () => {
  test("come back with their facts, by pattern", async () => {
    await cache.put(model, files, "mit");
    await cache.putPack(model, null, tokenizer);
    const read = await cache.pack(model, null);
    expect(read?.facts).toEqual(tokenizer.facts);
    expect(await read?.pack.text()).toBe("the pack");
    expect(await cache.pack(model, "kimi")).toBe(null);
    const pattern = "\\p{L}+|[^'#?&/%]";
    await cache.putPack(model, pattern, { ...tokenizer, pack: new Blob(["another"]) });
    expect(await (await cache.pack(model, pattern))?.pack.text()).toBe("another");
    expect(await (await cache.pack(model, null))?.pack.text()).toBe("the pack");
  });

  test("are listed, the last used first, by pattern", async () => {
    await cache.put(model, files, "mit");
    await cache.put(other, files, "mit");
    await cache.putPack(model, null, tokenizer);
    await cache.pack(model, null);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 1000 });
    const [first, second] = ["qwen", "a/facts/2?b"].map((pattern) => {
      const reference = formatReference({ kind: "hub", ...other, pattern });
      return { pattern, tokenizer: { ...tokenizer, facts: { ...tokenizer.facts, reference } } };
    });
    for (const put of [first, second]) if (put) await cache.putPack(other, put.pattern, put.tokenizer);
    await cache.pack(other, "qwen");
    vi.useRealTimers();
    const listed = await cache.tokenizers();
    expect(listed.map(({ facts }) => facts)).toEqual([first, second, { tokenizer }].map((put) => put?.tokenizer.facts));
    expect(listed[2]).toEqual({ facts: tokenizer.facts, packBytes: 8, lastUsed: expect.any(Number) });
    await cache.remove(other);
    expect((await cache.tokenizers()).map(({ facts }) => facts)).toEqual([tokenizer.facts]);
  });

  test("are kept beside files only", async () => {
    await cache.putPack(model, null, tokenizer);
    expect([await cache.pack(model, null), caches.entries.size]).toEqual([null, 0]);
  });

  test("damaged ones are removed, which is said; the files stay", async () => {
    await cache.put(model, files, null);
    await cache.putPack(model, null, tokenizer);
    entry(`/packs/${packVersion}`).body.set([0], 3);
    expect(await cache.pack(model, null)).toBe(null);
    expect(warnings).toEqual([`What was made of hub:owner/name@${model.commit} is damaged, and is made again.`]);
    expect(await cache.get(model)).toEqual(files);
    expect(await cache.pack(model, null)).toBe(null);
    expect(warnings).toHaveLength(1);
  });

  test("of an earlier version, which did not look how much a model takes or how it is chatted with, are listed, and made again when they are used", async () => {
    const { modelMaxLength: _, ...facts } = tokenizer.facts;
    await cache.put(model, files, "mit");
    await cache.putPack(model, null, { ...tokenizer, facts });
    expect((await cache.tokenizers()).map((listed) => listed.facts)).toEqual([facts]);
    expect(await cache.pack(model, null)).toBe(null);
    expect(await cache.get(model)).toEqual(files);
    const { chat: __, ...noChat } = tokenizer.facts;
    await cache.putPack(model, null, { ...tokenizer, facts: noChat });
    expect(await cache.pack(model, null)).toBe(null);
    const none = { ...tokenizer, facts: { ...facts, modelMaxLength: null } };
    await cache.putPack(model, null, none);
    expect((await cache.pack(model, null))?.facts).toEqual(none.facts);
  });

  test("facts of another shape are not used", async () => {
    await cache.put(model, files, null);
    await cache.putPack(model, null, tokenizer);
    const { url } = entry(`/facts/${packVersion}`);
    const body = new TextEncoder().encode(JSON.stringify({ sha256: "", facts: { reference: "hub:x" } }));
    caches.entries.set(url, { body, headers: [] });
    expect(await cache.pack(model, null)).toBe(null);
  });
});

describe("what is kept", () => {
  test("is listed with all that it takes, the last used first, and what is removed is gone", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
    try {
      await cache.put(model, files, "mit");
      await cache.putPack(model, null, tokenizer);
      vi.setSystemTime(2000);
      await cache.put(other, files, null);
      expect((await cache.list()).map(({ commit, lastUsed }) => [commit, lastUsed])).toEqual([
        [other.commit, 2000],
        [model.commit, 1000],
      ]);
      vi.setSystemTime(3000);
      await cache.pack(model, null);
      expect((await cache.list()).map(({ commit }) => commit)).toEqual([model.commit, other.commit]);
      vi.setSystemTime(4000);
      await cache.get(other);
    } finally {
      vi.useRealTimers();
    }
    const [first, second] = await cache.list();
    const written = [...caches.entries].filter(([url]) => url.includes(model.commit));
    const bytes = written.reduce((sum, [, { body }]) => sum + body.length, 0);
    expect(first).toMatchObject({ ...other, lastUsed: 4000 });
    expect(second).toEqual({ ...model, bytes, lastUsed: 3000 });
    expect([await cache.remove(model), await cache.remove(model)]).toEqual([true, false]);
    expect((await cache.list()).map(({ commit }) => commit)).toEqual([other.commit]);
    expect([...caches.entries.keys()].filter((url) => url.includes(model.commit))).toEqual([]);
  });
});

const away: [string, () => CacheStorage | undefined, RegExp][] = [
  ["is missing", () => undefined, /^Browsers keep tokenizers only for pages that come over https/],
  [
    "is closed",
    () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
    /does not let the page keep tokenizers, as in private windows \(The operation is insecure\.\)/,
  ],
];
test.each(away)("where Cache Storage %s nothing is kept, and nothing fails", async (_, storage, sentence) => {
  const none = new BrowserHubCache((text) => warnings.push(text), storage);
  await none.put(model, files, null);
  expect(warnings).toEqual([expect.stringMatching(sentence)]);
  expect([await none.get(model), await none.pack(model, null)]).toEqual([null, null]);
  expect([await none.list(), await none.tokenizers(), await none.remove(model)]).toEqual([[], [], false]);
});
