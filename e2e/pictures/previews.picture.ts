import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support";
import { smallPng } from "./smallPng";

const folder = fileURLToPath(new URL("../../public/previews/", import.meta.url));

// 1200 × 630 pixels of the picture are 960 × 504 of the page: a preview is small, and its letters are to be read.
test.use({ viewport: { width: 960, height: 1000 }, deviceScaleFactor: 1.25 });

/** Takes what previews show of a page. @param top what is at its upper edge */
async function preview(page: Page, name: string, top: Locator, above = 14): Promise<void> {
  // Nobody is new here.
  await expect(page.getByRole("group", { name: "Tour" })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  // Nor points at anything.
  await page.mouse.move(0, 0);
  const box = await top.boundingBox();
  if (box === null) throw new Error(`${name} has nothing to begin with.`);
  const clip = { x: 0, y: Math.max(0, Math.round(box.y) - above), width: 960, height: 504 };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot({ clip, fullPage: true })));
}

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("tessera-tour", "over")));

test("compare", async ({ compare, page }) => {
  await compare.open();
  await compare.expectText(await compare.text(), ["o200k_base", "cl100k_base", "llama2"]);
  await compare.expectCodeEditor();
  await preview(page, "compare", page.locator(".columns"), 4);
});

test("files", async ({ page }) => {
  await page.goto("./#/files");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("main").getByRole("button", { name: "Choose files" }).click();
  const analysis = fileURLToPath(new URL("../../src/analysis/", import.meta.url));
  const files = readdirSync(analysis, { withFileTypes: true }).filter((entry) => entry.isFile());
  await (await chooser).setFiles(
    files.map(({ name }) => ({ name, mimeType: "text/plain", buffer: readFileSync(join(analysis, name)) })),
  );
  await expect(page.getByRole("region", { name: "Counting" })).toHaveAttribute("data-state", "counted");
  await preview(page, "files", page.getByText(/^Where the/));
});

test("languages", async ({ page }) => {
  await page.goto("./#/languages");
  await expect(page.locator("[data-premium]").first()).toBeVisible();
  await expect(page.getByText("Looking at what is common")).toHaveCount(0, { timeout: 60_000 });
  await preview(page, "languages", page.getByRole("heading", { name: "Token premium by language" }));
});

test("tokenizer", async ({ page }) => {
  await page.goto("./#/tokenizer");
  await expect(page.getByRole("main")).toHaveAttribute("data-state", "ready");
  await preview(page, "tokenizer", page.getByRole("heading", { level: 1 }));
});

test("tokenizers", async ({ page }) => {
  await page.goto("./#/tokenizers");
  await expect(page.locator("tr[data-tokenizer='builtin:gemma3']")).toBeVisible();
  await preview(page, "tokenizers", page.getByRole("heading", { name: "Tokenizers" }));
});

test("train", async ({ page }) => {
  await page.goto("./#/train");
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  const curves = page.getByRole("region", { name: "Curves" });
  await expect(page.getByRole("region", { name: "What was trained" })).toBeVisible({ timeout: 60_000 });
  await preview(page, "train", curves);
});

test("vocabularies", async ({ page }) => {
  await page.goto("./#/vocabularies");
  await expect(page.getByRole("main")).toHaveAttribute("data-state", "ready");
  await expect(page.getByText("Looking at what is common")).toHaveCount(0, { timeout: 60_000 });
  await preview(page, "vocabularies", page.getByRole("heading", { level: 1 }));
});

test("guide", async ({ page }) => {
  await page.goto("./#/guide?v=1&f=fifteen-times");
  await expect(page.locator("#fifteen-times")).toHaveAttribute("data-state", "ready", { timeout: 60_000 });
  await preview(page, "guide", page.locator("#fifteen-times"));
});
