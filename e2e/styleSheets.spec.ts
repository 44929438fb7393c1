import type { Page } from "@playwright/test";
import { expect, expectTakenOver, test, visit } from "./support";

/** What a host answers with that has a page for every address. */
const bodies = {
  "as a page": {
    contentType: "text/html",
    body: "<!doctype html><title>Elsewhere</title><p>Not what was asked for</p>",
  },
  "as a style sheet": {
    contentType: "text/css",
    body: "<!doctype html><title>Elsewhere</title><p>Not what was asked for</p>",
  },
} as const;

/** Has a style sheet be answered with HTML, as often as that is said. */
async function answerWithHtml(page: Page, file: string, answer: keyof typeof bodies, times?: number): Promise<void> {
  await page.route(
    new RegExp(`/${file}-[^/]*\\.css$`),
    (route) => route.fulfill(bodies[answer]),
    times ? { times } : {},
  );
}

/** Whether elements are as a style says. */
const isStyled = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--page") !== "");

for (const answer of ["as a page", "as a style sheet"] as const) {
  test(`the page’s style that is answered with HTML, ${answer}: asked for once more, and else said, with what to do`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/Failed to load|MIME type|Tessera|style/);
    await answerWithHtml(page, "page", answer, 1);
    await visit(page, "./");
    await expect.poll(() => isStyled(page)).toBe(true);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await page.unrouteAll({ behavior: "wait" });

    await answerWithHtml(page, "page", answer);
    await page.goto("./", { waitUntil: "load" });
    const alert = page.getByRole("alert").filter({ hasText: "Tessera did not start" });
    await expect(alert).toContainText("then reload the page");
    await expect(alert).toContainText("Its style did not come.");
    await page.unrouteAll({ behavior: "wait" });
    await alert.getByRole("button", { name: "Reload the page" }).click();
    await expectTakenOver(page);
    await expect.poll(() => isStyled(page)).toBe(true);
  });

  test(`a later style that is answered with HTML, ${answer}: asked for once more, and else said, with Retry`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/Failed to load|MIME type/);
    const table = page.getByRole("main").getByRole("table").first();
    const failed = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    // By a click, and as the page that is opened, whose style the HTML itself asks for.
    for (const way of ["click", "address"] as const) {
      const come = async () => {
        await page.goto("about:blank");
        await visit(page, way === "click" ? "./" : "./#/languages");
        if (way === "click") await page.getByRole("link", { name: "Languages" }).click();
      };
      await answerWithHtml(page, "LanguagesPage", answer, way === "click" ? 1 : 2);
      await come();
      await expect(table, way).toBeVisible();
      await expect(failed).toHaveCount(0);

      await answerWithHtml(page, "LanguagesPage", answer);
      await come();
      await expect(failed, way).toBeVisible();
      await page.unrouteAll({ behavior: "wait" });
      await failed.getByRole("button", { name: "Retry" }).click();
      await expect(table, way).toBeVisible();
      await expect(failed).toHaveCount(0);
    }
  });
}
