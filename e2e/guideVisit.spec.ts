import { expect, reload, test, visit } from "./support";

const guide = "./#/guide?v=1";

test("what a finding opens is in sight and has the focus, with the text that the figure is of; Back comes to the place", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, guide);
  const finding = page.locator("[data-finding=typos-break-tokens]");
  // What has pages begin where they should comes some seconds after the page.
  await expect(async () => {
    await finding.scrollIntoViewIfNeeded();
    await expect(finding).toHaveAttribute("data-state", "ready");
    await finding.getByRole("link", { name: "Open in Compare" }).click();
    await expect(page.locator("[data-instrument=noise]")).toHaveAttribute("data-state", "ready");
    await expect(page.locator(".instruments")).toBeInViewport();
    const focused = await page.evaluate(() => document.activeElement?.tagName);
    await page.goBack();
    await expect(finding).toBeInViewport();
    expect(focused).toBe("MAIN");
  }).toPass();
  await page.goForward();
  await expect(page.locator("[data-instrument=noise]")).toContainText("79.7%");
});

test("a reload comes to what was read", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, guide);
  const finding = page.locator("[data-finding=words-as-positions]");
  const top = () => finding.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await finding.evaluate((element) => element.scrollIntoView());
  await expect(finding).toHaveAttribute("data-state", "ready");
  const before = await top();
  await reload(page);
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(20);
});

test("figures are told with as many digits as they have, and numbers end at one edge", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, `${guide}&f=worst-language-merges-next`);
  const curve = page.locator("[data-finding=worst-language-merges-next]");
  await expect(curve).toHaveAttribute("data-state", "ready");
  await expect(curve.locator(".guide-lines")).toContainText("0.05");
  await visit(page, `${guide}&f=spaces-of-programs`);
  const table = page.locator("[data-finding=spaces-of-programs] table");
  await expect(table.getByRole("cell", { name: "1.00", exact: true }).first()).toHaveCSS("text-align", "end");
  await visit(page, `${guide}&f=bits-of-a-token`);
  const shares = page.locator("[data-finding=bits-of-a-token] table");
  await expect(shares.getByRole("cell", { name: "42.3%" })).toHaveCSS("text-align", "end");
});

test("a link to what the guide does not have says so, and goes to nothing else of the page", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, `${guide}&f=root`);
  await expect(page.locator(".notice")).toContainText("nothing called “root”");
  await expect(page.getByRole("heading", { level: 2 }).first()).not.toBeFocused();
  // A finding that is not of the tour is shown all the same.
  await visit(page, `${guide}&present=tour&f=latin-share`);
  await expect(page.locator("[data-finding=latin-share]")).toBeVisible();
});

test("what failed without a network is asked for again at once, for all findings", {
  tag: "@resilience",
}, async ({ page }) => {
  await page.route(/vocabularies\//, (route) => route.abort());
  await visit(page, `${guide}&f=letters-of-strawberry`);
  const failed = page.locator("[data-finding][data-state=error]");
  await expect(page.locator("[data-finding=letters-of-strawberry]")).toHaveAttribute("data-state", "error");
  await expect.poll(() => failed.count()).toBeGreaterThan(1);
  await page.unroute(/vocabularies\//);
  await failed.first().getByRole("button", { name: "Retry" }).click();
  await expect(failed).toHaveCount(0);
  await expect(page.locator("[data-finding=letters-of-strawberry]")).toHaveAttribute("data-state", "ready");
});

test("a curve says that what draws it did not come, and comes when it is asked for again", {
  tag: "@resilience",
}, async ({ page, compare }) => {
  compare.expectError(/ERR_FAILED/);
  await page.route(/\/Lines-[^/]*\.js/, (route) => route.abort());
  await visit(page, `${guide}&f=most-come-once`);
  const finding = page.locator("[data-finding=most-come-once]");
  await expect(finding.getByRole("alert")).toContainText("What draws this figure could not be loaded");
  await page.unroute(/\/Lines-[^/]*\.js/);
  await finding.getByRole("button", { name: "Retry" }).click();
  await expect(finding.locator(".guide-lines svg")).toBeVisible();
});

test("places to cut are seen in the system's own colours", { tag: "@resilience" }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await visit(page, `${guide}&f=exercises`);
  const gap = page.getByRole("button", { name: "Cut between n and i" });
  const colours = () =>
    gap.evaluate((element) => [
      getComputedStyle(element, "::after").backgroundColor,
      getComputedStyle(document.body).backgroundColor,
    ]);
  const [line, around] = await colours();
  expect(line).not.toBe(around);
  await gap.click();
  await expect.poll(async () => (await colours())[0]).not.toBe(line);
});
