import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, reload, test, visit } from "./support";

const turkish = "evlerimizden\tev|ler|imiz|den\tev\nkitaplıkçı\tkitap|lık|çı\tkitap\nbozuk\tbo|zu\n";

async function open(compare: ComparePage, page: Page, written = ""): Promise<Locator> {
  await compare.open(
    `${linkTo({ tokenizers: ["cl100k_base", "code_points"], text: "Ev, evler." })}&below=units${written}`,
  );
  return page.locator('[data-instrument="units"]');
}

/** Drops a file onto the field of the gold list. */
async function drop(page: Page, panel: Locator, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName));
      return data;
    },
    [name, content] as const,
  );
  const field = panel.locator(".option-list").first();
  await field.dispatchEvent("dragover", { dataTransfer: transfer });
  await field.dispatchEvent("drop", { dataTransfer: transfer });
}

test("a Turkish list is dropped, read and kept; whoever opens its link without it is told which, and brings it", {
  tag: "@resilience",
}, async ({ compare, page, browser }) => {
  const panel = await open(compare, page);
  await expect(panel).toHaveAttribute("data-state", "ready");
  await drop(page, panel, "türkçe.tsv", turkish);
  const dialog = page.getByRole("dialog", { name: "Gold list: bring a list" });
  await expect(dialog.locator("[data-entries]")).toHaveAttribute("data-entries", "2");
  await expect(dialog).toContainText("Line 3 has segments “bo|zu” that do not make “bozuk”.");
  await dialog.getByRole("button", { name: "Use this list" }).click();
  const words = panel.getByRole("region", { name: "Gold words", exact: true });
  await expect(words).toHaveAttribute("data-words", "2");
  await expect(page).toHaveURL(/&with=gold:own:t%C3%BCrk%C3%A7e%23[0-9a-f]{16}/);
  const points = words.locator('[data-text="evlerimizden"] td').last();
  await expect(points).toHaveAttribute("data-tokens", "12");
  await expect(points.locator('[data-end="right"]')).toHaveCount(3);
  await expect(points.locator('[data-end="wrong"]')).toHaveCount(8);
  await panel.getByRole("button", { name: "Copy or save the gold units" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save the words as CSV" }).click();
  const csv = await readFile(await (await downloading).path(), "utf8");
  expect(csv.split("\r\n")[0]).toMatch(/^word,gold,cl100k_base,/);
  expect(csv).toContain("\r\nevlerimizden,ev|ler|imiz|den,");
  const link = page.url();
  await compare.share.click();
  const share = page.getByRole("dialog", { name: "Share" });
  await expect(share).toContainText("A list of your own is named in it, and not carried");
  await page.keyboard.press("Escape");

  await reload(page);
  await expect(words).toHaveAttribute("data-words", "2");
  const more = panel.getByRole("button", { name: "More with this list: Gold list" });
  await more.click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename the list" });
  await renaming.getByLabel("Name").fill("Sözcükler");
  await renaming.getByRole("button", { name: "Rename" }).click();
  const field = panel.getByRole("combobox", { name: "Gold list" });
  await expect(field.locator("option:checked")).toHaveText("Sözcükler");
  await more.click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(field).toHaveValue("english");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(field.locator("option:checked")).toHaveText("Sözcükler");
  await expect(words).toHaveAttribute("data-words", "2");

  const other = await browser.newContext({ serviceWorkers: "block" });
  const visitor = await other.newPage();
  await visit(visitor, link);
  const theirs = visitor.locator('[data-instrument="units"]');
  await expect(theirs).toHaveAttribute("data-state", "missing");
  await expect(theirs).toContainText("a list that somebody brought, “türkçe”");
  await theirs.getByRole("button", { name: "Bring a list: Gold list" }).click();
  await visitor.getByRole("textbox", { name: "Lines of the list" }).fill(turkish);
  await visitor.getByRole("textbox", { name: "Name" }).fill("mine");
  await visitor.getByRole("button", { name: "Use this list" }).click();
  await expect(theirs.getByRole("region", { name: "Gold words", exact: true })).toHaveAttribute("data-words", "2");
  await other.close();
});

test("a list of ten thousand words is dropped; of its rows only those in sight are drawn, and scrolling comes to the last", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const panel = await open(compare, page, "&with=terms:none");
  await expect(panel).toHaveAttribute("data-state", "ready");
  const lines = Array.from({ length: 10_000 }, (_, i) => `evler${i}den\tev|ler|${i}|den\n`);
  await drop(page, panel, "long.tsv", lines.join(""));
  const dialog = page.getByRole("dialog", { name: "Gold list: bring a list" });
  await expect(dialog).toContainText("10,000 words.");
  await expect(dialog.getByRole("textbox", { name: "Lines of the list" })).toHaveAttribute("readonly");
  await dialog.getByRole("button", { name: "Use this list" }).click();
  await expect(panel.getByRole("region", { name: "Gold words", exact: true })).toHaveAttribute("data-words", "10000");
  await panel.getByRole("radio", { name: "As listed" }).click();
  const list = panel.getByRole("region", { name: "Gold words and their cuts" });
  const rows = list.locator("tbody tr[data-text]");
  await expect(rows.first()).toHaveAttribute("data-text", "evler0den");
  expect(await rows.count()).toBeLessThan(60);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(rows.last()).toHaveAttribute("data-text", "evler9999den");
});

test("a link says which lists; words are found, sorted and fit a phone; without a text lists are measured all the same", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const panel = await open(compare, page, "&with=gold:turkish,affixes:turkishAffixes");
  const list = panel.getByRole("region", { name: "Gold words and their cuts" });
  await expect(list.locator("tbody tr[data-text]").first()).toHaveAttribute("data-text", /^Çekoslovakya/);
  await expect(panel.getByRole("region", { name: "The text’s tokens", exact: true })).toBeVisible();
  await panel.getByRole("combobox", { name: "Words of the language" }).selectOption({ label: "Turkish words" });
  await expect(page).toHaveURL(/words:turkishWords/);
  const units = panel.getByRole("region", { name: "Tokens of the text that are units" });
  await expect(units.getByRole("columnheader", { name: "Words", exact: true })).toBeVisible();
  await expect(panel.getByText(/Looked for in 11\d,\d{3} words/)).toBeVisible();
  const only = panel.getByRole("searchbox", { name: "Only with" }).first();
  await only.fill("evlerimiz");
  await expect(list.locator("tbody tr[data-text]")).toHaveCount(2);
  const terms = panel.getByRole("region", { name: "Terms", exact: true });
  await expect(terms).toHaveAttribute("data-terms", "120");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await only.fill("");
  await list.evaluate((element) => element.scrollTo(element.scrollWidth, 0));
  const gold = list.locator("tbody th").first();
  await expect.poll(async () => (await list.locator("tbody td").first().boundingBox())?.x).toBeLessThan(0);
  // Within a border.
  const apart = async () => ((await gold.boundingBox())?.x ?? 999) - ((await list.boundingBox())?.x ?? 0);
  expect(Math.abs(await apart())).toBeLessThan(2);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("button", { name: "Clear" }).click();
  await panel.getByRole("switch", { name: "Words behind a space" }).click();
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(panel.getByRole("region", { name: "Gold words", exact: true })).toBeVisible();
});
