import { beforeEach, describe, expect, test, vi } from "vitest";
import { until } from "../../../test/support/until.ts";
import { packVersion } from "../../tokenizers/pack/format";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { formatReference } from "../../tokenizers/writeReference";
import type { CachedTokenizer } from "../../worker/hubCache/storage";
import type { ImportCall } from "../../worker/import/pool";
import type {
  HubImportRequest,
  ImportedTokenizer,
  ImportFailure,
  ImportResult,
  TokenizerFacts,
} from "../../worker/import/protocol";
import { StorageError } from "../browserDatabase";
import { actions, useAppStore } from "../store";
import { onArrival } from "./arrivals";
import { TokenizerLibrary, useBrought } from "./library";
import { saidLength } from "./saidLengths";
import type { Sources } from "./sources";
import type { KeptTokenizer, TokenizerContent, TokenizerStorage } from "./storage";

const commit = "a".repeat(40);
const hub: TokenizerReference = `hub:owner/name@${commit}`;
const sha256 = "ab12".repeat(16);
const file: TokenizerReference = `file:tokenizer.json#${sha256}`;
const own = [new File(["{}"], "tokenizer.json"), new File(["weights"], "model.safetensors")];

function imported(reference: TokenizerReference, pack = `pack of ${reference}`): ImportedTokenizer {
  const description = { model: "BPE", vocabularySize: 1, normalizer: [], preTokenizer: [], postProcessor: [] };
  return {
    facts: {
      reference,
      kind: "tokenizer.json",
      description: { ...description, specials: [], addedTokens: [] },
      files: [{ name: "tokenizer.json", bytes: 2, sha256 }],
      notes: [],
      licence: null,
    },
    pack: new Blob([pack]),
  };
}

/** The Hub's cache, which the import worker fills. */
class FakeCache {
  readonly kept = new Map<TokenizerReference, ImportedTokenizer>();
  async pack(model: { id: string; commit: string }, pattern: string | null) {
    return this.kept.get(formatReference({ kind: "hub", id: model.id, commit: model.commit, pattern })) ?? null;
  }
  async tokenizers(): Promise<CachedTokenizer[]> {
    return Array.from(this.kept.values(), ({ facts, pack }) => ({ facts, packBytes: pack.size, lastUsed: 5 }));
  }
  async remove({ id, commit: at }: { id: string; commit: string }) {
    const models = Array.from(this.kept.keys()).filter((reference) => reference.startsWith(`hub:${id}@${at}`));
    for (const reference of models) this.kept.delete(reference);
    return models.length > 0;
  }
}

class FakeStorage implements TokenizerStorage {
  readonly kept = new Map<TokenizerReference, KeptTokenizer & TokenizerContent>();
  /** What it refuses everything with, while that is set. */
  refusal: StorageError | null = null;
  damage() {
    return null;
  }
  async list() {
    this.check();
    return Array.from(this.kept.values());
  }
  async get(reference: TokenizerReference) {
    this.check();
    return this.kept.get(reference) ?? null;
  }
  async put(kept: KeptTokenizer, content: TokenizerContent) {
    this.check();
    this.kept.set(kept.reference, { ...kept, ...content });
  }
  async touch(reference: TokenizerReference, lastUsed: number) {
    const kept = this.kept.get(reference);
    if (kept !== undefined) await this.put({ ...kept, lastUsed }, kept);
  }
  async remove(reference: TokenizerReference) {
    this.check();
    this.kept.delete(reference);
  }
  private check() {
    if (this.refusal !== null) throw this.refusal;
  }
}

let cache: FakeCache;
let storage: FakeStorage;
let library: TokenizerLibrary;
/** What the import worker answers, and what it was asked. */
let answer: (request: HubImportRequest, call: ImportCall) => Promise<ImportResult>;
let asked: HubImportRequest[];
let settings: { endpoint: string; token: string | null };
const fromFiles = vi.fn<Sources["importer"]["fromFiles"]>();

