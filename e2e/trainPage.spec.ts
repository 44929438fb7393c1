import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { seriousInBothThemes } from "./axe";
import { expectNoSidewaysScroll, linkTo, visit } from "./support";
import { expect, test } from "./tokenizerPages";

const text = "All human beings are born free.\nAlle Menschen sind frei geboren.\nBütün insanlar hür doğar.";

/** English, German and Turkish, to so many entries. */
const threeLanguages = (size: number, more = "") => `#/train?v=1&size=${size}&l=eng~deu_1996~tur${more}`;

const trained = (page: Page) => page.getByRole("region", { name: "What was trained" });
const curves = (page: Page) => page.getByRole("region", { name: "Curves" });
const merges = (page: Page) => page.getByRole("region", { name: "Merges" });
const recut = (page: Page) => page.getByRole("region", { name: /^Your text/ });

async function train(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  await expect(trained(page).first()).toBeVisible({ timeout: 60_000 });
}

/** Words of six letters, by chance that is always the same. */
function manyWords(count: number): string {
  let state = 1;
  const letter = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  };
  return Array.from(
    { length: count },
    (_, i) => Array.from({ length: 6 }, letter).join("") + (i % 12 === 0 ? "\n" : " "),
  ).join("");
}

/** Tokens of the text at the size that the slider says. */
async function tokensAtSize(page: Page): Promise<number> {
  const column = recut(page).locator("[data-tokens]").first();
  return Number(await column.getAttribute("data-tokens"));
}

/** Ids of the column that a file was added as. */
function shownIds(page: Page): Promise<number[]> {
  return page
    .locator('[data-tokenizer^="file:"] .chip .id')
    .evaluateAll((found) => found.map((id) => Number(id.dataset.note)));
}

test("three languages are trained on: each has a curve, and in Compare and as a file the vocabulary gives the same ids", async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text, ids: true }));
  await compare.expectText(text, ["words"]);
  await compare.follow(threeLanguages(600));
  await train(page);
  await expect(trained(page)).toContainText("600 entries learned");
  await curves(page).getByText("The same as a table").click();
  for (const name of ["English", "German", "Turkish"]) {
    const cells = curves(page).getByRole("row", { name }).getByRole("cell");
    await expect(cells.nth(3)).toBeVisible();
    const tokens = (await cells.allTextContents()).map((cell) => Number(cell.replaceAll(",", "")));
    expect(tokens).toEqual([...tokens].sort((a, b) => b - a));
    expect(tokens.at(-1)).toBeLessThan((tokens[0] ?? 0) * 0.75);
  }

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /^tokenizer\.json/ }).click();
  const exported = await readFile(await (await download).path(), "utf8");
  const own = buildTokenizer(readTokenizerJson(JSON.parse(exported)));
  const { ids } = own.encode(text, { specials: "text", inserted: false });

  await page.getByRole("button", { name: "Put beside GPT-5" }).click();
  await expect(page).toHaveURL(/#\/compare/);
  await bring.expectTokens("file:", ids.length);
  await expect(compare.column("o200k_base")).toHaveAttribute("data-state", "ready");
  await expect.poll(() => shownIds(page)).toEqual([...ids]);

  // Elsewhere the file is the same tokenizer.
  const other = await page.context().newPage();
  await visit(other, linkTo({ tokenizers: ["words"], text, ids: true }));
  const chooser = other.waitForEvent("filechooser");
  await other.getByRole("button", { name: "Open file" }).click();
  await (await chooser).setFiles({ name: "again.json", mimeType: "", buffer: Buffer.from(exported) });
  await other.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  await expect.poll(() => shownIds(other)).toEqual([...ids]);
});

test("of what was trained there are premiums, the size at which languages cost the same, merges, and the text at any size", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  test.setTimeout(180_000);
  await compare.open(linkTo({ tokenizers: ["words"], text, ids: true }));
  await compare.expectText(text, ["words"]);
  await compare.follow(threeLanguages(1000));
  await train(page);
  await page.getByRole("radio", { name: "Premium" }).check();
  await expect(curves(page)).toContainText("Premium against English");
  await expect(page.getByRole("region", { name: /costs as little as English/ })).toContainText("German");
  expect(await seriousInBothThemes(page)).toEqual([]);

  // Merges by their number, and what stands in them.
  await expect(merges(page)).toContainText("744 merges");
  await merges(page).getByRole("searchbox").fill("1");
  await expect(merges(page).locator("[data-merge]")).toHaveCount(1);
  await merges(page).getByRole("searchbox").fill("");

  // At fewer entries the text is more tokens.
  const slider = page.getByRole("slider", { name: "Entries" });
  await expect.poll(() => tokensAtSize(page)).toBeGreaterThan(0);
  const most = await tokensAtSize(page);
  await slider.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => tokensAtSize(page)).toBe(Buffer.from(text).length);
  await page.keyboard.press("End");
  await expect.poll(() => tokensAtSize(page)).toBe(most);
});

