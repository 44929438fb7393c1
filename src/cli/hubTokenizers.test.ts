import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadBuiltin, loadParts, readVocabulary } from "../../test/support/builtins";
import { channelHelpers } from "../../test/support/channelHelpers";
import { type HubServer, startHubServer } from "../../test/support/hubServer";
import { BundledCorpus } from "../corpora/bundled";
import { knownTokenizers } from "../hub/knownTokenizers";
import { findBuiltin } from "../tokenizers/catalogue";
import { knownPatterns } from "../tokenizers/formats/ranks/knownPatterns";
import { cacheFolder } from "./hubCacheFolder";
import { HubTokenizers } from "./hubTokenizers";
import { run } from "./run";

const [older, newer] = ["a".repeat(40), "b".repeat(40)];
const token = "hf_secretSECRETsecret";
const bert = readVocabulary("bert_uncased");
const words = { "tokenizer.json": bert, "tokenizer_config.json": '{"tokenizer_class":"BertTokenizer"}' };
const vocabulary = { "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\nwor\n##ld\n" };
/** A token for each byte. */
const ranks = Array.from({ length: 256 }, (_, byte) => `${Buffer.of(byte).toString("base64")} ${byte}\n`).join("");
const text = "Grüße, hello world";
let server: HubServer;
let caches: string;

beforeAll(async () => {
  server = await startHubServer(
    {
      "owner/bert": {
        refs: { main: newer, v1: older },
        commits: { [newer]: words, [older]: vocabulary },
        large: ["tokenizer.json"],
      },
      "owner/gated": { refs: { main: newer }, commits: { [newer]: words }, access: "gated" },
      "owner/broken": { refs: { main: newer }, commits: { [newer]: { "tokenizer.json": '{"model":{"type":"Odd"}}' } } },
      "owner/half": {
        refs: { main: newer },
        commits: { [newer]: { "tokenizer.json": '{"model":{"type":"Odd"}}', ...vocabulary } },
      },
      "owner/ranks": { refs: { main: newer }, commits: { [newer]: { "x.tiktoken": ranks } } },
      "owner/pipeline": {
        refs: { main: newer },
        commits: { [newer]: { "model_index.json": "{}", "tokenizer_2/vocab.txt": vocabulary["vocab.txt"] } },
      },
      "owner/none": { refs: { main: newer }, commits: { [newer]: { "config.json": "{}" } } },
    },
    { bert: "owner/bert" },
  );
});

afterAll(() => server.close());

beforeEach(async () => {
  caches = await mkdtemp(join(tmpdir(), "tessera-hub-"));
  server.requests.length = 0;
  server.tokens.clear();
  server.misbehave.clear();
});

afterEach(() => rm(caches, { recursive: true, force: true }));

/** Runs the program over a text as standard input, with the stand-in as the Hub. */
async function tessera(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const result = { out: "", warnings: [] as string[], terminal: "", code: -1 };
  const hub = new HubTokenizers({
    env: { HF_ENDPOINT: server.endpoint, XDG_CACHE_HOME: caches, ...env },
    platform: "linux",
    warn: (line) => result.warnings.push(line),
    terminal: (piece) => {
      result.terminal += piece;
    },
  });
  result.code = await run(args, {
    version: "1.2.3",
    stdin: async function* () {
      yield Buffer.from(text);
    },
    readFile: () => {
      throw new Error("No file is read.");
    },
    inspect: async () => ({ isFolder: false, size: 0 }),
    listFolder: async () => [],
    write: async (piece) => {
      result.out += piece;
    },
    warn: (line) => result.warnings.push(line),
    loadTokenizer: async (name, pattern) =>
      name.startsWith("hub:") ? hub.load(name, pattern) : { tokenizer: loadBuiltin(name), parts: loadParts(name) },
    hubCache: async () => hub.cache,
    checkOutput: async () => {},
    writeFile: async () => {},
    hasColors: false,
    helpers: channelHelpers(0),
    watch: () => {
      throw new Error("Nothing is watched.");
    },
    loadBundledCorpus: async () => new BundledCorpus(new Uint8Array()),
  });
  expect(JSON.stringify(result)).not.toContain(token);
  return result;
}

