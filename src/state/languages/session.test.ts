import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LanguageFigures } from "../../analysis/languageFigures";
import type { CorpusLanguage } from "../../corpora/language";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PoolMeasurement } from "../../worker/pool/pool";
import type { MeasuredLanguages } from "../../worker/pool/protocol";
import type { OpenCorpus } from "../corpora/openCorpus";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import { defaultLanguages } from "./choice";
import { useLanguagesStore } from "./measured";
import { type CorpusOpener, LanguagesSession } from "./session";

const language = (code: string, speakers: number): CorpusLanguage => ({
  ...{ code, name: code, endonym: null, bcp47: null, iso6393: code, script: "Latn", direction: "ltr" },
  ...{ latitude: null, longitude: null, region: null, speakers, present: 2, bytes: 100 },
});
const figuresOf = (code: string): LanguageFigures => ({
  ...{
    code,
    premium: 1,
    value: 1,
    bytePremium: 1,
    segments: 2,
    tokens: 1,
    bytes: 1,
    characters: 1,
    unknown: 0,
    pivotTokens: 1,
    interval: null,
  },
  characterPremium: 1,
});
const corpusOf = (key: string): OpenCorpus => ({
  ...{ key, title: key, version: "1", segments: 2, unit: "line" },
  languages: [language("aaa", 1), language("eng", 3), language("bbb", 2)],
  source: () => ({ kind: "bundled" }),
});

interface Call {
  readonly request: PoolMeasurement;
  resolve(answer: MeasuredLanguages): void;
  reject(error: Error): void;
}

let calls: Call[] = [];
let openings: { readonly key: string; readonly reload: boolean }[] = [];
let open: CorpusOpener;
let session: LanguagesSession;

const pool = {
  measure: (request: PoolMeasurement) =>
    new Promise<MeasuredLanguages>((resolve, reject) => {
      calls.push({ request, resolve, reject });
      request.signal.addEventListener("abort", () => reject(request.signal.reason as Error));
    }),
};
const show = (tokenizers: TokenizerReference[], languages = {}) =>
  actions.apply({
    ...defaultComparison,
    page: "languages",
    tokenizers,
    languages: { ...defaultLanguages, group: { kind: "all" }, ...languages },
  });
const settled = () => vi.advanceTimersByTimeAsync(300);
const state = () => useLanguagesStore.getState();
const figuresNow = (tokenizer: TokenizerReference) => [...(state().figures.get(tokenizer)?.keys() ?? [])];

/** Begins a session on a machine with so many cores. */
function begin(cores: number) {
  session = new LanguagesSession(pool, (...request) => open(...request), cores);
}

/** Begins another one, in place of the first. */
function beginAnew(tokenizers: TokenizerReference[], { cores }: { readonly cores: number }) {
  session.dispose();
  show(tokenizers);
  calls = [];
  begin(cores);
}

/** Answers the oldest call with as many languages as a moment has room for. */
async function answer(count: number) {
  const call = calls.shift();
  call?.resolve({ figures: call.request.languages.slice(0, count).map(figuresOf) });
  await settled();
  return call?.request.languages;
}

beforeEach(async () => {
  vi.useFakeTimers();
  calls = [];
  openings = [];
  open = async (key, { reload }) => {
    openings.push({ key, reload });
    return corpusOf(key);
  };
  useLanguagesStore.setState(useLanguagesStore.getInitialState(), true);
  show(["builtin:a"]);
  begin(3);
  await settled();
});
afterEach(() => {
  session.dispose();
  vi.useRealTimers();
});

test("measures the most spoken first, in as many calls as it takes", async () => {
  expect(await answer(1)).toEqual(["eng", "bbb", "aaa"]);
  expect(figuresNow("builtin:a")).toEqual(["eng"]);
  expect(state().progress).toMatchObject({ done: 1, total: 3 });
  expect(await answer(2)).toEqual(["bbb", "aaa"]);
  expect(state().progress).toBeNull();
  expect(calls).toHaveLength(0);
});

test("asks for nothing twice while tokenizers come and go", async () => {
  await answer(3);
  show(["builtin:a", "builtin:b"]);
  expect(calls.map(({ request }) => request.tokenizer)).toEqual(["b"]);
  await answer(3);
  show(["builtin:b"]);
  show(["builtin:b", "builtin:a"], { search: "x", chart: "map", scale: "log" });
  expect(calls).toHaveLength(0);
  expect(figuresNow("builtin:a")).toEqual(["eng", "bbb", "aaa"]);
});

test("another pivot or mode is measured, and what was known is known still", async () => {
  await answer(3);
  show(["builtin:a"], { pivot: "bbb" });
  expect(calls[0]?.request).toMatchObject({ pivot: "bbb", mode: "segment" });
  expect(figuresNow("builtin:a")).toEqual([]);
  await answer(3);
  show(["builtin:a"]);
  expect(calls).toHaveLength(0);
  expect(figuresNow("builtin:a")).toHaveLength(3);
});