test("what an algorithm goes by is asked for, what one run reaches is said of that one, and Back leads from its page to here", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await visit(page, `./${threeLanguages(3000, "&second=yes&algorithm2=lib&pattern2=none")}`);
  await page.getByText("Advanced").click();
  const minimum = page.getByRole("spinbutton", { name: "Minimum count" });
  await expect(minimum).toBeVisible();
  const algorithm = page.getByRole("combobox", { name: "Algorithm", exact: true });
  for (const name of ["lib", "unigram"]) {
    await algorithm.selectOption(name);
    await expect(minimum).toHaveCount(0);
  }
  await algorithm.selectOption("bpe");
  await train(page);
  await expect(curves(page)).toContainText(/Less-is-Better: The text reaches as far as [\d,]+ entries/);
  await trained(page).first().getByRole("button", { name: "Audit" }).click();
  await expect(page).toHaveURL(/#\/tokenizer\?.*tab=audit/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/train\?/);

  // A link's size below all bytes is that of all bytes.
  await visit(page, threeLanguages(300, "&at=5"));
  await page
    .getByRole("button", { name: /^Train( again)?$/ })
    .last()
    .click();
  await expect(page.getByRole("spinbutton", { name: "Entries that the text is cut with" })).toHaveValue("256");

  // A vocabulary of which no smaller one is a part has no slider.
  await algorithm.selectOption("lib");
  await page.getByRole("button", { name: "Train again" }).click();
  await expect(recut(page)).toContainText("No smaller vocabulary is a part of this one", { timeout: 60_000 });
  await expect(page.getByRole("slider", { name: "Entries" })).toHaveCount(0);

  // Parity of a text is BPE, which is said before.
  await algorithm.selectOption("parity");
  await page.getByRole("radio", { name: "Your text" }).check();
  await expect(page.getByRole("main")).toContainText("it learns what BPE learns");
});

test("Unigram has rounds in the place of merges, with what nearly went and what nearly stayed; arrow keys step through them", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, `./${threeLanguages(800, "&algorithm=unigram&pattern=metaspace&fallback=yes")}`);
  await train(page);
  const rounds = page.getByRole("region", { name: "Rounds" });
  const row = rounds.locator(".train-rounds button");
  await expect(row.last()).toHaveText(/Finish.* → 800$/);
  await expect(rounds.locator("[data-round]")).toContainText("Nearly had room");
  await row.first().click();
  await expect(rounds.locator('[data-round="1"]')).toContainText("The likeliest at first");
  await page.keyboard.press("ArrowDown");
  await expect(rounds.locator('[data-round="2"]')).toContainText("Expected");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const pruned = rounds.locator('[data-round="4"]');
  await expect(pruned).toContainText(/pieces of [\d,]+ went/);
  await expect(pruned.getByRole("table", { name: "Nearly stayed" }).getByRole("row").nth(1)).toHaveText(/\S+.*\d/);
  expect(await seriousInBothThemes(page, "main.train")).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("two runs stand beside each other; a link repeats them, and a run that is stopped is kept", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await visit(page, `./${threeLanguages(800, "&second=yes&pattern2=none")}`);
  await train(page);
  await expect(curves(page)).toContainText("Not cut first");
  await expect(recut(page).locator("section")).toHaveCount(4);
  await expect(merges(page).getByRole("radiogroup", { name: "Merges of" })).toBeVisible();
  await expect(page).toHaveURL(/second=yes/);

  // Larger than the text reaches, which is said.
  await page.getByRole("combobox", { name: "Beside it" }).selectOption("Nothing");
  await page.getByRole("spinbutton", { name: "Entries", exact: true }).fill("60000");
  await page.getByRole("button", { name: "Train again" }).click();
  await expect(curves(page)).toContainText(/reaches as far as [\d,]+ entries/, { timeout: 60_000 });

  // Files are many words here: there is time to rest, to go on and to stop.
  await page.getByRole("radio", { name: "Files" }).check();
  await expect(page.getByRole("button", { name: "Train again" })).toBeDisabled();
  await page.locator('[data-input="train files"]').setInputFiles({
    name: "words.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(manyWords(300_000)),
  });
  await page.getByRole("button", { name: "Train again" }).click();
  await expect(merges(page)).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("main")).toContainText(/Paused at [\d,]+ of 60,000 entries/);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await expect(trained(page)).toContainText(/entries learned from 2\.1 MB of text, stopped by hand/, {
    timeout: 60_000,
  });

  // Where nothing has been learned yet that is said.
  await page.getByRole("button", { name: "Train again" }).click();
  await page.getByRole("button", { name: "Stop and keep" }).click();
  await expect(page.getByRole("main")).toContainText(/Stopped before anything was learned|stopped by hand/);
});

test("on a phone: the first page explains itself, one button trains, by keys alone", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 390, height: 800 });
  await visit(page, "./#/train");
  await expect(page.getByRole("region", { name: "Nothing trained yet" })).toContainText("works as it stands");
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(trained(page)).toBeVisible({ timeout: 60_000 });
  await expectNoSidewaysScroll(page);
  // Settings have made way for what was learned.
  await expect(page.getByRole("combobox", { name: "Algorithm" })).toBeHidden();
  const chart = curves(page).getByRole("application");
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(curves(page).getByRole("status").first()).toContainText(/ at [\d,]+ entries/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]at=\d+/);
  const first = merges(page).locator('[data-row="0"]');
  await merges(page).locator("[data-row][tabindex='0']").focus();
  await page.keyboard.press("Home");
  await expect(first).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(merges(page).locator('[data-row="1"]')).toBeFocused();
  expect(await seriousInBothThemes(page)).toEqual([]);
});
