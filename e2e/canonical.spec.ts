import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("pasted ids are read as each column’s: where they part from encode’s stands with both cuts, and what is none is said", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "r50k_base", "words"];
  await compare.open(`${linkTo({ tokenizers, text: "[1277, 25, 322, 100000]" })}&below=canonical`);
  const panel = page.locator('[data-instrument="canonical"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Ids of cl100k_base" });
  await expect(own).toHaveAttribute("data-canonical", "no");
  await expect(own.locator("[data-kind]").first()).toContainText("split");
  await expect(own.locator("dd").nth(1)).toHaveText(/1129/);
  await expect(panel.getByText("Item 4 is 100000, and the vocabulary has no such id")).toBeVisible();
  await panel.getByRole("radio", { name: "The text’s own tokens" }).check();
  await expect(own).toHaveAttribute("data-canonical", "yes");
  await expect(page).toHaveURL(/with=of[:%]/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
