import { expect, linkTo, test } from "./support";

const text = "A text that no report may have in it.";

test("a part that fails says so in its place, and a report of it has no text", async ({ compare, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.route("**/assets/CostTable-*.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `export default function CostTable() { if (!window.isMended) throw new TypeError(${JSON.stringify(text)}); return "Mended"; }`,
    }),
  );
  // The console has the report too, and no more: an error's message can quote a text.
  compare.expectError(/^(?![\s\S]*text that no)Tessera [\s\S]*Error: TypeError[\s\S]*CostTable \(/);
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  // Steps are noted from then on.
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("FailedPart")),
  );
  await page.getByRole("radio", { name: "Cost" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "This table failed, by a fault of ours" });
  await expect(alert).toBeVisible();
  const place = page.locator(".instruments .failed-part");
  await expect.poll(() => logged.join()).toContain("CostTable (");
  expect(logged.join()).not.toContain("text that no");
  // The rest works on.
  await expect(compare.column("words")).toHaveAttribute("data-tokens", /\d/);
  await place.getByRole("button", { name: "Copy a report" }).click();
  await expect(place.getByRole("status")).toContainText("Copied");
  const report = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    /^Tessera \d/,
    /Browser: .*Chrome/,
    /Part: This table/,
    /Error: TypeError/,
    /CostTable \(CostTable-.*\.js/,
    /click button/,
  ])
    expect(report).toMatch(part);
  expect(report).not.toContain("text that no");
  expect(report).not.toContain("localhost");
  await page.evaluate(() => Object.assign(window, { isMended: true }));
  await place.getByRole("button", { name: "Try again" }).press("Enter");
  await expect(page.locator(".instruments")).toContainText("Mended");
  await expect(page.locator("body")).not.toBeFocused();
});
