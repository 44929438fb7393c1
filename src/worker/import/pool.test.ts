import { afterEach, expect, test, vi } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import type { LoadProgress } from "../pool/protocol";
import { type ImportCall, ImportPool, type ImportPoolOptions } from "./pool";
import type { HubImportRequest, ImportResult, ImportWorkerApi } from "./protocol";

type Progress = (progress: LoadProgress) => void;
type Behaviour = (reference: string, onProgress: Progress) => Promise<ImportResult>;

/** A worker without a thread: with a behaviour that the test chooses. */
class FakeWorker extends ChannelWorker {
  static readonly all: FakeWorker[] = [];
  readonly received: string[] = [];

  constructor(behaviour: Behaviour) {
    const api: ImportWorkerApi = {
      fromHub: ({ reference, token }, onProgress) => {
        this.received.push(token === null ? reference : `${reference} with ${token}`);
        return behaviour(reference, onProgress);
      },
      fromFiles: ({ files, pattern }, onProgress) => {
        this.received.push(`${files.length} ${pattern}`);
        // Messages of this platform carry files without their names.
        return behaviour(pattern ?? "", onProgress);
      },
    };
    super(api);
    FakeWorker.all.push(this);
  }
}

afterEach(() => {
  for (const worker of FakeWorker.all.splice(0)) worker.terminate();
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = () => new Promise<never>(() => {});
const fetching: LoadProgress = { phase: "fetch", loaded: 1, total: null };
const building: LoadProgress = { phase: "build", loaded: 2, total: 2 };
const result: ImportResult = { status: "needs-pattern", file: "x", patterns: [] };

/** Answers, but for names that say otherwise. */
const behaviour: Behaviour = async (reference, onProgress) => {
  if (reference === "silent") await never();
  onProgress(fetching);
  if (reference === "stalled") await never();
  if (reference === "slow") {
    for (let i = 0; i < 6; i++) {
      await pause(100);
      onProgress(fetching);
    }
  }
  onProgress(building);
  if (reference === "endless") await never();
  if (reference === "slip") throw new RangeError("A slip of ours.");
  await pause(5);
  if (reference === "late") setTimeout(() => onProgress(building), 20);
  return result;
};

function makePool(options: Partial<ImportPoolOptions> = {}): ImportPool {
  return new ImportPool({ spawn: () => new FakeWorker(behaviour) as unknown as Worker, ...options });
}

function request(reference: string): HubImportRequest {
  return { reference, endpoint: "https://hub.example", token: null, pattern: null };
}

function call(over: Partial<ImportCall> = {}): ImportCall {
  return { signal: new AbortController().signal, onProgress: () => {}, ...over };
}

test("one worker answers all, one after another, with each call's own progress", async () => {
  const pool = makePool();
  const seen: LoadProgress[][] = [[], []];
  const answers = [
    pool.fromHub({ ...request("a"), token: "hf_x" }, call({ onProgress: (progress) => seen[0]?.push(progress) })),
    pool.fromFiles(
      { files: [new File([], "b")], pattern: "qwen" },
      call({ onProgress: (step) => seen[1]?.push(step) }),
    ),
  ];
  expect(await Promise.all(answers)).toEqual([result, result]);
  expect(FakeWorker.all.map(({ received }) => received)).toEqual([["a with hf_x", "1 qwen"]]);
  expect(seen).toEqual([
    [fetching, building],
    [fetching, building],
  ]);
});

test("errors that nobody expected are passed on, and the worker is not gone on with", async () => {
  const pool = makePool();
  await expect(pool.fromHub(request("slip"), call())).rejects.toThrow("A slip of ours.");
  expect(await pool.fromHub(request("a"), call())).toEqual(result);
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("cancelling ends the worker, and what waits goes on with another", async () => {
  const pool = makePool();
  const controller = new AbortController();
  const cancelled = pool.fromHub(request("endless"), call({ signal: controller.signal }));
  const waiting = pool.fromHub(request("a"), call());
  await expect.poll(() => FakeWorker.all[0]?.received).toEqual(["endless"]);
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  expect(await waiting).toEqual(result);
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("cancelling what waits, or has been answered, leaves the worker alone", async () => {
  const pool = makePool();
  const [first, second] = [new AbortController(), new AbortController()];
  const running = pool.fromHub(request("a"), call({ signal: first.signal }));
  const cancelled = pool.fromHub(request("b"), call({ signal: second.signal }));
  second.abort();
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  expect(await running).toEqual(result);
  const next = pool.fromHub(request("c"), call());
  first.abort();
  expect(await next).toEqual(result);
  expect(FakeWorker.all.map(({ received }) => received)).toEqual([["a", "c"]]);
  await expect(pool.fromHub(request("d"), call({ signal: first.signal }))).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("a download may take as long as it moves", async () => {
  const pool = makePool({ arriveWithin: 500, readWithin: 500 });
  expect(await pool.fromHub(request("slow"), call())).toEqual(result);
});

test.each(["silent", "stalled"])("one that does not move (%s) is ended, in words", async (name) => {
  const pool = makePool({ arriveWithin: 400 });
  const late = pool.fromHub(request(name), call());
  const waiting = pool.fromHub(request("a"), call());
  const message = expect.stringMatching(new RegExp(`^Nothing of ${name} has arrived for 0 seconds\\. Check`));
  expect(await late).toEqual({ status: "failed", code: "offline", message, retryAfter: null });
  expect(await waiting).toEqual(result);
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("reading is ended at its limit, in words", async () => {
  const pool = makePool({ readWithin: 50 });
  const files = ["x.json", "y.json"].map((name) => new File([], name));
  const message = expect.stringMatching(/^It took over 0 seconds to read x\.json and 1 more, so it was ended\./);
  expect(await pool.fromFiles({ files, pattern: "endless" }, call())).toMatchObject({
    status: "failed",
    code: "file",
    message,
  });
  expect(FakeWorker.all[0]?.isTerminated).toBe(true);
});

test("progress of a call that has ended is nobody's", async () => {
  const pool = makePool({ readWithin: 400 });
  const onProgress = vi.fn();
  await pool.fromHub(request("late"), call({ onProgress }));
  const controller = new AbortController();
  const next = pool.fromHub(request("stalled"), call({ signal: controller.signal }));
  await pause(800);
  expect(onProgress).toHaveBeenCalledTimes(2);
  controller.abort();
  // Had it been taken for its own, it would have been ended with a failure.
  await expect(next).rejects.toMatchObject({ name: "AbortError" });
});

test("a worker that crashes is replaced; one that could not be loaded is told apart", async () => {
  const pool = makePool();
  const onProgress = vi.fn();
  const crashed = pool.fromHub(request("endless"), call({ onProgress }));
  await expect.poll(() => onProgress.mock.calls.length).toBe(2);
  FakeWorker.all[0]?.crash();
  const memory = expect.stringMatching(/^The worker that read endless crashed: it may have run out of memory\./);
  expect(await crashed).toMatchObject({ status: "failed", code: "file", message: memory });
  const unloaded = pool.fromHub(request("silent"), call());
  await expect.poll(() => FakeWorker.all[1]?.received).toEqual(["silent"]);
  FakeWorker.all[1]?.crash();
  const loading = expect.stringMatching(/could not be loaded\. Check the connection, then reload the page\.$/);
  expect(await unloaded).toMatchObject({ status: "failed", code: "offline", message: loading });
  expect(await pool.fromHub(request("a"), call())).toEqual(result);
});

test("a worker without work is ended, and comes back for the next import", async () => {
  const pool = makePool({ idle: 20 });
  await pool.fromHub(request("a"), call());
  await expect.poll(() => FakeWorker.all[0]?.isTerminated).toBe(true);
  expect(await pool.fromHub(request("b"), call())).toEqual(result);
  expect(FakeWorker.all).toHaveLength(2);
});
