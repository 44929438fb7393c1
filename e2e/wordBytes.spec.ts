import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

test("words are positions, those that a pool does not hold are told, tables are arithmetic, and two words have rows in common", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "words"];
  const text = "Donaudampfschifffahrt camelCase heißt es, 字 und قارب 👩‍👩‍👧‍👦.";
  await compare.open(`${linkTo({ tokenizers, text })}&below=wordBytes`);
  const panel = page.locator('[data-instrument="wordBytes"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const words = panel.locator("[data-words]");
  await expect(words).toHaveAttribute("data-words", "8");
  await expect(words).toHaveAttribute("data-beyond", "2");
  const table = (key: string) => panel.locator(`[data-table="${key}"]`);
  await expect(table("builtin:cl100k_base")).toHaveAttribute("data-parameters", String(100_261 * 4096 * 2));
  await expect(table("bytes")).toHaveAttribute("data-parameters", String(256 * 4096 * 2));
  await panel.getByRole("switch", { name: "Output tied" }).click();
  await expect(table("bytes")).toHaveAttribute("data-parameters", String(256 * 4096));
  await panel.getByRole("spinbutton", { name: "Bytes in a pool" }).fill("64");
  await expect(words).toHaveAttribute("data-beyond", "0");
  await panel.getByRole("radio", { name: "Words and marks" }).check();
  await expect(words).toHaveAttribute("data-words", "9");
  const pair = panel.locator("[data-overlap]");
  await expect(pair).toHaveAttribute("data-shared", "30");
  await expect(pair).toHaveAttribute("data-overlap", "0.3333");
  await expect(pair.locator('[aria-label="Trigrams of kitap"] [data-shared]')).toHaveCount(3);
  const pairs = panel.getByRole("textbox", { name: "Two words" });
  await pairs.fill("ev evler\nكتاب كتابي");
  await expect(pair).toHaveCount(2);
  await reload(page);
  await expect(pairs).toHaveValue("ev evler\nكتاب كتابي");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
