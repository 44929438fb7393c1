import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { draftLanguage } from "../../corpora/draft";
import { parseOwnKey } from "../../text/ownKey";
import type { OwnText } from "../../worker/pool/protocol";
import { bundledCorpus } from "../languages/choice";
import { setLanguages } from "../languages/setLanguages";
import { useAppStore } from "../store";
import { OwnCorpora, ownCorpusKey, useOwnCorpora } from "./ownCorpora";
import { type CorpusStorage, type OwnCorpus, StorageError } from "./storage";

/** What several visits of a browser share. */
class FakeStorage implements CorpusStorage {
  readonly kept = new Map<string, { corpus: OwnCorpus; texts: readonly OwnText[] }>();
  /** What it refuses everything with, while that is set. */
  refusal: StorageError | null = null;

  damage() {
    return null;
  }
  async list() {
    this.check();
    return Array.from(this.kept.values(), ({ corpus }) => corpus);
  }
  async texts(key: string) {
    this.check();
    return this.kept.get(key)?.texts ?? null;
  }
  async put(corpus: OwnCorpus, texts: readonly OwnText[]) {
    this.check();
    this.kept.set(corpus.key, { corpus, texts });
  }
  async remove(key: string) {
    this.check();
    this.kept.delete(key);
  }
  private check() {
    if (this.refusal !== null) throw this.refusal;
  }
}

let storage: FakeStorage;
let corpora: OwnCorpora;

/** The page is loaded anew: all that is in memory is gone. */
function visit(): void {
  useOwnCorpora.setState({ corpora: [], problem: null });
  corpora = new OwnCorpora(storage);
}

beforeEach(() => {
  storage = new FakeStorage();
  visit();
  setLanguages({ corpus: bundledCorpus, pivot: null });
});

const digest = "00".repeat(32);
const key = ownCorpusKey("small", [
  { code: "deu_Latn", digest },
  { code: "eng_Latn", digest },
]);

function addSmall(): void {
  const languages = ["deu_Latn", "eng_Latn"].map((code) => draftLanguage(code, [], ["a", "b"], 0));
  const texts = languages.map(({ code }) => ({ code, segments: new Blob(['["a","b"]']) }));
  corpora.add({ key, name: "small", languages, segments: 2, bytes: 18, added: 1 }, texts);
}

const listed = () => useOwnCorpora.getState().corpora.map((corpus) => [corpus.name, corpus.isKept]);

test("the key is the same for whatever order, and another for other codes or segments", () => {
  const language = fc.record({ code: fc.string(), digest: fc.stringMatching(/^[0-9a-f]{64}$/) });
  fc.assert(
    fc.property(fc.uniqueArray(language, { minLength: 1, selector: ({ code }) => code }), (languages) => {
      const usual = ownCorpusKey("x", languages);
      expect(usual).toMatch(/^own:x#[0-9a-f]{16}$/);
      expect(ownCorpusKey("x", languages.toReversed())).toBe(usual);
      expect(ownCorpusKey("x", languages.slice(1))).not.toBe(usual);
      const [first, ...others] = languages;
      if (first === undefined) return;
      expect(ownCorpusKey("x", [{ ...first, code: `${first.code}!` }, ...others])).not.toBe(usual);
      expect(ownCorpusKey("x", [{ ...first, digest: `${first.digest}0` }, ...others])).not.toBe(usual);
    }),
  );
});

test("a key gives its name back, whatever that is", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      expect(parseOwnKey(ownCorpusKey(name, []))?.name).toBe(name);
    }),
  );
  for (const wrong of ["udhr", "own:", "own:x", "own:x#12", "own:#0123456789abcdef", "own:x#0123456789ABCDEF"]) {
    expect(parseOwnKey(wrong), wrong).toBeNull();
  }
});

