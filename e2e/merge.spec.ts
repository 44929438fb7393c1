import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test, visit } from "./support";

test("tokens are joined by a codebook, inside of words, and by n-grams of words; options that mean nothing have no field", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["r50k_base", "utf8_bytes"];
  const text = "a b a b a b, strawberry strawberry. من أجل من أجل 人人人人 🤚🏾🤚🏾";
  await compare.open(`${linkTo({ tokenizers, text: "a b a b a b a b" })}&below=merge`);
  const panel = page.locator('[data-instrument="merge"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Joined in r50k_base" });
  // “a”, “·b”, “·a”, then “·b·a”, which is the second code, and “·b·a·b”, which is made of it.
  await expect(own).toHaveAttribute("data-before", "8");
  await expect(own).toHaveAttribute("data-after", "5");
  await expect(own.locator("[data-code]").first()).toContainText("50258");
  await panel.getByRole("spinbutton", { name: "Ids a code at most" }).fill("2");
  await expect(page).toHaveURL(/with=length(:|%3A)2/);
  await compare.paste(text);
  await expect(panel).toHaveAttribute("data-state", "ready");
  const bytes = panel.getByRole("region", { name: "Joined in UTF-8 bytes" });
  await panel.getByRole("radio", { name: "Inside words" }).check();
  await expect(panel.getByRole("spinbutton", { name: "Ids a code at most" })).toHaveCount(0);
  await expect(panel).toHaveAttribute("data-state", "ready");
  // Bytes become words.
  await expect(bytes.locator("[data-code]", { hasText: "strawberry" }).first()).toBeVisible();
  await panel.getByRole("radio", { name: "Word n-grams" }).check();
  await expect(panel.getByRole("radio", { name: "Its first half" })).toBeVisible();
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(panel.locator("figure svg")).toBeVisible();
  await own.locator("summary").click();
  await expect(own.getByRole("row").nth(1)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});

test("what merging further comes to is a measure of languages", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, "./#/languages?v=1&t=r50k_base&measure=merge.saved,method:merges");
  await expect(page.locator("[data-measure]").first()).toHaveAttribute("data-measure", "merge.saved,method:merges", {
    timeout: 120_000,
  });
});
