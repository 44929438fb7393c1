import { afterEach, expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { until } from "../../../test/support/until.ts";
import { defaultRecipe } from "../../training/recipe";
import { RecutPool, startTraining } from "./pool";
import type { TrainEnd, TrainMessage, TrainRequest, TrainWorkerApi } from "./protocol";

const workers: ChannelWorker[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

const request: TrainRequest = {
  recipe: defaultRecipe,
  text: { kind: "text", text: "a b", holdOut: false },
  baseUrl: "https://example.org/",
  reload: false,
};

/** A training in a worker without a thread. */
function begin(api: Partial<TrainWorkerApi>, second = 1000) {
  const [heard, ended]: [TrainMessage[], TrainEnd[]] = [[], []];
  const spawn = () => {
    const worker = new ChannelWorker({ pause() {}, resume() {}, stop() {}, ...api });
    workers.push(worker);
    return worker as unknown as Worker;
  };
  const listener = { onMessage: (one: TrainMessage) => heard.push(one), onEnd: (end: TrainEnd) => ended.push(end) };
  return { running: startTraining(request, listener, { spawn, second }), heard, ended, worker: workers.at(-1) };
}

const counting: TrainMessage = { kind: "progress", progress: { doing: "count", done: 0.1, left: null, size: 0 } };

test("what a worker tells is heard before its end, and it ends with the training", async () => {
  const { heard, ended, worker } = begin({
    async train(_, tell) {
      await tell(counting);
      return { state: "done", problem: null };
    },
  });
  await until(() => expect(ended).toEqual([{ state: "done", problem: null }]));
  expect(heard).toEqual([counting]);
  expect(worker?.isTerminated).toBe(true);
});

test("one that falls silent while it counts is ended, and its pattern named; one that rests may be silent", async () => {
  const api: Partial<TrainWorkerApi> = {
    train(_, tell) {
      void tell(counting);
      return new Promise(() => {});
    },
  };
  const silent = begin(api, 2);
  await until(() =>
    expect(silent.ended[0]?.problem).toMatch(/no sign of life for 20 seconds.*pattern may go to and fro/),
  );
  expect(silent.worker?.isTerminated).toBe(true);
  const resting = begin(api, 2);
  resting.running.pause();
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(resting.ended).toEqual([]);
  resting.running.abort();
  expect(resting.worker?.isTerminated).toBe(true);
});

test("one that falls silent before it learns, and is to stop, is ended soon: nothing is lost with it", async () => {
  const heard: string[] = [];
  const deaf = (doing: string) =>
    begin(
      {
        train(_, tell) {
          void tell({ kind: "progress", progress: { doing, done: 0, left: null, size: 0 } });
          return new Promise(() => {});
        },
        stop: () => void heard.push(doing),
      },
      20,
    );
  const before = [deaf("count"), deaf("lay out words")];
  const learning = deaf("merge");
  await until(() => expect([...before, learning].map((each) => each.heard.length)).toEqual([1, 1, 1]));
  for (const { running } of [...before, learning]) running.stop();
  for (const { ended, worker } of before) {
    await until(() => expect(ended).toEqual([{ state: "stopped", problem: null }]));
    expect(worker?.isTerminated).toBe(true);
  }
  await until(() => expect(heard).toContain("merge"));
  expect(learning.ended).toEqual([]);
  learning.running.abort();
});

test("a crash is said, and what comes after an abort is about nothing", async () => {
  const crashing = begin({ train: () => new Promise(() => {}) });
  crashing.worker?.crash();
  expect(crashing.ended[0]?.problem).toMatch("crashed");
  const aborted = begin({ train: () => new Promise(() => {}) });
  aborted.running.abort();
  aborted.worker?.crash();
  expect(aborted.ended).toEqual([]);
});

test("one that is over takes no notice of who rests, goes on or ends: another run may be meant too", async () => {
  const { running, ended, heard } = begin({ train: async () => ({ state: "done", problem: null }) });
  await until(() => expect(ended).toHaveLength(1));
  for (const how of ["pause", "resume", "stop", "abort"] as const) expect(() => running[how]()).not.toThrow();
  expect([heard, ended.length]).toEqual([[], 1]);
});

test("a vocabulary is sent once for many cuts, and again once two others came between", async () => {
  const asked: [string, boolean][] = [];
  const pool = new RecutPool(() => {
    const worker = new ChannelWorker({
      recut: ({ key, learned }: Parameters<TrainWorkerApi["recut"]>[0]) => {
        asked.push([key, learned !== null]);
        return { ids: [] };
      },
    });
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const learned = {
    json: new Blob([]),
    recipe: defaultRecipe,
    merges: { base: 0, crossedAt: null, left: new Uint32Array(), right: new Uint32Array(), id: new Uint32Array() },
  };
  for (const key of ["a", "a", "b", "a", "c", "a"]) {
    await pool.recut(key, learned, { size: 1, text: "" }, new AbortController().signal);
  }
  expect(asked).toEqual([
    ["a", true],
    ["a", false],
    ["b", true],
    ["a", false],
    ["c", true],
    ["a", true],
  ]);
});
