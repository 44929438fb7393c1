import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { builtinIds } from "../test/support/builtins";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, expectNoSidewaysScroll, test, visit } from "./support";
import { wordPieceJson } from "./tokenizerPages";

const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) => main(page).locator("[data-tokenizer]");
const filter = (page: Page) => page.getByRole("searchbox", { name: "Filter the tokenizers" });

/** The tokenizers in their order, once there are so many. */
async function order(page: Page, first: readonly string[], count: number = builtinIds.length): Promise<void> {
  await expect(rows(page)).toHaveCount(count);
  for (const [i, id] of first.entries())
    await expect(rows(page).nth(i)).toHaveAttribute("data-tokenizer", `builtin:${id}`);
}

test("all tokenizers are sorted and filtered by keys, and the link shows the same", async ({ page }) => {
  await visit(page, "./#/tokenizers");
  await order(page, ["o200k_base", "o200k_harmony"]);
  const entries = page.getByRole("columnheader", { name: "Entries" });
  await expect(entries).not.toHaveAttribute("aria-sort");
  await entries.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(entries).toHaveAttribute("aria-sort", "descending");
  await order(page, ["code_points", "gemma3", "o200k_harmony"]);
  await page.keyboard.press("Enter");
  await expect(entries).toHaveAttribute("aria-sort", "ascending");
  await order(page, ["utf8_bytes", "bert_uncased"]);
  await page.keyboard.press("Enter");
  await expect(entries).not.toHaveAttribute("aria-sort");
  await page.keyboard.press("Enter");

  // A key leads to the filter, and what is typed there goes on filtering.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(filter(page)).toBeFocused();
  await page.keyboard.type("openai gpt-2");
  await order(page, ["p50k_base", "r50k_base"], 2);
  await expect(page.getByText("2 of 18 tokenizers here, 0 on the Hub")).toBeVisible();
  await page.getByRole("checkbox", { name: "Compare p50k_base" }).check();
  await expect(page).toHaveURL(/#\/tokenizers\?v=1&h=[\w-]{12}&q=openai%20gpt-2&sort=-entries&pick=p50k_base$/);
  const address = page.url();
  await page.goto("about:blank");
  await visit(page, address);
  await order(page, ["p50k_base", "r50k_base"], 2);
  await expect(page.getByRole("checkbox", { name: "Compare p50k_base" })).toBeChecked();
});

test("two that are ticked are compared, as vocabularies and on the text, and Back has them ticked", async ({
  compare,
  page,
}) => {
  await visit(page, "./#/tokenizers");
  await page.getByRole("checkbox", { name: "Compare Words" }).check();
  const ticked = page.getByRole("region", { name: "Ticked tokenizers" });
  await expect(ticked).toContainText("tick another to compare the two");
  await expect(ticked.getByRole("button", { name: "Compare vocabularies" })).toBeDisabled();
  await page.getByRole("checkbox", { name: "Compare UTF-8 bytes" }).check();
  await ticked.getByRole("button", { name: "Compare vocabularies" }).click();
  await expect(main(page)).toHaveAttribute("data-pair", /words.*utf8_bytes/);
  await page.goBack();
  await ticked.getByRole("button", { name: "Compare on your text" }).click();
  await compare.expectColumns(["words", "utf8_bytes"]);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Compare UTF-8 bytes" })).toBeChecked();
  await ticked.getByRole("button", { name: "Untick all" }).click();
  await expect(ticked).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: "Compare UTF-8 bytes" })).toBeFocused();
});