test("a corpus of this visit can be opened, and gives workers the texts they ask for", async () => {
  addSmall();
  const corpus = await corpora.open(key);
  expect(corpus).toMatchObject({ key, title: "small", segments: 2, unit: "line" });
  expect(corpus.version).toBe(parseOwnKey(key)?.hash);
  expect(corpus.languages.map(({ code, name }) => [code, name])).toEqual([
    ["deu_Latn", "German"],
    ["eng_Latn", "English"],
  ]);
  const source = corpus.source(["eng_Latn"]);
  expect(source).toMatchObject({ kind: "own", key, texts: [{ code: "eng_Latn" }] });
});

test("what is not kept is gone at the next visit, and the message says what to do", async () => {
  addSmall();
  visit();
  await expect(corpora.open(key)).rejects.toThrow(
    `This is measured on a corpus that somebody brought, “small” (${parseOwnKey(key)?.hash}), which a link cannot carry`,
  );
  await expect(corpora.open("own:small")).rejects.toThrow("There is no corpus called “own:small”.");
});

test("another corpus of the same name is told apart by its hash", async () => {
  addSmall();
  const other = ownCorpusKey("small", [{ code: "deu_Latn", digest }]);
  await expect(corpora.open(other)).rejects.toThrow(
    `Your corpus of that name is another one (${parseOwnKey(key)?.hash}).`,
  );
});

test("what is kept is there at the next visit, until it is released", async () => {
  addSmall();
  expect(await corpora.keep(key)).toBeNull();
  visit();
  expect((await corpora.open(key)).source(["deu_Latn"])).toMatchObject({ texts: [{ code: "deu_Latn" }] });
  expect(listed()).toEqual([["small", true]]);
  await corpora.release(key);
  expect(listed()).toEqual([["small", false]]);
  expect((await corpora.open(key)).segments).toBe(2);
  visit();
  await corpora.refresh();
  expect(listed()).toEqual([]);
});

test("adding a kept corpus again leaves it kept", async () => {
  addSmall();
  await corpora.keep(key);
  addSmall();
  expect(listed()).toEqual([["small", true]]);
});

test("a corpus that is listed and whose texts are lost from the disk is kept anew once its files are added again", async () => {
  addSmall();
  await corpora.keep(key);
  const kept = storage.kept.get(key);
  if (kept === undefined) throw new Error("It is not kept.");
  storage.kept.set(key, { ...kept, texts: [] });
  visit();
  await corpora.refresh();
  addSmall();
  expect(await corpora.keep(key)).toBeNull();
  expect([listed(), storage.kept.get(key)?.texts.length]).toEqual([[["small", true]], 2]);
});

test("a corpus that another tab has removed is gone from the list, unless its texts are here", async () => {
  addSmall();
  await corpora.keep(key);
  visit();
  await corpora.refresh();
  storage.kept.clear();
  await corpora.refresh();
  expect(listed()).toEqual([]);
  addSmall();
  await corpora.refresh();
  expect(listed()).toEqual([["small", false]]);
});

test("removing the corpus in use puts the bundled one in its place", async () => {
  addSmall();
  await corpora.keep(key);
  setLanguages({ corpus: key, pivot: "deu_Latn", group: { kind: "all" } });
  await corpora.remove(key);
  expect(storage.kept.size).toBe(0);
  expect(listed()).toEqual([]);
  expect(useAppStore.getState().comparison.languages).toMatchObject({ corpus: bundledCorpus, pivot: null });
  setLanguages({ pivot: "hin" });
  addSmall();
  await corpora.remove(key);
  expect(useAppStore.getState().comparison.languages.pivot).toBe("hin");
});

test("a storage that refuses is said, and what is in memory stays usable", async () => {
  addSmall();
  storage.refusal = new StorageError("No room left.");
  expect(await corpora.keep(key)).toBe("No room left.");
  expect(useOwnCorpora.getState().problem).toBe("No room left.");
  expect(listed()).toEqual([["small", false]]);
  expect((await corpora.open(key)).segments).toBe(2);
  await corpora.refresh();
  expect(listed()).toEqual([["small", false]]);
  visit();
  await expect(corpora.open(key)).rejects.toThrow(/which a link cannot carry, .* No room left\.$/);
  storage.refusal = null;
  await corpora.refresh();
  expect(useOwnCorpora.getState().problem).toBeNull();
});
