import { readFile } from "node:fs/promises";
import { referenceCounts } from "./expected";
import { ComparePage, expect, hashOf, linkTo, reload, test, unpack, visit } from "./support";

const hard =
  "\ufeffمرحبا بالعالم 👩‍👩‍👧‍👦🤚🏾 100% %41 %zz &x=1#/?+\r\n" +
  "second line\rthird, after a lone CR\nlast  ✓\u0000\u200b<b>&amp;</b>\r\n";

/** Text that deflate cannot make short, the same in each run. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + (state >>> 18));
  }).join("");
}

/** The link in the Share panel, once the panel says that it was copied. */
async function shareLink(compare: ComparePage): Promise<string> {
  await compare.share.click();
  const panel = compare.page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("status")).toContainText("Link copied");
  const link = await panel.getByRole("textbox", { name: "Link" }).inputValue();
  await compare.page.keyboard.press("Escape");
  return link;
}

test("a link reproduces text and options exactly, in a fresh browser profile", async ({ compare, page, browser }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const tokenizers = ["words", "bert_uncased", "utf8_bytes"];
  await compare.open(linkTo({ tokenizers }));
  await compare.openFile("hard.txt", hard);
  await compare.expectText(hard, tokenizers);
  await page.getByRole("radio", { name: "as control" }).click();
  await page.getByRole("radio", { name: "Reading" }).click();
  await page.getByRole("switch", { name: "Inserted tokens" }).click();
  await page.getByRole("switch", { name: "Ids" }).click();
  await page.getByLabel("NSL baseline").selectOption({ label: "UTF-8 bytes" });
  await page.getByLabel("Context window").fill("4096");
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByLabel("Price per million of input for BERT uncased").fill("2.5");

  const link = await shareLink(compare);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  // What goes to the server is the same for every comparison.
  expect(link.slice(0, link.indexOf("#"))).toBe(page.url().slice(0, page.url().indexOf("#")));

  const context = await browser.newContext();
  const fresh = new ComparePage(await context.newPage());
  await visit(fresh.page, link);
  await fresh.expectText(hard, tokenizers);
  await fresh.expectColumns(tokenizers);
  await expect(fresh.notice).toHaveCount(0);
  await expect(fresh.page.getByText("line ends: 2 CRLF, 1 LF, 1 CR")).toBeVisible();
  await expect(fresh.page.getByRole("radio", { name: "as control" })).toBeChecked();
  await expect(fresh.page.getByRole("radio", { name: "Reading" })).toBeChecked();
  await expect(fresh.page.getByRole("switch", { name: "Inserted tokens" })).toBeChecked();
  await expect(fresh.page.getByRole("switch", { name: "Ids" })).toBeChecked();
  // What was open below the columns is open.
  await expect(fresh.page.getByRole("radio", { name: "Cost" })).toBeChecked();
  await expect(fresh.page.getByLabel("Price per million of input for BERT uncased")).toHaveValue("2.5");
  await fresh.page.getByRole("radio", { name: "Ratios" }).click();
  await expect(fresh.page.getByLabel("NSL baseline")).toHaveValue("builtin:utf8_bytes");
  await expect(fresh.page.getByLabel("Context window")).toHaveValue("4096");
  for (const id of tokenizers) {
    const tokens = (await compare.column(id).getAttribute("data-tokens")) ?? "";
    await expect(fresh.column(id)).toHaveAttribute("data-tokens", tokens);
  }
  expect(fresh.unexpectedErrors).toEqual([]);
  await context.close();
});

