import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, test, visit } from "./support";

const guide = "./#/guide?v=1";

/** All findings of the page, with where they lead. */
function findingsOf(page: Page): Promise<{ id: string; open: string }[]> {
  return page.locator("[data-finding]").evaluateAll((articles) =>
    articles.map((article) => ({
      id: article.id,
      open: article.querySelector(".guide-open")?.getAttribute("href") ?? "",
    })),
  );
}

test("a finding is computed where it is read, leads to its page in its state, and Back comes to it again", async ({
  page,
}) => {
  await visit(page, `${guide}&f=joined-differently`);
  const finding = page.locator("[data-finding=joined-differently]");
  await expect(finding).toHaveAttribute("data-state", "ready", { timeout: 20_000 });
  await expect(finding).toBeInViewport();
  await finding.getByRole("link", { name: "Open in Compare" }).click();
  await expect(page.locator("[data-tokenizer='builtin:cl100k_base']")).toHaveAttribute("data-tokens", "2");
  await page.goBack();
  await expect(finding).toBeInViewport();
});

test("a link that is followed before its text is there waits for it; a finding is cited with its papers", {
  tag: "@resilience",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/corpora\//, async (route) => {
    await held;
    await route.continue();
  });
  await visit(page, `${guide}&f=typos-break-tokens`);
  const finding = page.locator("[data-finding=typos-break-tokens]");
  await finding.getByRole("button", { name: "Copy citation" }).click();
  await expect(finding.getByRole("status")).toHaveText("Copied as BibTeX.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^@software\{tessera,[\s\S]*f=typos-break-tokens\}[\s\S]*@misc\{\w+,[\s\S]*@misc\{\w+,/);
  await finding.getByRole("link", { name: "Open in Compare" }).click();
  await expect(finding.getByRole("link", { name: "Opening Compare …" })).toBeVisible();
  letGo();
  await expect(page).toHaveURL(/#\/compare/, { timeout: 20_000 });
  await expect(page.getByRole("textbox", { name: "Text" })).toContainText(
    "Whereas recognition of the inherent dignity",
  );
});

test("every link of the guide opens in what it names", { tag: "@resilience" }, async ({ page }) => {
  test.setTimeout(600_000);
  await visit(page, guide);
  const findings = await findingsOf(page);
  expect(findings.length).toBeGreaterThan(8);
  for (const { id, open } of findings) {
    await visit(page, `./${open}`);
    await expect(page.locator("main"), id).toBeVisible();
    await expect(page.getByRole("alert"), id).toHaveCount(0);
    expect(page.url(), id).toContain(open.replace(/\?.*/s, ""));
  }
});

test("all figures come, on a phone too, and no number is other than its text says", { tag: "@resilience" }, async ({
  page,
}) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 390, height: 800 });
  await visit(page, guide);
  for (const { id } of await findingsOf(page)) {
    const finding = page.locator(`[data-finding=${id}]`);
    await finding.scrollIntoViewIfNeeded();
    await expect(finding, id).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
  }
  await expectNoSidewaysScroll(page);
});

test("the tour is gone through by keys, is kept by its link, and is left", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, guide);
  await page.getByRole("button", { name: "Five minutes" }).click();
  const shown = page.locator("[data-finding]");
  const ids: (string | null)[] = [];
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  const all = Number((await page.getByText(/^1 of \d+$/).textContent())?.replace("1 of ", ""));
  for (let at = 1; at <= all; at++) {
    await expect(page.getByText(`${at} of ${all}`)).toBeVisible();
    ids.push(await shown.getAttribute("data-finding"));
    if (at < all) await page.keyboard.press("ArrowRight");
  }
  expect(new Set(ids).size).toBe(all);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(new RegExp(`f=${ids.at(-2)}&present=tour`));
  await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Field guide");
});

