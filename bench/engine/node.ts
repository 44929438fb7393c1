import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { nodePlatform } from "../../src/cli/prepared";
import type { Environment, NativeTokenizer, Task } from "./task";
import { run } from "./tasks";

/** A process for one task: `main.ts` forks it with the folder of prepared files, and sends it the task. */
const folder = process.argv[2];

interface NativeLoader {
  fromString(file: string): NativeTokenizer;
}

const environment: Environment = {
  asset: async (name) => new Uint8Array(await readFile(new URL(name, folder))),
  ...nodePlatform,
  processorTime() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  async memory() {
    // Buffers of what a collection finds go only once the event loop has turned.
    for (let i = 0; i < 3; i++) {
      globalThis.gc?.();
      await setImmediate();
    }
    const { heapUsed, external } = process.memoryUsage();
    // Array buffers are part of what Node calls external.
    return heapUsed + external;
  },
  tiktoken: async () => (await import("tiktoken/lite")).Tiktoken,
  native: async () => (await import("tokenizers")).Tokenizer as unknown as NativeLoader,
  kitoken: async () => createRequire(import.meta.url)("kitoken/node").Kitoken,
};

process.once("message", async (task: Task) => {
  const result = await run(task, environment);
  process.send?.(result, () => process.disconnect());
});
