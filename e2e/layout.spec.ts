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
