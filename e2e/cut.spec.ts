import { readFile } from "node:fs/promises";
import { devices } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, reload, test, visit } from "./support";

const panel = (compare: ComparePage) => compare.page.getByRole("region", { name: "Cut to size", exact: true });
const column = (compare: ComparePage, id: string) => panel(compare).locator(`[data-cut-column="builtin:${id}"]`);
const clipboard = (compare: ComparePage) => compare.page.evaluate(() => navigator.clipboard.readText());

test("a text is cut in each column's own tokens, and pieces are copied and saved; options are in the link", async ({
  compare,
  page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const lines = ["How many r are in strawberry?", "मनुष्य और 👩‍👩‍👧‍👦🤚🏾.", "السلام عليكم", "人人生而自由。"];
  const text = Array.from({ length: 12 }, (_, i) => `${lines[i % 4]} ${i}\n${i % 4 === 3 ? "\n" : ""}`).join("");
  const ids = ["o200k_base", "llama2"];
  await compare.open(linkTo({ tokenizers: ids, text }));
  await compare.expectText(text, ids);
  await page.getByRole("radio", { name: "Cut to size" }).check();
  await expect(column(compare, "o200k_base")).toHaveAttribute("data-pieces", "1");
  const max = panel(compare).getByRole("spinbutton", { name: "Tokens of a piece at most" });
  await max.fill("40");
  await panel(compare).getByRole("spinbutton", { name: "Tokens of overlap" }).fill("5");
  await panel(compare).getByRole("radio", { name: "Paragraph" }).check();
  await panel(compare).getByRole("switch", { name: "Whole graphemes" }).check();
  await expect(page).toHaveURL(/&cut=40-5-paragraph-graphemes&/);
  const first = column(compare, "o200k_base").locator("[data-piece]");
  let count = 0;
  await expect(async () => {
    const [own, other = 0] = await panel(compare)
      .locator('[data-cut-column][data-state="ready"]')
      .evaluateAll((columns) => columns.map((one) => Number(one.getAttribute("data-pieces"))));
    count = own ?? 0;
    expect(count).toBeGreaterThan(3);
    expect(other).toBeGreaterThan(count);
    const alone = await first.evaluateAll((all) => all.map((piece) => Number(piece.getAttribute("data-alone"))));
    expect(alone).toHaveLength(Math.min(8, count));
    expect(Math.max(...alone)).toBeLessThanOrEqual(40);
  }).toPass();
  await expect(first.nth(1).locator(".cut-overlap")).toBeVisible();
  expect(await seriousInBothThemes(page, ".cut")).toEqual([]);

  await column(compare, "o200k_base").getByRole("button", { name: "Copy as JSON Lines" }).press("Enter");
  await expect(column(compare, "o200k_base")).toContainText(`Copied ${count} pieces.`);
  const copied = (await clipboard(compare)).trimEnd().split("\n");
  const pieces = copied.map((line) => JSON.parse(line) as { text: string; byte_start: number; byte_end: number });
  let done = 0;
  let joined = "";
  for (const { text: own, byte_start, byte_end } of pieces) {
    joined += Buffer.from(own)
      .subarray(done - byte_start)
      .toString();
    done = byte_end;
  }
  expect(joined).toBe(text);
  const downloading = page.waitForEvent("download");
  await column(compare, "o200k_base").getByRole("button", { name: "Save as files" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("o200k_base.pieces.zip");
  const files = Object.values(unzipSync(await readFile(await download.path()))).map((bytes) => strFromU8(bytes));
  expect(files).toEqual(pieces.map(({ text: own }) => own));
  await first.nth(1).getByRole("button", { name: "Copy piece 2" }).click();
  await expect.poll(() => clipboard(compare)).toBe(pieces[1]?.text);
});

test("a piece that can hold no character says so, and other instruments and reloads leave the options as they were", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "How many r are in strawberry?\n\nमनुष्य और 👩‍👩‍👧‍👦🤚🏾.\n".repeat(6);
  await compare.open(`${linkTo({ tokenizers: ["o200k_base", "llama2"], text })}&cut=40-5-paragraph-graphemes`);
  const max = panel(compare).getByRole("spinbutton", { name: "Tokens of a piece at most" });
  await max.fill("2");
  await expect(column(compare, "llama2").getByRole("alert")).toContainText("tokens, and cannot be cut");
  await max.fill("40");
  await page.getByRole("radio", { name: "Lines", exact: true }).check();
  await expect(page).toHaveURL(/&below=lines/);
  await expect(page).not.toHaveURL(/&cut=/);
  await page.getByRole("radio", { name: "Ratios" }).check();
  await expect(page).not.toHaveURL(/&below=/);
  await page.getByRole("radio", { name: "Cut to size" }).check();
  await expect(page).toHaveURL(/&cut=40-1-paragraph-graphemes&/);
  await reload(page);
  await expect(page.getByRole("radio", { name: "Cut to size" })).toBeChecked();
  await expect(panel(compare).getByRole("radio", { name: "Paragraph" })).toBeChecked();
  await expect(column(compare, "o200k_base")).toHaveAttribute("data-state", "ready");
  await page.getByRole("radio", { name: "Lines", exact: true }).check();
  await expect(page).toHaveURL(/&below=lines/);
  await reload(page);
  await expect(page.getByRole("radio", { name: "Lines", exact: true })).toBeChecked();
  // Nor does what was chosen go with a reload while something else is open.
  await page.getByRole("radio", { name: "Cut to size" }).check();
  await expect(page).toHaveURL(/&cut=40-1-paragraph-graphemes&/);
});

test("by touch, on a phone, nothing is wider than the screen", { tag: "@resilience" }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...devices["Pixel 7"], ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  await visit(page, `./${linkTo({ tokenizers: ["utf8_bytes"], text: "One two three. مرحبا بالعالم\n".repeat(9) })}`);
  await page.getByRole("combobox", { name: "Figures below" }).selectOption("Cut to size");
  await page.getByRole("spinbutton", { name: "Tokens of a piece at most" }).fill("50");
  const cut = page.locator("[data-cut-column]");
  await expect(cut).toHaveAttribute("data-pieces", "9");
  await page.getByRole("button", { name: "Show all 9" }).tap();
  await expect(page.locator("[data-piece]")).toHaveCount(9);
  await expectNoSidewaysScroll(page);
  await context.close();
});
