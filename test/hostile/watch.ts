/**
 * The process that watches over the cases of a kind: it ends the thread that tries them where one takes too long or too much
 * memory, as the page ends a worker, and goes on behind it. Its arguments: the kind, the seed, the first case, and the end.
 */
import { Worker } from "node:worker_threads";
import { clock, type Failure, type KindReport, Slot, type TryRequest } from "./protocol";

/** Milliseconds of the processor that a case may take: those after which the page ends a worker. A busy machine has no part in them. */
const longest = 20_000;
/** Milliseconds by the clock, for what waits and never ends. */
const longestWait = 120_000;
/** Bytes that the process may have. */
const most = 1024 ** 3;
const threadFile = new URL("thread.js", import.meta.url);

/** Milliseconds between two looks. */
const pace = 25;

const [kind = "", seedText = "", fromText = "", toText = ""] = process.argv.slice(2);
const seed = Number(seedText);
const to = Number(toText);
const progress = new SharedArrayBuffer(4 * Slot.count);
const state = new Int32Array(progress);
const failures: Failure[] = [];
let peak = 0;

/** Tries the cases from one on; gives the one to go on with. */
function run(from: number): Promise<number> {
  Atomics.store(state, Slot.number, from);
  Atomics.store(state, Slot.began, clock());
  const request: TryRequest = { kind, seed, from, to, progress };
  const worker = new Worker(threadFile, { workerData: request, resourceLimits: { maxOldGenerationSizeMb: 900 } });
  let next = to;
  return new Promise((resolve) => {
    const stop = (what: Failure["what"], message: string) => {
      const number = Atomics.load(state, Slot.number);
      failures.push({ number, what, message });
      Atomics.add(state, Slot.tried, 1);
      next = number + 1;
      clearInterval(timer);
      void worker.terminate();
    };
    let seen = { number: -1, cpu: process.cpuUsage() };
    const timer = setInterval(() => {
      const used = process.memoryUsage.rss();
      peak = Math.max(peak, used);
      const number = Atomics.load(state, Slot.number);
      if (number !== seen.number) seen = { number, cpu: process.cpuUsage() };
      const { user, system } = process.cpuUsage(seen.cpu);
      const waited = clock() - Atomics.load(state, Slot.began);
      if ((user + system) / 1000 > longest) stop("hang", `It took over ${longest / 1000} seconds.`);
      else if (waited > longestWait) stop("hang", `It came to no end in ${longestWait / 1000} seconds.`);
      else if (used > most) stop("memory", `The process had ${Math.round(used / 1e6)} MB.`);
    }, pace);
    worker.on("message", (failure: Failure) => failures.push(failure));
    worker.on("error", (error) => stop("memory", error.stack ?? error.message));
    worker.on("exit", () => {
      clearInterval(timer);
      resolve(next);
    });
  });
}

for (let next = Number(fromText); next < to; ) next = await run(next);
const of = (slot: number) => Atomics.load(state, slot);
process.send?.({
  tried: of(Slot.tried),
  refused: of(Slot.refused),
  loaded: of(Slot.loaded),
  failures,
  longest: of(Slot.longest),
  longestNumber: of(Slot.longestNumber),
  peak,
} satisfies KindReport);
process.disconnect?.();
