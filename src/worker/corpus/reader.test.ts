import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { layoutFiles, readFiles } from "./files";
import type { CorpusWorkerApi } from "./protocol";
import { CorpusFilesReader } from "./reader";

/** A worker without a thread, kept so that it is ended with the test. */
class FakeWorker extends ChannelWorker {
  static readonly all: FakeWorker[] = [];

  constructor(api: CorpusWorkerApi) {
    super(api);
    FakeWorker.all.push(this);
  }
}

afterEach(() => {
  for (const worker of FakeWorker.all.splice(0)) worker.terminate();
});

function makeReader(api: Partial<CorpusWorkerApi> = {}, limit?: number): CorpusFilesReader {
  const whole: CorpusWorkerApi = { layout: layoutFiles, read: readFiles, ...api };
  return new CorpusFilesReader(() => new FakeWorker(whole) as unknown as Worker, limit);
}

// Node's channels do not carry files as browsers' do: what is read is read without one.
const texts = new Map([
  ["s/eng_Latn.dev", "one\r\ntwo\r\n"],
  ["s/hin_Deva.dev", "एक\n\n"],
]);
const chosen = Array.from(texts, ([path, text]) => ({ path, file: new File([text], path) }));
const never = new AbortController().signal;

test("reads each language to a blob of its segments, with the digest that is the same for the same segments", async () => {
  const progress: number[] = [];
  const { languages, problems } = await readFiles(chosen, 0, ({ done }) => progress.push(done));
  expect(problems).toEqual([]);
  expect(languages.map(({ draft }) => [draft.code, draft.segments, draft.empty])).toEqual([
    ["eng_Latn", 2, 0],
    ["hin_Deva", 2, 1],
  ]);
  expect(await Promise.all(languages.map(({ segments }) => segments.text()))).toEqual(['["one","two"]', '["एक",""]']);
  expect(progress.at(-1)).toBe(chosen.reduce((sum, { file }) => sum + file.size, 0));
  const unix = await readFiles([{ path: "eng.txt", file: new File(["one\ntwo"], "eng.txt") }], 0, () => {});
  expect(unix.languages[0]?.digest).toBe(languages[0]?.digest);
  await expect(readFiles(chosen, 1, () => {})).rejects.toThrow("Choose them again");
});

test("a layout says how many languages and bytes each choice has", () => {
  expect(layoutFiles(chosen)).toEqual({ choices: [{ label: "", languages: 2, bytes: 18 }], ignored: [] });
});

test("answers and errors come through, and the worker ends with its call", async () => {
  const reader = makeReader({ layout: () => ({ choices: [], ignored: ["x"] }) });
  expect(await reader.layout([], never)).toEqual({ choices: [], ignored: ["x"] });
  await expect(makeReader().layout([], never)).rejects.toMatchObject({
    name: "CorpusError",
    message: expect.stringMatching(/^There are no languages/),
  });
  await expect.poll(() => FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, true]);
});

test("cancelling ends the worker", async () => {
  const reader = makeReader({ read: () => new Promise(() => {}) });
  const controller = new AbortController();
  const reading = reader.read([], 0, controller.signal, () => {});
  controller.abort();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  await expect(reader.layout([], controller.signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(FakeWorker.all).toHaveLength(1);
});

test("progress comes while it reads, and a crash is said in a sentence", async () => {
  const reader = makeReader({
    read: async (_files, _choice, onProgress) => {
      onProgress({ done: 1, total: 2 });
      return new Promise(() => {});
    },
  });
  const seen: number[] = [];
  const reading = reader.read([], 0, never, ({ done }) => seen.push(done));
  await expect.poll(() => seen).toEqual([1]);
  FakeWorker.all[0]?.crash();
  await expect(reading).rejects.toThrow(/crashed\. Try fewer or smaller ones/);
});

test("a worker that falls silent is ended and said, and one that is heard of goes on for as long as it takes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  let tell: ((progress: { done: number; total: number }) => void) | undefined;
  let finish: (read: { languages: []; problems: [] }) => void = () => {};
  const reader = makeReader({
    read: (_files, _choice, onProgress) => {
      tell = onProgress;
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
  });
  const told: number[] = [];
  const heard = reader.read([], 0, never, ({ done }) => told.push(done));
  await vi.waitUntil(() => tell);
  for (let done = 0; done < 5; done++) {
    vi.advanceTimersByTime(50_000);
    tell?.({ done, total: 5 });
    await vi.waitUntil(() => told.length === done + 1);
  }
  finish({ languages: [], problems: [] });
  expect(await heard).toEqual({ languages: [], problems: [] });

  const silent = expect(reader.read([], 0, never, () => {})).rejects.toThrow(
    /Nothing was heard for 60 seconds.*Try again/,
  );
  vi.advanceTimersByTime(60_000);
  await silent;
  expect(FakeWorker.all.every(({ isTerminated }) => isTerminated)).toBe(true);
});

test("a table’s languages are each a sign of life, after its file is done with", async () => {
  const signs: number[] = [];
  const file = new File(["eng,deu,fra\na,b,c\n"], "t.csv");
  await readFiles([{ path: "t.csv", file }], 0, ({ done }) => signs.push(done));
  expect(signs).toEqual([0, file.size, file.size, file.size, file.size]);
});
