import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

test("“ strawberry” is spelt in as many ways as others have found, its own among them, and a vocabulary that cannot is said to", async ({
  compare,
  page,
}) => {
  await compare.open(`${linkTo({ tokenizers: ["r50k_base", "words"], text: " strawberry" })}&below=paths&with=list:30`);
  const panel = page.locator('[data-instrument="paths"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(panel.locator("[data-paths]")).toHaveAttribute("data-paths", "490");
  await expect(panel.locator(".paths-list li")).toHaveCount(30);
  await expect(panel.locator(".paths-list li[data-own]")).toHaveText("·strawberryits own");
  await expect(panel.getByText("cuts texts by a rule")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
});
