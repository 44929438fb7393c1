/** The thread that tries the cases of a kind, one after the other, as one of the page's workers would meet them. */
import { parentPort, workerData } from "node:worker_threads";
import { kinds } from "./kinds";
import { clock, type Failure, Slot, type TryRequest } from "./protocol";

const { kind: name, seed, from, to, progress } = workerData as TryRequest;
const kind = kinds.find((found) => found.name === name);
if (kind === undefined) throw new RangeError(`There is no kind “${name}”.`);
const state = new Int32Array(progress);

// What nobody waits for fails too: it is the fault of the case at hand.
process.on("unhandledRejection", fail);

function fail(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const number = Atomics.load(state, Slot.number);
  parentPort?.postMessage({ number, what: "uncaught", message: message.slice(0, 1500) } satisfies Failure);
}

for (let number = from; number < to; number++) {
  const began = clock();
  Atomics.store(state, Slot.began, began);
  Atomics.store(state, Slot.number, number);
  try {
    const { outcome } = await kind.attempt(seed, number);
    Atomics.add(state, Slot[outcome], 1);
  } catch (error) {
    fail(error);
  }
  const took = clock() - began;
  Atomics.add(state, Slot.tried, 1);
  if (took <= Atomics.load(state, Slot.longest)) continue;
  Atomics.store(state, Slot.longest, took);
  Atomics.store(state, Slot.longestNumber, number);
}
