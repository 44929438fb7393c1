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

test("ways are listed by likelihood too, which the link keeps", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(`${linkTo({ tokenizers: ["r50k_base"], text: "strawberries" })}&below=paths`);
  const panel = page.locator('[data-instrument="paths"]');
  await panel.getByRole("radio", { name: "The likeliest" }).click();
  await expect(panel.getByText("the likeliest first")).toBeVisible();
  await expect(panel.locator(".paths-list li").first()).toContainText(/10−\d+\.\d/);
  await expect(page).toHaveURL(/with=by(:|%3A)likelihood/);
});

test("what is pinned has its own count, and the inspector says of how many ways the tokenizer has one; many digits are copied whole", {
  tag: "@resilience",
}, async ({ compare, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = `a strawberry ${"and some more of them ".repeat(200)}`;
  await compare.open(`${linkTo({ tokenizers: ["r50k_base"], text })}&at=1-12&below=paths`);
  const panel = page.locator('[data-instrument="paths"]');
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(panel.getByRole("cell", { name: "490", exact: true })).toBeVisible();
  const ways = page.getByRole("complementary", { name: "Inspector" }).locator(".ways");
  await expect(ways).toHaveText("1 of 490 ways to spell it");
  const digits = panel.locator("[data-digits]").first();
  await expect(digits).toHaveText(/^10/);
  await digits.getByRole("button", { name: /^Copy the ways/ }).click();
  const count = Number(await digits.getAttribute("data-digits"));
  expect(count).toBeGreaterThan(500);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^\\d{${count}}$`));
  await page.getByRole("button", { name: "Close the inspector (Escape)" }).click();
  await expect(panel.getByText("Ways of what is pinned")).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
});
