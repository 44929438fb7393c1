import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "./browser";
import { countKept } from "./databases";
import { referenceCounts } from "./expected";
import { ComparePage, expect, linkTo, reload, visit } from "./support";
import { BringDialog, countWith, test, text, vocabTxt } from "./tokenizerPages";

const typed = "Typed before the disk was damaged.";
const files = { "vocab.txt": vocabTxt };

/** Ways in which a disk damages Chromium's IndexedDB, a LevelDB with a folder of Blobs beside it. */
const damages = [
  { what: "Blobs are gone", paths: /\.blob\//, isGone: true },
  { what: "the log and all tables are overwritten", paths: /\.(log|ldb)$/, isGone: false },
  { what: "the manifest is overwritten", paths: /\/MANIFEST/, isGone: false },
] as const;

/** Damages files of a browser that has ended. @returns how many */
async function damage(profile: string, { paths, isGone }: (typeof damages)[number]): Promise<number> {
  const entries = await readdir(join(profile, "Default", "IndexedDB"), { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const damaged = found.filter((path) => paths.test(path));
  for (const path of damaged) await (isGone ? rm(path) : writeFile(path, "x".repeat(4000)));
  return damaged.length;
}

for (const one of damages) {
  test(`${one.what} on the disk: the page works, says what is lost where it is asked for, and keeps it anew`, {
    tag: "@resilience",
  }, async ({ baseURL }) => {
    const profile = await mkdtemp(join(tmpdir(), "tessera-profile-"));
    const launch = () =>
      chromium.launchPersistentContext(profile, { ...findBrowser(), baseURL: baseURL ?? "", serviceWorkers: "block" });
    const first = await launch();
    const page = await first.newPage();
    const compare = new ComparePage(page);
    const bring = new BringDialog(page);
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await bring.bringVocabulary();
    await compare.paste(typed);
    await bring.expectTokens("file:vocab.txt", await countWith(files, typed));
    await expect(page).toHaveURL(/vocab\.txt.*&x=/);
    const address = page.url();
    await expect.poll(() => countKept(page, "tessera-tokenizers", "contents")).toBe(1);
    await expect.poll(() => countKept(page, "tessera-drafts", "texts")).toBe(1);
    // Chromium keeps a value of its own files where it stays long though it is compressed.
    const other = new ComparePage(await first.newPage());
    await other.open();
    await other.paste(`Lost: ${randomBytes(200_000).toString("base64url")}`);
    await expect.poll(() => countKept(page, "tessera-drafts", "texts")).toBe(2);
    await first.close();
    expect(await damage(profile, one)).toBeGreaterThan(0);

    const second = await launch();
    const again = new ComparePage(await second.newPage());
    await visit(again.page, address);
    await again.expectCounts(typed, await referenceCounts(["words"], typed));
    const bringAgain = new BringDialog(again.page);
    await expect(bringAgain.column("file:vocab.txt").getByRole("alert")).toContainText("this browser does not keep it");
    if (one.isGone) {
      await again.notice.getByRole("button", { name: "Restore it" }).click();
      await expect(again.notice).toContainText("This draft cannot be read any more: the browser has lost");
      await again.expectEditor(typed);
    }
    // The same file is taken again, and kept.
    await bringAgain.show("file");
    await bringAgain.chooseFiles(files);
    await bringAgain.dialog.getByRole("button", { name: "Show it in its column" }).click();
    await bringAgain.expectTokens("file:vocab.txt", await countWith(files, typed));
    await expect.poll(() => countKept(again.page, "tessera-tokenizers", "contents")).toBe(1);
    await reload(again.page);
    await bringAgain.expectTokens("file:vocab.txt", await countWith(files, typed));
    expect(again.unexpectedErrors).toEqual([]);
    await second.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}
