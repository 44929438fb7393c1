import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadBuiltin, readPackFile, readVocabulary } from "../../../test/support/builtins";
import {
  type GgufKeys,
  count as ggufCount,
  text as ggufText,
  texts as ggufTexts,
  smallKeys,
  writeGguf,
} from "../../../test/support/gguf";
import { type HubServer, type Misbehaviour, startHubServer } from "../../../test/support/hubServer";
import { MemoryCaches } from "../../../test/support/memoryCaches";
import { firstPieces, writeModelProto } from "../../../test/support/sentencePiece";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { knownPatterns } from "../../tokenizers/formats/ranks/knownPatterns";
import { ModelType } from "../../tokenizers/formats/sentencePiece/sentencePieceProto";
import { readPack } from "../../tokenizers/pack/read";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { inflate } from "../assets/inflate";
import { BrowserHubCache } from "../hubCache/storage";
import type { LoadProgress } from "../pool/protocol";
import { fromFiles, fromHub, type ImportSurroundings } from "./importTokenizer";
import type { FilesImportRequest, HubImportRequest, ImportedTokenizer, ImportResult } from "./protocol";

const [older, newer] = ["a".repeat(40), "b".repeat(40)];
const token = "hf_secretSECRETsecret";
const bert = readVocabulary("bert_uncased");
const configuration = '{"tokenizer_class":"BertTokenizer","model_max_length":512}';
const text = "Grüße, hello world";
/** A token for each byte. */
const ranks = Array.from({ length: 256 }, (_, byte) => `${Buffer.of(byte).toString("base64")} ${byte}\n`).join("");
const vocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhello\nwor\n##ld\n";
const spm = writeModelProto({
  pieces: [...firstPieces(false), ...["▁", "a", "▁a"].map((piece) => ({ piece }))],
  modelType: ModelType.bpe,
});
const gguf = writeGguf(smallKeys);
const withTensors = writeGguf(smallKeys, { tensors: new Uint8Array(300_000) });
let server: HubServer;
let caches: MemoryCaches;

beforeAll(async () => {
  const refs = { main: newer };
  const only = (files: Record<string, string | Uint8Array>) => ({ refs, commits: { [newer]: files } });
  const words = { "tokenizer.json": bert, "tokenizer_config.json": configuration };
  const odd = { model: { type: "WordLevel", vocab: {}, unk_token: "x" }, normalizer: { type: "Odd" } };
  server = await startHubServer(
    {
      "owner/bert": {
        refs: { ...refs, v1: older },
        commits: { [newer]: words, [older]: { "vocab.txt": vocabulary } },
        large: ["tokenizer.json"],
        licence: "apache-2.0",
      },
      "owner/gated": { ...only(words), access: "gated" },
      "owner/private": { ...only(words), access: "private" },
      "owner/none": only({ "config.json": "{}" }),
      "owner/text": only({ "tokenizer.json": "Not a tokenizer." }),
      "owner/odd": only({ "tokenizer.json": JSON.stringify(odd) }),
      "owner/odd-and-words": only({ "tokenizer.json": JSON.stringify(odd), "vocab.txt": vocabulary }),
      "owner/gguf": { ...only({ "README.md": "#", "m.gguf": withTensors }), large: ["m.gguf"] },
      "owner/strange": only({ "m.gguf": writeGguf({ ...smallKeys, "tokenizer.ggml.pre": ggufText("strange") }) }),
      "owner/ranks": only({ "x.tiktoken": ranks }),
      "owner/both": { ...only({ "tokenizer.json": bert, "tokenizer.model": spm }), licence: "mit" },
      "owner/broken": only({ "tokenizer.json": bert, "spiece.model": "no model" }),
      "moonshotai/Kimi-K2-Instruct": only({ "tiktoken.model": ranks }),
    },
    { bert: "owner/bert" },
  );
});

beforeEach(() => {
  caches = new MemoryCaches();
  server.requests.length = 0;
  server.tokens.clear();
  server.strangers.clear();
  server.misbehave.clear();
});

afterAll(() => server.close());

/** Surroundings, and what they were told. */
function surroundings() {
  const seen: LoadProgress[] = [];
  const given: ImportSurroundings = {
    fetch: (url, init) => fetch(url, init),
    openCache: (warn) => new BrowserHubCache(warn, () => caches.storage),
    onProgress: (progress) => seen.push(progress),
  };
  return { seen, given };
}

