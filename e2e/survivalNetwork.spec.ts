import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { LanguagesPage } from "./languagesPage";
import { expect, linkTo, test } from "./support";

const text = "The network goes, and comes back.";

/** Takes the network away as soon as a file is asked for, and so while it is under way. */
async function loseNetworkAt(page: Page, file: string): Promise<void> {
  let isLost = false;
  await page.route(file, async (route) => {
    if (isLost) return route.fallback();
    isLost = true;
    await page.context().setOffline(true);
    await route.abort("internetdisconnected");
  });
}

test("without a network in the middle of a vocabulary its column says so, others count, and Retry goes on", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Of a request of a worker the browser prints an empty line.
  compare.expectError(/^$|Failed to load resource|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  // The other one's code is there by then: what it takes to count without a network.
  await compare.open(linkTo({ tokenizers: ["utf8_bytes"], text: "before" }));
  await compare.expectText("before", ["utf8_bytes"]);
  await loseNetworkAt(page, "**/r50k_base.*.pack");
  await compare.follow(linkTo({ tokenizers: ["utf8_bytes", "r50k_base"], text }));
  const alert = compare.column("r50k_base").getByRole("alert");
  await expect(alert).toContainText("the connection failed");
  await compare.expectCounts(text, await referenceCounts(["utf8_bytes"], text));
  await alert.getByRole("button", { name: "Retry" }).click();
  await expect(alert).toContainText("the connection failed");
  await page.context().setOffline(false);
  await alert.getByRole("button", { name: "Retry" }).click();
  await compare.expectCounts(text, await referenceCounts(["utf8_bytes", "r50k_base"], text));
});

test("without a network in the middle of a page’s code or the corpus, each says so and comes when it is back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Of a request of a worker the browser prints an empty line.
  compare.expectError(/^$|Failed to load resource|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text }));
  await compare.expectText(text, ["r50k_base", "words"]);
  await loseNetworkAt(page, "**/assets/LanguagesPage-*.js");
  await compare.follow("#/languages?v=1&t=r50k_base,words");
  const main = page.getByRole("main");
  await expect(main).toContainText("This page could not be loaded");
  await page.context().setOffline(false);
  await loseNetworkAt(page, "**/*.corpus");
  await main.getByRole("button", { name: "Retry" }).click();
  await expect(main.getByRole("alert").first()).toContainText("the connection failed");
  await page.context().setOffline(false);
  await main.getByRole("button", { name: "Retry" }).first().click();
  const languages = new LanguagesPage(page);
  await languages.settle();
  expect(await languages.premium("eng", "r50k_base")).toBe(1);
  await page.goBack();
  await compare.expectText(text, ["r50k_base", "words"]);
});
