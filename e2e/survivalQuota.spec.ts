import { countKept } from "./databases";
import { referenceCounts } from "./expected";
import { expect, linkTo, reload } from "./support";
import { countWith, test, text, vocabTxt } from "./tokenizerPages";

test("where the browser's room is at its end in the middle that is said once, all works on, and it keeps again with room", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  // From the start: a browser asks how much room there is not with every little thing.
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 500_000 });
  await bring.bringVocabulary();
  await expect.poll(() => countKept(page, "tessera-tokenizers", "contents")).toBe(1);
  // More than there is room for.
  const words = Array.from({ length: 100_000 }, (_, i) => ((i * 7_919_777) % 60_466_176).toString(36));
  const other = { "other.txt": `${vocabTxt}${[...new Set(words)].join("\n")}\n` };
  await bring.show("file");
  await bring.chooseFiles(other);
  await bring.add.click();
  const said = page.getByText("This browser has no room left to keep the tokenizer");
  await expect(said).toHaveCount(1);
  const typed = "Typed where there is no room for it.";
  await compare.paste(typed);
  await compare.expectCounts(typed, await referenceCounts(["words"], typed));
  await bring.expectTokens("file:other.txt", await countWith(other, typed));
  await bring.expectTokens("file:vocab.txt", await countWith({ "vocab.txt": vocabTxt }, typed));
  await expect(said).toHaveCount(1);
  await expect(page).toHaveURL(/other\.txt.*&x=/);
  // The text is in the address; the tokenizer that was kept is there, and the other one is asked for.
  await reload(page);
  await compare.expectCounts(typed, await referenceCounts(["words"], typed));
  await bring.expectTokens("file:vocab.txt", await countWith({ "vocab.txt": vocabTxt }, typed));
  await expect(bring.column("file:other.txt").getByRole("alert")).toContainText("this browser does not keep it");

  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await bring.show("file");
  await bring.chooseFiles(other);
  await bring.dialog.getByRole("button", { name: "Show it in its column" }).click();
  await bring.expectTokens("file:other.txt", await countWith(other, typed));
  await expect.poll(() => countKept(page, "tessera-tokenizers", "contents")).toBe(2);
  await expect(said).toHaveCount(0);
  const last = "And there is room again.";
  await compare.paste(last);
  await expect.poll(() => countKept(page, "tessera-drafts", "texts")).toBeGreaterThan(0);
});
