import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, reload, test, visit } from "./support";

const size = (page: Page) => page.getByRole("spinbutton", { name: "Entries", exact: true });

/** Trains what the page shows. @returns the file that comes out */
async function trainedFile(page: Page): Promise<string> {
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  await expect(page.getByRole("region", { name: "What was trained" })).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /^tokenizer\.json/ }).click();
  return readFile(await (await download).path(), "utf8");
}

test("a link repeats a training of the bundled corpus bit for bit, in another browser; what was typed is there after a reload and Back", {
  tag: "@resilience",
}, async ({ browser, page }) => {
  test.setTimeout(120_000);
  await visit(page, "./#/train?v=1&size=700&l=eng~tur~hin&temperature=3");
  const file = await trainedFile(page);
  expect(Object.keys(JSON.parse(file).model.vocab)).toHaveLength(700);
  // The link says what of.
  await expect(page).toHaveURL(/[?&]sha=[0-9a-f]{64}/);
  const link = page.url();
  // One that is sent is trained by whoever opens it.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  // What checks a link is of all the rest.
  const said = (address: string) =>
    address
      .replace(/&h=[^&]*/, "")
      .split("&")
      .sort();
  await expect
    .poll(async () => said(await page.evaluate(() => navigator.clipboard.readText())))
    .toEqual(said(`${link}&begin=yes`));

  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await visit(other, link);
  expect(await trainedFile(other)).toBe(file);
  await expect(other.getByText("made of another text")).toHaveCount(0);
  // Of another text that is said.
  await visit(other, link.replace("eng~tur~hin", "eng~tur").replace(/&h=[^&]*/, ""));
  await reload(other);
  await trainedFile(other);
  await expect(other.getByText("The link was made of another text")).toBeVisible();
  await elsewhere.close();

  await size(page).fill("1234");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Files" }).click();
  await page.goBack();
  await expect(size(page)).toHaveValue(/1,?234/);
  await reload(page);
  await expect(size(page)).toHaveValue(/1,?234/);
});

test("a folder is chosen, or dropped: what is in it is trained on, but for what is hidden, and what is no text is told", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), "tessera-train-"));
  const words = "low lower newest widest\n".repeat(40);
  const files = { "a.txt": words, "sub/deeper/b.txt": words, ".git/c.txt": words, "d.bin": "\0\x01\x02".repeat(99) };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await visit(page, "./#/train?v=1&size=260");
  await page.getByRole("radio", { name: "Files" }).check();
  await page.locator('[data-input="train folder"]').setInputFiles(folder);
  const main = page.getByRole("main");
  const expectTrained = async () => {
    await expect(main).toContainText("3 files, 2.22 kB");
    const trained = JSON.parse(await trainedFile(page));
    expect(Object.keys(trained.model.vocab)).toHaveLength(260);
    await expect(main).toContainText("d.bin. It is a binary file.");
  };
  await expectTrained();

  // As a file manager drops it, on a page that is about languages.
  await visit(page, "./#/compare");
  await visit(page, "./#/train?v=1&size=260&l=eng");
  await reload(page);
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
  await expect(page.getByRole("radio", { name: "Files" })).toBeChecked();
  await expectTrained();
  await rm(folder, { recursive: true });
});
