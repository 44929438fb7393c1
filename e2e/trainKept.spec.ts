import type { Page } from "@playwright/test";
import { expect, test, visit } from "./support";

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
