import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, visit } from "./support";

const words = [
  "the",
  "same",
  "words",
  "cost",
  "قيمة",
  "words,",
  "शब्द",
  "价钱",
  "Wörter",
  "function(x) { return x; }",
  "3.14",
];

test("2,000 files of 100 MB are counted whole, and the page holds none of them @resilience", async ({ page }) => {
  test.setTimeout(900_000);
  const folder = await mkdtemp(join(tmpdir(), "tessera-files-"));
  let bytes = 0;
  let seed = 1;
  for (let i = 0; i < 2000; i++) {
    const lines: string[] = [];
    for (let size = 0; size < 50_000; ) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      const line = Array.from({ length: 9 }, (_, k) => words[(seed >> (k % 16)) % words.length]).join(" ");
      size += Buffer.byteLength(line) + 1;
      lines.push(line);
    }
    const content = lines.join("\n");
    bytes += Buffer.byteLength(content);
    await mkdir(join(folder, `part${i % 40}`), { recursive: true });
    await writeFile(join(folder, `part${i % 40}`, `${i}.txt`), content);
  }
  await visit(page, "./#/files?v=1&t=o200k_base,utf8_bytes");
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  const heap = async () => {
    const { metrics } = await browser.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  };
  await page.locator('[data-input="counted folder"]').setInputFiles(folder);
  const counting = page.getByRole("region", { name: "Counting" });
  await expect(counting).toHaveAttribute("data-files", "2000");
  const begun = Date.now();
  let most = await heap();
  while ((await counting.getAttribute("data-state")) !== "counted") {
    most = Math.max(most, await heap());
    // Another look at it once something has changed.
    const left = await counting.getAttribute("data-left");
    await expect.poll(() => counting.getAttribute("data-left").then((now) => now !== left || now === "0")).toBe(true);
  }
  const seconds = (Date.now() - begun) / 1000;
  console.log(
    `2,000 files, ${bytes} bytes, two columns: ${seconds.toFixed(1)} s, heap of the page at most ${(most / 1e6).toFixed(0)} MB`,
  );
  const all = page.getByRole("treegrid").getByRole("row").nth(1).locator('[data-tokenizer="builtin:utf8_bytes"]');
  await expect(all).toHaveAttribute("data-tokens", String(bytes));
  // Half of what the files are would be more than counts.
  expect(most).toBeLessThan(bytes / 2);
  await rm(folder, { recursive: true });
});
