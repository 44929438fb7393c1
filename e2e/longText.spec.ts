import { expect, linkTo, test } from "./support";

const paragraph =
  "Longer texts stay comfortable: नमस्ते दुनिया, 你好世界, مرحبا بالعالم, สวัสดี, 🤚🏾👩‍👩‍👧‍👦 1,234.56.\n\tif (x <= 0) { return null; }\n";

// Tall enough for whole columns.
test.use({ viewport: { width: 1280, height: 1100 } });

test("100 KB in four columns keeps the page small and reaches the last token", async ({ compare, page }) => {
  const text = `${paragraph.repeat(Math.ceil(100_000 / Buffer.byteLength(paragraph)))}The end`;
  const tokenizers = ["r50k_base", "llama2", "bert_uncased", "utf8_bytes"];
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  await compare.openFile("long.txt", text);
  await compare.expectText(text, tokenizers);
  expect(await page.locator("[data-token]").count()).toBeLessThan(3000);

  for (const id of tokenizers) {
    const tokens = Number(await compare.column(id).getAttribute("data-tokens"));
    const list = compare.tokens(id);
    // How many rows there are is an estimate until the page has had the time to make them all.
    await expect(async () => {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      await expect(compare.chip(id, tokens - 1)).toBeInViewport({ timeout: 500 });
      const end = await list.evaluate((element) => element.getBoundingClientRect().bottom);
      const last = await compare.chip(id, tokens - 1).evaluate((element) => element.getBoundingClientRect().bottom);
      expect(end - last, "pixels below the last token").toBeLessThan(40);
    }).toPass();
  }
  expect(await page.locator("[data-token]").count()).toBeLessThan(3000);
});
