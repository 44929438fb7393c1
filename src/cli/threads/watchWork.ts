import { Worker } from "node:worker_threads";
import type { Watch } from "../environment";

/** What a watching thread begins with. */
export interface WatchData {
  /** Pieces of work that were begun, and those that are done. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  /** What it says, once. */
  readonly line: string;
  /** Milliseconds in which nothing was done, though something was begun. */
  readonly patience: number;
}

/** Milliseconds that a piece of work may take. */
const patience = 20_000;

/** Watches work from a thread of its own: a pattern that goes to and fro without end lets no timer of its thread run. */
export function watchWork(line: (seconds: number) => string): Watch {
  const counts = new Int32Array(new SharedArrayBuffer(8));
  const workerData: WatchData = { counts, line: line(patience / 1000), patience };
  // Beside whichever of the program's parts this is in: vite.cli.config.ts.
  const worker = new Worker(new URL("watch.js", import.meta.url), { workerData });
  // What is watched may end without it.
  worker.unref();
  return {
    begun: () => void Atomics.add(counts, 0, 1),
    done: () => void Atomics.add(counts, 1, 1),
    end: () => void worker.terminate(),
  };
}
