import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { expect, linkTo, test } from "./support";

test("an empty text invites to type; NUL and other controls are counted and made visible", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"] }));
  await compare.expectCounts("", { r50k_base: 0, words: 0 });
  for (const id of ["r50k_base", "words"]) {
    await expect(compare.column(id)).toContainText("Type or paste a text above, or choose a sample.");
  }
  await page.getByRole("radio", { name: "Reading" }).click();
  await expect(compare.column("words")).toContainText("Type or paste a text above, or choose a sample.");

  const text = "a\u0000b\u0007\u001b[31m\u007f\u202ec";
  const tokenizers = ["r50k_base", "llama2", "utf8_bytes"];
  await compare.follow(linkTo({ tokenizers, text }));
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await page.getByRole("radio", { name: "Tokens" }).click();
  await expect(compare.chip("utf8_bytes", 1)).toHaveText("U+0000");
  await expect(compare.chip("r50k_base", 1)).toContainText("U+0000");
});

test("5,000 combining marks on one letter", { tag: "@resilience" }, async ({ compare, page }) => {
  const text = `x${"\u0301\u0323\u0489\u20dd".repeat(1250)}y`;
  const tokenizers = ["r50k_base", "llama2", "graphemes"];
  await compare.open(linkTo({ tokenizers }));
  await compare.paste(text);
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await page.getByRole("radio", { name: "Reading" }).click();
  await expect(page.getByRole("group", { name: "Text as Llama 2 cuts it" })).toBeVisible();
  // The browser draws all the marks anew for each painted stretch: thousands of them would freeze it for seconds.
  const stretches = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await expect.poll(stretches).toBeGreaterThan(0);
  expect(await stretches()).toBeLessThan(100);
  await compare.paste("and gone");
  await compare.expectCounts("and gone", await referenceCounts(tokenizers, "and gone"));
});

test("lone surrogates are noted where they were replaced", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["bert_uncased", "utf8_bytes"] }));
  await compare.paste("a\ud83db\udc00\ud800");
  await compare.expectCounts("a\ufffdb\ufffd\ufffd", { utf8_bytes: 11 });
  for (const id of ["bert_uncased", "utf8_bytes"]) {
    await expect(compare.column(id)).toContainText("3 lone surrogates read as U+FFFD");
  }
  await expect(page.getByText("3 lone surrogates: no UTF-8, read as U+FFFD")).toBeVisible();
});

test("a megabyte without a space does not hold up the page", { tag: "@resilience" }, async ({ compare, page }) => {
  const text = "0123456789abcdef".repeat(65_536);
  const tokenizers = ["llama2", "utf8_bytes", "graphemes"];
  // The editor does not come, and the text field is measured against itself.
  compare.expectError(/Failed to load resource/);
  await page.route("**/CodeField-*.js", (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  // The browser itself takes most of a second to lay such a text out in its field, and several if left to find out
  // whether it reads left to right.
  const start = Date.now();
  await compare.paste(text);
  await expect(page.locator("textarea.editor-text")).toHaveAttribute("dir", "ltr");
  await nextFrame(page);
  const field = Date.now() - start;

  let slowest = 0;
  const ready = compare.expectText(text, tokenizers).then(() => true);
  for (let done = false; !done; done = await Promise.race([ready, page.waitForTimeout(50).then(() => false)])) {
    const asked = Date.now();
    await nextFrame(page);
    slowest = Math.max(slowest, Date.now() - asked);
  }
  // On any machine: the page does nothing with the text that takes longer than its field does.
  expect(slowest, "milliseconds from a question to the page's next frame").toBeLessThan(3 * field);
  await compare.expectCounts(text, { utf8_bytes: 1_048_576, graphemes: 1_048_576 });
  await compare.paste("small again");
  await compare.expectText("small again", tokenizers);
});

test("of a megabyte in one line the editor draws what is in sight, in the line's own direction", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "سلام ".repeat(200_000);
  await compare.open(linkTo({ tokenizers: ["utf8_bytes"], text: "small" }));
  await compare.expectCodeEditor();
  await compare.paste(text);
  await compare.expectText(text, ["utf8_bytes"]);
  await expect(page.locator(".cm-line")).toHaveAttribute("dir", "rtl");
  for (const key of ["ControlOrMeta+Home", "ControlOrMeta+End"]) {
    await compare.editor.press(key);
    const drawn = () => compare.editor.evaluate((element) => element.textContent.length);
    await expect.poll(drawn, key).toBeGreaterThan(0);
    await expect.poll(drawn, key).toBeLessThan(100_000);
  }
  await page.keyboard.insertText("end");
  await compare.expectText(`${text}end`, ["utf8_bytes"]);
});

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
}