test("of many modes and corpora the figures of the last are known, and the first are measured anew", async () => {
  const keys = ["own:a#0", "own:b#0", "own:c#0", "own:d#0", "own:e#0", "own:f#0"];
  await answer(3);
  for (const corpus of keys) {
    show(["builtin:a"], { corpus });
    await settled();
    expect(await answer(3)).toHaveLength(3);
  }
  show(["builtin:a"], { corpus: keys[0] });
  await settled();
  expect(calls).toEqual([]);
  show(["builtin:a"]);
  await settled();
  expect(await answer(3)).toHaveLength(3);
});

test("a pivot that the corpus does not have is English", () => {
  show(["builtin:a"], { pivot: "tlh" });
  expect(calls.at(-1)?.request.pivot).toBe("eng");
});

test("leaves a core to the page: one call fewer at once, whose turn it is going round", async () => {
  beginAnew(["builtin:a", "builtin:b", "builtin:c"], { cores: 3 });
  const asked: string[] = [];
  while (calls.length > 0) {
    expect(calls.length).toBeLessThanOrEqual(2);
    asked.push(calls[0]?.request.tokenizer ?? "");
    await answer(1);
  }
  expect(asked).toEqual(["a", "b", "c", "a", "b", "c", "a", "b", "c"]);
  expect(state().progress).toBeNull();
});

test.each([1, 2])("measures one call at a time with %i cores", async (cores) => {
  beginAnew(["builtin:a", "builtin:b"], { cores });
  expect(calls).toHaveLength(1);
});

test("a tokenizer that takes its time keeps no other waiting for it", async () => {
  beginAnew(["builtin:slow", "builtin:b"], { cores: 2 });
  expect(calls.shift()?.request.tokenizer).toBe("slow");
  await vi.advanceTimersByTimeAsync(1000);
  expect(await answer(3)).toEqual(["eng", "bbb", "aaa"]);
  expect(figuresNow("builtin:b")).toHaveLength(3);
});

test("what arrives first is drawn at once, what follows a few times a second", async () => {
  let drawn = 0;
  const stop = useLanguagesStore.subscribe((now, before) => {
    if (now.figures !== before.figures) drawn++;
  });
  const step = async () => {
    const call = calls.shift();
    call?.resolve({ figures: call.request.languages.slice(0, 1).map(figuresOf) });
    await vi.advanceTimersByTimeAsync(10);
  };
  await step();
  expect(drawn).toBe(1);
  await step();
  await step();
  expect(drawn).toBe(1);
  await settled();
  expect(drawn).toBe(2);
  stop();
});

test("stops and goes on", async () => {
  await answer(1);
  session.stop();
  expect([state().isStopped, state().progress, calls[0]?.request.signal.aborted]).toEqual([true, null, true]);
  expect(figuresNow("builtin:a")).toEqual(["eng"]);
  calls = [];
  session.resume();
  expect(await answer(2)).toEqual(["bbb", "aaa"]);
  expect(state().isStopped).toBe(false);
});

test("rests while Compare is on screen", async () => {
  actions.setPage("compare");
  expect(calls.shift()?.request.signal.aborted).toBe(true);
  await settled();
  expect(state().progress).toBeNull();
  actions.setPage("languages");
  expect(await answer(3)).toEqual(["eng", "bbb", "aaa"]);
});

test("a tokenizer that fails says so, the others go on, and it can be asked again", async () => {
  show(["builtin:a", "builtin:b"]);
  calls = calls.slice(-2);
  calls.shift()?.reject(new Error("No such file."));
  await settled();
  await answer(3);
  expect(state().problems).toEqual({ "builtin:a": "No such file." });
  expect(state().progress).toBeNull();
  session.retry();
  expect(calls.map(({ request }) => [request.tokenizer, request.reload])).toEqual([["a", true]]);
  await answer(3);
  expect(state().problems).toEqual({});
  expect(figuresNow("builtin:a")).toHaveLength(3);
});

test("a corpus that cannot be opened says so, and can be asked for again", async () => {
  open = () => Promise.reject(new Error("The corpus is not there."));
  show(["builtin:a"], { corpus: "own:x#1" });
  await settled();
  expect([state().corpus, state().corpusError]).toEqual([null, "The corpus is not there."]);
  open = async (key, { reload }) => {
    openings.push({ key, reload });
    return corpusOf(key);
  };
  session.retry();
  await settled();
  expect(openings.at(-1)).toEqual({ key: "own:x#1", reload: true });
  expect([state().corpus?.key, state().corpusError]).toEqual(["own:x#1", null]);
});

test("of two corpora the one asked for last is shown", async () => {
  const finish: ((corpus: OpenCorpus) => void)[] = [];
  open = () => new Promise((resolve) => finish.push(resolve));
  show(["builtin:a"], { corpus: "own:slow#1" });
  show(["builtin:a"], { corpus: "own:fast#2" });
  finish[1]?.(corpusOf("own:fast#2"));
  finish[0]?.(corpusOf("own:slow#1"));
  await settled();
  expect(state().corpus?.key).toBe("own:fast#2");
  expect(useAppStore.getState().comparison.languages.corpus).toBe("own:fast#2");
});
