import { expect, test } from "@playwright/test";
import { referenceCounts } from "./expected";
import { countsFor, inFirefox, press, sampleText } from "./firefox";
import { OwnSite } from "./ownSite";
import { linkTo } from "./support";
import { wordPieceJson } from "./tokenizerPages";

const site = new OwnSite();
test.beforeAll(() => site.start());
test.afterAll(() => site.stop());

/** What a first visit shows. */
const defaults = ["o200k_base", "cl100k_base", "llama2"];

test("Firefox, below a path and under the policy: a first visit, a link in Reading, the inspector, Languages", async () => {
  await inFirefox(new URL(site.address).origin, async (page, faults) => {
    await page.goto(site.address);
    const sample = await sampleText(page);
    expect(await countsFor(page, sample)).toEqual(await referenceCounts(defaults, sample));

    const [ids, text] = [["o200k_base", "llama2"], "مرحبا بالعالم नमस्ते दुनिया 🤚🏾 Grüße"];
    await page.goto(`${site.address}${linkTo({ tokenizers: ids, text, view: "reading" })}`);
    expect(await countsFor(page, text)).toEqual(await referenceCounts(ids, text));
    await page.waitForFunction(() => (CSS.highlights.get("token-1")?.size ?? 0) > 3);

    await press(page, "Tokens", "radio");
    await page.locator("section[data-tokenizer$='o200k_base'] .chip:nth-of-type(2)").click();
    await page.waitForSelector("[data-came$='o200k_base'] [data-pre-token]");

    await page.goto(`${site.address}#/languages?v=1&t=o200k_base`);
    await page.waitForSelector("[data-language='hin'] [data-tokenizer][data-tokens]");
    expect(faults).toEqual([]);
  });
});

test("Firefox, below a path and under the policy: columns, editor, inspector, pages, a file, a link, no network", {
  tag: "@resilience",
}, async () => {
  // The whole way through, each step of which may be slow.
  test.slow();
  await inFirefox(new URL(site.address).origin, async (page, faults) => {
    await test.step("a first visit", async () => {
      await page.goto(site.address);
      const sample = await sampleText(page);
      expect(await countsFor(page, sample)).toEqual(await referenceCounts(defaults, sample));
    });

    const ids = ["o200k_base", "llama3", "gemma3", "bert_uncased"];
    const text = "Grüße, 世界! नमस्ते مرحبا 🤚🏾 strawberry 12345\n\tif (x) {}";
    await page.goto(`${site.address}${linkTo({ tokenizers: ids, text })}`);
    expect(await countsFor(page, text)).toEqual(await referenceCounts(ids, text));

    await test.step("the editor: what is typed is counted, and undone", async () => {
      await page.locator(".cm-content").click();
      await page.keyboard.down("Control");
      await page.keyboard.press("End");
      await page.keyboard.up("Control");
      await page.keyboard.type(" more");
      const longer = `${text} more`;
      expect(await countsFor(page, longer)).toEqual(await referenceCounts(ids, longer));
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
      await countsFor(page, text);
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
      expect(await countsFor(page, text)).toEqual(await referenceCounts(ids, text));
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
      await page.waitForFunction(() => document.title.includes("Gemma 3"));
    });
    expect(faults).toEqual([]);

    await test.step("without a network, after one visit", async () => {
      await page.goto(`${site.address}${linkTo({ tokenizers: ids, text })}`);
      await countsFor(page, text);
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
      expect(await countsFor(page, text)).toEqual(await referenceCounts(ids, text));
    });
  });
});
