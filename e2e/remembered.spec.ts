import type { Page } from "@playwright/test";
import { expect, linkTo, reload, test } from "./support";

async function remove(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: `Options for ${label}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
}

test("columns, view and prices of the last visit are there again, and a way to start afresh", async ({
  compare,
  page,
}) => {
  await compare.open();
  await page.getByRole("radio", { name: "Reading" }).click();
  await remove(page, "Llama 2");
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByLabel("Price per million of input for cl100k_base").fill("10");
  await expect(page).toHaveURL(/&p=,10&/);

  // A link is its sender's, and changes nothing of that.
  await compare.open(linkTo({ tokenizers: ["words"], text: "Hi" }));
  await compare.open("");
  await compare.expectColumns(["o200k_base", "cl100k_base"]);
  await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();
  await expect(compare.editor).toContainText("The same words cost different amounts");
  await expect(page).toHaveURL(/view=reading&p=,10&/);

  await page.getByRole("button", { name: "Start afresh" }).click();
  await compare.expectColumns(["o200k_base", "cl100k_base", "llama2"]);
  await expect(page.getByRole("radio", { name: "Tokens" })).toBeChecked();
  await page.getByRole("button", { name: "Bring back what I had" }).click();
  await compare.expectColumns(["o200k_base", "cl100k_base"]);
  await page.getByRole("button", { name: "Start afresh" }).click();
  await compare.expectColumns(["o200k_base", "cl100k_base", "llama2"]);
  await compare.open("");
  await compare.expectColumns(["o200k_base", "cl100k_base", "llama2"]);
  await expect(page).toHaveURL(/\/$/);
});

test("where nothing is to be remembered nothing is", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open();
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await page.getByRole("switch", { name: "Remember what I choose and type" }).click();
  await page.keyboard.press("Escape");
  await remove(page, "Llama 2");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await compare.paste("A secret that nobody keeps.");
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByLabel("Price per million of input for cl100k_base").fill("10");
  await expect(page).toHaveURL(/&p=,10&/);
  await expect.poll(() => page.evaluate(() => ({ ...localStorage }))).toEqual({ "tessera-remember": "off" });
  // The tab has it for as long as it is open.
  await reload(page);
  await compare.expectText("A secret that nobody keeps.", ["o200k_base", "cl100k_base"]);
  await compare.open("");
  await compare.expectColumns(["o200k_base", "cl100k_base", "llama2"]);
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  const kept = page.getByRole("dialog", { name: "Kept in this browser" });
  await expect(kept.getByRole("switch", { name: "Remember what I choose and type" })).not.toBeChecked();
  await expect.poll(() => kept.getByRole("definition").allInnerTexts()).toEqual(Array<string>(6).fill("none"));
});
