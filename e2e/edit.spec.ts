/** Edit: entries of a vocabulary are removed, added and moved, and what comes out stands beside the original. */
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Tokenizer as Native } from "tokenizers";
import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, reload, test, visit } from "./support";

const tab = (page: Page) => page.locator(".edit");

async function look(page: Page, kind: string, typed: string): Promise<void> {
  await page.getByRole("radio", { name: kind, exact: true }).click();
  await page.getByLabel(kind === "Add" ? "New entry’s text" : "Entry: its text, or #id").fill(typed);
  await page.getByRole("button", { name: "See what it does" }).click();
  await expect(tab(page)).toHaveAttribute("data-state", "ready");
}

const make = async (page: Page, edits: number) => {
  await page.getByRole("button", { name: "Make this edit" }).click();
  await expect(tab(page)).toHaveAttribute("data-edits", `${edits}`);
};

test("edits are looked at, made and taken back by keys alone, and the focus stays where one goes on", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&tab=edit");
  await expect(tab(page)).toHaveAttribute("data-state", "ready");
  await page.getByRole("radio", { name: "Remove", exact: true }).focus();
  await page.keyboard.press("Tab");
  const entry = page.getByLabel("Entry: its text, or #id");
  await expect(entry).toBeFocused();
  await page.keyboard.type(" newest");
  await page.keyboard.press("Enter");
  const makes = page.getByRole("button", { name: "Make this edit" });
  await expect(makes).toBeVisible();
  await page.keyboard.press("Tab");
  while (!(await makes.evaluate((button) => button === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(tab(page)).toHaveAttribute("data-edits", "1");
  await expect(entry).toBeFocused();
  // What loses its merges with it goes by one more question, whose answer has the focus.
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(" new");
  await page.keyboard.press("Enter");
  const too = page.getByRole("button", { name: /^Remove what no merges make, too/ });
  await too.press("Enter");
  await expect(page.locator("[data-proposed]")).toContainText("and what nothing makes then");
  await expect(makes).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tab(page)).toHaveAttribute("data-edits", "2");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(tab(page)).toHaveAttribute("data-edits", "1");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
});

test("an entry goes and one comes: told, made, taken back, in the link, beside the original, and as a file that loads natively", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base");
  await page.getByRole("tab", { name: "Edit" }).click();
  await expect(tab(page)).toHaveAttribute("data-state", "ready");
  await look(page, "Remove", " newest");
  await expect(page.locator("[data-proposed]")).toContainText("Its text is then cut into");
  await expect(page.locator('[data-list="making"]')).toHaveAttribute("data-count", "1");
  expect(await seriousInBothThemes(page, ".edit")).toEqual([]);
  await make(page, 1);
  await look(page, "Add", " tokenizable");
  await expect(page.locator("[data-reached]")).toHaveAttribute("data-reached", "true");
  await expect(page.locator('[data-list="merges"]')).toBeVisible();
  await make(page, 2);
  // What is there already, and what is not.
  await look(page, "Add", " the");
  await expect(page.getByRole("alert")).toContainText("is there already, with the id 262");
  await look(page, "Remove", "no such entry");
  await expect(page.getByRole("alert")).toContainText("There is no entry");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tab(page)).toHaveAttribute("data-edits", "1");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(tab(page)).toHaveAttribute("data-edits", "2");
  await expect.poll(() => page.url()).toMatch(/tab=edit&edits=remove:%C4%A0newest,add:%C4%A0tokenizable/);
  // A way to the tokenizer that says nothing of edits shows none, and those made here can be had back.
  await page.evaluate(() => location.assign("#/tokenizer?v=1&t=r50k_base&tab=edit"));
  await expect(tab(page)).toHaveAttribute("data-edits", "0");
  await page.getByRole("button", { name: "Bring back 2 edits made here before" }).click();
  await expect(tab(page)).toHaveAttribute("data-edits", "2");
  await expect(tab(page).getByRole("button", { name: /Bring back/ })).toHaveCount(0);
  await reload(page);
  await expect(tab(page)).toHaveAttribute("data-edits", "2");
  await expect(tab(page)).toHaveAttribute("data-state", "ready");

  const saving = page.waitForEvent("download");
  await page.locator(".edit-outcome").getByRole("button", { name: "tokenizer.json" }).click();
  const json = await readFile(await (await saving).path(), "utf8");
  const native = Native.fromString(json);
  expect(native.tokenToId("Ġtokenizable")).toBeGreaterThan(50256);
  expect(native.tokenToId("Ġnewest")).toBeNull();

  await page.getByRole("button", { name: "Put beside the original in Compare" }).click();
  const columns = page.getByRole("region").and(page.locator("[data-tokenizer]"));
  const edited = columns.and(page.locator('[data-tokenizer^="file:"]'));
  await expect(edited).toHaveAttribute("data-state", "ready");
  const text = "The newest words are tokenizable.";
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
  const theirs = (await native.encode(text)).getIds().length;
  await expect(edited).toHaveAttribute("data-tokens", `${theirs}`);
  await expect(columns.and(page.locator('[data-tokenizer="builtin:r50k_base"]'))).toBeVisible();
});

test("what no merges make any more is named, and goes with it where somebody wants that", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=llama2&tab=edit");
  await expect(tab(page)).toHaveAttribute("data-state", "ready");
  await look(page, "Remove", "ightarrow");
  await look(page, "Remove", "th");
  const lost = page.locator('[data-list="lost"]');
  await expect(lost).toBeVisible();
  const count = await lost.getAttribute("data-count");
  await page.getByRole("button", { name: "Remove what no merges make, too …" }).click();
  await expect(page.locator('[data-list="removed"]')).toHaveAttribute("data-count", `${count}`);
  await make(page, 1);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  // A link with edits that go nowhere says so.
  await visit(page, "./#/tokenizer?v=1&t=llama2&tab=edit&edits=remove:nonesuch");
  await expect(page.getByRole("alert")).toContainText("There is no entry “nonesuch”");
});