/** The page is loaded anew: all that is in memory is gone. */
function visit(): void {
  useBrought.setState({ tokenizers: [], problem: null });
  library = new TokenizerLibrary({
    cache,
    storage,
    importer: {
      fromHub: (request, call) => {
        asked.push(request);
        return answer(request, call);
      },
      fromFiles,
    },
    hub: () => settings,
  });
}

/** Brings the tokenizer and keeps it, as the worker does. */
async function bring({ reference }: HubImportRequest): Promise<ImportResult> {
  const tokenizer = imported(reference as TokenizerReference);
  cache.kept.set(tokenizer.facts.reference, tokenizer);
  return { status: "ready", tokenizer, warnings: [] };
}

beforeEach(() => {
  [cache, storage, asked] = [new FakeCache(), new FakeStorage(), []];
  settings = { endpoint: "https://huggingface.co", token: null };
  answer = bring;
  fromFiles.mockReset();
  visit();
  actions.apply({ ...useAppStore.getState().comparison, tokenizers: ["builtin:o200k_base"] });
});

function open(reference: string, reload = false, signal = new AbortController().signal): Promise<string> {
  return library.open(reference, { signal, reload, onProgress: () => {} }).then((pack) => pack.text());
}

const failure = (part: Partial<ImportFailure>): ImportFailure => ({
  ...{ status: "failed", code: "offline", message: "No connection.", retryAfter: null },
  ...part,
});
const list = () => useBrought.getState().tokenizers.map(({ facts, place }) => [facts.reference, place]);
const problem = () => useBrought.getState().problem;

test("a tokenizer from the Hub is imported once, and is then in memory, and at later visits in the cache", async () => {
  settings = { endpoint: "https://mirror.example", token: "hf_secret" };
  expect(await open(hub)).toBe(`pack of ${hub}`);
  expect(asked).toEqual([{ reference: hub, pattern: null, ...settings }]);
  expect(list()).toEqual([[hub, "cache"]]);
  cache.kept.clear();
  expect(await open(hub)).toBe(`pack of ${hub}`);
  cache.kept.set(hub, imported(hub));
  visit();
  expect(library.facts(hub)).toBeNull();
  expect(await open(hub, true)).toBe(`pack of ${hub}`);
  expect(library.facts(hub)?.kind).toBe("tokenizer.json");
  expect(asked).toHaveLength(1);
  expect(JSON.stringify(useBrought.getState())).not.toContain("hf_secret");
});

test("those who ask at the same time share one import, which ends with the last of them", async () => {
  let signal: AbortSignal | undefined;
  answer = (_, call) =>
    new Promise((_resolve, reject) => {
      signal = call.signal;
      call.signal.addEventListener("abort", () => reject(call.signal.reason));
    });
  const [first, second] = [new AbortController(), new AbortController()];
  const results = [open(hub, false, first.signal), open(hub, false, second.signal)];
  await until(() => expect(signal).toBeDefined());
  first.abort(new Error("first"));
  await expect(results[0]).rejects.toThrow("first");
  expect(signal?.aborted).toBe(false);
  second.abort(new Error("second"));
  await expect(results[1]).rejects.toThrow("second");
  expect([signal?.aborted, asked.length]).toEqual([true, 1]);
  answer = bring;
  expect(await open(hub)).toBe(`pack of ${hub}`);
});

test("what has failed is not asked for again until somebody wants another try", async () => {
  answer = async () => failure({});
  await expect(open(hub)).rejects.toThrow(/^No connection\.$/);
  answer = bring;
  await expect(open(hub)).rejects.toThrow("No connection.");
  expect(asked).toHaveLength(1);
  expect(await open(hub, true)).toBe(`pack of ${hub}`);
});

