import { inflate } from "../../../src/worker/assets/inflate";
import type { Environment, Results, Task } from "../task";
import { run } from "../tasks";

declare global {
  interface Window {
    /** Carries out a task; there once the page has loaded. */
    runTask(task: Task): Promise<Results[Task["kind"]]>;
    /** Collects garbage and tells the bytes in use, which only the one who drives the browser can do. */
    memoryInUse(): Promise<number>;
  }
}

const environment: Environment = {
  async asset(name) {
    const response = await fetch(`/assets/${name}`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
  async sha256(bytes) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  },
  inflate,
  processorTime: () => performance.now(),
  memory: () => window.memoryInUse(),
  async tiktoken() {
    const [{ init, Tiktoken }, { default: url }] = await Promise.all([
      import("tiktoken/lite/init"),
      import("tiktoken/lite/tiktoken_bg.wasm?url"),
    ]);
    const binary = await (await fetch(url)).arrayBuffer();
    await init((imports) => WebAssembly.instantiate(binary, imports));
    return Tiktoken;
  },
  native: null,
  async kitoken() {
    const { default: init, Kitoken } = await import("kitoken/web");
    await init();
    return Kitoken;
  },
};

window.runTask = (task) => run(task, environment);
