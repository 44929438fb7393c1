import { readFile } from "node:fs/promises";
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