test("a failure says how long to wait, once", async () => {
  answer = async () => failure({ code: "rate-limited", message: "Too many requests.", retryAfter: 30 });
  await expect(open(hub)).rejects.toThrow(/^Too many requests\. Wait 30 seconds, then try again\.$/);
  answer = async () => failure({ message: "Too many requests. Try again in 30 seconds.", retryAfter: 30 });
  await expect(open(hub, true)).rejects.toThrow(/^Too many requests\. Try again in 30 seconds\.$/);
});

test("a link that does not say how text is cut sends people to the Hub", async () => {
  answer = async () => ({ status: "needs-pattern", file: "x.tiktoken", patterns: ["llama3"] });
  await expect(open(hub)).rejects.toThrow(/^x\.tiktoken does not say how text is cut.*choose a pattern\.$/);
});

test("where the list of known tokenizers says the pattern, the link without one means the tokenizer that has it", async () => {
  const meant: TokenizerReference = `${hub}?llama3`;
  answer = async () => bring({ reference: meant, pattern: null, ...settings });
  await open(hub);
  await open(hub);
  expect(asked).toHaveLength(1);
  expect(list()).toEqual([[meant, "cache"]]);
  expect(library.facts(hub)?.reference).toBe(meant);
});

test("what the browser did not keep is here until the page is closed, and the state says why", async () => {
  answer = async () => ({ status: "ready", tokenizer: imported(hub), warnings: ["No room left."] });
  await open(hub);
  expect([list(), problem()]).toEqual([[[hub, "visit"]], "No room left."]);
  expect(await library.keep(hub)).toBe("No room left.");
  answer = bring;
  expect(await library.keep(hub)).toBeNull();
  expect(list()).toEqual([[hub, "cache"]]);
});

test("somebody else's file is asked for, by its name and hash", async () => {
  const message = `“tokenizer.json” (SHA-256 ${sha256}) is a file that somebody brought, which a link cannot carry, and this browser does not keep it. If you have it, drop it on the page, or choose it.`;
  await expect(open(file)).rejects.toThrow(message);
  storage.refusal = new StorageError("No databases here.");
  await expect(open(file, true)).rejects.toThrow(`${message} No databases here.`);
  await expect(open("hub:owner/name")).rejects.toThrow("There is no tokenizer called “hub:owner/name”.");
});

test("a file that arrives is told to those who wait, and opens", async () => {
  const arrived: string[] = [];
  const stop = onArrival((reference) => arrived.push(reference));
  await expect(open(file)).rejects.toThrow("drop it");
  expect(library.add(imported(file, "12345"), own)).toMatchObject({ place: "visit", packBytes: 5, bytes: 2 });
  expect(arrived).toEqual([file]);
  expect(await open(file)).toBe("12345");
  stop();
  library.add(imported(file), own);
  expect(arrived).toHaveLength(1);
  visit();
  await expect(open(file)).rejects.toThrow("drop it");
});

test("a file is the same by any name: a link that calls it otherwise opens it, in memory and when it is kept", async () => {
  const other: TokenizerReference = `file:theirs.json#${sha256}`;
  const arrived: string[] = [];
  onArrival((reference) => arrived.push(reference));
  await expect(open(other)).rejects.toThrow("theirs.json");
  library.add(imported(file), own);
  expect(arrived).toEqual([file, other]);
  expect(await open(other)).toBe(`pack of ${file}`);
  await library.keep(file);
  visit();
  expect(await open(other)).toBe(`pack of ${file}`);
  expect([list(), library.facts(other)?.reference]).toEqual([[[file, "kept"]], file]);
  await expect(open(`${other}?llama3`)).rejects.toThrow("drop it");
});

test("what is kept is there at the next visit, with the files that it was read from, until it is released", async () => {
  library.add(imported(file), own);
  expect(await library.keep(file)).toBeNull();
  expect(list()).toEqual([[file, "kept"]]);
  expect(storage.kept.get(file)?.files.map(({ name }) => name)).toEqual(["tokenizer.json"]);
  library.add(imported(file), own);
  expect(list()).toEqual([[file, "kept"]]);
  visit();
  await library.refresh();
  expect(list()).toEqual([[file, "kept"]]);
  await library.release(file);
  expect([list(), storage.kept.size]).toEqual([[[file, "visit"]], 0]);
  expect(await open(file)).toBe(`pack of ${file}`);
  visit();
  await library.refresh();
  expect(list()).toEqual([]);
});

