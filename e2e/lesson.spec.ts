/** Learn: how a vocabulary is learned of a few words, step by step. */

import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, reload, test, visit } from "./support";

const stage = (page: Page) => page.locator("main.lesson");
const run = (page: Page) => page.locator(".lesson-run");
const expectStep = (page: Page, step: number) => expect(run(page)).toHaveAttribute("data-step", `${step}`);

test("the example, step by step: buttons, keys, slider; the link leads back to the step", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/train");
  await page.getByRole("button", { name: "Learn, step by step" }).click();
  await expectStep(page, 0);
  await expect(run(page)).toHaveAttribute("data-steps", "12");
  const winner = page.locator(".lesson-pairs tr[data-next]");
  await expect(winner).toHaveText(/e s.*9.*→ es/);
  await expect(page.getByRole("status")).toContainText("9 times (6 in newest, 3 in widest)");
  await expect(page.getByRole("status")).toContainText("One other pair stands there as often");
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
  await page.getByRole("radio", { name: "BPE" }).click();
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

test("Unigram, step by step: pieces, estimates, prunings, and two cuts of a word; the link has size, word and step", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/train?v=1&lesson=bpe");
  await page.getByRole("radio", { name: "Unigram" }).click();
  await expectStep(page, 0);
  await expect(run(page)).toHaveAttribute("data-steps", "10");
  await expect(page.getByRole("textbox", { name: "Words, with how often" })).toHaveValue(/^low×5 .* widen×8$/);
  await expect(page.locator('tr[data-piece="est"]')).toHaveText(/est.*4.*12.*−4\.11/);
  await page.getByRole("button", { name: "Next" }).click();
  await expectStep(page, 1);
  await expect(page.locator('tr[data-piece="ewe"][data-goes]')).toContainText("goes");
  await expect(page.locator('[data-word="lowest"] .lesson-cuts li')).toHaveText([/low ?est.*46%/, /lowe ?st.*27%/]);
  await page.keyboard.press("ArrowRight");
  await expectStep(page, 2);
  await page.keyboard.press("PageDown");
  await expectStep(page, 3);
  await expect(page.locator('tr[data-piece="st"]')).toHaveText(/st.*3.*s·t.*0\.044.*goes/);
  expect(await seriousInBothThemes(page, "main.lesson")).toEqual([]);
  await page.keyboard.press("End");
  await expectStep(page, 10);
  await expect(page.getByRole("heading", { name: "Vocabulary: 17 entries" })).toBeVisible();
  const own = page.getByRole("textbox", { name: "Any word, cut" });
  await expect(own).toHaveValue("lowest");
  await own.fill("newer");
  await expect(page.locator(".lesson-own li").first()).toHaveText(/new ?er/);
  await page.getByRole("spinbutton", { name: "Entries in the end" }).fill("20");
  await expectStep(page, 0);
  await page.getByRole("button", { name: "After all steps" }).click();
  await expect(page.getByRole("heading", { name: "Vocabulary: 20 entries" })).toBeVisible();
  await expect.poll(() => page.url()).toMatch(/lesson=unigram.*entries=20.*word=newer/);
  const last = await run(page).getAttribute("data-step");
  await reload(page);
  await expect(page.getByRole("heading", { name: "Vocabulary: 20 entries" })).toBeVisible();
  await expectStep(page, Number(last));
  await page.setViewportSize({ width: 390, height: 800 });
  await page.keyboard.press("Home");
  for (let step = 0; step <= Number(last); step++) {
    await expectStep(page, step);
    await expectNoSidewaysScroll(page);
    await page.keyboard.press("ArrowRight");
  }
  await page.getByRole("radio", { name: "BPE" }).click();
  await expect(page.getByRole("textbox", { name: "Words, with how often" })).toHaveValue(
    "low×5 lower×2 newest×6 widest×3",
  );
  await page.getByRole("radio", { name: "Unigram" }).click();
  await page.getByRole("button", { name: "The same on the text in Compare" }).click();
  await expect.poll(() => page.url()).toMatch(/#\/train\?.*algorithm=unigram.*on=text/);
});