describe("a tokenizer from the Hub", () => {
  test("gives the ids that the same file gives as a built-in, and says which commit that was", async () => {
    const { out, warnings, code, terminal } = await tessera(["encode", "-t", "hub:owner/bert"]);
    const { ids, byteStart, byteEnd } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
    const columns = { ids: [...ids], byteStart: [...byteStart], byteEnd: [...byteEnd] };
    expect([code, out]).toEqual([0, `${JSON.stringify({ tokenizer: "hub:owner/bert", ...columns })}\n`]);
    expect(warnings).toEqual([`tessera: hub:owner/bert is hub:owner/bert@${newer} now.`]);
    // Progress is in one line of the terminal, which is left empty.
    expect(terminal).toMatch(/loading owner\/bert: \d\.\d of \d\.\d MB\r.\[K$/);
    expect(terminal).not.toContain("\n");
  });

  test.each(["count", "trace"])("%s takes it as any other", async (command) => {
    const [hub, builtin] = [`hub:owner/bert@${newer}`, "bert_uncased"];
    const { out, warnings } = await tessera([command, "-t", hub, "-t", builtin]);
    expect(warnings).toEqual([]);
    const half = out.length - (hub.length - builtin.length);
    expect(out.slice(half / 2 + hub.length - builtin.length)).toBe(
      out.slice(0, half / 2 + hub.length - builtin.length).replace(hub, builtin),
    );
  });

  test("a second time needs no network, once the commit is named", async () => {
    await tessera(["count", "-t", "hub:bert@main"]);
    server.requests.length = 0;
    const { out, warnings } = await tessera(["count", "-t", `hub:owner/bert@${newer}`], {
      HF_ENDPOINT: "http://127.0.0.1:1",
    });
    expect(out).toMatch(/^hub:owner\/bert@b{40}\t\d+\n$/);
    expect([warnings, server.requests]).toEqual([[], []]);
  });

  test("one in a folder is named by it, and kept and removed as any other", async () => {
    const refused = await tessera(["count", "-t", "hub:owner/pipeline"]);
    expect([refused.code, refused.warnings.at(-1)]).toEqual([
      1,
      "tessera: owner/pipeline has no tokenizer file. It has one in a folder: give owner/pipeline/tokenizer_2.",
    ]);
    const { out, warnings } = await tessera(["count", "-t", "hub:owner/pipeline/tokenizer_2"]);
    const pinned = `hub:owner/pipeline@${newer}/tokenizer_2`;
    expect(out).toBe("hub:owner/pipeline/tokenizer_2\t5\n");
    expect(warnings[0]).toBe(`tessera: hub:owner/pipeline/tokenizer_2 is ${pinned} now.`);
    server.requests.length = 0;
    expect((await tessera(["count", "-t", pinned])).out).toBe(`${pinned}\t5\n`);
    expect(server.requests).toEqual([]);
    expect((await tessera(["tokenizers"])).out).toContain(`${pinned}\t\t\tkept: `);
    expect((await tessera(["tokenizers", "--remove", pinned])).out).toBe(`${pinned} is removed.\n`);
    expect(await readdir(join(caches, "tessera", "hub"))).toEqual([]);
  });

  test("other kinds of files are read by their content; what was guessed is said", async () => {
    const { out, warnings } = await tessera(["count", "-t", "hub:owner/bert@v1"]);
    expect(out).toBe("hub:owner/bert@v1\t5\n");
    expect(warnings[0]).toBe(`tessera: hub:owner/bert@v1 is hub:owner/bert@${older} now.`);
  });

  test("where its tokenizer.json cannot be read, the next best of its files is, which is said", async () => {
    const { out, warnings } = await tessera(["count", "-t", "hub:owner/half"]);
    expect(out).toBe("hub:owner/half\t5\n");
    expect(warnings.slice(0, 2)).toEqual([
      `tessera: hub:owner/half is hub:owner/half@${newer} now.`,
      `tessera: hub:owner/half@${newer}: tokenizer.json: model.type = "Odd" is not supported yet. What else the model has is read in its place.`,
    ]);
  });

  test("a token in the environment opens what is gated", async () => {
    const refused = await tessera(["count", "-t", "hub:owner/gated"]);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.warnings).toEqual([expect.stringMatching(/^tessera: owner\/gated is gated or private\..*HF_TOKEN/)]);
    server.tokens.add(token);
    expect(await tessera(["count", "-t", "hub:owner/gated"], { HF_TOKEN: ` ${token}\n` })).toMatchObject({ code: 0 });
    const kept = await readdir(caches, { recursive: true });
    for (const name of kept.filter((path) => /SHA256SUMS|json$/.test(path))) {
      expect(await readFile(join(caches, name), "utf8")).not.toContain(token);
    }
  });
});

