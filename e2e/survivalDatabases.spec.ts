import { databases, makeDatabases } from "./databases";
import { referenceCounts } from "./expected";
import { type ComparePage, expect, linkTo } from "./support";
import { type BringDialog, countWith, test, text, vocabTxt } from "./tokenizerPages";

/** Tokenizers of files are brought and counted with, a text is typed, and all is told of them that there is. */
async function expectWorking(compare: ComparePage, bring: BringDialog): Promise<void> {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectCounts(text, await referenceCounts(["words"], text));
  await bring.bringVocabulary();
  const typed = "Typed where the database is of no use.";
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
  await page.reload();
  await compare.expectEditor("Typed where the database is of no use.");
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
  await page.reload();
  await compare.expectEditor("Typed where the database is of no use.");
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await expect(page.getByRole("dialog").getByRole("definition")).toHaveCount(5);
});
