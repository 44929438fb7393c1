import { readFile } from "node:fs/promises";
import { expect, test, visit } from "./support";

/** Looks through the rest of the line at each of its words: it is counted for seconds. */
const slow = String.raw`[^\n]*#|\S+|\s+`;

/** As many bytes that two trainings are one after the other, and several workers count. */
const bytes = 21_000_000;

test("counting is stopped in its middle, while several workers are at it; what another run has learned stays, and training goes on from there", {
  tag: "@resilience",
}, async ({ browser, page }) => {
  test.setTimeout(180_000);
  const link = `size=300&second=yes&pattern2=${encodeURIComponent(slow)}`;
  await visit(page, `./#/train?v=1&${link}`);
  const main = page.getByRole("main");
  await page.getByRole("radio", { name: "Files" }).check();
  const line = `${"all human beings are born free and equal ".repeat(12)}\n`;
  await page.locator('[data-input="train files"]').setInputFiles({
    name: "lines.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(line.repeat(Math.ceil(bytes / line.length))),
  });
  await main.getByRole("button", { name: "Train", exact: true }).click();
  // The first run has ended then. The other one tells how long it goes on, and rests where somebody wants that.
  await expect(main).toContainText(/a pattern of your own: Counting words · .* left/, { timeout: 60_000 });
  const devTools = await browser.newBrowserCDPSession();
  const helpers = async () => {
    const { targetInfos } = await devTools.send("Target.getTargets", { filter: [{}] });
    return targetInfos.filter(({ title }) => title === "train: counts").length;
  };
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  await expect.poll(helpers).toBe(Math.min(4, cores) - 1);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(main).toContainText(/Paused at 0 of 300 entries/);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(main).toContainText("Counting words");
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await expect(main).toContainText("Stopped before anything was learned");
  await expect.poll(helpers).toBe(0);
  const trained = page.getByRole("region", { name: "What was trained" });
  await expect(trained).toContainText(/entries learned from 21(\.0)? MB/);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).first().click();
  await page.getByRole("menuitem", { name: /^tokenizer\.json/ }).click();
  const { model } = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(Object.keys(model.vocab).length).toBeGreaterThan(256);

  await page.getByRole("combobox", { name: "Beside it" }).selectOption("Nothing");
  await page.getByRole("button", { name: "Train again" }).click();
  await expect(main).toContainText(/entries learned from 21(\.0)? MB/, { timeout: 60_000 });
});

test("what is to be known of a text is said while it is counted, and stays where nothing was learned", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  // In vain at each place of a line.
  await visit(page, `./#/train?v=1&pattern=${encodeURIComponent(String.raw`[^\n]*#`)}`);
  const main = page.getByRole("main");
  await page.getByRole("radio", { name: "Files" }).check();
  await page.locator('[data-input="train files"]').setInputFiles({
    name: "lines.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(`${"all human beings are born free and equal ".repeat(20)}\n`.repeat(8000)),
  });
  await main.getByRole("button", { name: "Train", exact: true }).click();
  await expect(main).toContainText("Counting words");
  await expect(main).toContainText("The pattern cuts nothing at the beginning of the text");
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await expect(main).toContainText("Stopped before anything was learned");
  await expect(main).toContainText("The pattern cuts nothing at the beginning of the text");
});
