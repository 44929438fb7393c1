import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { OwnSite } from "./ownSite";
import { ComparePage, expect, hashOf, linkTo, reload, test, visit } from "./support";

// Everywhere else pages have no service worker: what a test sees is what the server sends.
test.use({ serviceWorkers: "allow" });

const site = new OwnSite();
test.beforeEach(() => site.start());
test.afterEach(async () => {
  await site.stop();
  site.isNext = false;
  site.asked.length = 0;
});
test.describe.configure({ mode: "serial" });

/** Waits until the page, its code and the vocabularies in use are kept. */
async function keptIn(page: Page, ...files: string[]) {
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const all = await Promise.all(
          names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
        );
        return all.flat().map((url) => url.split("/").at(-1)?.split(".")[0]);
      }),
    )
    .toEqual(expect.arrayContaining(["files", ...files]));
}

/** The script that a page began with: its version. */
function beginning(page: Page): Promise<string | null> {
  return page.locator("script[src*='/assets/start-']").getAttribute("src");
}

test("what the guide has computed is there without a network after one visit", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource|ERR_CONNECTION_REFUSED|Failed to fetch/);
  const finding = page.locator("[data-finding=indian-languages]");
  await visit(page, `${site.address}#/guide?v=1&f=indian-languages`);
  await expect(finding).toHaveAttribute("data-state", "ready");
  await keptIn(page, "cl100k_base", "o200k_base", "udhr");
  await site.stop();
  await reload(page);
  await expect(finding).toHaveAttribute("data-state", "ready");
});

test("after one visit it is all there without a network, a reload later too; the rest says so", async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource|ERR_CONNECTION_REFUSED|Failed to fetch/);
  const text = "Without a network, Grüße 世界";
  const shown = ["r50k_base", "llama2"];
  await visit(page, `${site.address}${linkTo({ tokenizers: shown, text })}`);
  await compare.expectText(text, shown);
  // Some seconds pass before the page is kept; what says so is open by then, and follows.
  await page.getByRole("button", { name: "Kept in this browser …" }).click();
  await expect(page.getByText("The page and what you have used are there")).toBeVisible();
  await page.keyboard.press("Escape");
  await keptIn(page, "r50k_base", "llama2");
  await site.stop();

  await reload(page);
  await compare.expectCounts(text, await referenceCounts(shown, text));
  // A part of the page that was never opened, and a tokenizer that was never used.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Help", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    linkTo({ tokenizers: ["words", "bert_uncased"], text }),
  );
  await expect(compare.column("bert_uncased")).toContainText("could not be loaded: the connection failed");
  await expect(compare.column("bert_uncased")).toContainText("“Kept in this browser” can make everything available");
  await site.start();
  await compare.column("bert_uncased").getByRole("button", { name: "Retry" }).click();
  await compare.expectText(text, ["bert_uncased"]);
});

test("all that there is can be fetched beforehand", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource|ERR_CONNECTION_REFUSED|Failed to fetch/);
  await visit(page, `${site.address}${linkTo({ tokenizers: ["o200k_base"], text: "Beforehand" })}`);
  await compare.expectText("Beforehand", ["o200k_base"]);
  await keptIn(page, "o200k_base");
  await page.getByRole("button", { name: "Kept in this browser …" }).click();
  await page.getByRole("button", { name: /Make everything available offline \(\d/ }).click();
  await expect(page.getByText("That is all there is")).toBeVisible();
  await page.keyboard.press("Escape");
  await site.stop();
  // Under the name that links to Languages are shared with.
  await visit(page, `${site.address}languages.html#/languages?v=1&t=gemma3,claude2`);
  await expect(
    page
      .getByRole("region", { name: /^Token premium/ })
      .locator(".bars rect")
      .first(),
  ).toBeVisible();
  // That name alone leads there, too.
  await visit(page, `${site.address}languages.html`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the same text costs");
  await expect(page).toHaveURL(`${site.address}#/languages`);
});

