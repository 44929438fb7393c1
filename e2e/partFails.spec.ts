import type { Page } from "@playwright/test";
import { charts, LanguagesPage } from "./languagesPage";
import { expect, linkTo, pack, test, visit } from "./support";

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
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/report-")),
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

test("each chart of Languages fails by itself, and comes back", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/^Tessera [\s\S]*Error: TypeError[\s\S]*Broken \(/);
  const files = ["Bars", "HeatMap", "Scatter", "WorldMap"];
  for (const file of files) {
    await page.route(new RegExp(`/assets/${file}-[^/]*\\.js$`), (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: `export default function Broken() { if (!window.isMended) throw new TypeError("A chart of ours"); return "Mended: ${file}"; }`,
      }),
    );
  }
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&g=all");
  const failed = languages.chart.getByRole("alert");
  for (const name of charts) {
    await page.getByRole("radio", { name, exact: true }).click();
    await expect(failed).toHaveText(/^This chart failed, by a fault of ours/);
    // All else is there.
    await expect(languages.chart.getByRole("button", { name: "Export" })).toBeVisible();
    await expect(languages.table.locator("[data-language]").first()).toBeVisible();
  }
  await languages.settle();
  await page.evaluate(() => Object.assign(window, { isMended: true }));
  await languages.chart.getByRole("button", { name: "Try again" }).click();
  await expect(languages.chart).toContainText("Mended: WorldMap");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a part of the inspector fails by itself, and what is told of another place is tried anew", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/^Tessera [\s\S]*Error: TypeError[\s\S]*Inspector-/);
  await page.addInitScript(() => {
    const { format } = Intl.ListFormat.prototype;
    Intl.ListFormat.prototype.format = function (list) {
      if (!document.body.dataset.mended) throw new TypeError("A sentence of ours");
      return format.call(this, list);
    };
  });
  const tokenizers = ["r50k_base", "p50k_base", "bert_uncased"];
  // Two of three cut it alike, which is said with their names in a list.
  const parted = "Naïveté, naïveté.";
  await compare.open(linkTo({ tokenizers, text: parted }));
  await compare.expectText(parted, tokenizers);
  await compare.chip("r50k_base", 0).click();
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("alert")).toHaveText(/^Why the columns differ failed/);
  await expect(inspector.locator('[data-inspected="builtin:r50k_base"] [data-fact="id"]')).toBeVisible();
  await expect(inspector.locator('[data-came="builtin:r50k_base"] .pre-token').first()).toBeVisible();
  await page.evaluate(() => {
    document.body.dataset.mended = "yes";
  });
  await compare.chip("r50k_base", 2).click();
  await expect(inspector.getByRole("alert")).toHaveCount(0);
  await expect(inspector.getByText("Do they agree here?")).toBeVisible();
});

/** Has a part of the page fail where it would say something, until the page is mended. */
async function breakWhereItSays(page: Page, file: string, words: string): Promise<void> {
  await page.route(new RegExp(`/assets/${file}-[^/]*\\.js$`), async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const thrown = `(()=>{if(!window.isMended)throw new TypeError(${JSON.stringify(text)});return ${JSON.stringify(words)}})()`;
    const broken = code.replace(new RegExp(`(["'\`])${words}\\1`), thrown);
    expect(broken).not.toBe(code);
    await route.fulfill({ contentType: "text/javascript", body: broken });
  });
}

for (const { part, file, words, name, options = "", width = 1280 } of [
  { part: "toolbar", file: "page", words: "Inserted tokens", name: "The toolbar" },
  { part: "list of counts", file: "Answer", words: "Tokens", name: "The list of counts", width: 390 },
  { part: "second text", file: "parts", words: "Second text", name: "The second text", options: "&two=9" },
  { part: "chat", file: "ChatEditor", words: "Chat as", name: "The chat", options: "&in=chat" },
  { part: "editor", file: "CodeField", words: "editor-panels", name: "The editor" },
]) {
  test(`the ${part} fails by itself: the rest is of use, nothing is lost, and it comes back`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/^(?![\s\S]*text that no)Tessera [\s\S]*Error: TypeError/);
    await page.setViewportSize({ width, height: 900 });
    await breakWhereItSays(page, file, words);
    const chat = JSON.stringify([{ role: "user", content: "Mine" }]);
    await visit(
      page,
      `./#/compare?v=1&t=words,utf8_bytes&x=${pack(part === "chat" ? chat : "One text, another")}${options}`,
    );
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toHaveText(new RegExp(`^${name} failed, by a fault of ours`));
    // What is beside it works on.
    await expect(compare.column("words")).toHaveAttribute("data-tokens", /\d/);
    await compare
      .column("words")
      .getByRole("button", { name: /^Options for/ })
      .click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect.poll(() => compare.columns()).toEqual(["utf8_bytes"]);
    const place = page.locator(".failed-part");
    await expect(place.getByRole("button", { name: "Copy a report" })).toBeVisible();
    if (["second text", "chat", "editor"].includes(part)) {
      const own = part === "chat" ? chat : part === "editor" ? "One text, another" : " another";
      await expect(place.getByRole("textbox", { name: "Your text" })).toHaveValue(own);
    }
    await page.evaluate(() => Object.assign(window, { isMended: true }));
    await place.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".failed-part")).toHaveCount(0);
    await expect(alert).toHaveCount(0);
  });
}

test("what nobody catches, outside of all parts, is a report in the console too, without any text", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/^(?![\s\S]*text that no)Tessera [\s\S]*Part: Outside of all[\s\S]*Error: (TypeError|string)/);
  const logged: string[] = [];
  page.on("console", (message) => logged.push(message.text()));
  page.on("pageerror", (error) => logged.push(error.message));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("/report-")),
  );
  await page.evaluate((quoted) => {
    setTimeout(() => {
      throw new TypeError(quoted);
    });
    void Promise.reject(quoted);
  }, text);
  await expect.poll(() => logged.filter((line) => line.includes("Outside of all"))).toHaveLength(2);
  expect(logged.join()).not.toContain("text that no");
});

test("a convenience that does not come is no error of the page", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  let asked = 0;
  await page.route("**/assets/keepFocus-*.js", (route) => {
    asked++;
    return route.abort("internetdisconnected");
  });
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.keyboard.press("Tab");
  await expect.poll(() => asked).toBe(1);
  await compare.expectText(text, ["words"]);
  expect(errors).toEqual([]);
});
