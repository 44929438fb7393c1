import { expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { VocabularyPairPool } from "./pool";
import type { PairProgress, PairRequest, PairWorkerApi } from "./protocol";

const request: PairRequest = { sources: [], baseUrl: "http://localhost/", reload: false };
const never = new Promise<never>(() => {});
const { signal } = new AbortController();
const quiet = () => {};

function poolOf(
  api: Partial<Record<keyof PairWorkerApi, (...given: never[]) => unknown>>,
  limit?: number,
  patience?: number,
) {
  const workers: ChannelWorker[] = [];
  const spawn = () => {
    const worker = new ChannelWorker(api);
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { pool: new VocabularyPairPool(spawn, limit, patience), workers };
}

test("an answer comes with how far it was, and all questions go to one worker", async () => {
  const { pool, workers } = poolOf({
    compare: async (_: PairRequest, tell: (progress: PairProgress) => Promise<void>) => {
      await tell({ kind: "work", done: 1, all: 2 });
      return { common: 3 };
    },
    only: () => ({ a: 1 }),
  });
  const told: PairProgress[] = [];
  expect(await pool.compare(request, signal, (progress) => told.push(progress))).toEqual({ common: 3 });
  expect(told).toEqual([{ kind: "work", done: 1, all: 2 }]);
  expect(await pool.only(request, signal, quiet)).toEqual({ a: 1 });
  expect(workers).toHaveLength(1);
});

test("what hangs, crashes or is dropped ends its worker, and the next question has another", async () => {
  const silent = poolOf({ compare: () => never, only: () => "there" }, 20);
  await expect(silent.pool.compare(request, signal, quiet)).rejects.toThrow(/no sign of life for 0.02 seconds/);
  expect(await silent.pool.only(request, signal, quiet)).toBe("there");
  expect(silent.workers).toHaveLength(2);

  const crashing = poolOf({
    compare: () => {
      crashing.workers[0]?.crash();
      return never;
    },
  });
  await expect(crashing.pool.compare(request, signal, quiet)).rejects.toThrow(/the worker that does it crashed/);

  const dropped = poolOf({ compare: () => never, only: () => "there" });
  const controller = new AbortController();
  const asked = dropped.pool.compare(request, controller.signal, quiet);
  controller.abort(new Error("Nobody asks any more."));
  await expect(asked).rejects.toThrow("Nobody asks any more.");
  expect(await dropped.pool.only(request, signal, quiet)).toBe("there");
});

test("a count goes on step by step: others are answered in between, and one that is dropped leaves its worker with what was counted", async () => {
  let done = 0;
  const { pool, workers } = poolOf({
    use: () => {
      done++;
      return { done, all: 5, report: done === 5 ? { languages: 5 } : null };
    },
    countedSoFar: () => ({ languages: done }),
    only: () => `after ${done}`,
  });
  const told: PairProgress[] = [];
  const controller = new AbortController();
  const between: Promise<unknown>[] = [];
  const asked = pool.use(request, { kind: "all" }, controller.signal, (progress) => {
    told.push(progress);
    if (progress.kind === "work" && progress.done === 1) between.push(pool.only(request, signal, quiet));
    if (progress.kind === "work" && progress.done === 3) controller.abort(new Error("That is enough."));
  });
  await expect(asked).rejects.toThrow("That is enough.");
  expect(told.at(-1)).toEqual({ kind: "work", done: 3, all: 5 });
  // It came before the count's end.
  expect(await between[0]).toMatch(/^after [12]$/);
  const counted = (await pool.countedSoFar(request, { kind: "all" }, signal, quiet)) as unknown as {
    languages: number;
  };
  expect(counted.languages).toBeLessThan(5);
  expect(await pool.use(request, { kind: "all" }, signal, quiet)).toEqual({ languages: 5 });
  expect(workers).toHaveLength(1);
});

test("a step that does not come to its end once it is dropped ends its worker", async () => {
  const { pool, workers } = poolOf({ use: () => never, only: () => "there" }, undefined, 20);
  const controller = new AbortController();
  const asked = pool.use(request, { kind: "all" }, controller.signal, quiet);
  controller.abort(new Error("Nobody asks any more."));
  await expect(asked).rejects.toThrow("Nobody asks any more.");
  expect(await pool.only(request, signal, quiet)).toBe("there");
  expect(workers).toHaveLength(2);
});
