import type { Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { expect, linkTo, test } from "./support";

const ids = ["words", "utf8_bytes"];
const editorCode = "**/CodeField-*.js";

/** What the editor marks as the place that is shown. */
function markedText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(CSS.highlights.get("editor-place") ?? [], ({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    }),
  );
}

test("where the editor does not load, the text field stays and works", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route(editorCode, (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ids, text: "one\r\ntwo" }));
  await compare.expectText("one\r\ntwo", ids);
  await expect.poll(() => compare.requests.some((request) => request.url().includes("CodeField"))).toBe(true);
  await compare.editor.press("ControlOrMeta+End");
  await page.keyboard.type("!\nthree");
  await compare.expectText("one\r\ntwo!\r\nthree", ids);
  await page.keyboard.press("Shift+ArrowLeft");
  await compare.expectMarked("utf8_bytes", [15]);
  await page.keyboard.press("Escape");
  await compare.expectMarked("utf8_bytes", []);
  await expect(page.locator("textarea.editor-text")).toBeFocused();
});

test("CR LF, CR and half of a surrogate pair stay as they came while the text around them is written", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ids }));
  await compare.expectCodeEditor();
  const text = "a\r\nb\rc\nd\r\n";
  await compare.openFile("mixed.txt", text);
  await compare.expectText(text, ids);
  await compare.editor.press("ControlOrMeta+End");
  await page.keyboard.type("e\nf");
  await compare.expectText(`${text}e\r\nf`, ids);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await compare.expectText("", ids);
  await page.keyboard.press("ControlOrMeta+Z");
  await compare.expectText(`${text}e\r\nf`, ids);
  // Another text in the place of all of it has its own.
  await compare.paste("one\ntwo");
  await compare.expectText("one\ntwo", ids);

  await compare.paste("x\ud83d");
  await compare.editor.press("ControlOrMeta+Home");
  await page.keyboard.type("y");
  await compare.expectEditor("yx\ud83d");
  await compare.expectText("yx\ud83d", ids);
});

test("what pasting changes of line breaks is said, and can be kept and undone", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ids, text: "ab" }));
  await compare.expectCodeEditor();
  const keep = page.getByRole("button", { name: "Keep CR LF" });
  await compare.paste("one\ntwo");
  await compare.expectText("one\ntwo", ids);
  await expect(keep).toHaveCount(0);
  await compare.paste("one\r\ntwo\r\n\ud800");
  await compare.expectText("one\ntwo\n\ud800", ids);
  await expect(page.locator(".editor-summary")).toContainText("Pasted with CR LF, which is LF here.");
  await keep.focus();
  await page.keyboard.press("Enter");
  await compare.expectText("one\r\ntwo\r\n\ud800", ids);
  await expect(keep).toHaveCount(0);
  await expect(compare.editor).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await compare.expectText("one\ntwo\n\ud800", ids);
  // Within a text of CR LF nothing is changed.
  await compare.follow(linkTo({ tokenizers: ids, text: "a\r\nb" }));
  await compare.expectText("a\r\nb", ids);
  await compare.editor.press("ControlOrMeta+End");
  await compare.editor.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "\r\nc");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await compare.expectText("a\r\nb\r\nc", ids);
  await expect(keep).toHaveCount(0);
});

test("undo goes back over a sample, clearing, an opened file, a link and another page", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ids, text: "first" }));
  await compare.expectCodeEditor();
  await compare.paste("mine");
  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: "Deutsch" }).click();
  await compare.expectEditor(/^Alle Menschen/);
  const sample = await compare.text();
  await page.getByRole("button", { name: "Clear" }).click();
  await compare.expectText("", ids);
  await compare.openFile("own.txt", "a file\r\n");
  await compare.expectText("a file\r\n", ids);
  await compare.follow(linkTo({ tokenizers: ids, text: "a link" }));
  await compare.expectText("a link", ids);
  await page.getByRole("link", { name: "Languages" }).click();
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectCodeEditor();

  await compare.editor.focus();
  for (const before of ["a file\r\n", "", sample, "mine", "first"]) {
    await page.keyboard.press("ControlOrMeta+Z");
    await compare.expectText(before, ids);
  }
  for (const after of ["mine", sample]) {
    await page.keyboard.press("ControlOrMeta+Y");
    await compare.expectText(after, ids);
  }
});

test("what a column points at and pins is marked in the text, and brought into sight there and nowhere else", async ({
  compare,
  page,
}) => {
  const text = `${"One line of many with سلام in it.\r\n".repeat(300)}the last`;
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await compare.expectCodeEditor();
  await compare.chip("words", 5).hover();
  await expect.poll(() => markedText(page)).toEqual(["سلام"]);

  await compare.tokens("words").focus();
  const scrolled = () => page.evaluate(() => window.scrollY);
  const before = await scrolled();
  await page.keyboard.press("End");
  await expect.poll(() => markedText(page)).toEqual(["last"]);
  await expect(page.locator(".cm-line", { hasText: "the last" })).toBeInViewport();
  expect(await scrolled()).toBe(before);

  // The editor's own keys let go of it.
  await compare.editor.press("Escape");
  await expect.poll(() => markedText(page)).toEqual([]);
  await expect.poll(() => page.url()).not.toContain("at=");
});