async function bring(reference: string, over: Partial<HubImportRequest> = {}, given = surroundings().given) {
  const result = await fromHub({ reference, endpoint: server.endpoint, token: null, pattern: null, ...over }, given);
  expect(JSON.stringify(result)).not.toContain(token);
  return result;
}

function read(files: Record<string, BlobPart>, over: Partial<FilesImportRequest> = {}) {
  const chosen = Object.entries(files).map(([name, content]) => new File([content], name));
  return fromFiles({ files: chosen, pattern: null, ...over }, surroundings().given);
}

function ready(result: ImportResult): ImportedTokenizer {
  if (result.status !== "ready") throw new Error(`It is not ready: ${JSON.stringify(result)}`);
  return result.tokenizer;
}

async function built({ pack }: ImportedTokenizer): Promise<Tokenizer> {
  return buildTokenizer(await readPack(new Uint8Array(await pack.arrayBuffer()), { inflate }));
}

async function idsOf(tokenizer: ImportedTokenizer): Promise<number[]> {
  return [...(await built(tokenizer)).encode(text, { specials: "text", inserted: false }).ids];
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

describe("from the Hub", () => {
  test("a branch is pinned; facts name files, hashes and licence; the pack encodes as the built-in", async () => {
    const { seen, given } = surroundings();
    const result = await bring(" owner/bert@main ", {}, given);
    const { facts, pack } = ready(result);
    expect(result).toMatchObject({ warnings: [] });
    expect(facts).toEqual({
      reference: `hub:owner/bert@${newer}`,
      kind: "tokenizer.json",
      description: expect.objectContaining({ model: expect.stringMatching(/^WordPiece/), vocabularySize: 30522 }),
      words: {
        ...{ kind: "WordPiece", entries: 30522, controls: 5 },
        ...{ normalizer: "lowercases, drops accents", pattern: "words" },
      },
      files: [{ name: "tokenizer.json", bytes: Buffer.byteLength(bert), sha256: hash(bert) }],
      notes: [],
      modelMaxLength: 512,
      chat: null,
      licence: "apache-2.0",
    });
    const { ids } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
    expect(await idsOf({ facts, pack })).toEqual([...ids]);
    expect(server.requests.some((request) => request.server === "cdn")).toBe(true);
    // First bytes that arrive, then what is made of them.
    const total = Buffer.byteLength(bert) + configuration.length;
    expect(seen[0]).toEqual({ phase: "fetch", loaded: 0, total: null });
    expect(seen.at(-2)).toEqual({ phase: "fetch", loaded: total, total });
    expect(seen.at(-1)).toEqual({ phase: "build", loaded: total, total });
    expect(seen.filter(({ phase }) => phase === "build")).toHaveLength(1);
  });

  test("where its tokenizer.json cannot be read, the next best of its files is, which is said", async () => {
    const { facts } = ready(await bring("owner/odd-and-words"));
    expect(facts).toMatchObject({ kind: "WordPiece vocabulary", files: [{ name: "vocab.txt" }] });
    expect(facts.notes[0]).toBe(
      'tokenizer.json: normalizer.type = "Odd" is not supported yet. What else the model has is read in its place.',
    );
    // What is kept is what was of use.
    server.requests.length = 0;
    expect(ready(await bring(`owner/odd-and-words@${newer}`)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
  });

  test("how much the model takes is kept with what is made of the files", async () => {
    const { facts } = ready(await bring("owner/bert"));
    expect(facts.modelMaxLength).toBe(512);
    server.requests.length = 0;
    expect(ready(await bring(facts.reference)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
    expect(ready(await bring("owner/both")).facts.modelMaxLength).toBeNull();
    const files = { "tokenizer.json": bert, "tokenizer_config.json": configuration };
    const own = ready(await read(files)).facts;
    expect(own.modelMaxLength).toBe(512);
    // It changes nothing of how text is cut, and so is no part of what tells files apart.
    expect(own.reference).toBe(ready(await read({ "tokenizer.json": bert })).facts.reference);
  });

  test("a SentencePiece model beside the tokenizer.json is named, and loaded when they are to be compared", async () => {
    const { facts } = ready(await bring("owner/both"));
    expect(facts).toMatchObject({ kind: "tokenizer.json", notes: [], uncompared: "tokenizer.model" });
    // Later visits know of it.
    expect(ready(await bring(facts.reference)).facts).toEqual(facts);
    server.requests.length = 0;
    const { facts: compared } = ready(await bring(facts.reference, { compare: true }));
    expect(compared).toEqual({
      ...{ ...facts, uncompared: undefined },
      notes: [
        "tokenizer.model (SentencePiece model) is left aside.",
        expect.stringMatching(/^Of \d+ texts tried, tokenizer\.json and tokenizer\.model give other tokens for \d+; /),
      ],
    });
    // What is here is not loaded again.
    expect(server.requests.filter(({ url }) => url.includes("/resolve/")).map(({ url }) => url)).toEqual([
      `/owner/both/resolve/${newer}/tokenizer.model`,
    ]);
    expect(ready(await bring(facts.reference)).facts).toEqual({ ...compared });
  });

  test("a SentencePiece model that cannot be read, or does not arrive, is told", async () => {
    const { facts } = ready(await bring("owner/broken"));
    expect(facts.uncompared).toBe("spiece.model");
    server.misbehave.set("spiece.model", { kind: "status", status: 500 });
    expect(await bring(facts.reference, { compare: true })).toMatchObject({ status: "failed" });
    server.misbehave.clear();
    const { notes, uncompared } = ready(await bring(facts.reference, { compare: true })).facts;
    expect(notes).toEqual([expect.stringMatching(/^spiece\.model is .+: it was not compared\.$/)]);
    expect(uncompared).toBeUndefined();
  });

  test("a model that was renamed goes by its present id", async () => {
    expect(ready(await bring("bert")).facts.reference).toBe(`hub:owner/bert@${newer}`);
  });

  test("a second time needs neither the Hub nor reading, once the commit is named", async () => {
    const first = ready(await bring("owner/bert"));
    server.requests.length = 0;
    const { seen, given } = surroundings();
    const away = { endpoint: "http://127.0.0.1:1" };
    const second = ready(await bring(first.facts.reference, away, given));
    expect(second.facts).toEqual(first.facts);
    expect(await second.pack.arrayBuffer()).toEqual(await first.pack.arrayBuffer());
    expect([server.requests, seen]).toEqual([[], []]);
    // A branch has to be asked for, and no more.
    expect(ready(await bring("owner/bert", {}, given)).facts).toEqual(first.facts);
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/models/owner/bert?blobs=true"]);
    expect(seen).toEqual([{ phase: "fetch", loaded: 0, total: null }]);
    const kept = await new BrowserHubCache(
      () => {},
      () => caches.storage,
    ).pack({ id: "owner/bert", commit: newer }, null);
    expect(kept?.facts).toEqual(first.facts);
  });

  test("without the pack, as after a new version of it, it is made of the files that are kept", async () => {
    const first = ready(await bring("owner/bert"));
    for (const url of caches.entries.keys()) if (url.includes("/packs/")) caches.entries.delete(url);
    server.requests.length = 0;
    const { seen, given } = surroundings();
    expect(ready(await bring(first.facts.reference, {}, given)).facts).toEqual(first.facts);
    expect(server.requests).toEqual([]);
    expect(seen.map(({ phase }) => phase)).toEqual(["fetch", "build"]);
  });

  test("a damaged set is loaded again, which is said", async () => {
    const { reference } = ready(await bring("owner/bert")).facts;
    for (const [url, { body }] of caches.entries) {
      if (url.includes("/packs/")) caches.entries.delete(url);
      if (url.endsWith("/tokenizer.json")) body[9] = 0;
    }
    const again = await bring(reference);
    expect(again).toMatchObject({
      status: "ready",
      warnings: [expect.stringMatching(/is damaged, and is loaded again/)],
    });
    expect(await bring(reference)).toMatchObject({ warnings: [] });
  });

  test("where nothing can be kept it is loaded all the same, and why is said", async () => {
    caches.refuse = () => new DOMException("Full.", "QuotaExceededError");
    const result = await bring("owner/bert");
    expect(result).toMatchObject({ status: "ready", warnings: [expect.stringMatching(/no room left/)] });
    expect(caches.entries.size).toBe(0);
    // As often as it is asked, and said once.
    const openCache = (warn: (sentence: string) => void) => new BrowserHubCache(warn, () => undefined);
    const without = await bring("owner/bert", {}, { ...surroundings().given, openCache });
    expect(without).toMatchObject({ status: "ready", warnings: [expect.stringMatching(/over https/)] });
  });

  test("where nothing is to be remembered it is not kept, which is said, and what is kept already is used", async () => {
    const first = await bring("owner/bert", { keepsNothing: true });
    expect(first).toMatchObject({ status: "ready", warnings: [expect.stringContaining("until the page is closed")] });
    expect(caches.entries.size).toBe(0);
    await bring("owner/bert");
    const { size } = caches.entries;
    server.requests.length = 0;
    expect(await bring(`owner/bert@${newer}`, { keepsNothing: true })).toMatchObject({ status: "ready", warnings: [] });
    expect(server.requests).toEqual([]);
    expect(caches.entries.size).toBe(size);
  });

  test("a token opens what is gated, and is kept nowhere", async () => {
    server.tokens.add(token);
    for (const id of ["owner/gated", "owner/private"])
      expect(ready(await bring(id, { token })).facts.licence).toBe(null);
    expect(
      server.requests.filter(({ server: from }) => from === "cdn").every((request) => !request.authorization),
    ).toBe(true);
    const kept = [...caches.entries].map(
      ([url, { body, headers }]) => `${url}${headers}${Buffer.from(body).toString()}`,
    );
    expect(kept.join("\n")).not.toContain(token);
    expect(kept.join("\n")).not.toContain(server.endpoint);
  });

  const failures: [string, string, Misbehaviour | null, string, string, RegExp][] = [
    ["misspelt", "ownr/bert", null, "", "not-found", /no model “ownr\/bert”/],
    ["no reference", "owner bert", null, "", "reference", /Give owner\/name/],
    ["another server", "https://example.org/a/b", null, "", "reference", /the Hub is at http:\/\/127/],
    ["no such revision", "owner/bert@v9", null, "", "not-found", /no revision “v9”/],
    ["gated (401)", "owner/gated", null, "", "gated", /accept the licence on .*\/owner\/gated/],
    ["private", "owner/private", null, "", "not-found", /it is private and needs a read token/],
    ["gated (403)", "owner/bert", { kind: "status", status: 403 }, "tokenizer.json", "gated", /owner\/bert/],
    ["a proxy's page", "owner/bert", { kind: "html" }, "api", "html", /A web page came/],
    ["cut off", "owner/bert", { kind: "truncate" }, "tokenizer.json", "truncated", /after \d+ of \d+ bytes/],
    ["altered", "owner/bert", { kind: "alter" }, "tokenizer.json", "altered", /SHA-256 differs/],
    ["in trouble", "owner/bert", { kind: "status", status: 503 }, "api", "server", /answered 503/],
    ["without tokenizer", "owner/none", null, "", "no-tokenizer", /It has config\.json\./],
    ["no tokenizer in it", "owner/text", null, "", "file", /tokenizer\.json is text that begins “Not a tokenizer\.”/],
    ["a component that is not known", "owner/odd", null, "", "file", /^tokenizer\.json: .*normalizer.*Odd/],
  ];
  test.each(failures)("%s: a code and a sentence", async (_, reference, misbehaviour, where, code, sentence) => {
    if (misbehaviour !== null) server.misbehave.set(where, misbehaviour);
    const message = expect.stringMatching(sentence);
    expect(await bring(reference)).toEqual({ status: "failed", code, message, retryAfter: null });
  });

  test("a rate limit comes with the wait", async () => {
    server.misbehave.set("api", { kind: "status", status: 429, headers: { "retry-after": "30" } });
    expect(await bring("owner/bert")).toMatchObject({ status: "failed", code: "rate-limited", retryAfter: 30 });
  });

  test("a token that the Hub does not know, one without access, and one that is none", async () => {
    expect(await bring("owner/gated", { token })).toMatchObject({
      code: "gated",
      message: expect.stringMatching(/does not know the token/),
    });
    server.strangers.add(token);
    expect(await bring("owner/gated", { token })).toMatchObject({
      code: "gated",
      message: expect.stringMatching(/gives no access/),
    });
    expect(await bring("owner/gated", { token: `${token} x` })).toMatchObject({ code: "settings" });
  });

  test("a mirror that is away may also be closed to pages", async () => {
    const result = await bring("owner/bert", { endpoint: "http://127.0.0.1:1" });
    expect(result).toMatchObject({
      code: "offline",
      message: expect.stringMatching(/cannot be reached\..*\(CORS\)\.$/),
    });
  });

  test("other errors are thrown as they are", async () => {
    const { given } = surroundings();
    const openCache = () => {
      throw new Error("A slip of ours.");
    };
    await expect(bring("owner/bert", {}, { ...given, openCache })).rejects.toThrow("A slip of ours.");
  });
});

describe("GGUF", () => {
  test("from the Hub its header alone is loaded, kept, and what tells it apart", async () => {
    const { facts, pack } = ready(await bring("owner/gguf"));
    expect(facts).toMatchObject({
      reference: `hub:owner/gguf@${newer}`,
      kind: "GGUF model",
      modelMaxLength: 4096,
      files: [{ name: "m.gguf", bytes: gguf.length, sha256: hash(gguf) }],
    });
    expect((await idsOf({ facts, pack })).length).toBeGreaterThan(0);
    server.requests.length = 0;
    expect(ready(await bring(facts.reference)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
    const own = ready(await read({ "m.gguf": withTensors })).facts;
    expect(own.files).toEqual(facts.files);
    expect(own.reference).toBe(`file:m.gguf#${hash(gguf)}`);
  });

  test("its chat templates are kept, with the control tokens that it names; malformed ones are as if they were not there", async () => {
    const chatOf = async (keys: GgufKeys) =>
      ready(await read({ "m.gguf": writeGguf({ ...smallKeys, ...keys }), "chat_template.jinja": "beside it" })).facts
        .chat;
    const templates = {
      "tokenizer.chat_template": ggufText("{{ bos_token }} as usual"),
      "tokenizer.chat_template.tool_use": ggufText("with tools"),
      "tokenizer.chat_templates": ggufTexts(["tool_use"]),
      "tokenizer.ggml.bos_token_id": ggufCount(259),
      "tokenizer.ggml.eos_token_id": ggufCount(260),
      "tokenizer.ggml.padding_token_id": ggufCount(1_000_000),
    };
    expect(await chatOf(templates)).toEqual({
      templates: { default: "{{ bos_token }} as usual", tool_use: "with tools" },
      specials: { bos_token: "<|end|>", eos_token: "<think>" },
    });
    const beside = { templates: { default: "beside it" }, specials: {} };
    expect(await chatOf({ "tokenizer.chat_template": ggufCount(7) })).toEqual(beside);
    expect(
      await chatOf({ "tokenizer.chat_template": ggufText(""), "tokenizer.chat_templates": ggufText("x") }),
    ).toEqual(beside);
  });

  test("one whose pre-tokenizer is not known asks for it by its name; the pattern is in the reference", async () => {
    const asked = await bring("owner/strange");
    expect(asked).toMatchObject({ status: "needs-pattern", file: "m.gguf", named: "strange" });
    const { facts } = ready(await bring("owner/strange", { pattern: "llama3" }));
    expect(facts.reference).toBe(`hub:owner/strange@${newer}?llama3`);
    expect(ready(await bring(facts.reference)).facts).toEqual(facts);
  });
});

describe("ranks", () => {
  test("ask how text is cut; the answer is in the reference, and kept apart", async () => {
    const patterns = [...knownPatterns.keys()];
    expect(await bring("owner/ranks")).toEqual({ status: "needs-pattern", file: "x.tiktoken", patterns });
    const named = ready(await bring("owner/ranks", { pattern: "qwen" }));
    expect(named.facts.reference).toBe(`hub:owner/ranks@${newer}?qwen`);
    const pattern = "\\p{L}+|[^\\p{L}]+";
    const written = ready(await bring("owner/ranks", { pattern }));
    expect(written.facts.reference).toBe(`hub:owner/ranks@${newer}?${encodeURIComponent(pattern)}`);
    expect(written.facts.description.preTokenizer).toEqual([expect.stringContaining(pattern)]);
    expect(await idsOf(written)).toEqual([...Buffer.from(text)]);
    server.requests.length = 0;
    for (const { facts } of [named, written]) expect(ready(await bring(facts.reference)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
    expect(await bring(`hub:owner/ranks@${newer}`)).toMatchObject({ status: "needs-pattern" });
  });

  test("of a model in the list of known ones need no question", async () => {
    const { facts } = ready(await bring("moonshotai/Kimi-K2-Instruct"));
    expect(facts).toMatchObject({
      reference: `hub:moonshotai/Kimi-K2-Instruct@${newer}?kimi`,
      licence: "Modified MIT",
    });
    server.requests.length = 0;
    expect(ready(await bring(`hub:moonshotai/Kimi-K2-Instruct@${newer}`)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
  });

  test("a pattern that is not needed is not in the reference", async () => {
    const { facts } = ready(await bring("owner/bert", { pattern: "qwen" }));
    expect(facts.reference).toBe(`hub:owner/bert@${newer}`);
    server.requests.length = 0;
    expect(ready(await bring(`hub:owner/bert@${newer}?qwen`)).facts).toEqual(facts);
    expect(server.requests).toEqual([]);
  });

  test.each([
    ["no known one", "qwem", /no known pattern “qwem”/],
    ["no pattern", "(", /x\.tiktoken/],
    ["too long", "a|".repeat(3000), /too long for a tokenizer’s reference/],
    ["not well-formed", "[\ud800]", /\./],
  ])("%s", async (_, pattern, sentence) => {
    const result = await read({ "x.tiktoken": ranks }, { pattern });
    expect(result).toMatchObject({ status: "failed", code: "file", message: expect.stringMatching(sentence) });
  });
});

describe("from files", () => {
  test("a single file is named by its hash, whatever it is called", async () => {
    const seen: LoadProgress[] = [];
    const file = new File([bert], "my #1 tokenizer");
    const given = { onProgress: (progress: LoadProgress) => seen.push(progress) };
    const { facts } = ready(await fromFiles({ files: [file], pattern: null }, given));
    expect(facts).toMatchObject({ reference: `file:my _1 tokenizer#${hash(bert)}`, licence: null });
    expect(facts.files).toEqual([{ name: "my #1 tokenizer", bytes: file.size, sha256: hash(bert) }]);
    expect(seen.map(({ phase }) => phase)).toEqual(["fetch", "fetch", "build"]);
  });

  test("several are named by what sha256sum prints for those that were used", async () => {
    const model = { "README.md": "#", "model.safetensors": "weights", "other.json": "{}" };
    const files = { ...model, "vocab.txt": vocabulary, "tokenizer_config.json": configuration };
    const { facts } = ready(await read(files));
    const sums = `${hash(configuration)}  tokenizer_config.json\n${hash(vocabulary)}  vocab.txt\n`;
    expect(facts.reference).toBe(`file:vocab.txt#${hash(sums)}`);
    expect(facts.files.map(({ name }) => name)).toEqual(["vocab.txt", "tokenizer_config.json"]);
  });

  test("a pack is read too", async () => {
    const pack = readPackFile("gemma3");
    const tokenizer = ready(await read({ "gemma3.pack": pack }));
    expect(tokenizer.facts).toMatchObject({ kind: "pack", reference: `file:gemma3.pack#${hash(pack)}` });
    const { ids } = loadBuiltin("gemma3").encode(text, { specials: "text", inserted: false });
    expect(await idsOf(tokenizer)).toEqual([...ids]);
  });

  test("ranks ask, and then carry the answer", async () => {
    expect(await read({ "x.tiktoken": ranks })).toMatchObject({ status: "needs-pattern", file: "x.tiktoken" });
    const { facts } = ready(await read({ "x.tiktoken": ranks }, { pattern: "qwen" }));
    expect(facts.reference).toBe(`file:x.tiktoken#${hash(ranks)}?qwen`);
  });

  test("what cannot be used is a sentence", async () => {
    const sentences = async (result: Promise<ImportResult>) => {
      const failed = await result;
      return failed.status === "failed" && failed.code === "file" ? failed.message : failed;
    };
    expect(await sentences(read({}))).toMatch(/^There are no files/);
    expect(await sentences(read({ "a.bin": "", "b.md": "" }))).toMatch(/^None of these 2 files is named/);
    expect(await sentences(read({ "poem.txt": "Rose" }))).toMatch(/poem\.txt is text that begins “Rose”/);
    const huge = new File([], "x.json");
    Object.defineProperty(huge, "size", { value: 300 * 2 ** 20 });
    expect(await sentences(read({}, { files: [huge] }))).toMatch(/^These are 300 MB/);
    const twice = [new File(["{}"], "x.json"), new File(["{}"], "x.json")];
    expect(await sentences(read({}, { files: twice }))).toMatch(/^There are two files named x\.json/);
    const gone = new File(["{}"], "x.json");
    gone.arrayBuffer = () => Promise.reject(new DOMException("Gone.", "NotReadableError"));
    expect(await sentences(read({}, { files: [gone] }))).toMatch(/^x\.json cannot be read: it was changed/);
  });
});