test.each([
  ["hub:ownr/bert", 1, /no model “ownr\/bert”/],
  ["hub:owner/../x", 2, /“owner\/\.\.\/x” is no model’s id/],
  ["hub:https://example.org/a/b", 2, /the Hub is at http:\/\/127/],
  ["hub:owner/bert@v9", 1, /owner\/bert has no revision “v9”/],
  ["hub:owner/none", 1, /owner\/none has no tokenizer file\. It has config\.json\./],
  ["hub:owner/broken", 1, /hub:owner\/broken@b{40} cannot be used\. tokenizer\.json: .*Odd/],
  ["hub:owner/ranks", 1, /hub:owner\/ranks@b{40} cannot be used\. x\.tiktoken has ranks alone/],
])("%s is refused", async (name, code, problem) => {
  const result = await tessera(["count", "-t", name]);
  expect(result).toMatchObject({ code, out: "" });
  expect(result.warnings.at(-1)).toMatch(problem);
});

test("ranks are read once it is said how text is cut", async () => {
  const { out } = await tessera(["encode", "-t", "hub:owner/ranks", "--pattern", "\\p{L}+|[^\\p{L}]+"]);
  expect(JSON.parse(out).ids).toEqual([...Buffer.from(text)]);
});

test("an address that is none, and a Hub that cannot be reached", async () => {
  const args = ["count", "-t", "hub:owner/bert"];
  const none = await tessera(args, { HF_ENDPOINT: "mirror" });
  expect([none.code, none.warnings]).toEqual([
    1,
    [expect.stringMatching(/The Hub’s address has to be like .*HF_ENDPOINT/)],
  ]);
  const away = await tessera(args, { HF_ENDPOINT: "http://127.0.0.1:1" });
  expect([away.code, away.warnings]).toEqual([1, [expect.stringMatching(/127\.0\.0\.1:1 cannot be reached/)]]);
});

