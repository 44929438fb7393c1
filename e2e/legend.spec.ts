import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { boxesOf, expect, linkTo, test } from "./support";

const tokenizers = ["words", "utf8_bytes"];
const text = "a b\t🤚🏾\n";
const link = linkTo({ tokenizers, text });

const button = (page: Page) => page.getByRole("button", { name: "Signs" });
const legend = (page: Page) => page.getByRole("region", { name: "What the signs mean" });
const meanings = (page: Page) => legend(page).getByRole("definition");

test("what signs mean is told of the view as it is set, by mouse", async ({ compare, page }) => {
  await compare.open(link);
  await compare.expectText(text, tokenizers);
  expect(compare.requests.filter((request) => /Signs/.test(request.url()))).toEqual([]);
  await button(page).click();
  await expect(meanings(page).filter({ hasText: "A tab." })).toBeVisible();
  await expect(meanings(page).filter({ hasText: /puts in/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(legend(page)).toHaveCount(0);
  await page.getByRole("switch", { name: "Inserted tokens" }).check();
  await page.getByRole("radio", { name: "as control" }).check();
  await button(page).click();
  await expect(meanings(page).filter({ hasText: /puts in/ })).toBeVisible();
  await expect(meanings(page).filter({ hasText: "A control token." })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Reading" }).check();
  await button(page).click();
  await expect(meanings(page)).toHaveCount(4);
  await expect(meanings(page).first()).toContainText("underlined");
});

test("signs are drawn as the columns draw them", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(link);
  await compare.expectText(text, tokenizers);
  await button(page).click();
  const look = (chip: ReturnType<Page["locator"]>) =>
    chip.evaluate((element) => {
      const { color, font, border, backgroundColor } = getComputedStyle(element);
      return { color, font, border, backgroundColor };
    });
  // The first hue in both: the first byte of the text, and a sign by itself.
  const space = legend(page).locator(".chip").filter({ hasText: "⇥" });
  await expect(space).toBeAttached();
  await expect(async () => {
    expect(await look(space)).toEqual(await look(compare.chip("utf8_bytes", 0)));
  }).toPass();
  await expect(compare.chip("utf8_bytes", 3)).toHaveText("⇥");
});

test("by keys alone it opens, scrolls and gives the focus back", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.setViewportSize({ width: 1024, height: 500 });
  await compare.open(link);
  await button(page).focus();
  await page.keyboard.press("Enter");
  await expect(meanings(page).first()).toBeAttached();
  await page.keyboard.press("Tab");
  await expect(legend(page)).toBeFocused();
  await page.keyboard.press("End");
  await expect(meanings(page).last()).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(legend(page)).toHaveCount(0);
  await expect(button(page)).toBeFocused();
});

test.describe("by touch, on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("it opens within the screen, and another tap closes it", { tag: "@resilience" }, async ({ compare, page }) => {
    await compare.open(link);
    await button(page).tap();
    await expect(meanings(page).first()).toBeAttached();
    await expect(async () => {
      const [box] = await boxesOf(legend(page));
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(390);
    }).toPass();
    await button(page).tap();
    await expect(legend(page)).toHaveCount(0);
  });
});

for (const view of ["tokens", "reading"] as const) {
  test(`it can be read in both themes and in forced colours, in ${view}`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text, view, ids: true, inserted: true }));
    await button(page).click();
    await expect(meanings(page).first()).toBeAttached();
    expect(await seriousInBothThemes(page, ".signs")).toEqual([]);
    await page.emulateMedia({ forcedColors: "active" });
    await expect(meanings(page).first()).toBeVisible();
    if (view === "reading") return;
    const edges = async () =>
      new Set(
        await legend(page)
          .locator(".chip")
          .evaluateAll((chips) => chips.map((chip) => getComputedStyle(chip).borderTopStyle)),
      );
    await expect.poll(edges).toEqual(new Set(["solid", "dashed", "dotted"]));
  });
}
