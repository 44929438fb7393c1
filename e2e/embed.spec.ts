import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator } from "@playwright/test";
import { referenceCounts } from "./expected";
import { ComparePage, expect, linkTo, pack, reload, test, visit } from "./support";

/** A page of somebody else's, at another origin, with a frame in the middle of much else. */
async function bookWith(frame: string): Promise<{ readonly url: string; readonly server: Server }> {
  const html = `<!doctype html><html lang="en"><title>A book</title>
    <script>
      window.told = 0;
      addEventListener("message", () => { told++; });
    </script>
    <p style="height: 300px">Before</p><div style="width: 700px">${frame}</div><p style="height: 3000px">After</p>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

const columnOf = (frame: FrameLocator, id: string) => frame.locator(`section[data-tokenizer="builtin:${id}"]`);

test("columns stand in a page of another origin: with counts, marks and a way back, and nothing else is changed by them", async ({
  compare,
  page,
  browser,
}) => {
  const text = "Grüße 世界 👍🏽\nسلام";
  const tokenizers = ["words", "llama2", "bert_uncased"];
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.share.click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("status")).toContainText("Link copied");
  await panel.getByRole("button", { name: "Embed" }).click();
  await expect(panel.getByRole("status")).toContainText("Code of a frame copied");
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toMatch(/^<iframe src="http[^"]+&amp;embed=1" title="The same text in Words, Llama 2, BERT/);

  // A reader's browser, which has never been here.
  const context = await browser.newContext();
  const book = await bookWith(code);
  try {
    const reader = await context.newPage();
    const errors: string[] = [];
    reader.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await reader.goto(book.url);
    await expect.poll(() => reader.frames().length).toBe(2);
    const frame = reader.frameLocator("iframe");
    const counts = await referenceCounts(tokenizers, text);
    for (const id of tokenizers) {
      await expect(columnOf(frame, id)).toHaveAttribute("data-tokens", String(counts[id]));
    }
    await expect(frame.getByRole("textbox")).toHaveCount(0);
    await expect(frame.getByRole("banner")).toHaveCount(0);
    await expect(frame.getByRole("button", { name: /^Options/ })).toHaveCount(0);

    const [before, outer] = await Promise.all([
      reader.evaluate(() => history.length),
      reader.evaluate(() => document.activeElement?.tagName),
    ]);
    expect(outer).toBe("BODY");
    // Pointing and pinning, by the pointer and by keys, as on the page.
    await columnOf(frame, "llama2").getByRole("option", { name: /^世/ }).first().click();
    await expect(columnOf(frame, "words").locator(".in-place")).not.toHaveCount(0);
    await reader.keyboard.press("ArrowRight");
    await reader.keyboard.press("n");
    const state = await reader.evaluate(() => ({
      entries: history.length,
      told: (window as unknown as { told: number }).told,
      top: scrollY,
    }));
    expect(state).toEqual({ entries: before, told: 0, top: 0 });
    const inner = reader.frames()[1];
    if (inner === undefined) throw new Error("The frame is gone.");
    expect(
      await inner.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        location.hash.endsWith("&embed=1"),
      ]),
    ).toEqual([0, 0, 0, 0, true]);
    // What does not fit its width is swiped to; nothing is higher than the frame.
    const higher = () =>
      inner.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
    await expect.poll(higher).toBe(0);

    const opening = context.waitForEvent("page");
    await frame.getByRole("link", { name: "Open in Tessera" }).click();
    const full = new ComparePage(await opening);
    await full.expectText(text, tokenizers);
    await full.expectColumns(tokenizers);
    await expect(full.page.getByRole("complementary", { name: "Inspector" })).toBeVisible();
    await expect(full.notice).toHaveCount(0);
    expect(errors).toEqual([]);
  } finally {
    book.server.close();
    await context.close();
  }
});

test("a frame is light or dark as its address says, reads a link that is written by hand, and says what it cannot show", {
  tag: "@resilience",
}, async ({ page }) => {
  const surface = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await visit(page, "./#/compare?t=words&text=one%20two&embed=1&theme=dark");
  const words = page.locator('section[data-tokenizer="builtin:words"]');
  await expect(words).toHaveAttribute("data-tokens", "2");
  await expect(page.getByRole("link", { name: "Open in Tessera" })).toHaveAttribute("href", /^#\/compare\?v=1&h=/);
  const dark = await surface();
  await page.goto("about:blank");
  await visit(page, "./#/compare?t=words&text=one%20two&embed=1");
  await expect(words).toHaveAttribute("data-tokens", "2");
  await expect.poll(surface).not.toBe(dark);
  // The page around may show something else in the same frame.
  await page.evaluate(() => location.replace("#/compare?t=words,nobody&text=one%20two%20three&embed=1"));
  await expect(words).toHaveAttribute("data-tokens", "3");
  await expect(page.getByRole("alert")).toContainText("no tokenizer called “nobody”");
  await page.evaluate(() => location.replace("#/compare?v=1&t=words&x=AAA&embed=1"));
  await expect(page.getByRole("alert")).toContainText("text in the link is damaged");
  await expect(words).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Open in Tessera" })).toHaveAttribute(
    "href",
    "#/compare?v=1&t=words&x=AAA",
  );
});

test("the link back of a frame with two texts has both, a frame without an origin says what it lacks, and a low one keeps its room", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/CORS policy|ERR_FAILED/);
  const link = `./#/compare?v=1&t=o200k_base&x=${pack("firstsecond")}&two=5&embed=1`;
  await visit(page, link);
  await expect(page.getByRole("link", { name: "Open in Tessera" })).toHaveAttribute("href", /&two=5(&|$)/);
  const book = await bookWith(`<iframe sandbox="allow-scripts" src="${page.url().replaceAll("&", "&amp;")}"></iframe>`);
  try {
    await page.goto(book.url);
    await expect(page.frameLocator("iframe").getByRole("alert")).toContainText("needs allow-same-origin");
  } finally {
    book.server.close();
  }
  await page.setViewportSize({ width: 300, height: 200 });
  await visit(page, `./#/compare?v=1&t=o200k_base,llama2&x=${pack("two words")}&view=reading&color=agreement&embed=1`);
  await reload(page);
  const main = page.locator(`section[data-tokenizer="builtin:o200k_base"] .column-main`);
  await expect(page.locator(".color-legend")).toBeVisible();
  await expect.poll(async () => (await main.boundingBox())?.height).toBeGreaterThan(60);
});
