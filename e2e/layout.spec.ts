import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./support";

const tokenizers = ["words", "graphemes", "bert_uncased"];
const text =
  "A text\nwith عربي and a word that is longer than most: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";

/** By how many pixels the page itself scrolls sideways; columns and tables may, within themselves. */
async function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("columns stand one below the other, and everything fits the width", async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    const boxes = await Promise.all(tokenizers.map((id) => compare.column(id).boundingBox()));
    expect(new Set(boxes.map((box) => box?.x)).size).toBe(1);
    for (const [i, box] of boxes.entries()) {
      const above = boxes[i - 1];
      if (above != null) expect(box?.y).toBeGreaterThanOrEqual(above.y + above.height);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    await page.getByRole("radio", { name: "Reading" }).tap();
    await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  });

  test("adding and sharing work by touch, within the screen", async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await compare.expectText(text, ["words"]);
    await page.getByRole("button", { name: "Add tokenizer" }).tap();
    const picker = page.getByRole("dialog", { name: "Add tokenizer" });
    await picker.getByRole("option", { name: /^Graphemes/ }).tap();
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await expectWithin(page, "Add tokenizer");
    await page.keyboard.press("Escape");
    await compare.expectText(text, ["words", "graphemes"]);

    await compare.share.tap();
    await expect(page.getByRole("textbox", { name: "Link" })).toBeVisible();
    await expectWithin(page, "Share");
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
  });

  test("each column’s tokens and their ratio to the fewest are on the first screen", async ({ compare, page }) => {
    const ids = ["o200k_base", "r50k_base", "utf8_bytes"];
    await compare.open(linkTo({ tokenizers: ids, text }));
    await compare.expectText(text, ids);
    const answer = page.getByRole("list", { name: "Tokens" });
    const tokens = await Promise.all(
      ids.map(async (id) => Number(await compare.column(id).getAttribute("data-tokens"))),
    );
    const fewest = Math.min(...tokens);
    for (const [i, count] of tokens.entries()) {
      const item = answer.getByRole("listitem").nth(i);
      await expect(item).toContainText(String(count));
      await expect(item).toContainText(count === fewest ? "fewest" : /\d\.\d+ ×|\d+ ×/);
      await expect(item).toBeInViewport({ ratio: 1 });
    }
    await answer.getByRole("button", { name: /UTF-8 bytes/ }).tap();
    await expect(compare.column("utf8_bytes").getByRole("heading")).toBeInViewport();
  });

  test("all ratios of three tokenizers fit the width, none of them cut", async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    const table = page.getByRole("region", { name: "Table of ratios" });
    await expect(table.getByRole("rowheader")).toHaveCount(11);
    await expect(table.getByRole("columnheader")).toHaveCount(4);
    const { width, cells } = await table.evaluate((element) => ({
      width: element.clientWidth - element.scrollWidth,
      cells: Array.from(element.querySelectorAll("td, th"), (cell) => {
        const { left, right } = cell.getBoundingClientRect();
        return left >= 0 && right <= window.innerWidth && cell.scrollWidth <= cell.clientWidth + 1;
      }),
    }));
    expect(width).toBeGreaterThanOrEqual(0);
    expect(cells).not.toContain(false);
  });

  test("names of languages are whole", async ({ compare, page }) => {
    await page.goto("./#/languages?v=1&t=words");
    const names = page.locator(".languages-table tbody th");
    await expect(names).toHaveCount(20);
    const cut = await names.evaluateAll((found) =>
      found.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
    expect(cut).toEqual([]);
    expect(compare.unexpectedErrors).toEqual([]);
  });

  test("tapping a token marks it everywhere", async ({ compare }) => {
    await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text: "one two" }));
    await compare.expectText("one two", ["words", "graphemes"]);
    await compare.chip("words", 1).tap();
    await expect.poll(() => compare.marked("words")).toEqual([1]);
    expect(await compare.marked("graphemes")).toEqual([4, 5, 6]);
  });
});

/** That a dialog lies wholly within the screen. */
async function expectWithin(page: Page, dialog: string): Promise<void> {
  const box = await page.getByRole("dialog", { name: dialog }).boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
}

const eight = ["words", "graphemes", "code_points", "utf8_bytes", "r50k_base", "p50k_base", "bert_uncased", "llama2"];

for (const ids of [tokenizers, eight]) {
  test(`with ${ids.length} columns the page never scrolls sideways, on any screen`, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ids, text }));
    await compare.expectText(text, ids);
    for (const width of [320, 768, 1024, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      // Chips are laid out anew when the columns have their new widths.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
      expect(await sidewaysScroll(page), `at ${width} pixels`).toBeLessThanOrEqual(0);
    }
  });
}