test("a model’s name and a script find their tokenizers; where nothing is found the way to the Hub is", async ({
  page,
}) => {
  await visit(page, "./#/tokenizers?v=1&q=GPT-5.2");
  await order(page, ["o200k_base"], 1);
  await expect(rows(page).first()).toContainText("OpenAI: GPT-5.2");
  await filter(page).fill("tibetan");
  await order(page, ["gemma3"], 1);
  // Why the row is found is said, and that those of the Hub may have it, too.
  await expect(rows(page).locator("[data-column=scripts]")).toContainText("· Tibetan");
  await expect(main(page).getByRole("status").first()).toContainText("Scripts of those on the Hub are not known");
  // What a cell says of itself is there by keys.
  await rows(page).getByRole("button", { name: "28" }).focus();
  await expect(page.getByText(/Latin, Cyrillic, .*Tibetan/).last()).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Copy or save the tokenizers" }).click();
  await page.getByRole("menuitem", { name: "Save as CSV" }).click();
  const lines = (await readFile(await (await saved).path(), "utf8")).split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^Gemma 3,gemma3,Google,Gemma 3,BPE with byte fallback,262145,9,“▁” for spaces,none,5\.4/);
  await filter(page).fill("nobody/nothing");
  await expect(rows(page)).toHaveCount(0);
  await expect(main(page)).toContainText("No tokenizer that is known here matches.");
  await page.getByRole("button", { name: "Look on the Hub" }).click();
  await expect(
    page.getByRole("dialog").getByRole("combobox").or(page.getByRole("dialog").getByRole("textbox")).first(),
  ).toHaveValue("nobody/nothing");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(rows(page)).toHaveCount(builtinIds.length);
});

const widthOf = (element: Element) => element.getBoundingClientRect().width;

/** Brings a tokenizer of one's own, and gives its row. */
async function bringOwn(compare: ComparePage, page: Page): Promise<Locator> {
  await visit(page, "./#/tokenizers?v=1&q=own");
  await expect(rows(page)).toHaveCount(0);
  await compare.dropFile("own.json", wordPieceJson);
  await page.getByRole("dialog").getByRole("button", { name: "Show details" }).click();
  await page.getByRole("link", { name: "Tokenizers" }).click();
  await expect(rows(page)).toHaveCount(1);
  return rows(page);
}

test("one that is brought along is described at once, and measured when somebody asks, unless it is stopped", async ({
  compare,
  page,
}) => {
  const row = await bringOwn(compare, page);
  const value = (column: string) => row.locator(`[data-column=${column}]`);
  await expect(value("kind")).toHaveText("WordPiece");
  // The dialog's style and that of the page where it was are there, and lay nothing out here.
  await expect.poll(() => row.getByRole("checkbox").locator("xpath=ancestor::td").evaluate(widthOf)).toBeLessThan(60);
  await expect(value("entries")).toHaveText("11");
  await expect(value("normalizer")).toHaveText("lowercases");
  await expect(value("pattern")).toHaveText("words");
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/udhr.*.corpus", async (route) => {
    await released;
    await route.continue();
  });
  await row.getByRole("button", { name: "Measure own.json" }).press("Enter");
  await expect(row.getByRole("progressbar", { name: "Measuring own.json" })).toBeVisible();
  await row.getByRole("button", { name: "Stop measuring own.json" }).press("Enter");
  await expect(row.getByRole("button", { name: "Measure own.json" })).toBeFocused();
  release();
});

test("what was asked for is measured on the whole corpus", { tag: "@resilience" }, async ({ compare, page }) => {
  const row = await bringOwn(compare, page);
  await row.getByRole("button", { name: "Measure own.json" }).press("Enter");
  await expect(row.locator("[data-column=all]")).toContainText("unknown");
  await expect(row.locator("[data-column=scripts]")).toHaveText("0");
  await expect(row.getByRole("button", { name: "own.json", exact: true })).toBeFocused();
  // What is known is there when somebody comes back.
  await page.getByRole("link", { name: "Files" }).click();
  await page.getByRole("link", { name: "Tokenizers" }).click();
  await expect(row.locator("[data-column=scripts]")).toHaveText("0");
});

test("on a phone each tokenizer is a card with all figures, in the order that is chosen, and axe finds nothing serious in table and cards", async ({
  page,
}) => {
  await visit(page, "./#/tokenizers?v=1&q=google&pick=gemma3");
  await order(page, ["gemma3", "bert_uncased"], 2);
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("combobox", { name: "Order" }).selectOption("Scripts, most first");
  await order(page, ["gemma3", "bert_uncased"], 2);
  await expect(page.getByRole("table", { name: "Tokenizers" })).toHaveCount(0);
  await expect(rows(page).first()).toContainText("Bytes per token, all3.00");
  await expect(page.getByRole("checkbox", { name: "Compare Gemma 3" })).toBeChecked();
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, "main")).toEqual([]);
});