test("links that people write by hand open as the documentation says, and become links of ours", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const expectShown = async (text: string, tokenizers: readonly string[]) => {
    await compare.expectText(text, tokenizers);
    await compare.expectColumns(tokenizers);
  };
  const named = (id: string, name: string) => expect(compare.column(id).getByRole("heading").first()).toHaveText(name);
  const text = "Grüße 1+1 & 50% #1\n🤚🏾";
  await compare.open("#/?text=Gr%C3%BC%C3%9Fe%201+1%20%26%2050%25%20%231%0A🤚🏾");
  await expectShown(text, ["o200k_base", "cl100k_base", "llama2"]);
  await expect(page).toHaveURL(/#\/compare\?v=1&h=[\w-]{12}&t=o200k_base,cl100k_base,llama2&x=[\w-]+$/);

  // Without a text that of the page stays, and the columns before are a step back in its history.
  await compare.follow("#/compare?t=llama3,qwen3");
  await expectShown(text, ["llama3", "qwen3"]);
  await expect(page).toHaveURL(/#\/compare\?v=1&h=[\w-]{12}&t=llama3,qwen3&x=[\w-]+$/);
  await page.goBack();
  await expectShown(text, ["o200k_base", "cl100k_base", "llama2"]);

  // Models stand for their tokenizers, two of the same one for one column, which is called by both.
  await compare.follow("#/compare?t=gpt-4o,gpt-5,gemini-2.5-pro&text=a%20b");
  await expectShown("a b", ["o200k_base", "gemma3"]);
  await named("o200k_base", "gpt-4o, gpt-5");
  await named("gemma3", "gemini-2.5-pro");
  await expect(page).toHaveURL(/&t=o200k_base,gemma3&m=gpt-4o~gpt-5,gemini-2\.5-pro&x=[\w-]+$/);
  await expect(compare.notice).toHaveCount(0);

  // Of a model that publishes no tokenizer that is said; the rest is shown, and the address can be corrected.
  const partly = "#/compare?t=gpt-4o,claude-opus-4,words&text=a%20b%20c";
  await compare.follow(partly);
  await expectShown("a b c", ["o200k_base", "words"]);
  await expect(compare.notice).toContainText(
    "There is no tokenizer for “claude-opus-4”. Anthropic has published no tokenizer",
  );
  expect(page.url().endsWith(partly)).toBe(true);
  await compare.follow(partly.replace("claude-opus-4,", ""));
  await expect(page).toHaveURL(/&t=o200k_base,words&m=gpt-4o,?&x=[\w-]+$/);
  await expect(compare.notice).toHaveCount(0);
});

test("what the link holds is said, and another one leaves the text out", async ({ compare, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text: "A secret", ids: true }));
  await compare.share.click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("status")).toHaveText(
    "Link copied. It holds your text, the tokenizers and the options.",
  );
  await panel.getByRole("button", { name: "Copy link without the text" }).click();
  await expect(panel.getByRole("status")).toContainText("and no text");
  const link = await panel.getByRole("textbox", { name: "Link" }).inputValue();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  const fresh = new ComparePage(await page.context().newPage());
  await visit(fresh.page, link);
  await fresh.expectText("", ["words", "graphemes"]);
  await expect(fresh.page.getByRole("switch", { name: "Ids" })).toBeChecked();
  // Whoever opens it may wait for the sender's text.
  const note = fresh.page.getByText("The link that you opened has tokenizers and options, and no text.");
  await expect(note).toBeVisible();
  await fresh.paste("Mine");
  await expect(note).toHaveCount(0);
  await fresh.paste("");
  await expect(fresh.page.getByText("Or begin with")).toBeVisible();
  await expect(note).toHaveCount(0);
});

test("a lone surrogate survives the way through a link", { tag: "@resilience" }, async ({ compare, page, browser }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = "a\ud83db \udc00";
  await compare.open(linkTo({ tokenizers: ["utf8_bytes"] }));
  await compare.paste(text);
  await compare.expectCounts(text, { utf8_bytes: 9 });
  await expect(page.getByText("2 lone surrogates: no UTF-8, read as U+FFFD")).toBeVisible();

  const link = await shareLink(compare);
  const context = await browser.newContext();
  const fresh = new ComparePage(await context.newPage());
  await visit(fresh.page, link);
  await fresh.expectText(text, ["utf8_bytes"]);
  await fresh.expectEditor(text);
  expect(fresh.unexpectedErrors).toEqual([]);
  await context.close();
});

test("the address is the link too, and survives a reload", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("100% %41 %zz\n🤚🏾");
  await compare.expectText("100% %41 %zz\n🤚🏾", ["words"]);
  await expect(page).toHaveURL(linkPattern("words", "100% %41 %zz\n🤚🏾"));
  await reload(page);
  await compare.expectEditor("100% %41 %zz\n🤚🏾");
  await compare.expectText("100% %41 %zz\n🤚🏾", ["words"]);
});

