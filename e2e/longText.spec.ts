import { expect, linkTo, test } from "./support";

const paragraph =
  "Longer texts stay comfortable: नमस्ते दुनिया, 你好世界, مرحبا بالعالم, สวัสดี, 🤚🏾👩‍👩‍👧‍👦 1,234.56.\n\tif (x <= 0) { return null; }\n";

// Tall enough for whole columns.
test.use({ viewport: { width: 1280, height: 1100 } });

test("100 KB in four columns keeps the page small and reaches the last token", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
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

test("a long text’s first tokens are there before its count is, and are those of the whole", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = Array.from({ length: 2500 }, (_, i) => `${i} ${paragraph}`).join("");
  const tokenizers = ["r50k_base", "llama2", "bert_uncased"];
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  // What a column shows while it says no number: some moments, which nothing but the page itself is sure to see.
  await page.evaluate(() => {
    const seen: Record<string, string[]> = {};
    Object.assign(window, { seen });
    new MutationObserver(() => {
      for (const column of document.querySelectorAll<HTMLElement>("section[data-tokenizer][data-state=loading]")) {
        const { tokenizer = "", tokens, textHash } = column.dataset;
        const chips = Array.from(column.querySelectorAll<HTMLElement>("[data-token]"));
        if (chips.length === 0) continue;
        const says = column.querySelector(".column-count")?.textContent;
        seen[tokenizer] = [`${tokens} ${textHash} ${says}`, ...chips.map((chip) => chip.ariaLabel ?? "")];
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const figures = page.getByRole("radio", { name: "Differences" });
  await figures.focus();
  await compare.dropFile("long.txt", text);
  await compare.expectText(text, tokenizers);
  await expect(figures, "what stands below is not taken away meanwhile").toBeFocused();
  const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, string[]> }).seen);
  for (const id of tokenizers) {
    const [said, ...labels] = seen[`builtin:${id}`] ?? [];
    expect(said).toBe("undefined undefined Counting …");
    const now = await compare
      .column(id)
      .locator("[data-token]")
      .evaluateAll((chips) => chips.map((chip) => chip.ariaLabel));
    // Notes below the rows leave room for fewer of them.
    const both = Math.min(now.length, labels.length);
    expect(both).toBeGreaterThan(40);
    expect(now.slice(0, both)).toEqual(labels.slice(0, both));
  }
});
