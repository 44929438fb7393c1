import { afterEach, expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { PoolError } from "../pool/workerErrors";
import { type ReferenceCheckRequest, ReferencePool, type ReferencePoolOptions } from "./pool";
import type { ReferenceRequest, ReferenceResult, ReferenceWorkerApi } from "./protocol";

type Behaviour = (request: ReferenceRequest) => Promise<ReferenceResult>;

/** A worker without a thread: with a behaviour that the test chooses. */
class FakeWorker extends ChannelWorker {
  static readonly all: FakeWorker[] = [];
  readonly received: string[] = [];

  constructor(behaviour: Behaviour) {
    const api: ReferenceWorkerApi = {
      check: (request) => {
        this.received.push(request.text);
        return behaviour(request);
      },
    };
    super(api);
    FakeWorker.all.push(this);
  }
}

afterEach(() => {
  for (const worker of FakeWorker.all.splice(0)) worker.terminate();
});

const result: ReferenceResult = { reference: "another 1.0", tokens: 1, firstDifference: null };
/** Answers, but for texts that say otherwise. */
const behaviour: Behaviour = async ({ text }) => {
  if (text === "hang") await new Promise(() => {});
  if (text === "fail") throw new Error("no such luck");
  return result;
};

function makePool(options: Partial<ReferencePoolOptions> = {}): ReferencePool {
  return new ReferencePool({
    spawn: () => new FakeWorker(behaviour) as unknown as Worker,
    baseUrl: "https://tessera.example/",
    ...options,
  });
}

function request(text: string, signal = new AbortController().signal): ReferenceCheckRequest {
  const options = { specials: "text", inserted: false } as const;
  return { tokenizer: "words", pack: null, name: "another 1.0", text, options, ids: Uint32Array.of(1), signal };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("one worker answers all, one after another", async () => {
  const pool = makePool();
  const answers = ["a", "b", "c"].map((text) => pool.check(request(text)));
  expect(await Promise.all(answers)).toEqual([result, result, result]);
  expect(FakeWorker.all.map(({ received }) => received)).toEqual([["a", "b", "c"]]);
});

test("what the reference says of a text is passed on, and the worker stays", async () => {
  const pool = makePool();
  await expect(pool.check(request("fail"))).rejects.toThrow("no such luck");
  expect(await pool.check(request("a"))).toEqual(result);
  expect(FakeWorker.all).toHaveLength(1);
});

test("cancelling ends the worker, and what waits goes on with another", async () => {
  const pool = makePool();
  const controller = new AbortController();
  const cancelled = pool.check(request("hang", controller.signal));
  const waiting = pool.check(request("a"));
  await expect.poll(() => FakeWorker.all[0]?.received).toEqual(["hang"]);
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  expect(await waiting).toEqual(result);
  expect(FakeWorker.all.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
});

test("cancelling what waits leaves what runs alone", async () => {
  const pool = makePool();
  const controller = new AbortController();
  const running = pool.check(request("a"));
  const cancelled = pool.check(request("b", controller.signal));
  controller.abort();
  await expect(cancelled).rejects.toMatchObject({ name: "AbortError" });
  expect(await running).toEqual(result);
  await pause(10);
  expect(FakeWorker.all.map(({ received }) => received)).toEqual([["a"]]);
  // Too late to change anything.
  controller.abort();
  expect(FakeWorker.all[0]?.isTerminated).toBe(false);
});

test("cancelling what has been answered does nothing to the next check", async () => {
  const pool = makePool();
  const controller = new AbortController();
  await pool.check(request("a", controller.signal));
  const next = pool.check(request("b"));
  controller.abort();
  expect(await next).toEqual(result);
  expect(FakeWorker.all).toHaveLength(1);
});

test("a check is ended at its limit, in words", async () => {
  const pool = makePool({ limit: 50 });
  const late = pool.check(request("hang"));
  const waiting = pool.check(request("a"));
  await expect(late).rejects.toThrow(PoolError);
  await expect(late).rejects.toThrow(/^another 1\.0 gave no answer for 0 seconds/);
  expect(await waiting).toEqual(result);
});

test("a worker that crashes is replaced", async () => {
  const pool = makePool();
  const crashed = pool.check(request("hang"));
  await expect.poll(() => FakeWorker.all[0]?.received).toEqual(["hang"]);
  FakeWorker.all[0]?.crash();
  await expect(crashed).rejects.toThrow(PoolError);
  expect(await pool.check(request("a"))).toEqual(result);
});

test("a worker without work is ended, and comes back for the next check", async () => {
  const pool = makePool({ idle: 20 });
  await pool.check(request("a"));
  await expect.poll(() => FakeWorker.all[0]?.isTerminated).toBe(true);
  expect(await pool.check(request("b"))).toEqual(result);
  expect(FakeWorker.all).toHaveLength(2);
});
