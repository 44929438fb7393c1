import type { Page } from "@playwright/test";
import { expect, test, visit } from "./support";

test("the link beside what was trained trains that, not what has been chosen since", {
  tag: "@resilience",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await visit(page, "./#/train?v=1&size=400&l=eng");
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  await expect(page).toHaveURL(/sha=/, { timeout: 60_000 });
  const trained = page.getByRole("region", { name: "What was trained" });
  await expect(trained).toBeVisible();
  await page.getByRole("spinbutton", { name: "Entries", exact: true }).fill("555");
  await expect(page).toHaveURL(/size=555/);
  await trained.getByRole("button", { name: "Copy link" }).click();
  await expect(trained).toContainText("The link is copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/size=400&l=eng&sha=/);
});

/** Trains a small vocabulary where the browser has no room for it. */
async function trainWithoutRoom(page: Page): Promise<void> {
  await visit(page, "./#/train?v=1&size=400&l=eng");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: 1000 });
  await page.getByRole("main").getByRole("button", { name: "Train", exact: true }).click();
  await expect(page.getByRole("region", { name: "What was trained" })).toBeVisible({ timeout: 60_000 });
}

for (const [deed, way] of [
  ["Put beside GPT-5", /#\/compare/],
  ["Measure in Languages", /#\/languages/],
  ["Audit", /#\/tokenizer.*tab=audit/],
] as const) {
  test(`where there is no room for what was trained, “${deed}” works all the same, and where it leads says so`, {
    tag: "@resilience",
  }, async ({ page }) => {
    await trainWithoutRoom(page);
    await page.getByRole("button", { name: deed }).click();
    await expect(page).toHaveURL(way);
    await expect(page.locator(".notice")).toContainText("no room left to keep the tokenizer");
    await page.goBack();
    await expect(page.getByRole("region", { name: "What was trained" })).toBeVisible();
    await expect(page.locator(".notice")).toHaveCount(0);
  });
}
