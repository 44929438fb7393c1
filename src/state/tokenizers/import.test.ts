import { beforeEach, expect, test } from "vitest";
import { smallKeys, writeGguf } from "../../../test/support/gguf";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { ImportCall } from "../../worker/import/pool";
import type {
  FilesImportRequest,
  HubImportRequest,
  ImportedTokenizer,
  ImportResult,
} from "../../worker/import/protocol";
import { TokenizerImport, useTokenizerImport, usualName } from "./import";

const commit = "a".repeat(40);
const hub: TokenizerReference = `hub:owner/name@${commit}`;
const [hash, otherHash] = ["ab12".repeat(16), "cd34".repeat(16)];
const file: TokenizerReference = `file:tokenizer.json#${hash}`;
const files = [new File(["{}"], "tokenizer.json")];

function imported(reference: TokenizerReference): ImportedTokenizer {
  const description = { model: "BPE", vocabularySize: 1, normalizer: [], preTokenizer: [], postProcessor: [] };
  return {
    facts: {
      reference,
      kind: "tokenizer.json",
      description: { ...description, specials: [], addedTokens: [] },
      files: [{ name: "tokenizer.json", bytes: 2, sha256: hash }],
      notes: [],
      licence: null,
    },
    pack: new Blob(["pack"]),
  };
}

const ready = (reference: TokenizerReference, warnings: string[] = []): ImportResult => ({
  ...{ status: "ready", tokenizer: imported(reference), warnings },
});
const question: ImportResult = { status: "needs-pattern", file: "x.tiktoken", patterns: ["llama3", "qwen"] };

test("of a model in GGUF the header alone is read and kept", async () => {
  const [header, whole] = [writeGguf(smallKeys), writeGguf(smallKeys, { tensors: new Uint8Array(9_000_000) })];
  answer = async () => ready(`file:m.gguf#${hash}`);
  await tokenizerImport.fromFiles([new File([whole], "m.gguf"), new File(["#"], "README.md")], null);
  tokenizerImport.use();
  const kept = added[0]?.[1] ?? [];
  expect(kept.map(({ name, size }) => [name, size])).toEqual([
    ["m.gguf", header.length],
    ["README.md", 1],
  ]);
  expect(new Uint8Array(await (kept[0] ?? new Blob()).arrayBuffer())).toEqual(header);
  expect(asked[0]).toMatchObject({ files: kept });
  const damaged = new File([whole.slice(0, 30).fill(255, 16)], "m.gguf");
  await tokenizerImport.fromFiles([damaged], null);
  expect(useTokenizerImport.getState().current).toMatchObject({ step: "failed" });
});

type Asked = HubImportRequest | FilesImportRequest;
let asked: Asked[];
let answer: (request: Asked, call: ImportCall) => Promise<ImportResult>;
let added: [reference: TokenizerReference, files: readonly File[] | null, warnings: readonly string[]][];
let tokenizerImport: TokenizerImport;

beforeEach(() => {
  [asked, added] = [[], []];
  const ask = (request: Asked, call: ImportCall) => {
    asked.push(request);
    return answer(request, call);
  };
  tokenizerImport = new TokenizerImport({
    importer: { fromHub: ask, fromFiles: ask },
    library: {
      add: (tokenizer, from, warnings = []) => {
        const { facts } = tokenizer;
        added.push([facts.reference, from, warnings]);
        return { facts, packBytes: 4, bytes: 2, place: "visit", lastUsed: 1 };
      },
    },
    hub: () => ({ endpoint: "https://mirror.example", token: "hf_secret" }),
  });
  tokenizerImport.cancel();
});

const state = () => useTokenizerImport.getState();
const step = () => state().current;

test("what was typed is looked up with the settings of the moment, and can be used", async () => {
  answer = async () => ready(hub, ["No room left."]);
  await tokenizerImport.fromHub("owner/name");
  expect(asked).toEqual([
    { reference: "owner/name", pattern: null, endpoint: "https://mirror.example", token: "hf_secret" },
  ]);
  expect(step()).toMatchObject({ step: "found", tokenizer: { facts: { reference: hub } }, expected: null });
  expect(JSON.stringify(state())).not.toContain("hf_secret");
  expect(tokenizerImport.use()).toBe(hub);
  expect(added).toEqual([[hub, null, ["No room left."]]]);
  expect(state()).toEqual({ current: { step: "idle" }, origin: null });
  expect(() => tokenizerImport.use()).toThrow("No tokenizer has been found yet.");
});

test("the way there shows what is loaded, and how far it is", async () => {
  const steps: unknown[] = [];
  const stop = useTokenizerImport.subscribe(({ current }) => steps.push(current));
  const progress = { phase: "fetch", loaded: 1, total: 2 } as const;
  answer = async (_, { onProgress }) => {
    onProgress(progress);
    return ready(file);
  };
  await tokenizerImport.fromFiles([...files, new File([], "a"), new File([], "b")], null);
  stop();
  const what = "tokenizer.json and 2 more";
  expect(steps.slice(0, 2)).toEqual([
    { step: "loading", what, progress: null },
    { step: "loading", what, progress },
  ]);
  expect(state().origin).toMatchObject({ kind: "files" });
});

