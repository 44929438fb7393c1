import { expect, test, vi } from "vitest";
import type { LoadProgress } from "../../worker/pool/protocol";
import { type LoadCall, SharedLoads } from "./sharedLoads";

const progress: LoadProgress = { phase: "fetch", loaded: 1, total: 2 };

/** A load that ends when the test says so. */
function slowLoad() {
  const calls: LoadCall[] = [];
  let finish: (result: string) => void = () => {};
  const start = (call: LoadCall) =>
    new Promise<string>((resolve, reject) => {
      calls.push(call);
      finish = resolve;
      call.signal.addEventListener("abort", () => reject(call.signal.reason));
    });
  return { start, calls, resolve: (result: string) => finish(result) };
}

function caller() {
  const controller = new AbortController();
  return { controller, signal: controller.signal, onProgress: vi.fn() };
}

test("those who ask for the same share one load, and all are told how far it is", async () => {
  const loads = new SharedLoads<string, string>();
  const { start, calls, resolve } = slowLoad();
  const [first, second] = [caller(), caller()];
  const results = [loads.join("a", first, start)];
  await Promise.resolve();
  calls[0]?.onProgress(progress);
  results.push(loads.join("a", second, start));
  resolve("done");
  expect(await Promise.all(results)).toEqual(["done", "done"]);
  expect(calls).toHaveLength(1);
  expect([first.onProgress.mock.calls, second.onProgress.mock.calls]).toEqual([[[progress]], [[progress]]]);
});

test("one who leaves does not end it for the others; the last one does", async () => {
  const loads = new SharedLoads<string, string>();
  const { start, calls } = slowLoad();
  const [first, second] = [caller(), caller()];
  const results = [loads.join("a", first, start), loads.join("a", second, start)];
  await Promise.resolve();
  first.controller.abort(new Error("first"));
  await expect(results[0]).rejects.toThrow("first");
  expect(calls[0]?.signal.aborted).toBe(false);
  calls[0]?.onProgress(progress);
  expect([first.onProgress, second.onProgress].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  second.controller.abort(new Error("second"));
  await expect(results[1]).rejects.toThrow("second");
  expect(calls[0]?.signal.aborted).toBe(true);
});

test("what has ended, well or not, is begun anew by the next", async () => {
  const loads = new SharedLoads<string, number>();
  const answers = [() => Promise.reject(new Error("No.")), () => Promise.resolve(2), () => Promise.resolve(3)];
  const start = () => (answers.shift() ?? (() => Promise.resolve(0)))();
  await expect(loads.join("a", caller(), start)).rejects.toThrow("No.");
  expect(await loads.join("a", caller(), start)).toBe(2);
  expect(await loads.join("a", caller(), start)).toBe(3);
});

test("one that was left by all is not joined by the next", async () => {
  const loads = new SharedLoads<string, string>();
  const { start, calls } = slowLoad();
  const [early, late] = [caller(), caller()];
  const results = [loads.join("a", early, start)];
  early.controller.abort(new Error("early"));
  results.push(loads.join("a", late, start));
  await Promise.resolve();
  late.controller.abort(new Error("late"));
  expect(await loads.join("a", caller(), async () => "new")).toBe("new");
  await expect(results[0]).rejects.toThrow("early");
  await expect(results[1]).rejects.toThrow("late");
  expect(calls.map(({ signal }) => signal.aborted)).toEqual([true]);
});

test("one that is aborted before it asks begins nothing", async () => {
  const start = vi.fn();
  const gone = caller();
  gone.controller.abort();
  await expect(new SharedLoads<string, string>().join("a", gone, start)).rejects.toThrow();
  expect(start).not.toHaveBeenCalled();
});
