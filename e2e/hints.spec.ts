import type { Locator, Page } from "@playwright/test";
import { expect, linkTo, test } from "./support";

const fragment = linkTo({ tokenizers: ["r50k_base", "words"], text: "some text" });

/** The explanation that stands over the page. */
function bubble(page: Page): Locator {
  return page.locator(".hint");
}

test("what a setting does is said to the mouse, to keys and to screen readers", async ({ compare, page }) => {
  await compare.open(fragment);
  const inserted = page.getByRole("switch", { name: "Inserted tokens" });
  await expect(inserted).toHaveAccessibleDescription(/BOS, CLS, SEP/);
  await page.getByText("Inserted tokens", { exact: true }).hover();
  await expect(bubble(page)).toHaveText(/BOS, CLS, SEP/);
  // The mouse may go to it, and past it.
  await bubble(page).hover();
  await expect(bubble(page)).toBeVisible();
  await compare.editor.hover();
  await expect(bubble(page)).toHaveCount(0);

  await page.getByRole("radio", { name: "as text" }).focus();
  await page.keyboard.press("Tab");
  await expect(inserted).toBeFocused();
  await expect(bubble(page)).toHaveText(/BOS, CLS, SEP/);
  await page.keyboard.press("Escape");
  await expect(bubble(page)).toHaveCount(0);
  await expect(inserted).toBeFocused();
});

test("what a column of figures says is read to screen readers, and shown to keys", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(fragment);
  const headers = page.getByRole("region", { name: "Table of ratios" }).getByRole("columnheader");
  await expect(headers.getByRole("button", { name: "Fertility" })).toHaveAccessibleDescription(
    /Tokens in words ÷ words/,
  );
  await headers.getByRole("button", { name: "NSL" }).focus();
  await page.keyboard.press("Shift+Tab");
  await expect(bubble(page)).toHaveText(/cut into two or more tokens/);
  // No explanation is in a title alone, which fingers and keys do not reach.
  const titled = await page
    .locator("main [title]")
    .evaluateAll((found) =>
      found
        .filter((element) => element.getAttribute("title") !== element.getAttribute("aria-label"))
        .map((element) => element.outerHTML),
    );
  expect(titled).toEqual([]);
});

test("a key that takes an explanation away takes nothing else away", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(fragment);
  await compare.expectText("some text", ["words"]);
  await compare.tokens("words").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByText("Inserted tokens", { exact: true }).hover();
  await expect(bubble(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bubble(page)).toHaveCount(0);
  await compare.expectMarked("words", [0]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap explains, within the screen, until there is another one", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await compare.open(fragment);
    await compare.expectText("some text", ["r50k_base"]);
    await compare
      .column("r50k_base")
      .getByRole("button", { name: /Byte-level BPE/ })
      .tap();
    await expect(bubble(page)).toContainText("GPT-3");
    await expect(bubble(page)).toBeInViewport({ ratio: 1 });
    await compare.editor.tap();
    await expect(bubble(page)).toHaveCount(0);
  });
});
