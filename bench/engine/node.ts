import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { Environment, Task } from "./task";
import { run } from "./tasks";

/** A process for one task: `main.ts` forks it with the folder of prepared files, and sends it the task. */
const folder = process.argv[2];
const inflate = promisify(inflateRaw);

const environment: Environment = {
  asset: async (name) => new Uint8Array(await readFile(new URL(name, folder))),
  inflate,
  sha256: async (bytes) => createHash("sha256").update(bytes).digest(),
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
  kitoken: async () => createRequire(import.meta.url)("kitoken/node").Kitoken,
};

process.once("message", async (task: Task) => {
  const result = await run(task, environment);
  process.send?.(result, () => process.disconnect());
});
