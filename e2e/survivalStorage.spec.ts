import type { Page } from "@playwright/test";
import { databases, makeDatabases } from "./databases";
import { referenceCounts } from "./expected";
import { expect, linkTo } from "./support";
import { countWith, test, text, vocabTxt } from "./tokenizerPages";

/** As where cookies are blocked: whatever keeps something throws at the first touch. */
async function blockAll(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(navigator, "storage", { get: refuse });
    for (const call of ["request", "query"] as const) LockManager.prototype[call] = async () => refuse();
  });
}

/** Has what is put into IndexedDB fail for want of room, in the request as in Chromium or at the transaction's end as in Safari. */
async function fillDisk(page: Page, where: "put" | "commit"): Promise<void> {
  await page.addInitScript((at) => {
    const full = () => new DOMException("The quota has been exceeded.", "QuotaExceededError");
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...record) {
      if (at === "put") throw full();
      const request = put.apply(this, record);
      const { transaction } = this;
      // The first of its requests has succeeded, the second is given up with it.
      const isFirst = transaction.objectStoreNames.contains("tokenizers") && transaction.error === null;
      if (isFirst) Object.defineProperty(transaction, "error", { value: full() });
      if (isFirst) request.addEventListener("success", () => transaction.abort());
      return request;
    };
  }, where);
}

test("with all storage blocked, text, columns, theme and brought tokenizers work until the tab is closed", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await blockAll(page);
  const ids = ["r50k_base", "words"];
  await compare.open(linkTo({ tokenizers: ids, text }));
  await compare.expectCounts(text, await referenceCounts(ids, text));
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  const said = compare.notice.filter({ hasText: "This browser keeps nothing for this page" });
  await expect(said).toHaveCount(1);
  await said.getByRole("button", { name: "Dismiss" }).click();
  await bring.bringVocabulary();
  const typed = "Typed where nothing is kept.";
  await compare.paste(typed);
  await compare.expectCounts(typed, await referenceCounts(ids, typed));
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await expect(page.getByRole("dialog", { name: "Kept in this browser" }).getByRole("alert").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(said).toHaveCount(0);
});

for (const where of ["put", "commit"] as const) {
  test(`no room in the middle of keeping a tokenizer (${where}) is said once, and its column counts`, {
    tag: "@resilience",
  }, async ({ bring, compare, page }) => {
    await fillDisk(page, where);
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await bring.bringVocabulary();
    await expect(page.getByText(/no room left to keep the tokenizer/)).toHaveCount(1);
    const typed = "The next words count.";
    await compare.paste(typed);
    await compare.expectText(typed, ["words"]);
    await bring.expectTokens("file:vocab.txt", await countWith({ "vocab.txt": vocabTxt }, typed));
  });
}

test("databases of a newer version of the page stay as they are, and all works without them", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await makeDatabases(page, databases, { version: 7, isHeld: false });
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectCounts(text, await referenceCounts(["words"], text));
  await bring.bringVocabulary();
  // What cannot be kept is said of what was brought, and once of what was typed.
  for (const many of ["tokenizers", "drafts"]) {
    await expect(page.getByText(`The ${many} kept here were written by a newer version of this page`)).toHaveCount(1);
  }
  const versions = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name, version }) => [name, version]),
  );
  for (const name of databases) expect(versions).toContainEqual([name, 7]);
});
