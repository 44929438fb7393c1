import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, linkTo, test, visit } from "./support";

const mine = "A text that must not be lost.";

const restore = (page: Page) => page.locator(".notice").getByRole("button", { name: "Restore my text" });

test("the way back to a replaced text is in sight, on its own page alone, and waits there", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words", "bert_uncased"], text: mine }));
  await compare.expectEditor(mine);
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased");
  const entry = page
    .locator(".vocabulary [data-id]")
    .nth(3)
    .getByRole("button", { name: /in Compare$/ });
  await entry.scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await entry.click();
  await expect(compare.editor).toBeVisible();
  await expect.poll(() => compare.text()).not.toBe(mine);
  await expect(restore(page)).toBeInViewport({ ratio: 1 });
  await page.mouse.wheel(0, 2000);
  await expect(restore(page)).toBeInViewport({ ratio: 1 });

  await page.getByRole("link", { name: "Languages" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the same text costs");
  await expect(restore(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Compare" }).click();
  await restore(page).click();
  await compare.expectEditor(mine);
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a link that failed before does not take the offer away that the next one makes", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open();
  await compare.paste(mine);
  await compare.follow("#/nowhere?v=1");
  await expect(compare.notice).toHaveRole("alert");
  await compare.follow(linkTo({ tokenizers: ["words"], text: "Somebody else’s." }));
  await compare.expectEditor("Somebody else’s.");
  await restore(page).click();
  await compare.expectEditor(mine);
});

test("after a sample and another, one’s own text is what is offered; after a file, the file’s", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  for (const sample of ["Deutsch", "Code"]) {
    await page.getByRole("button", { name: "Samples" }).click();
    await page.getByRole("menuitem", { name: sample }).click();
  }
  await restore(page).click();
  await compare.expectEditor(mine);
  await compare.dropFile("letter.txt", "Dear reader,");
  await compare.expectEditor("Dear reader,");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(compare.editor).toBeFocused();
  await restore(page).click();
  await compare.expectEditor("Dear reader,");
});

test("a file that is no text is told by what it is, and takes no text’s place unasked", { tag: "@resilience" }, async ({
  compare,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  await compare.dropFile("picture.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"));
  await expect(compare.notice).toContainText("picture.png is an image (PNG) of 16 bytes: no text, and no tokenizer");
  await compare.expectEditor(mine);
  await compare.dropFile("program.gz", gzipSync("\x7fELF\0\0\0"));
  // What is packed may be a tokenizer, which its dialog looks for first.
  await compare.page.getByRole("dialog").getByRole("button", { name: "Use as text instead" }).click();
  await expect(compare.notice).toContainText("program.gz is a binary file of 7 bytes");
  await compare.expectEditor(mine);
  await compare.notice.getByRole("button", { name: "Open as text anyway" }).click();
  await compare.expectEditor("\x7fELF\0\0\0");
  await restore(compare.page).click();
  await compare.expectEditor(mine);
});

test("a packed text is opened as what is in it", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  await compare.dropFile("letter.txt.gz", gzipSync("Dear reader, 世界"));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("letter.txt.gz is text that begins “Dear reader, 世界”");
  await dialog.getByRole("button", { name: "Use as text instead" }).click();
  await compare.expectEditor("Dear reader, 世界");
  await restore(page).click();
  await compare.expectEditor(mine);
});

test("a text packed in several parts is opened whole, and what follows them is said", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  const parts = [gzipSync("Dear reader, "), gzipSync("世界"), Buffer.from("garbage")];
  await compare.dropFile("letter.txt.gz", Buffer.concat(parts));
  await page.getByRole("dialog").getByRole("button", { name: "Use as text instead" }).click();
  await compare.expectEditor("Dear reader, 世界");
  await expect(compare.notice.filter({ hasText: "something behind its compressed content" })).toHaveText(
    /letter\.txt\.gz has something behind its compressed content that is no gzip\. It is left aside, as gzip does\./,
  );
  await restore(page).click();
  await compare.expectEditor(mine);
});

test("a text that is dropped with a tokenizer is said, and a step away", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  await compare.dropFiles([
    ["vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n"],
    ["tokenizer_config.json", "{}"],
    ["letter.txt", "Dear reader,"],
  ]);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(compare.notice).toContainText("letter.txt is a text and was dropped with a tokenizer");
  await compare.notice.getByRole("button", { name: "Open as text" }).click();
  await compare.expectEditor("Dear reader,");
  await restore(page).click();
  await compare.expectEditor(mine);
});

test("a dropped folder is told by what is inside: texts are counted, a tokenizer’s files go to the dialog", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const folder = await mkdtemp(join(tmpdir(), "tessera-texts-"));
  const drop = async (name: string, files: Readonly<Record<string, string>>) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, path)), { recursive: true });
      await writeFile(join(folder, name, path), content);
    }
    // As a file manager drops it.
    const browser = await page.context().newCDPSession(page);
    const data = { items: [], files: [join(folder, name)], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await browser.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
    }
  };
  await compare.open(linkTo({ tokenizers: ["words"], text: mine }));
  await drop("letters", { "a.md": "# One", "more/b.md": "# Two" });
  await expect(page.getByRole("treegrid", { name: "Files" }).getByRole("row")).toHaveCount(4);
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectEditor(mine);
  await drop("model", { "README.md": "Of a model", "vocab.txt": `[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\n` });
  await expect(page.getByRole("dialog")).toBeVisible();
  await rm(folder, { recursive: true });
});

test("a saved comparison gives back what it replaced", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: "Saved." }));
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Save as file" }).click();
  const path = await (await download).path();
  await page.keyboard.press("Escape");
  await compare.paste(mine);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles(path);
  await compare.expectEditor("Saved.");
  await compare.notice.getByRole("button", { name: "Restore what I had" }).click();
  await compare.expectEditor(mine);
});
