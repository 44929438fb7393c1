import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("a prompt’s covers are counted by overhang and listed, what was not found to follow is told when asked, the worked example opens", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "words"];
  await compare.open(`${linkTo({ tokenizers, text: "see http://x" })}&at=0-9&below=covers`);
  const panel = page.locator('[data-instrument="covers"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  const own = panel.getByRole("region", { name: "Covers in cl100k_base" });
  await expect(own).toHaveAttribute("data-prompt", "9");
  await expect(own.getByRole("list", { name: "Covers by bytes beyond the prompt" })).toContainText("ends with it1");
  await own.getByText("The first 200").click();
  await expect(own.locator(".covers-list li").first()).toHaveText(":25");
  await expect(panel.getByText("cuts texts by a rule")).toBeVisible();
  await panel.getByRole("switch", { name: "What can follow" }).click();
  await expect(own.locator("[data-unseen]")).toHaveAttribute("data-unseen", "58 64");
  await page.getByText("A worked example").click();
  await expect(page.getByRole("row", { name: "A A 3/4 0 3/4", exact: true })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instruments")).toEqual([]);
});
