import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { loadBuiltin } from "../test/support/builtins";
import { seriousInBothThemes } from "./axe";
import { expect, linkTo, test, visit } from "./support";
import { wordPieceJson } from "./tokenizerPages";

const panel = (page: Page, id: number) => page.locator(`[data-token-page="${id}"]`);
const told = (page: Page, id: number) => panel(page, id).locator("[data-told]");
const heading = (page: Page, id: number) => page.getByRole("heading", { level: 2, name: `Token ${id}` });
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const rowOf = (page: Page, row: number) => page.locator(`.entry-link[data-row="${row}"]`);

/** How many entries have another's bytes in theirs and are longer, by the engine's own list. */
function countAround(id: string, token: number): number {
  const tokenizer = loadBuiltin(id);
  const all = Array.from({ length: tokenizer.vocabularySize ?? 0 }, (_, each) =>
    Buffer.from(tokenizer.tokenBytes(each)),
  );
  const own = all[token] ?? Buffer.alloc(0);
  return all.filter((bytes) => bytes.length > own.length && bytes.includes(own)).length;
}

test("a token opens from its row by keys, leads on to others, and Escape and Back lead to the row where it was", async ({
  page,
}) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base");
  await expect(rowOf(page, 0)).toBeVisible();
  const scrolled = 262 * 34 - 200;
  await page.locator(".vocabulary-scroll").evaluate((list, top) => list.scrollTo({ top }), scrolled);
  await rowOf(page, 262).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page, 262)).toBeFocused();
  await expect(heading(page, 262)).toContainText("·the");
  await expect(page).toHaveURL(/&t=r50k_base&token=262$/);
  await expect(page).toHaveTitle("Token 262 · r50k_base · Tessera");
  await expect(told(page, 262)).toHaveAttribute("data-told", "ready");
  await expect(page.locator("[data-class-of=reach]")).toHaveAttribute("data-class-name", "always");
  await expect(part(page, "How it is made")).toContainText(/are joined by the last of 3 merges.* 262\./);
  await expect(part(page, "What it is part of")).toHaveAttribute("data-around", String(countAround("r50k_base", 262)));
  await expect(part(page, "Neighbours by rank").getByRole("listitem")).toHaveCount(21);

  // On to what it is made of: what was pressed is gone, and the focus is not.
  await part(page, "How it is made").getByRole("link", { name: "he id 258" }).first().press("Enter");
  await expect(heading(page, 258)).toBeFocused();
  await page.getByRole("button", { name: "Token after, 259" }).press("Enter");
  await expect(heading(page, 259)).toBeVisible();
  await expect(page.getByRole("button", { name: "Token after, 260" })).toBeFocused();
  // Who leafs does not have to leaf back: Back leads to where the last link was followed.
  await page.goBack();
  await expect(told(page, 262)).toHaveAttribute("data-told", "ready");
  await page.keyboard.press("Escape");
  await expect(rowOf(page, 262)).toBeFocused();
  await expect(page.locator("main")).not.toHaveAttribute("data-token", /./);
  await expect.poll(() => page.locator(".vocabulary-scroll").evaluate(({ scrollTop }) => scrollTop)).toBe(scrolled);
});

test("from another page a token leads back there, by Escape and by the button, past what was followed and leafed through", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["r50k_base", "p50k_base"], text: "the cat" }));
  await compare.chip("r50k_base", 1).click();
  await page.getByRole("link", { name: "All about this token" }).first().click();
  const [, cat = -1] = loadBuiltin("r50k_base").encode("the cat", { specials: "text", inserted: false }).ids;
  await expect(told(page, cat)).toHaveAttribute("data-told", "ready");
  await page.getByRole("button", { name: `Token after, ${cat + 1}` }).click();
  await expect(heading(page, cat + 1)).toBeVisible();
  // On to another tokenizer's, and back from there.
  const other = page.locator('[data-other="builtin:p50k_base"]');
  await other.getByRole("link").click();
  await page.getByRole("button", { name: `Back to token ${cat + 1} of r50k_base` }).click();
  await expect(page.getByRole("button", { name: "Back to Compare" })).toBeVisible();
  await expect(heading(page, cat + 1)).toBeVisible();
  await page.keyboard.press("Escape");
  await compare.expectText("the cat", ["r50k_base", "p50k_base"]);
});

test("why no text gives a token is told in sentences, with texts that have its bytes", { tag: "@resilience" }, async ({
  page,
}) => {
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased&token=29612");
  const why = part(page, "Why no text gives it");
  await expect(why).toContainText(
    "It only goes on with a word, and texts are always cut right before what it begins with.",
  );
  await expect(why.locator('[data-text="a!"]')).toContainText("a! is cut into a ! and comes to a id 1037 ! id 999");
  await expect(page.locator("[data-class-of=reach]")).not.toContainText("Never:");
});

