import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { auditVocabulary } from "../src/analysis/vocabulary/audit";
import { entriesInClass } from "../src/analysis/vocabulary/entryClasses";
import { isIncremental } from "../src/tokenizers/incremental";
import { isStaged } from "../src/tokenizers/isStaged";
import { loadBuiltin, loadParts } from "../test/support/builtins";
import { seriousInBothThemes } from "./axe";
import { expect, test, visit } from "./support";

const headline = (page: Page) => page.locator(".audit-headline");
const classOf = (page: Page, name: string) => page.locator(`[data-class="${name}"]`);
const rows = (page: Page) => page.getByRole("table", { name: "Vocabulary" }).locator("tr[data-id]");

/** Ids of a class's entries, told by the engine itself. */
async function idsOf(id: string, name: string): Promise<number[]> {
  const [tokenizer, parts] = [loadBuiltin(id), loadParts(id)];
  if (parts === null || !isStaged(tokenizer) || !isIncremental(tokenizer)) throw new Error(`${id} has no vocabulary.`);
  const audit = await auditVocabulary(tokenizer, parts);
  return entriesInClass(audit, name).map((index) => audit.entries.ids[index] as number);
}

test("an audit says what never comes, and a class that is pressed is listed, by keys too, and in the link", async ({
  page,
}) => {
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased&q=a");
  await page.getByRole("tab", { name: "Vocabulary" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(headline(page)).toHaveText(
    "Of 30,522 entries 1,331 can never be produced; none is a part of a character.",
  );
  await page.getByRole("searchbox").fill("");
  await classOf(page, "never").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("1,331 of 30,522 entries")).toBeVisible();
  await expect(classOf(page, "never")).toHaveAttribute("aria-pressed", "true");
  await expect(rows(page).first()).toContainText("Never: ");
  await expect.poll(() => page.url()).toContain("tab=audit&class=never");
  // Up to the class where it was pressed, which stays listed, and down again.
  await page.getByRole("button", { name: "Back to the classes" }).click();
  await expect(classOf(page, "never")).toBeFocused();
  await expect(classOf(page, "never")).toBeInViewport();
  await page.getByRole("button", { name: "List all classes" }).click();
  await expect(page.getByText("30,522 entries", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Vocabulary" })).toBeFocused();
});

test("a link to a class lists it, with an example for each entry that only comes in context", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&tab=audit&class=inContext");
  const ids = await idsOf("r50k_base", "inContext");
  await expect(page.getByText(`${ids.length} of 50,257 entries`)).toBeVisible();
  await expect.poll(async () => (await rows(page).first().getAttribute("data-id")) ?? "").toBe(String(ids[0]));
  await expect(rows(page).first()).toContainText("In context, as in");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save CSV" }).click();
  const saved = await (await download).path();
  const lines = (await readFile(saved, "utf8")).trimEnd().split("\r\n");
  expect((await download).suggestedFilename()).toBe("r50k_base.inContext.csv");
  expect(lines[0]).toBe("id,text,bytes,form,reach,reason,example,qtok,script");
  expect(lines.slice(1).filter((line) => /^\d+,/.test(line)).length).toBe(ids.length);
});

test("an audit is cancelled, and started again; a class that there is not is said, and baselines have nothing to audit", {
  tag: "@resilience",
}, async ({ page }) => {
  let isHeld = false;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/vocabularies/bert_uncased*", async (route) => {
    if (isHeld) await released;
    await route.continue().catch(() => {});
  });
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased&class=Xxxx");
  await expect(rows(page).first()).toBeVisible();
  // From here on only the audit asks for it.
  isHeld = true;
  await page.getByRole("tab", { name: "Audit" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The audit was cancelled.")).toBeVisible();
  release();
  await page.getByRole("button", { name: "Start it again" }).click();
  await expect(headline(page)).toBeVisible();
  await expect(page.getByText("This audit has no class “Xxxx”.")).toBeVisible();
  await page.getByRole("combobox", { name: "Tokenizer" }).selectOption("builtin:words");
  // The tab stays.
  await expect(page.getByText("There is nothing to audit")).toBeVisible();
});

test("on a phone all that a row says can be read: what it is and why it never comes stand below the token", {
  tag: "@resilience",
}, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, "./#/tokenizer?v=1&t=qwen3&tab=audit&class=never");
  await expect(rows(page).first()).toContainText("Never: ");
  const cut = () =>
    rows(page).evaluateAll((all) =>
      all.flatMap((row) => {
        const verdict = row.querySelector(".verdict");
        return verdict !== null && verdict.scrollHeight > verdict.clientHeight + 1 ? [row.textContent] : [];
      }),
    );
  await expect.poll(cut).toEqual([]);
});

test("how the figures of the answer are made up is said, and each part leads to its class", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=o200k_base&tab=audit");
  const sums = page.getByRole("list", { name: "How these figures are made up" });
  await expect(sums).toContainText("14 = 1 Never + 13 In no text.");
  await sums.getByRole("button", { name: "In no text" }).click();
  await expect(page.getByText("13 of 200,000 entries")).toBeVisible();
  await page.getByRole("button", { name: "Back to the classes" }).click();
  await expect(classOf(page, "noText")).toBeInViewport();
});

test("axe finds nothing serious in an audit, in either theme", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased&tab=audit&class=never");
  await expect(headline(page)).toBeVisible();
  expect(await seriousInBothThemes(page)).toEqual([]);
});