test("what is listed and lost from the disk is kept anew once its files are brought again", async () => {
  library.add(imported(file), own);
  await library.keep(file);
  visit();
  await library.refresh();
  vi.spyOn(storage, "get").mockResolvedValue(null);
  await expect(open(file)).rejects.toThrow("does not keep it");
  library.add(imported(file, "found again"), own);
  expect(await library.keep(file)).toBeNull();
  expect(list()).toEqual([[file, "kept"]]);
  expect(await storage.kept.get(file)?.pack.text()).toBe("found again");
});

test("a kept tokenizer whose pack is of another version is made again of its files", async () => {
  library.add(imported(file), own);
  await library.keep(file);
  const kept = storage.kept.get(file);
  if (kept === undefined) throw new Error("It is not kept.");
  const facts = { ...kept.facts, modelMaxLength: 512 };
  storage.kept.set(file, { ...kept, facts, packVersion: packVersion - 1 });
  visit();
  fromFiles.mockResolvedValue({ status: "ready", tokenizer: imported(file, "new pack"), warnings: [] });
  expect(await open(file)).toBe("new pack");
  expect(fromFiles.mock.calls[0]?.[0].files.map(({ name }) => name)).toEqual(["tokenizer.json"]);
  expect(storage.kept.get(file)).toMatchObject({ packVersion, packBytes: 8 });
  // A file that did not say how text is cut is not among those that are kept.
  expect(storage.kept.get(file)?.facts.modelMaxLength).toBe(512);
});

test("how much a model takes is known from when its tokenizer is here, in this visit and the next, and when it is removed", async () => {
  const said = imported(file);
  library.add({ ...said, facts: { ...said.facts, modelMaxLength: 4096 } }, own);
  expect(saidLength(file)).toBe(4096);
  await library.keep(file);
  expect(storage.kept.get(file)?.facts.modelMaxLength).toBe(4096);
  await library.remove(file);
  expect(saidLength(file)).toBe(4096);
});

test("a storage that refuses is said, and what is in memory stays usable", async () => {
  library.add(imported(file), own);
  storage.refusal = new StorageError("No room left.");
  expect(await library.keep(file)).toBe("No room left.");
  expect([list(), problem()]).toEqual([[[file, "visit"]], "No room left."]);
  await library.refresh();
  expect([list(), problem()]).toEqual([[[file, "visit"]], "No room left."]);
  expect(await open(file)).toBe(`pack of ${file}`);
  storage.refusal = null;
  await library.refresh();
  expect(problem()).toBeNull();
});

test("a kept tokenizer opens even where the browser cannot write that it was used", async () => {
  library.add(imported(file), own);
  await library.keep(file);
  visit();
  storage.put = () => Promise.reject(new StorageError("No room left."));
  expect(await open(file)).toBe(`pack of ${file}`);
  expect(problem()).toBe("No room left.");
});

test("what is removed is gone from list, storage and memory; a pattern's sibling goes with it", async () => {
  library.add(imported(file), own);
  await library.keep(file);
  await bring({ reference: `${hub}?llama3`, pattern: null, ...settings });
  await open(hub);
  await library.refresh();
  expect(list()).toHaveLength(3);
  await library.remove(hub);
  expect(list()).toEqual([[file, "kept"]]);
  await library.remove(file);
  expect([list(), storage.kept.size, cache.kept.size]).toEqual([[], 0, 0]);
  await expect(open(file)).rejects.toThrow("drop it");
  await open(hub);
  expect(asked).toHaveLength(2);
});