test("a remote control pages through a finding that is taller than the screen, and not to the page's foot", {
  tag: "@resilience",
}, async ({ page }) => {
  const third = `${guide}&present=tour&f=spelled-470-ways`;
  await page.setViewportSize({ width: 1600, height: 1000 });
  await visit(page, third);
  await expect(page.locator("[data-state=ready]")).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press("PageDown");
  await expect(page.getByText("4 of 6")).toBeVisible();
  await page.setViewportSize({ width: 1024, height: 600 });
  await visit(page, third);
  await expect(page.locator("[data-state=ready]")).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press("PageDown");
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await expect(page.getByText("3 of 6")).toBeAttached();
  await expect(async () => {
    await page.keyboard.press("PageDown");
    await expect(page.getByText("4 of 6")).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("what a finding opens is in sight: its instrument, or the list of its class; the columns where they are its figure", {
  tag: "@resilience",
}, async ({ page }) => {
  const opened = async (id: string) => {
    await visit(page, `${guide}&f=${id}`);
    const finding = page.locator(`[data-finding=${id}]`);
    await expect(finding).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
    await finding.getByRole("link", { name: /^Open in/ }).click();
  };
  for (const [width, height] of [
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await opened("spelled-470-ways");
    await expect(page.locator("[data-instrument=paths]").getByText("470", { exact: true }).first()).toBeInViewport({
      timeout: 20_000,
    });
    await opened("twelve-never");
    await expect(page.getByText("12 of 200,000 entries").first()).toBeInViewport({ timeout: 20_000 });
    await opened("letters-of-strawberry");
    await expect(page.getByRole("textbox").first()).toBeInViewport();
  }
});

test("a cut is guessed by keys, and told", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, `${guide}&f=exercises`);
  const section = page.getByRole("region", { name: "Guess the cut" });
  await section.getByRole("button", { name: "Cut between n and i" }).press("Enter");
  await section.getByRole("button", { name: "Look" }).press("Enter");
  await expect(section.getByText("Right:")).toBeVisible();
  await section.getByRole("button", { name: "Next" }).press("Enter");
  await section.getByRole("button", { name: "Look" }).press("Enter");
  await expect(section.getByText("No:")).toBeVisible();
});

test("axe finds nothing serious in the guide, alone or presented, in either theme", { tag: "@resilience" }, async ({
  page,
}) => {
  await visit(page, guide);
  await expect(page.locator("[data-state=ready]").first()).toBeVisible({ timeout: 20_000 });
  expect(await seriousInBothThemes(page)).toEqual([]);
  await visit(page, `${guide}&present=tour`);
  await expect(page.locator("[data-state=ready]").first()).toBeVisible({ timeout: 20_000 });
  expect(await seriousInBothThemes(page)).toEqual([]);
});

test("on paper there are findings and no buttons", { tag: "@resilience" }, async ({ page }) => {
  await visit(page, guide);
  await expect(page.locator("[data-state=ready]").first()).toBeVisible({ timeout: 20_000 });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Five minutes" })).toBeHidden();
});

test("the guide is printed once all its figures are there, and not where that is taken back", {
  tag: "@resilience",
}, async ({ page }) => {
  test.setTimeout(600_000);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await visit(page, guide);
  await page.getByRole("button", { name: "Print, with all figures" }).click();
  await page.getByRole("button", { name: /^Do not print: \d+ figures? to come$/ }).click();
  const button = page.getByRole("button", { name: "Print, with all figures" });
  await button.click();
  await expect(page.locator("html[data-printed]")).toBeVisible({ timeout: 500_000 });
  await expect(page.locator("[data-finding]:not([data-state=ready])")).toHaveCount(0);
  await expect(button).toBeVisible();
});

test("what is measured, a class of an audit and a page lead to what papers found of them", {
  tag: "@resilience",
}, async ({ page }) => {
  for (const [from, about, finding] of [
    ["compare?v=1&t=cl100k_base&text=%20strawberry&below=paths", "paths", "spelled-470-ways"],
    ["compare?v=1&t=cl100k_base,gemma3&text=1234567&below=differences", "differences", "letters-of-strawberry"],
    ["compare?v=1&t=cl100k_base&text=Tessera&below=cost", "cost", "fifteen-times"],
    ["compare?v=1&t=cl100k_base&text=Tessera&below=lines", "lines", "number-written-out"],
    ["compare?v=1&t=cl100k_base&text=Tessera&below=cut", "cut", "joined-differently"],
    ["compare?v=1&t=cl100k_base&text=AB&two=1&below=two", "two", "same-question-other-tokens"],
    ["languages?v=1&t=cl100k_base", "languages.premium", "fifteen-times"],
    ["tokenizer?v=1&t=o200k_base&tab=audit", "audit.inContext", "twelve-never"],
    ["vocabularies?v=1&t=cl100k_base,llama3", "vocabularies", "llama3-upon-gpt4"],
    ["train?v=1", "train", "more-a-token-less-a-byte"],
    ["train?v=1&lesson=bpe", "lesson", "low-lower-newest-widest"],
  ] as const) {
    await visit(page, `./#/${from}`);
    const links = page.locator(`[data-findings="${about}"]`);
    await links.locator(`a[href$="f=${finding}"]`).click({ timeout: 60_000 });
    await expect(page.locator(`[data-finding=${finding}]`), about).toBeInViewport();
  }
});

test("ratios lead to findings, of which the first page loads nothing before it is asked", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await visit(page, "./#/compare?v=1&t=cl100k_base&text=Tessera");
  const button = page.getByRole("button", { name: "What papers found with these figures" });
  await expect(button).toBeVisible();
  const ofGuide = () => asked.filter((url) => /FindingLinks|Guide/.test(url));
  expect(ofGuide()).toEqual([]);
  await button.press("Enter");
  await expect(page.locator("[data-findings=ratios] a").first()).toBeFocused();
  expect(ofGuide()).not.toEqual([]);
});
