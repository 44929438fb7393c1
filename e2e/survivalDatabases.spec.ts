import { countKept, databases, makeDatabases } from "./databases";
import { referenceCounts } from "./expected";
import { type ComparePage, expect, linkTo, reload } from "./support";
import { type BringDialog, countWith, test, text, vocabTxt } from "./tokenizerPages";

const typed = "Typed where the database is of no use.";

/** Tokenizers of files are brought and counted with, a text is typed, and all is told of them that there is. */
async function expectWorking(compare: ComparePage, bring: BringDialog): Promise<void> {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectCounts(text, await referenceCounts(["words"], text));
  await bring.bringVocabulary();
  await compare.paste(typed);
  await compare.expectCounts(typed, await referenceCounts(["words"], typed));
  await bring.expectTokens("file:vocab.txt", await countWith({ "vocab.txt": vocabTxt }, typed));
}

test("databases of an older version, without what this one lays out, take nothing else with them", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await makeDatabases(page, databases, { version: 1, isHeld: true });
  await expectWorking(compare, bring);
  await expect(page.getByText("their database is damaged").first()).toBeVisible();
  await reload(page);
  await compare.expectEditor(typed);
});

test("a record that the browser has lost takes no other with it, is told, and the others are there", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await expectWorking(compare, bring);
  const other = { "other.txt": `${vocabTxt}more\n` };
  await bring.show("file");
  await bring.chooseFiles(other);
  await bring.add.click();
  await bring.expectTokens("file:other.txt", await countWith(other, typed));
  await expect.poll(() => countKept(page, "tessera-tokenizers", "tokenizers")).toBe(2);
  await page.addInitScript(() => {
    const refused = () => {
      throw new DOMException("Data lost due to missing file.", "NotReadableError");
    };
    IDBObjectStore.prototype.getAll = refused;
    const { get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (key) {
      return String(key).includes("other.txt") ? refused() : get.call(this, key);
    };
  });
  await reload(page);
  await bring.expectTokens("file:vocab.txt", await countWith({ "vocab.txt": vocabTxt }, typed));
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  const dialog = page.getByRole("dialog", { name: "Kept in this browser" });
  await expect(dialog.getByRole("alert")).toContainText("A tokenizer kept here cannot be read any more");
});

test("a database that another tab does not let go of is cleared later, which is said", { tag: "@resilience" }, async ({
  bring,
  compare,
  context,
}) => {
  const other = await context.newPage();
  await makeDatabases(other, ["tessera"], { version: 1, isHeld: true });
  await expectWorking(compare, bring);
  await compare.page.getByRole("button", { name: "Kept in this browser" }).click();
  const dialog = compare.page.getByRole("dialog", { name: "Kept in this browser" });
  await dialog.getByRole("button", { name: "Clear all" }).click();
  await dialog.getByRole("button", { name: "Yes, clear all" }).click();
  await expect(dialog.getByRole("alert")).toContainText("It is cleared once that tab is closed");
  await expect(dialog.getByRole("definition").first()).toHaveText("none");
  await other.close();
  const stores = () =>
    new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open("tessera");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        resolve([...opening.result.objectStoreNames]);
        opening.result.close();
      };
    });
  await expect.poll(() => compare.page.evaluate(stores)).not.toContain("old");
});

test("a database that never answers holds up nothing, and is told", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await page.addInitScript(() => {
    // As WebKit’s did after a start (bug 226547): a request that nothing comes of.
    IDBFactory.prototype.open = () => Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
  });
  await expectWorking(compare, bring);
  await expect(page.getByText("does not answer when the page asks for the kept tokenizers").first()).toBeVisible();
  await reload(page);
  await compare.expectEditor(typed);
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await expect(page.getByRole("dialog").getByRole("definition")).toHaveCount(6);
});