test("what a column shows can be removed, and goes on being shown until the page is closed", async () => {
  library.add(imported(file), own);
  actions.addTokenizer(file);
  await library.remove(file);
  expect(list()).toEqual([]);
  expect(await open(file)).toBe(`pack of ${file}`);
  await library.refresh();
  expect(list()).toEqual([]);
  library.add(imported(file), own);
  expect(list()).toEqual([[file, "visit"]]);
});

test("the last used comes first, whatever its place", async () => {
  await bring({ reference: hub, pattern: null, ...settings });
  const later: TokenizerReference = `file:b#${sha256}`;
  for (const [reference, lastUsed] of [
    [file, 1],
    [later, 9],
  ] as const) {
    const { facts, pack } = imported(reference);
    await storage.put({ reference, facts, packVersion, packBytes: 1, bytes: 2, lastUsed }, { pack, files: [] });
  }
  await library.refresh();
  expect(list().map(([reference]) => reference)).toEqual([later, hub, file]);
});

test("a tokenizer of files can be called otherwise: here, where it is kept and where it is shown", async () => {
  library.add(imported(file, "12345"), own);
  expect(await library.keep(file)).toBeNull();
  useAppStore.setState({ comparison: { ...useAppStore.getState().comparison, tokenizers: [file] } });
  await library.rename(file, " My model, v2 ");
  const next = `file:My model_ v2#${sha256}`;
  expect(list()).toEqual([[next, "kept"]]);
  expect(Array.from(storage.kept.keys())).toEqual([next]);
  expect(useAppStore.getState().comparison.tokenizers).toEqual([next]);
  // Links with the old name still mean it.
  expect(await open(file)).toBe("12345");
  await library.rename(next as TokenizerReference, "  ");
  expect(list()).toEqual([[next, "kept"]]);
  await library.removeAll();
  expect([list(), storage.kept.size]).toEqual([[], 0]);
});

describe("a SentencePiece model beside a tokenizer.json", () => {
  const note = "They give the same tokens.";
  const spm = new File(["spm"], "tokenizer.model");
  const factsOf = (reference: TokenizerReference, more: Partial<TokenizerFacts>) => {
    const { facts, pack } = imported(reference);
    return { pack, facts: { ...facts, ...more } };
  };

  test("is kept with it, and held beside it when somebody asks, by whatever name it goes then", async () => {
    library.add(factsOf(file, { uncompared: spm.name, modelMaxLength: 2048 }), [...own, spm]);
    expect(await library.keep(file)).toBeNull();
    expect(storage.kept.get(file)?.files.map(({ name }) => name)).toEqual(["tokenizer.json", spm.name]);
    visit();
    await library.refresh();
    await library.rename(file, "Mine");
    const named = `file:Mine#${sha256}` as const;
    fromFiles.mockResolvedValue({ status: "ready", tokenizer: factsOf(file, { notes: [note] }), warnings: [] });
    await library.compare(named);
    expect(fromFiles.mock.lastCall?.[0]).toMatchObject({ compare: true, files: [own[0], spm] });
    expect(library.facts(named)).toMatchObject({ reference: named, notes: [note] });
    expect(library.facts(named)).not.toHaveProperty("uncompared");
    expect(storage.kept.get(named)?.facts).toMatchObject({ notes: [note], modelMaxLength: 2048 });
    expect(list()).toEqual([[named, "kept"]]);
  });

  test("of the Hub is asked for then; what went wrong is the error's, and the offer stays", async () => {
    library.add(factsOf(hub, { uncompared: spm.name }), null);
    answer = async () => failure({ message: "The connection was lost." });
    await expect(library.compare(hub)).rejects.toThrow("The connection was lost.");
    expect(library.facts(hub)?.uncompared).toBe(spm.name);
    answer = async () => ({ status: "ready", tokenizer: factsOf(hub, { notes: [note] }), warnings: [] });
    await library.compare(hub);
    expect(asked.at(-1)).toMatchObject({ reference: hub, compare: true });
    expect(library.facts(hub)?.notes).toEqual([note]);
    expect(list()).toEqual([[hub, "cache"]]);
  });
});
