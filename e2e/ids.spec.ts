import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, linkTo, test } from "./support";

const dialog = (compare: ComparePage) => compare.page.getByRole("dialog");
const answer = (compare: ComparePage) => dialog(compare).getByRole("region", { name: "What they say" });
const clipboard = (compare: ComparePage) => compare.page.evaluate(() => navigator.clipboard.readText());

async function openMenu(compare: ComparePage, label: string, entry: string): Promise<void> {
  await compare.page.getByRole("button", { name: `Options for ${label}` }).click();
  await compare.page.getByRole("menuitem", { name: entry }).click();
}

const idsOf = (list: string) => list.match(/\d+/g)?.map(Number) ?? [];

test("tokens are taken out in every format, and what is pasted is read as ids where somebody wants it, and not before", async ({
  compare,
  page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = 'see "unbelievable", नमस्ते 🤚🏾\n';
  await compare.open(linkTo({ tokenizers: ["cl100k_base", "llama2"], text }));
  await compare.expectText(text, ["cl100k_base", "llama2"]);
  await compare.expectCodeEditor();
  const count = Number(await compare.column("cl100k_base").getAttribute("data-tokens"));
  await openMenu(compare, "cl100k_base", "Copy or save tokens …");
  const format = (name: string) => dialog(compare).getByRole("radio", { name, exact: true });
  const copy = dialog(compare).getByRole("button", { name: /^Copy \d+ tokens$/ });
  await copy.press("Enter");
  await expect(dialog(compare).getByRole("status")).toHaveText(/^Copied \d+ tokens\.$/);
  const json = await clipboard(compare);
  const ids: number[] = JSON.parse(json);
  expect(ids.length).toBe(count);
  await format("One a line").check();
  await copy.click();
  await expect.poll(() => clipboard(compare)).toBe(ids.join("\n"));
  await format("Python").check();
  await copy.click();
  await expect.poll(() => clipboard(compare)).toBe(`[${ids.join(", ")}]`);
  const python = await clipboard(compare);
  await format("CSV").check();
  await expect(dialog(compare).locator("pre")).toContainText("0,4151,see,736565,3,0,3,0,3,0,3,");
  const download = page.waitForEvent("download");
  await dialog(compare).getByRole("button", { name: "Save as file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("cl100k_base.tokens.csv");
  const csv = await readFile(await file.path(), "utf8");
  expect(csv.match(/^\d+,\d+,/gm)).toHaveLength(ids.length);
  await format("JSON Lines").check();
  await copy.click();
  await expect.poll(() => clipboard(compare)).toContain('{"index":0,"id":4151,"text":"see","hex":"736565","bytes":3,');
  const rows = (await clipboard(compare)).split("\n").map((line) => JSON.parse(line) as { id: number; hex: string });
  expect(rows.map(({ id }) => id)).toEqual(ids);
  expect(Buffer.from(rows.map(({ hex }) => hex).join(""), "hex").toString()).toBe(text);
  expect(await seriousInBothThemes(page, ".ids-dialog")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Options for cl100k_base" })).toBeFocused();

  // A list that is pasted is a text, with an offer.
  await compare.paste(python);
  await compare.expectText(python, ["cl100k_base"]);
  await page.getByRole("button", { name: "Read as ids of …" }).click();
  await expect(answer(compare)).toHaveAttribute("data-canonical", "yes");
  await expect(answer(compare)).toHaveAttribute("data-count", String(ids.length));
  await expect(answer(compare).locator(".ids-text")).toHaveText(text.trimEnd());
  await expect(answer(compare).locator(".ids-token").nth(0)).toHaveText("see4151");
  await dialog(compare).getByRole("combobox", { name: "Read as ids of" }).selectOption("Llama 2");
  await expect(dialog(compare).getByRole("alert")).toContainText("the vocabulary has no such id: it has 32000 entries");
  await dialog(compare).getByRole("combobox", { name: "Read as ids of" }).selectOption("cl100k_base");
  await answer(compare).getByRole("button", { name: "Put the text into the editor" }).click();
  await compare.expectText(text, ["cl100k_base", "llama2"]);
  await expect(page.getByRole("button", { name: "Read as ids of …" })).toHaveCount(0);
  await page.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectText(python, ["cl100k_base"]);

  // Numbers of which a text has a few are none.
  await compare.paste("In 2024 there were 3 of 12");
  await compare.expectText("In 2024 there were 3 of 12", ["cl100k_base"]);
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("ids that no text gives are told by where they part, bytes that are no UTF-8 by themselves, and bad lists by their item", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "see unbelievable things";
  await compare.open(linkTo({ tokenizers: ["cl100k_base", "bert_uncased", "words"], text }));
  await compare.expectText(text, ["cl100k_base", "bert_uncased", "words"]);
  await openMenu(compare, "cl100k_base", "Read ids …");
  const list = dialog(compare).getByRole("textbox", { name: "Ids" });
  const told = (region: Locator, name: string) =>
    region
      .getByRole("definition")
      .nth(name === "Given" ? 0 : 1)
      .locator(".ids-token");
  await list.fill("4151 653 32898 24694 2574");
  await expect(answer(compare)).toHaveAttribute("data-canonical", "no");
  await expect(answer(compare)).toHaveAttribute("data-parting", "1");
  await expect(answer(compare)).toContainText("They first part at id 2 of 5");
  await expect.poll(() => told(answer(compare), "Given").count()).toBeGreaterThan(1);
  await expect(told(answer(compare), "Encoded")).toHaveCount(1);
  expect(await seriousInBothThemes(page, ".ids-dialog")).toEqual([]);

  // The first bytes of an emoji, in the middle of a text.
  await list.fill("[15339, 11410, 97]");
  await expect(answer(compare)).toHaveAttribute("data-canonical", "none");
  await expect(answer(compare).locator(".ids-text .ids-code")).toHaveText(/^F0 9F/);
  await expect(answer(compare).locator(".ids-text")).not.toContainText("\ufffd");
  for (const [bad, words] of [
    ["[1, -100]", "Item 2, in line 1, is “-100”: ids are whole numbers from 0."],
    ["[1.5, 2]", "Item 1, in line 1, is “1.5”, which is no id"],
    ["[1, 100300]", "Item 2 is 100300, and the vocabulary has no such id: it has 100261 entries."],
    ["tensor([1, ..., 3])", "Print all of it."],
  ] as const) {
    await list.fill(bad);
    await expect(dialog(compare).getByRole("alert")).toContainText(words);
    await expect(answer(compare)).toHaveCount(0);
  }
  await list.fill("[1, 2]");
  const of = dialog(compare).getByRole("combobox", { name: "Read as ids of" });
  await of.selectOption("Words");
  await expect(dialog(compare).getByRole("alert")).toContainText("mean nothing without that text");

  // What stands around a text, and control tokens in it, come with the options that they need.
  await of.selectOption("BERT uncased");
  await list.fill("{'input_ids': [101, 2028, 103, 2048, 102], 'attention_mask': [1, 1, 1, 1, 1]}");
  await expect(answer(compare)).toHaveAttribute("data-canonical", "yes");
  await answer(compare).getByRole("button", { name: "Put the text into the editor" }).click();
  await compare.expectText("one [MASK] two", ["bert_uncased"]);
  await expect(page.locator(".notice")).toContainText("Control tokens in the text count as control now.");
  await openMenu(compare, "BERT uncased", "Copy or save tokens …");
  await expect(dialog(compare).locator("pre")).toHaveText("[101,2028,103,2048,102]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectText(text, ["bert_uncased"]);
  await expect(page.getByRole("radio", { name: "as text" })).toBeChecked();
});

test("a million ids are read and written while the page answers", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await compare.open(linkTo({ tokenizers: ["cl100k_base"], text: "x" }));
  await compare.expectText("x", ["cl100k_base"]);
  await compare.expectCodeEditor();
  const ids = Array.from({ length: 1_000_000 }, (_, i) => (i % 2 === 0 ? 1917 : 11));
  await compare.paste(ids.join("\n"));
  await page.getByRole("button", { name: "Read as ids of …" }).click();
  await expect(answer(compare)).toHaveAttribute("data-count", "1000000", { timeout: 60_000 });
  await expect(answer(compare)).toHaveAttribute("data-canonical", "yes");
  await answer(compare).getByRole("button", { name: "Put the text into the editor" }).click();
  await expect(compare.column("cl100k_base")).toHaveAttribute("data-tokens", "1000000", { timeout: 60_000 });
  await openMenu(compare, "cl100k_base", "Copy or save tokens …");
  await dialog(compare).getByRole("radio", { name: "CSV" }).check();
  await dialog(compare).getByRole("button", { name: /^Copy/ }).click();
  await expect(dialog(compare).getByRole("progressbar")).toBeVisible();
  await dialog(compare).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(compare).getByRole("progressbar")).toHaveCount(0);
  await dialog(compare).getByRole("radio", { name: "Python" }).check();
  await dialog(compare).getByRole("button", { name: /^Copy/ }).click();
  await expect(dialog(compare).getByRole("status")).toHaveText("Copied 1,000,000 tokens.", { timeout: 60_000 });
  expect(idsOf(await clipboard(compare))).toEqual(ids);
});
