/** `-t hub:…` as people use it: the bin in a process of its own, its settings from the environment. */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadBuiltin, readVocabulary } from "./support/builtins";
import { type HubServer, startHubServer } from "./support/hubServer";

const bin = fileURLToPath(new URL("../bin/tessera.mjs", import.meta.url));
const commit = "c".repeat(40);
let server: HubServer;
let caches: string;

beforeAll(async () => {
  const commits = { [commit]: { "tokenizer.json": readVocabulary("bert_uncased") } };
  server = await startHubServer({ "owner/bert": { refs: { main: commit }, commits, large: ["tokenizer.json"] } });
  server.tokens.add("hf_token");
  caches = await mkdtemp(join(tmpdir(), "tessera-cache-"));
});

afterAll(async () => {
  await server.close();
  await rm(caches, { recursive: true, force: true });
});

async function tessera(args: readonly string[], stdin: string) {
  const env = { ...process.env, HF_ENDPOINT: server.endpoint, HF_TOKEN: "hf_token", XDG_CACHE_HOME: caches };
  const child = spawn(process.execPath, [bin, ...args], { env });
  const result = { code: -1 as number | null, out: "", err: "" };
  child.stdout.on("data", (data) => {
    result.out += data;
  });
  child.stderr.on("data", (data) => {
    result.err += data;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  result.code = await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  return result;
}

test("the Hub's address, the token and the cache are the environment's", async () => {
  // Builds the program when it is missing or older than the sources.
  expect(await tessera(["--version"], "")).toMatchObject({ code: 0 });
  const text = "Tokenizers cut Grüße";
  const { ids } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
  expect(await tessera(["count", "-t", "hub:owner/bert"], text)).toEqual({
    code: 0,
    out: `hub:owner/bert\t${ids.length}\n`,
    err: `tessera: hub:owner/bert is hub:owner/bert@${commit} now.\n`,
  });
  expect(server.requests.map((request) => [request.server, request.authorization])).toEqual([
    ["hub", "Bearer hf_token"],
    ["hub", "Bearer hf_token"],
    ["cdn", null],
  ]);
  expect(await readdir(join(caches, "tessera", "hub"))).toEqual(["models--owner--bert"]);
  expect(await tessera(["count", "-t", "hub:owner/brt"], text)).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(/^tessera: The Hub has no model “owner\/brt”.*\n$/),
  });
});
