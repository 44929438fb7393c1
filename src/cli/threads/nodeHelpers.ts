import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { HelperSource } from "./helperSource";

/** Threads beyond which their tokenizers' memory is worth more than the time. */
const mostThreads = 16;

/** Helpers that are threads of this process, one for each core that is left. */
export function nodeHelpers(): HelperSource {
  return {
    most: Math.min(availableParallelism(), mostThreads) - 1,
    start() {
      // Beside whichever of the program's parts this is in: vite.cli.config.ts.
      const worker = new Worker(new URL("worker.js", import.meta.url));
      return {
        post: (message, transfer = []) => worker.postMessage(message, transfer),
        listen(onAnswer, onEnd) {
          worker.on("message", onAnswer);
          worker.on("error", onEnd);
          worker.on("exit", () => onEnd(new Error("A thread has ended before its work was done.")));
        },
        end: () => void worker.terminate(),
      };
    },
  };
}
