import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { expect, linkTo, reload, test, visit } from "./support";

const mine = "A text that must not be lost.";

const table = (page: Page) => page.getByRole("treegrid", { name: "Files" });
const row = (page: Page, path: string) => table(page).locator(`[data-path="${path}"]`);
const counting = (page: Page) => page.getByRole("region", { name: "Counting" });

/** Tokens that a row shows, by tokenizer. */
async function tokensOf(page: Page, path: string): Promise<Record<string, number>> {
  const cells = await row(page, path)
    .locator("[data-tokens]")
    .evaluateAll((found) => found.map(({ dataset }) => [dataset.tokenizer, Number(dataset.tokens)] as const));
  return Object.fromEntries(cells.map(([name = "", tokens]) => [name.replace("builtin:", ""), tokens]));
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

test("several files are counted, each as Compare counts it, and one’s own text is a step away all the while", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text: mine }));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  const named = {
    "10.txt": "The same words cost different amounts. 同样的话",
    "2.txt": "One two three",
    "wide.txt": utf16("Grüße, 世界 👍🏽"),
    "latin.txt": Buffer.from("na\xefve caf\xe9", "latin1"),
    "picture.png": Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
    "packed.gz": gzipSync("packed"),
    '=1+1,"q".csv': "a,b",
  };
  await (await chooser).setFiles(
    Object.entries(named).map(([name, content]) => ({ name, mimeType: "", buffer: Buffer.from(content) })),
  );
  await expect(counting(page)).toHaveAttribute("data-state", "counted");
  await expect(counting(page)).toContainText("5 files");
  const left = page.getByRole("region", { name: "Left out" });
  await left.getByText("2 files left out: no text").click();
  await expect(left).toContainText("picture.png an image (PNG)");
  await expect(row(page, "latin.txt")).toContainText("not UTF-8: 2 places read as U+FFFD");
  await expect(row(page, "wide.txt")).toContainText("UTF-16");
  expect(await seriousInBothThemes(page)).toEqual([]);

  // What comes later is counted for all of them; nothing else is.
  await page.keyboard.press("a");
  await page.getByRole("combobox").fill("cl100k");
  await page.keyboard.press("Enter");
  await expect(row(page, "2.txt").locator("[data-tokens]")).toHaveCount(3);
  await expect(counting(page)).toHaveAttribute("data-state", "counted");
  const counts = { ten: await tokensOf(page, "10.txt"), wide: await tokensOf(page, "wide.txt") };
  const latin = await tokensOf(page, "latin.txt");
  const root = table(page).getByRole("row").nth(1);
  const parts = [
    counts.ten,
    counts.wide,
    latin,
    await tokensOf(page, "2.txt"),
    await tokensOf(page, '=1+1,\\"q\\".csv'),
  ];
  for (const id of ["o200k_base", "words", "cl100k_base"]) {
    const sum = parts.reduce((before, part) => before + (part[id] ?? Number.NaN), 0);
    await expect(root.locator(`[data-tokenizer="builtin:${id}"]`)).toHaveAttribute("data-tokens", String(sum));
  }

  // The table's one tab stop, and its keys.
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await root.focus();
  await page.keyboard.press("End");
  await expect(row(page, "wide.txt")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(root).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(root).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await row(page, "wide.txt").focus();
  await page.keyboard.press("Enter");
  await compare.expectEditor("Grüße, 世界 👍🏽");
  await compare.expectCounts("Grüße, 世界 👍🏽", counts.wide);
  await compare.notice.getByRole("button", { name: "Back to the files" }).click();
  await row(page, "10.txt").click();
  await compare.expectCounts(named["10.txt"], counts.ten);
  await page.getByRole("link", { name: "Files" }).click();
  await row(page, "latin.txt").click();
  await compare.expectCounts("na\ufffdve caf\ufffd", latin);

  // The figures as a file, and what a link of the page says.
  await page.getByRole("link", { name: "Files" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Copy or save the tokens of files" }).click();
  await page.getByRole("menuitem", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.split("\r\n")[0]).toBe("path,kind,bytes,o200k_base,Words,cl100k_base,note");
  expect(csv).toContain(`"'=1+1,""q"".csv",file,3,`);
  await expect(page).toHaveURL(/#\/files\?v=1&h=[\w-]+&t=o200k_base,words,cl100k_base&sort=name$/);
  await reload(page);
  await expect(page.getByRole("region", { name: "No files yet" })).toContainText("no files");
  await expect(page.getByRole("button", { name: "Remove cl100k_base" })).toBeVisible();
});

test("much is said before it is read, and what is stopped goes on", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await visit(page, "./#/files?v=1&t=utf8_bytes,words&show=density");
  const several = Array.from({ length: 10_001 }, (_, i) => `many/${i % 100}/${i}.txt`);
  /** Chooses a folder whose files the page makes: a browser's own would take as long as the test. */
  const choose = (paths: readonly string[]) =>
    page.evaluate((names) => {
      const input = document.querySelector<HTMLInputElement>('[data-input="counted folder"]');
      const data = new DataTransfer();
      for (const name of names) {
        const file = new File([name], name.split("/").at(-1) ?? "");
        data.items.add(file);
      }
      if (input === null) throw new Error("There is no field for folders.");
      // Only a browser says in which folder a file is.
      Object.defineProperty(input, "files", {
        value: [...data.files].map((file, i) => Object.defineProperty(file, "webkitRelativePath", { value: names[i] })),
        configurable: true,
      });
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, paths);
  await expect(page.getByRole("region", { name: "No files yet" })).toBeVisible();
  await choose(several);
  await expect(counting(page)).toHaveAttribute("data-state", "stopped");
  await expect(counting(page)).toContainText("Nothing has been read yet");
  await page.getByRole("button", { name: "Count 10,001 files" }).click();
  await expect(page.getByRole("progressbar", { name: "Counting files" })).toBeVisible();
  // Before anything is counted there would be nothing to go on with.
  await expect(counting(page)).not.toHaveAttribute("data-left", "10001");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(counting(page)).toHaveAttribute("data-state", "stopped");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(counting(page)).toHaveAttribute("data-state", "counting");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(counting(page)).toHaveAttribute("data-state", "stopped");
  const left = Number(await counting(page).getAttribute("data-left"));
  // Other files take their place, and give it back with what has been counted.
  await choose(["few/a.txt", "few/b.txt"]);
  await expect(counting(page)).toHaveAttribute("data-state", "counted");
  const few = table(page).getByRole("row").nth(1);
  // Bytes of both names: each token is one.
  await expect(few.locator("[data-tokenizer='builtin:utf8_bytes']")).toHaveAttribute("data-tokens", "18");
  await expect(few).toContainText("1.00");
  await compare.notice.getByRole("button", { name: "Bring them back" }).click();
  await expect(counting(page)).toHaveAttribute("data-files", "10001");
  await expect(counting(page)).toHaveAttribute("data-state", "stopped");
  await expect(counting(page)).toHaveAttribute("data-left", String(left));
});
