import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import type { WatchData } from "./watchWork";

const { counts, line, patience } = workerData as WatchData;
let done = 0;
let since = performance.now();

const timer = setInterval(() => {
  const now = Atomics.load(counts, 1);
  if (now !== done || Atomics.load(counts, 0) === now) {
    done = now;
    since = performance.now();
  } else if (performance.now() - since >= patience) {
    // Through process.stderr it would wait for the thread that has no time.
    writeSync(2, `${line}\n`);
    clearInterval(timer);
  }
}, patience / 20);
