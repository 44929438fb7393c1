/** Learn: how a vocabulary is learned of a few words, step by step. */

import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, reload, test, visit } from "./support";

const stage = (page: Page) => page.locator("main.lesson");
const expectStep = (page: Page, step: number) => expect(stage(page)).toHaveAttribute("data-step", `${step}`);

test("the example, step by step: buttons, keys, slider; the link leads back to the step", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/train");
  await page.getByRole("button", { name: "Learn, step by step" }).click();
  await expectStep(page, 0);
  await expect(stage(page)).toHaveAttribute("data-steps", "12");
  const winner = page.locator(".lesson-pairs tr[data-next]");
  await expect(winner).toHaveText(/e s.*9.*→ es/);
  await expect(page.getByRole("status")).toContainText("9 times (6 in newest, 3 in widest)");
  await expect(page.getByRole("status")).toContainText("Another pair does so, too");
  expect(await seriousInBothThemes(page, "main.lesson")).toEqual([]);
  const joined: string[] = [];
  for (let step = 1; step <= 12; step++) {
    await page.keyboard.press("ArrowRight");
    await expectStep(page, step);
    joined.push(await page.locator(".lesson-merges li[data-made] .lesson-symbol").innerText());
  }
  expect(joined.join(" ")).toBe("es est lo low ew new newest dest idest widest er lower");
  await expect(page.getByRole("status")).toContainText("Each word is one entry");
  await expect(page.getByRole("heading", { name: "Vocabulary: 22 entries" })).toBeVisible();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.keyboard.press("ArrowLeft");
  await expectStep(page, 10);
  await expect(page.locator('[data-word="widest"]')).toHaveAttribute("data-symbols", "1");
  await expect(page.locator('[data-word="lower"] .lesson-symbol')).toHaveText(["low", "e", "r"]);
  await expect.poll(() => page.url()).toMatch(/#\/train\?.*lesson=bpe.*step=10/);
  await reload(page);
  await expectStep(page, 10);
  await page.keyboard.press("Home");
  await expectStep(page, 0);
  await page.getByRole("button", { name: "Play" }).click();
  await expectStep(page, 1);
  await page.getByRole("button", { name: "Pause" }).click();
});

test("one's own words, by likelihood, and the same on the real text", { tag: "@resilience" }, async ({ page }) => {
  await visit(
    page,
    "./#/train?v=1&lesson=wordpiece&words=hug%C3%9710%20pug%C3%975%20pun%C3%9712%20bun%C3%974%20hugs%C3%975",
  );
  await expectStep(page, 0);
  await expect(page.locator(".lesson-pairs tr[data-next]")).toHaveText(/##g ##s.*5.*20.*5.*0\.0500.*→ ##gs/);
  await page.getByRole("textbox").fill("abab ab×3");
  await expect(page.locator('[data-word="abab"]')).toBeVisible();
  await expect(page.locator(".lesson-words li")).toHaveCount(2);
  await page.getByRole("radio", { name: "the most frequent (BPE)" }).click();
  await expect(stage(page)).toHaveAttribute("data-algorithm", "bpe");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.locator('[data-word="abab"] .lesson-symbol')).toHaveText(["ab", "ab"]);
  await page.getByRole("radio", { name: "Large" }).click();
  await expect(stage(page)).toHaveAttribute("data-size", "large");
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "The same on the text in Compare" }).click();
  await expect.poll(() => page.url()).toMatch(/#\/train\?.*on=text/);
  await expect(stage(page)).toHaveCount(0);
});
