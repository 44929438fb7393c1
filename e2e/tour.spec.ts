import type { Locator, Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { boxesOf, type ComparePage, expect, linkTo, test } from "./support";

const shown = ["o200k_base", "cl100k_base", "llama2"];
const titles = [
  "Your text goes here",
  "The answer",
  "Why it is cut there",
  "Your own model",
  "And in other languages?",
];

const offerOf = (page: Page) => page.getByRole("group", { name: "Tour" });
const remembered = (page: Page) => page.evaluate(() => localStorage.getItem("tessera-tour"));

/** Opens the page as whoever has never been here, and lets the time pass after which the tour is offered. */
async function visit({ compare, page }: { compare: ComparePage; page: Page }): Promise<void> {
  await page.clock.install();
  await compare.open();
  await compare.expectText(await compare.text(), shown);
  await page.clock.fastForward(3000);
}

/**
 * That a step's card is whole on the screen, and over nothing of what it points at.
 * @param clear what else it is not over
 */
async function expectBeside(page: Page, card: Locator, count = 1, clear = "[data-tour]"): Promise<void> {
  await expect(card).toBeInViewport({ ratio: 1 });
  const targets = page.locator("[data-tour]");
  await expect(targets).toHaveCount(count);
  for (const one of await page.locator(`[data-tour], ${clear}`).all()) {
    const apart = async () => {
      const [a, b] = await boxesOf(card, one);
      return a.bottom <= b.top || b.bottom <= a.top || a.right <= b.left || b.right <= a.left;
    };
    await expect.poll(apart).toBe(true);
  }
  for (const target of await targets.all()) await expect(target).toBeInViewport({ ratio: 1 });
}

/** How many things a step points at, where columns stand side by side. */
const pointedAt = (step: number) => (step === 1 ? shown.length : 1);

test("whoever is here for the first time is offered a tour of five steps, by keys, and the page goes on meanwhile", async ({
  compare,
  page,
}) => {
  await visit({ compare, page });
  const offer = offerOf(page);
  await expect(offer).toBeVisible();
  const [claim, tools] = [page.locator(".tour-offer"), page.locator(".app-tools")];
  await expect(async () => {
    const [own, others] = await boxesOf(claim, tools);
    expect(own.width).toBeGreaterThan(100);
    expect(own.x).toBeLessThan(others.x);
  }).toPass();
  // At every width it is seen beside it that nothing is sent.
  for (const width of [1024, 390, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    const seen = page.locator(".app-claim, .tour-claim").locator("visible=true");
    await expect(seen, String(width)).toHaveCount(1);
    await expect(seen).toBeInViewport({ ratio: 1 });
  }

  await offer.getByRole("button", { name: "Five things in a minute" }).press("Enter");
  await expect(offer).toHaveCount(0);
  const next = page.getByRole("button", { name: /^(Next|Done)$/ });
  for (const [i, title] of titles.entries()) {
    const card = page.getByRole("dialog", { name: title });
    await expect(card).toContainText(`${i + 1} of 5`);
    await expect(next).toBeFocused();
    await expectBeside(page, card, pointedAt(i), ".column-count strong");
    if (i === 2) {
      expect(await seriousInBothThemes(page, ".tour")).toEqual([]);
      // What it points at can be used, and it stays.
      await page.locator("[data-tour]").click();
      await expect(page.getByRole("complementary", { name: "Inspector" })).toBeVisible();
      await expectBeside(page, card);
      await card.getByRole("button", { name: "Back" }).click();
      await expect(page.getByRole("dialog", { name: titles[1] as string })).toBeVisible();
      await page.keyboard.press("ArrowRight");
      await expect(card).toBeVisible();
      await page.keyboard.press("ArrowLeft");
      await expect(page.getByRole("dialog", { name: titles[1] as string })).toBeVisible();
      await page.keyboard.press("ArrowRight");
      await expect(card).toBeVisible();
    }
    await next.press("Enter");
  }
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("[data-tour]")).toHaveCount(0);
  await expect(page.locator("body")).not.toBeFocused();
  await expect.poll(() => remembered(page)).toBe("over");
});

test("who types passes the tour over for good, and help has it still: from any page, until Escape, and the focus is back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await visit({ compare, page });
  await expect(offerOf(page)).toBeVisible();
  expect(await seriousInBothThemes(page, ".app-header")).toEqual([]);
  await compare.paste("Two words");
  await expect(offerOf(page)).toHaveCount(0);
  await expect.poll(() => remembered(page)).toBe("over");

  await page.getByRole("link", { name: "Tokenizers" }).click();
  const help = page.getByRole("button", { name: "Help (?)" });
  await help.press("Enter");
  await page.getByRole("button", { name: "Show me around" }).press("Enter");
  const card = page.getByRole("dialog", { name: titles[0] as string });
  await expect(card.getByRole("button", { name: "Next" })).toBeFocused();
  await expect(page).toHaveTitle("Tessera: compare tokenizers");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: titles[1] as string })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(help).toBeFocused();

  // Without tokens there is none to point at.
  await page.getByRole("button", { name: "Clear" }).click();
  await help.press("Enter");
  await page.getByRole("button", { name: "Show me around" }).press("Enter");
  await expect(card).toContainText("1 of 4");
  await page.getByRole("link", { name: "Languages" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the tour is a bar at the screen’s edge, over nothing that it points at", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await visit({ compare, page });
    await expect(page.locator(".answer")).toBeInViewport({ ratio: 1 });
    const offer = offerOf(page);
    const edges = async () => (([{ x, width, bottom }]) => [x, width, bottom])(await boxesOf(offer));
    await expect.poll(edges).toEqual([0, 390, 844]);
    await offer.getByRole("button", { name: "Five things in a minute" }).tap();
    for (const [i, title] of titles.entries()) {
      const card = page.getByRole("dialog", { name: title });
      await expectBeside(page, card);
      await expect.poll(async () => Math.round((await card.boundingBox())?.width ?? 0)).toBe(390);
      if (i === 2) {
        await page.locator("[data-tour]").tap();
        const inspector = page.getByRole("complementary", { name: "Inspector" });
        await expect(inspector).toBeInViewport({ ratio: 1 });
        await expect.poll(async () => (await card.boundingBox())?.y).toBe(0);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await expect(inspector).toBeVisible();
        return;
      }
      await card.getByRole("button", { name: "Next" }).tap();
    }
  });
});

test("where the browser keeps nothing the tour is offered once, without a word about that", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.addInitScript(() => {
    const deny = () => {
      throw new DOMException("Denied.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, { get: deny });
  });
  await visit({ compare, page });
  await offerOf(page).getByRole("button", { name: "No tour" }).click();
  await expect(offerOf(page)).toHaveCount(0);
  await expect(compare.notice).toHaveCount(0);
});

test("whoever comes with a link is not offered it", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.clock.install();
  await compare.open(linkTo({ tokenizers: ["words"], text: "abc" }));
  await compare.expectText("abc", ["words"]);
  await page.clock.fastForward(3000);
  // What offers it has come by then.
  const isReady = () => page.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0);
  await expect.poll(isReady).toBeGreaterThan(0);
  expect(compare.requests.filter((request) => /offerTour/.test(request.url()))).toEqual([]);
  await expect(offerOf(page)).toHaveCount(0);
});