test("what is found is pinned in the columns and can be replaced, by keys alone; lines are gone to", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ids, text: "cat and dog\nand cat" }));
  await compare.expectCodeEditor();
  await compare.editor.press("ControlOrMeta+F");
  await page.keyboard.type("cats");
  const told = page.getByRole("status").filter({ hasText: /found|of/ });
  await expect(told).toHaveText("Nothing found.");
  await page.keyboard.press("Backspace");
  await expect(told).toHaveText("2 found.");
  await page.keyboard.press("Enter");
  await expect(told).toHaveText("1 of 2.");
  await compare.expectMarked("words", [0]);
  await page.keyboard.press("Enter");
  await compare.expectMarked("words", [4]);
  await page.getByRole("textbox", { name: "Replace" }).fill("bird");
  await page.getByRole("button", { name: "Replace all" }).press("Enter");
  await compare.expectText("bird and dog\nand bird", ids);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Replace" })).toHaveCount(0);
  await expect(compare.editor).toBeFocused();

  await page.keyboard.press("ControlOrMeta+Alt+G");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(compare.editor).toBeFocused();
  await page.keyboard.type(">");
  await compare.expectText("bird and dog\n>and bird", ids);
});

test("Tab leaves the editor, and the page’s keys rest in it; invisible characters show on demand", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ids, text: "" }));
  await compare.expectCodeEditor();
  await page.getByRole("radio", { name: "Text", exact: true }).click();
  await expect(compare.editor).toBeFocused();
  await page.keyboard.type("avl?");
  await compare.expectText("avl?", ids);
  // What an empty text is offered goes a moment later, and would be next.
  await expect(page.getByRole("button", { name: "English", exact: true })).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(compare.editor).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(compare.editor).toBeFocused();
  await compare.expectText("avl?", ids);

  // Each line break by its kind.
  await compare.follow(linkTo({ tokenizers: ids, text: "a b \r\n\u200bc\u00a0\td\n" }));
  await compare.expectCodeEditor();
  const toggle = page.getByRole("button", { name: "Show invisible characters" });
  const signs = page.locator(".editor-break, .editor-invisible");
  await expect(signs).toHaveCount(0);
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-pressed", "true");
  await expect(signs).toHaveText(["␍⏎", "U+200B", "⍽", "⏎"]);
  await expect(page.locator(".cm-trailingSpace")).toHaveText(" ");
  // They are shown, and not of the text.
  await compare.expectEditor("a b \n\u200bc\u00a0\td\n");
  await toggle.click();
  await expect(signs).toHaveCount(0);
});

test("the editor does not come into what an input method is writing", async ({ compare, page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(editorCode, async (route) => {
    await released;
    await route.continue();
  });
  await compare.open(linkTo({ tokenizers: ids, text: "" }));
  await compare.editor.focus();
  const browser = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    browser.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("に");
  const loaded = page.waitForResponse(editorCode);
  release();
  await (await loaded).finished();
  await compose("にほ");
  await compose("にほん");
  await expect(page.locator("textarea.editor-text")).toBeFocused();
  await browser.send("Input.insertText", { text: "日本" });
  await compare.expectCodeEditor();
  await expect(compare.editor).toBeFocused();
  await compose("ご");
  await browser.send("Input.insertText", { text: "語" });
  await compare.expectText("日本語", ids);

  // What is pinned goes with the text that it was a place of, and comes into no word that is being written.
  await compare.chip("words", 0).click();
  await expect(page).toHaveURL(/&at=0-\d/);
  await compare.editor.press("ControlOrMeta+Home");
  await compose("か");
  await compose("かん");
  await browser.send("Input.insertText", { text: "漢" });
  await compare.expectText("漢日本語", ids);
  await expect(page).not.toHaveURL(/&at=/);
});

test("the editor with all that it shows is accessible, in either theme", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  // Enough lines to scroll.
  await compare.open(linkTo({ tokenizers: ids, text: "a b \r\n\u200bc\n".repeat(20) }));
  await compare.expectCodeEditor();
  await page.getByRole("button", { name: "Show invisible characters" }).click();
  await page.getByRole("button", { name: "Go to line" }).click();
  await page.getByRole("button", { name: "Find and replace" }).click();
  await page.getByRole("textbox", { name: "Find" }).fill("b");
  expect(await seriousInBothThemes(page)).toEqual([]);
});
