import type { Page } from "@playwright/test";
import { openDialog, seriousViolations } from "./axe";
import { countWith, expect, linkTo, test, text, wordPieceJson } from "./tokenizerPages";

const nothing = Array<string>(5).fill("none");

/** The dialog of what is kept, how it is opened, and what it says of each kind. */
function keptDialog(page: Page) {
  const kept = page.getByRole("dialog", { name: "Kept in this browser" });
  // What is offered above the page moves the button away, between the press and its end on a busy machine.
  const show = () =>
    expect(async () => {
      if (!(await kept.isVisible())) await page.getByRole("button", { name: "Kept in this browser" }).click();
      await expect(kept).toBeVisible({ timeout: 5_000 });
    }).toPass();
  return { kept, show, amounts: () => kept.getByRole("definition").allInnerTexts() };
}

test("what is kept is told in one place, and one button clears it", async ({ bring, compare, page }) => {
  const { kept, show, amounts } = keptDialog(page);
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste(text);
  await bring.show("file");
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.add.click();
  await bring.expectTokens("file:own.json#", await countWith({ "tokenizer.json": wordPieceJson }, text));
  await show();
  await expect
    .poll(amounts)
    .toEqual([
      "none",
      expect.stringMatching(/^1 tokenizer, \d+ B$/),
      "none",
      `1 text, ${text.length} characters`,
      expect.stringMatching(/^\d settings$/),
    ]);
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Yes, clear all" }).click();
  await expect(kept.getByRole("status")).toBeFocused();
  await expect.poll(amounts).toEqual(nothing);
  await page.keyboard.press("Escape");
  await compare.expectEditor(text);
});

test("texts, tokenizers, corpora and settings are told apart and cleared together; what is open stays open", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  const { kept, show, amounts } = keptDialog(page);
  // The Hub’s address is the test’s own, and set with each load.
  const nothingBut = [...nothing.slice(1), "1 setting"];
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await show();
  await expect.poll(amounts).toEqual(nothingBut);
  await page.keyboard.press("Escape");

  await compare.paste(text);
  await bring.show("file");
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.add.click();
  await bring.show();
  await bring.lookUp("owner/small");
  await bring.add.click();
  const tokens = await countWith({ "tokenizer.json": wordPieceJson }, text);
  await bring.expectTokens("hub:owner/small@", tokens);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await page.getByRole("link", { name: "Languages" }).click();
  await page.getByRole("button", { name: /^Corpus: / }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(
    ["deu", "eng"].map((code) => ({ name: `${code}.txt`, mimeType: "text/plain", buffer: Buffer.from("Guten Tag\n") })),
  );
  await page.getByRole("dialog").getByRole("button", { name: "Use this corpus" }).click();
  const inUse = page.getByRole("button", { name: /^Corpus: (?!.*Declaration)/ });
  await expect(inUse).toBeVisible();

  await show();
  await expect.poll(amounts).toEqual([
    expect.stringMatching(/^1 tokenizer, \d+.* k?B$/),
    expect.stringMatching(/^1 tokenizer, \d+.* k?B$/),
    expect.stringMatching(/^1 corpus, \d+ B$/),
    `1 text, ${text.length} characters`,
    // The theme, the columns, and the Hub’s address.
    "3 settings",
  ]);
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Keep it" }).click();
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Yes, clear all" }).click();
  await expect(kept.getByRole("status")).toHaveText(
    /^None of your texts, settings, tokenizers or corpora is kept any more/,
  );
  await expect(kept.getByRole("status")).toBeFocused();
  await expect.poll(amounts).toEqual(nothing);
  await expect(kept.getByRole("button", { name: "Clear all" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await expect(inUse).toBeVisible();
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectEditor(text);
  await bring.expectTokens("hub:owner/small@", tokens);
  await bring.expectTokens("file:own.json#", tokens);
  await page.goto("./");
  await page.reload();
  await show();
  // Going on with a text keeps it again.
  await expect.poll(async () => (await amounts()).slice(0, 3)).toEqual(nothing.slice(0, 3));
});
