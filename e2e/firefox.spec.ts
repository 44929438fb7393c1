import { expect, test } from "@playwright/test";
import type { Page } from "puppeteer-core";
import { referenceCounts } from "./expected";
import { findFirefox, openFirefox } from "./firefox";
import { OwnSite } from "./ownSite";
import { hashOf, linkTo } from "./support";
import { wordPieceJson } from "./tokenizerPages";

const site = new OwnSite();
test.beforeAll(() => site.start());
test.afterAll(() => site.stop());

/** Waits until every column has answered for a text; gives their counts by reference. */
async function counts(page: Page, text: string): Promise<Record<string, number>> {
  await page.waitForFunction(
    (hash) => {
      const columns = [...document.querySelectorAll<HTMLElement>("section[data-tokenizer]")];
      return columns.length > 0 && columns.every(({ dataset }) => dataset.textHash === hash && !dataset.pending);
    },
    { timeout: 60_000 },
    hashOf(text),
  );
  return page.$$eval("section[data-tokenizer]", (columns) =>
    Object.fromEntries(
      columns.map((column) => [
        column.getAttribute("data-tokenizer")?.replace("builtin:", ""),
        Number(column.getAttribute("data-tokens")),
      ]),
    ),
  );
}

/** Presses what has a role and a name. */
const press = (page: Page, name: string, role = "button") =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

test("Firefox, below a path and under the policy: columns, editor, inspector, pages, a file, a link, no network", {
  tag: "@resilience",
}, async () => {
  const executablePath = findFirefox();
  const why = "No Firefox: Debian’s is in firefox-esr. It was not tried.";
  if (executablePath === null) console.warn(why);
  test.skip(executablePath === null, why);
  const faults: string[] = [];
  const { browser, page } = await openFirefox(executablePath ?? "", new URL(site.address).origin, faults);
  try {
    await test.step("a first visit", async () => {
      await page.goto(site.address);
      await page.waitForSelector(".cm-content");
      const sample = await page.$eval(".cm-content", (content) => {
        const { cmTile } = content as Element & { cmTile?: { view: { state: { doc: object } } } };
        return cmTile?.view.state.doc.toString() ?? "";
      });
      const columns = ["o200k_base", "cl100k_base", "llama2"];
      expect(await counts(page, sample)).toEqual(await referenceCounts(columns, sample));
    });

    const ids = ["o200k_base", "llama3", "gemma3", "bert_uncased"];
    const text = "Grüße, 世界! नमस्ते مرحبا 🤚🏾 strawberry 12345\n\tif (x) {}";
    await page.goto(`${site.address}${linkTo({ tokenizers: ids, text })}`);
    expect(await counts(page, text)).toEqual(await referenceCounts(ids, text));

    await test.step("the editor: what is typed is counted, and undone", async () => {
      await page.locator(".cm-content").click();
      await page.keyboard.down("Control");
      await page.keyboard.press("End");
      await page.keyboard.up("Control");
      await page.keyboard.type(" more");
      const longer = `${text} more`;
      expect(await counts(page, longer)).toEqual(await referenceCounts(ids, longer));
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      await counts(page, text);
    });

    await test.step("a token is pinned: its merges, and why columns differ", async () => {
      await page.locator("section[data-tokenizer$='o200k_base'] .chip:nth-of-type(2)").click();
      await page.waitForSelector("[data-came$='o200k_base'] [data-pre-token]");
      await page.waitForSelector("[data-why][data-state='ready'], [data-why-alike]");
      await page.waitForFunction(() => /&at=\d+-\d+/.test(location.hash));
      await page.keyboard.press("Escape");
    });

    await test.step("Reading paints its tokens; stages; differences", async () => {
      await press(page, "Reading", "radio");
      await page.waitForFunction(() => (CSS.highlights.get("token-1")?.size ?? 0) > 3);
      await press(page, "Tokens", "radio");
      await page.evaluate(() => {
        location.hash = location.hash.replace("&x=", "&st=bert_uncased&x=");
      });
      await page.waitForSelector("section[data-tokenizer$='bert_uncased'] .stage-block[data-stages='told']");
      await press(page, "Differences", "radio");
      await page.waitForSelector("section[aria-label='Differences'][data-state='ready']");
    });

    await test.step("a link opens the same in a fresh page", async () => {
      const link = await page.evaluate(() => location.href);
      await page.goto("about:blank");
      await page.goto(link);
      expect(await counts(page, text)).toEqual(await referenceCounts(ids, text));
    });

    await test.step("a tokenizer from a file that is dropped", async () => {
      await page.evaluate((json) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([json], "own.json", { type: "application/json" }));
        for (const type of ["dragenter", "dragover", "drop"]) {
          const target = document.querySelector("main") ?? document.body;
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      }, wordPieceJson);
      await press(page, "Add column");
      await page.waitForFunction(() => document.querySelectorAll("section[data-tokenizer]").length === 5);
      await page.waitForSelector("section[data-tokenizer^='file:'][data-state='ready']");
    });

    await test.step("Languages, and a tokenizer's page", async () => {
      await page.goto(`${site.address}#/languages?v=1&t=o200k_base,llama3`);
      await page.waitForSelector("[data-language='hin'] [data-tokenizer][data-tokens]");
      await page.goto(`${site.address}#/tokenizer?v=1&t=gemma3`);
      await page.waitForSelector("main[data-vocabulary-size]");
      expect(await page.title()).toContain("Gemma 3");
    });
    expect(faults).toEqual([]);

    await test.step("without a network, after one visit", async () => {
      await page.goto(`${site.address}${linkTo({ tokenizers: ids, text })}`);
      await counts(page, text);
      await page.waitForFunction(
        async (names) => {
          const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
          const files = caught.flat().map(({ url }) => url.split("/").at(-1)?.split(".")[0]);
          return navigator.serviceWorker.controller !== null && names.every((name) => files.includes(name));
        },
        { timeout: 60_000, polling: 250 },
        ["files", ...ids],
      );
      await site.stop();
      await page.reload();
      expect(await counts(page, text)).toEqual(await referenceCounts(ids, text));
    });
  } finally {
    await browser.close();
  }
});
