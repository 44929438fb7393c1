import type { Page } from "@playwright/test";
import { expect, test, visit } from "./support";

/** A page of the same origin that runs nothing of ours, to lay things into the browser's storage. */
async function before(page: Page, work: () => Promise<void> | void): Promise<void> {
  await page.route("**/nothing.html", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("./nothing.html");
  await page.evaluate(work);
}

const dialog = (page: Page) => page.getByRole("dialog", { name: "Kept in this browser" });

async function openKept(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Kept in this browser" }).click();
  await expect(dialog(page).getByRole("definition")).toHaveCount(6);
}

test("what a browser has damaged takes nothing else with it, is said once, and can be cleared", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await before(page, async () => {
    localStorage.setItem("tessera-choices", "#/compare?v=1&h=AAAA&t=nothing_known&view=reading");
    const prices = { input: 7, cached: null, output: null, currency: null };
    const damaged = { input: "much" };
    localStorage.setItem("tessera-prices", JSON.stringify({ "builtin:llama2": damaged, "builtin:o200k_base": prices }));
    const make = (
      name: string,
      version: number,
      stores: Readonly<Record<string, readonly [string, readonly object[]]>>,
    ) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, version);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => {
          for (const [store, [keyPath, records]] of Object.entries(stores)) {
            const made = opening.result.createObjectStore(store, { keyPath });
            for (const record of records) made.put(record);
          }
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      });
    const text = "Words that somebody typed and did not lose.";
    const sound = { id: "sound", entry: "gone", saved: 1, link: "#/garbage", beginning: text, length: text.length };
    await make("tessera-drafts", 1, {
      drafts: ["id", [{ id: "a" }, { id: "b", entry: 5, saved: "x", link: 7, beginning: null, length: "much" }, sound]],
      texts: ["id", [{ id: "a" }, { id: "sound", text }]],
    });
    await make("tessera-tokenizers", 1, {
      tokenizers: ["reference", [{ reference: "file:x" }, { reference: `file:y#${"a".repeat(64)}`, facts: null }]],
      contents: ["reference", [{ reference: "file:x" }]],
    });
    // A newer version's, and one without its stores.
    await make("tessera", 9, {});
  });
  await compare.open("");
  await expect(compare.notice.filter({ hasText: "the columns, the view and the prices" })).toHaveCount(1);
  await expect(compare.notice.filter({ hasText: "2 drafts kept here cannot be read any more" })).toHaveCount(1);
  await compare.expectColumns(["o200k_base", "cl100k_base", "llama2"]);
  // The text is there, though the link that was kept with it is not one.
  await compare.notice.getByRole("button", { name: "Restore it" }).click();
  await compare.expectText("Words that somebody typed and did not lose.", ["o200k_base", "llama2"]);
  // One model's prices, though another's are damaged.
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByLabel("Price per million of input for cl100k_base").fill("3");
  await expect
    .poll(() => page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("tessera-prices") ?? ""))))
    .toEqual(["builtin:o200k_base", "builtin:cl100k_base"]);

  await openKept(page);
  await expect(dialog(page).getByRole("alert")).toContainText("2 tokenizers kept here cannot be read any more");
  await expect(dialog(page).getByRole("alert")).toContainText("The corpora kept here were written by a newer version");
  await expect(dialog(page)).not.toContainText("NaN");
  await dialog(page).getByRole("button", { name: "Clear all" }).click();
  await dialog(page).getByRole("button", { name: "Yes, clear all" }).click();
  await expect(dialog(page).getByRole("status")).toContainText(
    "None of your texts, settings, tokenizers, corpora or lists is kept any more",
  );
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  const versions = () => page.evaluate(async () => (await indexedDB.databases()).map(({ version }) => version));
  await expect.poll(versions).not.toContain(9);
});

test("where a browser keeps nothing that is said once, and nothing is remembered where nothing is to be", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("Full.", "QuotaExceededError");
    };
  });
  await compare.open("");
  const said = compare.notice.filter({ hasText: "This browser keeps nothing for this page, or has no room left" });
  await openKept(page);
  await dialog(page).getByRole("switch", { name: "Remember what I choose and type" }).click();
  await page.keyboard.press("Escape");
  await expect(said).toHaveCount(1);
  await said.getByRole("button", { name: "Dismiss" }).click();
  // It holds in this tab: what is typed is no draft.
  await compare.paste("A secret that nobody keeps.");
  await expect(page).toHaveURL(/&long=1$/);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(said).toHaveCount(0);
  await openKept(page);
  await expect.poll(() => dialog(page).getByRole("definition").allInnerTexts()).toEqual(Array<string>(6).fill("none"));
});

test("what another tab switches is switched here, and prices of both are kept", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open("");
  await page.getByRole("radio", { name: "Cost" }).click();
  const other = await page.context().newPage();
  await visit(other, "./");
  await other.getByRole("radio", { name: "Cost" }).click();
  await other.getByLabel("Price per million of input for cl100k_base").fill("3");
  await page.getByLabel("Price per million of input for o200k_base").fill("7");
  // Neither sees the other's, and the next visit has both.
  await expect(other.getByLabel("Price per million of input for o200k_base")).toHaveValue("");
  await expect
    .poll(() => page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem("tessera-prices") ?? "")).sort()))
    .toEqual(["builtin:cl100k_base", "builtin:o200k_base"]);
  await openKept(page);
  await openKept(other);
  const remembers = (tab: Page) => dialog(tab).getByRole("switch", { name: "Remember what I choose and type" });
  await remembers(other).click();
  await expect(remembers(page)).not.toBeChecked();
});
