import { referenceCounts } from "./expected";
import { expect, hashOf, linkTo, test } from "./support";

const tokenizers = ["r50k_base", "llama2", "bert_uncased", "words"];
const mixed = "Pasted: naïve Straße, सत्य, 東京タワー, 👩‍👩‍👧‍👦!\n\tfor (;;) {}\n\n";

test("no count is ever shown for another text, however fast one types, and a text that is pasted changes all columns", async ({
  compare,
  context,
  page,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = "Quickly typed: naïve Straße und 3,14 🤚🏾 usw.";
  await compare.open(linkTo({ tokenizers }));
  await compare.expectText("", tokenizers);
  const seen = await page.evaluateHandle(() => {
    const shown: { tokenizer: string; hash: string; tokens: number }[] = [];
    new MutationObserver(() => {
      for (const column of document.querySelectorAll<HTMLElement>("[data-text-hash]")) {
        const { tokenizer = "", textHash = "", tokens } = column.dataset;
        shown.push({ tokenizer: tokenizer.replace("builtin:", ""), hash: textHash, tokens: Number(tokens) });
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-text-hash", "data-tokens"] });
    return shown;
  });

  await compare.editor.focus();
  const prefixes = new Map([[hashOf(""), ""]]);
  let typed = "";
  for (const character of text) {
    typed += character;
    prefixes.set(hashOf(typed), typed);
    await page.keyboard.insertText(character);
  }

  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  const shown = await seen.jsonValue();
  expect(shown.length).toBeGreaterThan(0);
  const distinct = new Map(shown.map((result) => [JSON.stringify(result), result]));
  for (const { tokenizer, hash, tokens } of distinct.values()) {
    const prefix = prefixes.get(hash);
    expect(prefix, `a text that was never typed, in ${tokenizer}`).toBeDefined();
    const counts = await referenceCounts([tokenizer], prefix ?? "");
    expect(tokens, `${tokenizer} for “${prefix}”`).toBe(counts[tokenizer]);
  }

  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), mixed);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  await compare.expectEditor(mixed);
  await compare.expectCounts(mixed, await referenceCounts(tokenizers, mixed));
});

test("a sample and clearing replace one's own text, and give it back", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"] }));
  await compare.paste("My own words");
  await compare.expectText("My own words", ["words"]);

  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: "日本語" }).click();
  await compare.expectEditor(/^すべての人間は/);
  await compare.expectText(await compare.text(), ["words", "utf8_bytes"]);
  await compare.notice.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectEditor("My own words");
  await expect(compare.notice).toHaveCount(0);

  await page.getByRole("button", { name: "Clear" }).click();
  await compare.expectCounts("", { words: 0, utf8_bytes: 0 });
  await compare.notice.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectText("My own words", ["words", "utf8_bytes"]);
});
