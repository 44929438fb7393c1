import { expect, reload, test, visit } from "./support";

const guide = "./#/guide?v=1";

test("what a finding opens begins at its top and has the focus, with the text that the figure is of; Back comes to the place", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, guide);
  const finding = page.locator("[data-finding=typos-break-tokens]");
  // What has pages begin at their top comes some seconds after the page.
  await expect(async () => {
    await finding.scrollIntoViewIfNeeded();
    await expect(finding).toHaveAttribute("data-state", "ready");
    await finding.getByRole("link", { name: "Open in Compare" }).click();
    await expect(page.locator("[data-instrument=noise]")).toHaveAttribute("data-state", "ready");
    const place = await page.evaluate(() => [window.scrollY, document.activeElement?.tagName]);
    await page.goBack();
    await expect(finding).toBeInViewport();
    expect(place).toEqual([0, "MAIN"]);
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
