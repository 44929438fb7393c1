import { seriousInBothThemes } from "./axe";
import { expect, test } from "./support";

const link = "./#/tokenizer?v=1&t=r50k_base&tab=audit";

test("an audit says how numbers are cut, what passes, and which characters are one token", {
  tag: "@resilience",
}, async ({ compare }) => {
  const { page } = compare;
  await page.goto(link);
  const numbers = page.locator("[data-section=numbers]");
  await expect(numbers).toHaveAttribute("data-direction", "uneven");
  await expect(numbers.getByRole("row").filter({ hasText: "2 + 2 + 3" })).toContainText("29.1%");
  const checks = page.locator("[data-section=checks]");
  await expect(checks.locator("[data-verdict=pass]")).toHaveCount(8);
  const latin = page.locator("[data-script=Latn]");
  await expect(latin).toContainText("95");
  await latin.getByRole("button").press("Enter");
  await expect(page.locator(".characters").first()).toContainText("A B C");
});

test("the corpus shows which entries are used, and which never", { tag: "@resilience" }, async ({ compare }) => {
  const { page } = compare;
  await page.goto(link);
  const section = page.locator("[data-section=real-text]");
  await section.getByRole("button", { name: "Count" }).click();
  await section.getByRole("button", { name: "Cancel" }).click();
  await expect(section).toHaveAttribute("data-usage", "waiting");
  await section.getByRole("button", { name: "Count" }).click();
  await expect(section).toHaveAttribute("data-usage", "ready", { timeout: 60_000 });
  await expect(section.getByRole("row").filter({ hasText: "90%" })).toContainText("895 entries");
  await section.getByLabel("One entry by language").fill("262");
  await expect(section.getByRole("row").filter({ hasText: "English" })).toBeVisible();
  await expect(section.locator(".rank-plot svg")).toBeVisible();
  expect(await seriousInBothThemes(page, ".audit")).toEqual([]);
});
