import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { CountedFile } from "../../worker/files/protocol";
import type { PoolFiles } from "../../worker/pool/pool";
import { PoolError } from "../../worker/pool/workerErrors";
import { defaultComparison } from "../pages";
import { actions, useAppStore } from "../store";
import { useFilesStore } from "./counted";
import { giveFiles, manyFiles } from "./give";
import { FilesSession } from "./session";
import { countingName, largeFile } from "./tally";

interface Call {
  readonly request: PoolFiles;
  resolve(answer: CountedFile[]): void;
  reject(error: Error): void;
}

let calls: Call[] = [];
let session: FilesSession;

const pool = {
  countFiles: (request: PoolFiles) =>
    new Promise<CountedFile[]>((resolve, reject) => {
      calls.push({ request, resolve, reject });
      request.signal.addEventListener("abort", () => reject(request.signal.reason as Error));
    }),
};

const counted = (tokens: number, next: number | null = null): CountedFile => ({
  ...{ kind: "counted", tokens, bytes: tokens, next, isUtf16: false, replaced: 0 },
});
const fileOf = (path: string, size = 10) => ({ path, file: { name: path, size } as File });
const give = (...paths: string[]) => giveFiles({ files: paths.map((path) => fileOf(path)), problems: [] });
const show = (tokenizers: TokenizerReference[]) => actions.apply({ ...defaultComparison, page: "files", tokenizers });
const settled = () => vi.advanceTimersByTimeAsync(300);
const state = () => useFilesStore.getState();
const tokensOf = (reference: string) =>
  Array.from(state().given?.tally.countsOf(countingName(reference, "text")).tokens ?? []);

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  useFilesStore.setState({ given: null, problems: {}, isStopped: false, progress: null });
  show(["builtin:words"]);
  session = new FilesSession(pool, 4);
});

afterEach(() => {
  session.dispose();
  actions.apply(defaultComparison);
  actions.setNotice(null);
  vi.useRealTimers();
});

test("what is given is counted in order, what a call had no time for by the next one", async () => {
  give("src/b.txt", "src/a10.txt", "src/a2.txt");
  expect(calls.map(({ request }) => request.files.length)).toEqual([3]);
  expect(state().given?.folder).toBe("src");
  calls[0]?.resolve([counted(2), counted(4, 7)]);
  await settled();
  expect(calls[1]?.request.files.map(({ from }) => from)).toEqual([7, 0]);
  expect(state().progress).toMatchObject({ total: 30, done: 17 });
  calls[1]?.resolve([counted(1), counted(3)]);
  await settled();
  expect(tokensOf("builtin:words")).toEqual([2, 5, 3]);
  expect(state().given?.tally.files.map(({ path }) => path)).toEqual(["src/a2.txt", "src/a10.txt", "src/b.txt"]);
  expect(state().progress).toBeNull();
});

test("a column that comes later is counted anew, and one that comes back is not", async () => {
  give("a", "b");
  calls[0]?.resolve([counted(1), { kind: "binary", reason: "an image (PNG)" }]);
  await settled();
  actions.addTokenizer("builtin:graphemes");
  await settled();
  expect(calls[1]?.request).toMatchObject({ tokenizer: "graphemes", files: [{ from: 0 }] });
  calls[1]?.resolve([counted(5)]);
  await settled();
  actions.removeTokenizer("builtin:words");
  actions.addTokenizer("builtin:words");
  await settled();
  expect(calls).toHaveLength(2);
  actions.setOptions({ specials: "control" });
  await settled();
  expect(calls.slice(2).map(({ request }) => request.specials)).toEqual(["control", "control"]);
});

test("stopping keeps what there is and what is counted in part; leaving the page stops too", async () => {
  give("a", "b");
  calls[0]?.resolve([counted(3, 5)]);
  await settled();
  session.stop();
  expect(calls[1]?.request.signal.aborted).toBe(true);
  await settled();
  expect(state()).toMatchObject({ isStopped: true, progress: null });
  session.resume();
  expect(calls[2]?.request.files.map(({ from }) => from)).toEqual([5, 0]);
  actions.setPage("compare");
  expect(calls[2]?.request.signal.aborted).toBe(true);
  actions.setPage("files");
  await settled();
  expect(calls).toHaveLength(4);
});

test("a file over which a worker ends is found, told and passed over", async () => {
  give("a", "b", "c");
  calls[0]?.reject(new PoolError("It gave no answer."));
  await settled();
  expect(calls[1]?.request.files).toHaveLength(1);
  calls[1]?.resolve([counted(1)]);
  await settled();
  calls[2]?.reject(new PoolError("It gave no answer."));
  await settled();
  calls[3]?.resolve([counted(3)]);
  await settled();
  expect(tokensOf("builtin:words")).toEqual([1, Number.NaN, 3]);
  expect(state().given?.tally.countsOf(countingName("builtin:words", "text")).refused).toEqual(
    new Map([[1, "It gave no answer."]]),
  );
});

test("a tokenizer that does not load is told for itself, and asked for again past the cache", async () => {
  show(["builtin:words", "builtin:llama3"]);
  give("a");
  calls.find(({ request }) => request.tokenizer === "llama3")?.reject(new Error("No network."));
  calls.find(({ request }) => request.tokenizer === "words")?.resolve([counted(1)]);
  await settled();
  expect(state()).toMatchObject({ problems: { "builtin:llama3": "No network." }, progress: null });
  session.retry();
  expect(calls[2]?.request).toMatchObject({ tokenizer: "llama3", reload: true });
});

test("many files, and large ones, are said before anything is read, with a way on", async () => {
  giveFiles({ files: Array.from({ length: manyFiles + 1 }, (_, i) => fileOf(`d/${i}`)), problems: [] });
  expect([calls.length, state().isStopped]).toEqual([0, true]);
  session.resume();
  expect(calls).toHaveLength(1);
  giveFiles({ files: [fileOf("small"), fileOf("dump", 2 * largeFile)], problems: [] });
  expect(calls[1]?.request.files).toHaveLength(1);
  calls[1]?.resolve([counted(1)]);
  await settled();
  expect(state().given?.tally.factsOf(0).state).toBe("large");
  session.takeLarge();
  expect(calls[2]?.request.files).toEqual([{ file: { name: "dump", size: 2 * largeFile }, from: 0 }]);
});

test("files that make way for others are offered back with their counts", async () => {
  give("one/a", "one/b");
  calls[0]?.resolve([counted(1), counted(2)]);
  await settled();
  give("two/c", "two/d");
  const [notice] = useAppStore.getState().notices;
  expect(notice?.message).toContain("“one”");
  notice?.undo?.run();
  await settled();
  expect(tokensOf("builtin:words")).toEqual([1, 2]);
  expect(calls).toHaveLength(2);
});