test("a newer version offers itself, interrupts nothing, and leaves an old tab what that may still ask for", {
  tag: "@resilience",
}, async ({ compare, page, context }) => {
  await visit(page, site.address);
  await keptIn(page, "o200k_base");
  const old = await beginning(page);
  site.isNext = true;
  await compare.paste("still here");

  const other = await context.newPage();
  await visit(other, `${site.address}#/tokenizers`);
  await expect(page.getByText("There is a new version of Tessera.")).toBeVisible();
  await compare.expectText("still here", ["o200k_base"]);
  await page.getByRole("button", { name: "Help (?)" }).click();
  await expect(page.getByRole("dialog", { name: "Help", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  // Both versions are kept while there are tabs of both, and one when there are not.
  const versions = () =>
    other.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("tessera-version-")).length);
  await expect.poll(versions).toBe(2);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => beginning(page)).not.toBe(old);
  await compare.expectText("still here", ["o200k_base"]);
  await reload(other);
  await expect.poll(versions).toBe(1);
  await expect(page.getByText("There is a new version of Tessera.")).toHaveCount(0);
});

test("an update in the middle of typing takes no key, no caret and no focus, and tabs of both versions work side by side", {
  tag: "@resilience",
}, async ({ compare, page, context }) => {
  await visit(page, `${site.address}${linkTo({ tokenizers: ["r50k_base", "words"] })}`);
  await keptIn(page, "r50k_base");
  await compare.expectCodeEditor();
  site.isNext = true;
  const typed = "Typed letter by letter while the next version comes, Grüße. ".repeat(3).trim();
  const other = new ComparePage(await context.newPage());
  await compare.editor.focus();
  await Promise.all([
    page.keyboard.type(typed, { delay: 30 }),
    visit(other.page, `${site.address}${linkTo({ tokenizers: ["r50k_base", "llama2"], text: typed })}`),
  ]);
  await expect(page.getByText("There is a new version of Tessera.")).toBeVisible();
  await page.keyboard.type(" Still");
  await compare.expectEditor(`${typed} Still`);
  await compare.expectCounts(`${typed} Still`, await referenceCounts(["r50k_base", "words"], `${typed} Still`));
  await other.expectCounts(typed, await referenceCounts(["r50k_base", "llama2"], typed));
  expect(await beginning(other.page)).not.toBe(await beginning(page));
  // What either has not loaded yet is its own version's.
  for (const tab of [page, other.page]) {
    await tab.getByRole("link", { name: "Languages" }).click();
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("What the same text costs");
    await tab.goBack();
  }
  await compare.expectEditor(`${typed} Still`);
  await other.expectEditor(typed);
});

test("text that another app shares and files that are opened with the app come to Compare", {
  tag: "@resilience",
}, async ({ browser }) => {
  // A form stands for the other app, which the page's policy would forbid.
  const context = await browser.newContext({ serviceWorkers: "allow", bypassCSP: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const value = { setConsumer: (take: unknown) => Object.assign(window, { take }) };
    Object.defineProperty(window, "launchQueue", { value });
  });
  await visit(page, site.address);
  await keptIn(page, "o200k_base");
  await page.evaluate(() => {
    const form = document.createElement("form");
    Object.assign(form, { action: "./shared", method: "post", enctype: "multipart/form-data" });
    for (const [name, value] of [
      ["title", "Grüße"],
      ["text", "50 % & #1\nنص"],
      ["url", "https://example.org/?a=b"],
    ]) {
      const field = document.createElement("textarea");
      Object.assign(field, { name, value });
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  });
  const shared = "Grüße\n50 % & #1\nنص\nhttps://example.org/?a=b";
  const column = page.locator("section[data-tokenizer]").first();
  await expect(column).toHaveAttribute("data-text-hash", hashOf(shared));
  expect(site.asked).not.toContain("shared");

  await expect.poll(() => page.evaluate(() => "take" in window)).toBe(true);
  await page.evaluate(() => {
    const { take } = window as unknown as { take(params: object): void };
    take({ files: [{ getFile: async () => new File(["from a file"], "note.txt") }] });
  });
  await expect(column).toHaveAttribute("data-text-hash", hashOf("from a file"));
  await context.close();
});