describe("the cache", () => {
  const kept = `hub:owner/bert@${newer}`;
  const folder = () => join(caches, "tessera", "hub", "models--owner--bert", newer);

  test("is listed with size and last use, and what it holds can be removed", async () => {
    await tessera(["count", "-t", kept]);
    const day = new Date().toISOString().slice(0, 10);
    const { out } = await tessera(["tokenizers"]);
    expect(out).toContain(`\n${kept}\t\t\tkept: 0.5 MB, last used ${day}\n`);
    expect(out).toMatch(/^o200k_base\tOpenAI\t[^\t]+\tbuilt in\n/);
    expect(out).toContain("\nhub:Qwen/Qwen3-8B\tQwen\tApache-2.0\tnetwork\n");
    for (const line of out.trimEnd().split("\n")) expect(line.split("\t")).toHaveLength(4);
    const facts = (await tessera(["tokenizers", "--facts"])).out.split("\n").slice(0, -1);
    expect(facts.slice(0, 2)).toEqual([
      "tokenizer\tkind\tentries\tcontrol\tnormalizer\tpattern\tbytes_per_token_english\tbytes_per_token_all\tunknown_all\tscripts",
      "o200k_base\tByte-level BPE\t200000\t2\tnone\to200k\t5.4296\t2.9436\t0.0000\t21",
    ]);
    expect(facts.at(-1)).toMatch(/^words\tWords(\t){5}5\.\d{4}\t6\.\d{4}\t0\.0000\t$/);
    for (const line of facts) expect(line.split("\t")).toHaveLength(10);
    expect(await tessera(["tokenizers", "--remove", kept])).toMatchObject({ code: 0, out: `${kept} is removed.\n` });
    expect(await readdir(join(caches, "tessera", "hub"))).toEqual([]);
    const again = await tessera(["tokenizers", "--remove", kept]);
    expect([again.code, again.warnings]).toEqual([1, [expect.stringMatching(/is not kept/)]]);
    expect((await tessera(["tokenizers", "--remove", "hub:owner/bert"])).code).toBe(2);
    expect((await tessera(["tokenizers", "file"])).code).toBe(2);
  });

  test("what is damaged is loaded again", async () => {
    const first = await tessera(["count", "-t", kept]);
    await writeFile(join(folder(), "tokenizer.json"), bert.replace("hello", "hallo"));
    const second = await tessera(["count", "-t", kept]);
    expect(second.warnings).toEqual([
      expect.stringMatching(/^tessera: What was kept in .* is damaged, and loaded again\.$/),
    ]);
    expect(second.out).toBe(first.out);
    expect((await tessera(["count", "-t", kept])).warnings).toEqual([]);
  });

  test("a download that broke off leaves nothing", async () => {
    server.misbehave.set("tokenizer.json", { kind: "truncate" });
    const { warnings, code } = await tessera(["count", "-t", kept]);
    expect([code, warnings]).toEqual([
      1,
      [expect.stringMatching(/broke off after \d+ of \d+ bytes of tokenizer\.json/)],
    ]);
    await expect(readdir(join(caches, "tessera"))).rejects.toThrow("ENOENT");
  });

  test("a folder that cannot be written to is said, and nothing else fails", async () => {
    await writeFile(join(caches, "tessera"), "a file");
    const { warnings, code } = await tessera(["count", "-t", kept]);
    expect([code, warnings]).toEqual([
      0,
      [expect.stringMatching(/^tessera: Nothing can be kept in .*: (ENOTDIR|EEXIST)\.$/)],
    ]);
  });

  test("two at once keep one set", async () => {
    await Promise.all([tessera(["count", "-t", kept]), tessera(["count", "-t", kept]), tessera(["count", "-t", kept])]);
    expect(await readdir(join(folder(), ".."))).toEqual([newer]);
    expect((await readdir(folder())).sort()).toEqual(["SHA256SUMS", "tokenizer.json", "tokenizer_config.json"]);
  });

  test("is where the system has caches", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: "/c" }, "darwin")).toBe("/c/tessera");
    expect(cacheFolder({ XDG_CACHE_HOME: "c" }, "linux")).toMatch(/\/\.cache\/tessera$/);
    expect(cacheFolder({}, "darwin")).toMatch(/\/Library\/Caches\/tessera$/);
    expect(cacheFolder({ LOCALAPPDATA: "/local" }, "win32")).toBe("/local/tessera/cache");
  });
});

test("patterns and built-ins that the curated list names exist", () => {
  for (const { pattern, builtin } of knownTokenizers) {
    if (pattern !== undefined) expect(knownPatterns.has(pattern)).toBe(true);
    if (builtin !== undefined) expect(findBuiltin(builtin)).toBeDefined();
  }
});