test("by its address a token is told, with the same text in other columns", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["bert_uncased", "r50k_base"], text: "A naïve cut" }));
  await compare.follow("#/tokenizer?v=1&t=bert_uncased&token=2075");
  await expect(told(page, 2075)).toHaveAttribute("data-told", "ready");
  await expect(heading(page, 2075)).toContainText("##ing");
  await expect(part(page, "How it is made")).toContainText("It goes on with a word, which ## says.");
  await expect(part(page, "What it is part of")).toContainText("this model does not put entries together");
  await expect(part(page, "Neighbours by rank")).toHaveAttribute("data-ranked-by", "ids");
  const other = page.locator('[data-other="builtin:r50k_base"]');
  const [id = -1] = loadBuiltin("r50k_base").encode("ing", { specials: "text", inserted: false }).ids;
  await expect(other).toHaveAttribute("data-entry", String(id));
  await expect(other).toHaveAttribute("data-tokens", "1");
});

test("what is no token is said: an id that there is not, one that is unused, a baseline, and a damaged address", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased&token=30522");
  await expect(panel(page, 30_522)).toContainText("There is no token 30522 here. Its ids are 0 to 30521.");
  await panel(page, 30_522).getByRole("button", { name: "Token before, 30521" }).first().click();
  await expect(heading(page, 30_521)).toBeVisible();
  await compare.follow("#/tokenizer?v=1&t=words&token=5");
  await expect(panel(page, 5)).toContainText(
    "Words has no list of entries: its tokens get their ids by first appearance.",
  );
  await compare.follow("#/tokenizer?v=1&t=utf8_bytes&token=3");
  await expect(panel(page, 3)).toContainText("This baseline cuts texts by a rule and has learnt no vocabulary");
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search the vocabulary" })).toBeFocused();
  await compare.follow("#/tokenizer?v=1&t=utf8_bytes&token=-1");
  await expect(compare.notice).toContainText("must be the id of a token, such as 1234");
});

test("in the corpus a token is counted by language, with sentences and a file; a count is cancelled", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&token=262");
  const usage = part(page, "In real text");
  await usage.getByRole("button", { name: "Count" }).click();
  await usage.getByRole("button", { name: "Cancel" }).click();
  await expect(usage).toHaveAttribute("data-usage", "waiting");
  await usage.getByRole("button", { name: "Count" }).click();
  await expect(usage).toHaveAttribute("data-usage", "ready", { timeout: 60_000 });
  const first = usage.locator("tr[data-language]").first();
  await expect(first).toContainText("English");
  const sentence = usage.locator("[data-sentence=eng]");
  await expect(sentence.locator("mark")).toHaveText(" the");
  await usage.getByRole("button", { name: /^Show all \d+ languages$/ }).click();
  const rows = await usage.locator("tr[data-language]").count();
  const download = page.waitForEvent("download");
  await usage.getByRole("button", { name: "Save CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
  expect((await download).suggestedFilename()).toBe("r50k_base.262.languages.csv");
  expect(lines[0]).toBe("code,language,occurs,tokens,per_1000_tokens,share");
  expect(lines).toHaveLength(rows + 1);
  expect(await seriousInBothThemes(page, ".token-page")).toEqual([]);
  // What has been counted is there for another token at once.
  await page.getByRole("button", { name: "Token after, 263" }).click();
  await expect(part(page, "In real text")).toHaveAttribute("data-usage", "ready");
});

test("all built-ins are asked for the same text; a fragment, a control token and a tokenizer of one's own are told", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&token=50256");
  await expect(told(page, 50_256)).toHaveAttribute("data-told", "ready");
  await expect(part(page, "How it is made")).toContainText("It is found in a text as a whole");
  await page.getByRole("button", { name: /^In all \d+ tokenizers$/ }).click();
  await expect(page.locator("[data-other]").first()).toHaveAttribute("data-entry", /^\d+$/);
  await expect(page.locator("[data-other]:not([data-tokens])")).toHaveCount(0, { timeout: 60_000 });
  // “ðŁ”: the beginning of most emoji.
  await compare.follow("#/tokenizer?v=1&t=r50k_base&token=8582");
  await expect(told(page, 8582)).toHaveAttribute("data-told", "ready");
  await expect(panel(page, 8582)).toContainText("None: its bytes are no text by themselves");
  await expect(page.locator("[data-class-of=form]")).toHaveAttribute("data-class-name", "fragment");
  // Its class leads to all that are in it.
  await page.locator("[data-class-of=form]").getByRole("link").click();
  await expect(page.locator('[data-class="fragment"]')).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("tab", { name: "Audit" })).toBeFocused();
  await compare.open();
  await compare.dropFile("own.json", wordPieceJson);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /details$/ })
    .click();
  await page.getByRole("table", { name: "Vocabulary" }).getByRole("link", { name: "##izers" }).click();
  await expect(told(page, 5)).toHaveAttribute("data-told", "ready");
  await expect(page).toHaveTitle("Token 5 · A tokenizer of your own · Tessera");
});