test("files are added with the tokenizer that they make", async () => {
  answer = async () => ready(file);
  await tokenizerImport.fromFiles(files, null);
  tokenizerImport.use();
  expect(added).toEqual([[file, files, []]]);
});

test("where files do not say how text is cut, the answer is asked for and goes with the next call", async () => {
  answer = async ({ pattern }) => (pattern === null ? question : ready(`${file}?${pattern}`));
  await tokenizerImport.fromFiles(files, null);
  expect(step()).toEqual({ step: "pattern", file: "x.tiktoken", patterns: ["llama3", "qwen"] });
  await tokenizerImport.choosePattern("qwen");
  expect(asked.map(({ pattern }) => pattern)).toEqual([null, "qwen"]);
  expect(tokenizerImport.use()).toBe(`${file}?qwen`);
});

test("a failure is shown, and Retry asks the same again", async () => {
  const failure = { status: "failed", code: "rate-limited", message: "Too many.", retryAfter: 30 } as const;
  answer = async () => failure;
  await tokenizerImport.fromHub("owner/name", "qwen");
  expect(step()).toEqual({ step: "failed", failure });
  answer = async () => ready(`${hub}?qwen`);
  await tokenizerImport.retry();
  expect(asked[1]).toEqual(asked[0]);
  expect(step().step).toBe("found");
});

test("a worker that cannot answer is a failure too", async () => {
  answer = () => Promise.reject(new Error("No workers here."));
  await tokenizerImport.fromFiles(files, null);
  const failure = { status: "failed", code: "file", message: "No workers here.", retryAfter: null };
  expect(step()).toEqual({ step: "failed", failure });
});

test("what was cancelled, or overtaken by another, never shows", async () => {
  const calls: ImportCall[] = [];
  const results: ((result: ImportResult) => void)[] = [];
  answer = (_, call) =>
    new Promise((resolve) => {
      calls.push(call);
      results.push(resolve);
    });
  const cancelled = tokenizerImport.fromHub("owner/cancelled");
  tokenizerImport.cancel();
  expect(calls[0]?.signal.aborted).toBe(true);
  results[0]?.(ready(hub));
  await cancelled;
  expect(state()).toEqual({ current: { step: "idle" }, origin: null });
  const overtaken = tokenizerImport.fromHub("owner/overtaken");
  const last = tokenizerImport.fromFiles(files, null);
  calls[1]?.onProgress({ phase: "build", loaded: 1, total: 1 });
  results[2]?.(ready(file));
  await last;
  results[1]?.(ready(hub));
  await overtaken;
  expect(step()).toMatchObject({ step: "found", tokenizer: { facts: { reference: file } } });
});

test("the file that a link means is found, with the link's pattern and by whatever name it has here", async () => {
  const wanted: TokenizerReference = `${file}?qwen`;
  answer = async ({ pattern }) => ready(`file:renamed.json#${hash}?${pattern}`);
  await tokenizerImport.fromFiles(files, wanted);
  expect(asked[0]?.pattern).toBe("qwen");
  expect(step()).toMatchObject({ step: "found", expected: wanted });
  expect(tokenizerImport.use()).toBe(wanted);
  expect(added[0]?.[0]).toBe(wanted);
});

test("another file than the link means is refused, with both hashes in full", async () => {
  answer = async () => ready(`file:other.json#${otherHash}`);
  await tokenizerImport.fromFiles(files, file);
  const message = `The link means tokenizer.json with SHA-256 ${hash}, the chosen other.json has ${otherHash}. Choose the file that the link was made with.`;
  expect(step()).toEqual({ step: "failed", failure: { status: "failed", code: "file", message, retryAfter: null } });
  answer = async () => question;
  await tokenizerImport.fromFiles(files, file);
  expect(step()).toMatchObject({
    step: "failed",
    failure: { code: "file", message: expect.stringMatching(/x\.tiktoken is another file/) },
  });
});

test.each([
  ["tokenizer.json", "bert", "bert/tokenizer.json"],
  ["vocab.txt", "bert", "bert/vocab.txt"],
  ["sentencepiece.bpe.model", "mbart", "mbart/sentencepiece.bpe.model"],
  ["gpt2.merges.txt", "old", "gpt2.merges.txt"],
  ["tokenizer.json", null, "tokenizer.json"],
])("%s out of the folder %s is called %s", (name, folder, called) => {
  expect(usualName(`file:${name}#${hash}`, { kind: "files", files, folder })).toBe(called);
});

test("what is from the Hub has no name of a folder", () => {
  expect(usualName(hub, { kind: "hub", typed: "owner/name" })).toBe("");
});