/** An address that carries a text; how a compressor packs it is its own business. */
function linkPattern(tokenizers: string, text: string): (url: URL) => boolean {
  return (url) => {
    const packed = /&x=([\w-]+)/.exec(url.hash)?.[1];
    return url.hash.includes(`t=${tokenizers}&`) && packed !== undefined && unpack(packed) === text;
  };
}

test("Copy as Markdown gives a table of ratios and the segmentations", async ({ compare, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = "Markdown | has `tables`";
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text }));
  await compare.expectText(text, ["r50k_base", "words"]);
  await compare.share.click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("status")).toContainText("Markdown copied");

  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  const counts = await referenceCounts(["r50k_base", "words"], text);
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  expect(rows[0]).toContain("| Tokenizer |");
  expect(rows[1]).toMatch(/^(\| -+:? )+\|$/);
  expect(rows[2]).toMatch(new RegExp(`^\\| r50k\\\\_base \\|.*\\| ${counts.r50k_base} \\|`));
  expect(rows[3]).toMatch(new RegExp(`^\\| Words \\|.*\\| ${counts.words} \\|`));
  expect(markdown).toContain("Markdown│|│has│`│tables│`│");
  expect(markdown).toMatch(/\/#\/compare\?v=1&h=[\w-]{12}&t=r50k_base,words&x=/);
});

test("without a clipboard the panel says so and shows the link for copying by hand", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("Not allowed", "NotAllowedError")) },
    });
  });
  await compare.open(linkTo({ tokenizers: ["words"], text: "by hand" }));
  await compare.share.click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("alert")).toContainText("did not let us use the clipboard");
  await expect(panel.getByRole("textbox", { name: "Link" })).toHaveValue(/#\/compare\?v=1&h=[\w-]{12}&t=words&x=/);
  await expect(panel.getByRole("status")).not.toContainText("copied");
});

test("a text too long for a link is offered as a file, which opens by dropping it", { tag: "@resilience" }, async ({
  compare,
  page,
  browser,
}) => {
  const text = `${noise(30_000)}\r\nend`;
  await compare.open(linkTo({ tokenizers: ["code_points", "words"] }));
  await compare.openFile("long.txt", text);
  await compare.expectText(text, ["code_points", "words"]);
  await compare.share.click();
  const panel = page.getByRole("dialog", { name: "Share" });
  await expect(panel.getByRole("status")).toContainText("Save the comparison as a file");
  await expect(panel.getByRole("textbox", { name: "Link" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Save as file" }).click();
  const content = await readFile(await (await download).path(), "utf8");

  const context = await browser.newContext();
  const fresh = new ComparePage(await context.newPage());
  await fresh.open(linkTo({ tokenizers: ["graphemes"] }));
  await fresh.dropFile((await download).suggestedFilename(), content);
  await fresh.expectText(text, ["code_points", "words"]);
  await fresh.expectColumns(["code_points", "words"]);
  // The address can't carry it, but a reload brings it back.
  await expect(fresh.page).toHaveURL(/[&?]long=1/);
  await reload(fresh.page);
  await fresh.expectText(text, ["code_points", "words"]);
  expect(fresh.unexpectedErrors).toEqual([]);
  await context.close();
});

test("a dropped text keeps its own bytes, line endings and byte order mark", { tag: "@resilience" }, async ({
  compare,
}) => {
  await compare.open(linkTo({ tokenizers: ["utf8_bytes"] }));
  await compare.dropFile("windows.txt", "\ufeffone\r\ntwo\r\n");
  await compare.expectCounts("\ufeffone\r\ntwo\r\n", { utf8_bytes: 13 });
  // Editing elsewhere leaves the other line endings alone.
  await compare.editor.press("ControlOrMeta+End");
  await compare.page.keyboard.insertText("!");
  await compare.expectCounts("\ufeffone\r\ntwo\r\n!", { utf8_bytes: 14 });
  expect(hashOf("\ufeffone\r\ntwo\r\n!")).not.toBe(hashOf("\ufeffone\ntwo\n!"));
});
