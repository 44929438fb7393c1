import { fork } from "node:child_process";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../e2e/browser";
import type { Results, Task } from "./task";

/** Where tasks are carried out, each in a fresh process or page. */
export interface Runner {
  readonly name: string;
  /** Whether native code can be loaded. */
  readonly isNative: boolean;
  run<T extends Task>(task: T): Promise<Results[T["kind"]]>;
  close(): Promise<void>;
}

/**
 * Node, of this version.
 * @param folder the bundle and its `assets/`
 */
export function startNode(folder: URL): Runner {
  return {
    name: `Node ${process.versions.node}`,
    isNative: true,
    run: (task) =>
      new Promise((resolve, reject) => {
        const script = fileURLToPath(new URL("node/node.js", folder));
        const child = fork(script, [new URL("assets/", folder).href], {
          execArgv: ["--expose-gc"],
          serialization: "advanced",
        });
        child.once("message", (result) => resolve(result as Results[(typeof task)["kind"]]));
        child.once("exit", (code) => reject(new Error(`Node ended with ${code} in ${JSON.stringify(task)}.`)));
        child.send(task);
      }),
    close: async () => {},
  };
}

/** Chromium, as the tests of the page find it. */
export async function startChromium(folder: URL): Promise<Runner> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = new URL(path.startsWith("/assets/") ? `.${path}` : `page${path}`, folder);
    if (!file.href.startsWith(folder.href) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": "no-store",
      // An isolated page has a clock of 5 µs in place of 100.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = `http://localhost:${(server.address() as AddressInfo).port}/index.html`;
  const browser = await chromium.launch(findBrowser());
  return {
    name: `Chromium ${browser.version()}`,
    isNative: false,
    async run(task) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        const inspector = await context.newCDPSession(page);
        await page.exposeFunction("memoryInUse", async () => {
          await inspector.send("HeapProfiler.collectGarbage");
          const { usedSize, backingStorageSize } = await inspector.send("Runtime.getHeapUsage");
          return usedSize + backingStorageSize;
        });
        await page.goto(address);
        await page.waitForFunction(() => window.runTask !== undefined);
        return (await page.evaluate((given) => window.runTask(given), task as Task)) as Results[(typeof task)["kind"]];
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
