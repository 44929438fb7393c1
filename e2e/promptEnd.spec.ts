import { devices } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, test, visit } from "./support";

const openAI = ["cl100k_base", "o200k_base", "r50k_base"];

const choice = (compare: ComparePage) => compare.page.getByRole("radio", { name: "Prompt’s end" });
const panel = (compare: ComparePage) => compare.page.getByRole("region", { name: "Prompt’s end", exact: true });
const told = (compare: ComparePage, id: string) => panel(compare).locator(`[data-prompt-column="builtin:${id}"]`);
const place = (compare: ComparePage) => panel(compare).locator(".prompt-place");

/** Opens a comparison with the panel, and waits until it tells of a place, in bytes. */
async function open(compare: ComparePage, tokenizers: readonly string[], text: string): Promise<void> {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await choice(compare).check();
  await expectTold(compare, Buffer.byteLength(text));
}

async function expectTold(compare: ComparePage, byte: number): Promise<void> {
  await expect(panel(compare)).toHaveAttribute("data-prompt-end", String(byte));
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
}

test("by keys alone: “:” before “//” is told where the caret is, and goes on being told when the editor is left", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "see http://x";
  await compare.open(linkTo({ tokenizers: openAI, text }));
  await compare.expectText(text, openAI);
  await compare.expectCodeEditor();
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowLeft");
  // Left at once, before the caret has been shown anywhere.
  await page.getByRole("radio", { name: "Ratios" }).focus();
  for (let i = 0; i < 8 && !(await choice(compare).isChecked()); i++) await page.keyboard.press("ArrowRight");
  await expect(choice(compare)).toBeFocused();
  await expectTold(compare, 9);
  await expect(place(compare)).toHaveText("At the caret, after “see·http:”");
  for (const [id, count] of [
    ["cl100k_base", 324],
    ["o200k_base", 282],
    ["r50k_base", 16],
  ] as const) {
    await expect(told(compare, id)).toHaveAttribute("data-candidates", String(count));
    await expect(told(compare, id)).toHaveAttribute("data-safe", "8");
    await expect(told(compare, id)).toHaveAttribute("data-space", "same");
    await expect(told(compare, id).locator('[data-boundary="inside"]')).toHaveText("Inside “:|//”");
  }
  const first = told(compare, "cl100k_base").locator('[data-back="1"]');
  await expect(first).toHaveAttribute("data-count", "324");
  await expect(first.locator(".prompt-entry")).toHaveText([":25", "::487", ":⏎512", "://1129", ":⏎⏎1473", ":␍⏎2904"]);
  await expect(told(compare, "cl100k_base").locator('[data-back="2"]')).toContainText("“·http:”");
  const more = first.getByRole("button", { name: "200 more" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(first.locator(".prompt-entry")).toHaveCount(206);
  await first.getByRole("button", { name: "118 more" }).press("Enter");
  await expect(first.locator(".prompt-entry")).toHaveCount(324);
  await expect(first.getByRole("button")).toHaveCount(0);
  // Another place has its own list.
  await compare.editor.focus();
  await page.keyboard.press("ArrowRight");
  await expectTold(compare, 10);
  await expect(first.locator(".prompt-entry")).not.toHaveCount(324);
  expect(await seriousInBothThemes(page, ".prompt-end")).toEqual([]);
});

test("by mouse: what is pinned ends the prompt, and where nothing is the text does; a space at its end is warned of", async ({
  compare,
  page,
}) => {
  const text = "cut Ὀδυσσεύς 🤚🏾 ";
  const ids = ["cl100k_base", "utf8_bytes", "words"];
  await open(compare, ids, text);
  await expect(place(compare)).toHaveText("At the text’s end, after “cut·Ὀδυσσεύς·🤚🏾·”");
  await expect(panel(compare)).toContainText("It ends with a space.");
  await expect(told(compare, "words")).toContainText("It cuts by a rule");
  await expect(told(compare, "words").locator("[data-boundary]")).toHaveText("The text ends");
  // One more makes one token of two spaces.
  await expect(told(compare, "cl100k_base")).toHaveAttribute("data-space", "changed");
  await expect(told(compare, "cl100k_base")).toContainText("·220→··256");

  await compare.chip("words", 0).click();
  await expectTold(compare, 3);
  await expect(place(compare)).toHaveText("At the end of what is pinned, after “cut”");
  await expect(told(compare, "words").locator("[data-boundary]")).toHaveText("A boundary");
  await expect(panel(compare)).not.toContainText("It ends with a space.");
  // The second of a character's bytes: a prompt has it whole.
  await compare.chip("utf8_bytes", 5).click();
  await expectTold(compare, 7);
  await expect(place(compare)).toContainText("after “cut·Ὀ”");
  await page.keyboard.press("Escape");
  await expectTold(compare, Buffer.byteLength(text));
});

test("what is told is of the last text, of one that reads from the right too, and of none nothing", {
  tag: "@resilience",
}, async ({ compare }) => {
  const ids = ["o200k_base", "bert_uncased"];
  await open(compare, ids, "one two");
  await compare.paste("x".repeat(5_000));
  await compare.paste("السلام عليكم");
  await expectTold(compare, Buffer.byteLength("السلام عليكم"));
  await expect(place(compare)).toContainText("السلام·عليكم");
  await expect(told(compare, "o200k_base").locator('[data-back="1"]')).toContainText("·عليكم");
  // As many characters as are quoted, the first of two code points: its mark does not stand alone.
  await compare.paste(`see e\u0301${"x".repeat(47)}`);
  await expect(place(compare)).toContainText("“… e\u0301xx");
  await compare.paste("a".repeat(17_000));
  await expectTold(compare, 17_000);
  await expect(told(compare, "o200k_base")).toContainText("Nothing surely parts the text");
  await compare.paste("");
  await expect(panel(compare)).toHaveAttribute("data-state", "empty");
  await expect(place(compare)).toHaveText("Without a text there is no prompt that could end.");
  await expect(panel(compare).getByRole("row")).toHaveCount(0);
});

test("a column that has failed says so, and answers once it is there", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/r50k_base.*.pack", (route) => route.fulfill({ status: 404 }));
  await compare.open(linkTo({ tokenizers: ["words", "r50k_base"], text: "see http:" }));
  await expect(compare.column("r50k_base")).toHaveAttribute("data-state", "error");
  await choice(compare).check();
  await expectTold(compare, 9);
  await expect(told(compare, "r50k_base")).toContainText("This column has failed.");
  await page.unrouteAll();
  await compare.column("r50k_base").getByRole("button", { name: "Retry" }).click();
  await expect(told(compare, "r50k_base")).toHaveAttribute("data-candidates", "16");
});

test("a text that ends with a space says so beside its figures, with the way to what that does", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "ends with ";
  await compare.open(linkTo({ tokenizers: ["cl100k_base"], text }).replace("&x=", "&at=0-4&x="));
  await compare.expectText(text, ["cl100k_base"]);
  const note = page.locator(".end-note");
  await expect(note).toContainText("ends with a space, which may join what comes");
  await note.getByRole("button", { name: "See Prompt’s end" }).focus();
  await page.keyboard.press("Enter");
  await expect(choice(compare)).toBeFocused();
  await expect(choice(compare)).toBeInViewport();
  // It is of the text's end, and not of what was pinned.
  await expectTold(compare, text.length);
  await page.getByRole("button", { name: "Copy or save the prompt’s end" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save as CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("prompt’s end.csv");
  await compare.editor.fill("ends with it");
  await expect(note).toHaveCount(0);
});

test("by touch, on a phone: a card for each column, explained where it is tapped", { tag: "@resilience" }, async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...devices["Pixel 7"], ...(baseURL !== undefined && { baseURL }) });
  const page = await context.newPage();
  await visit(page, `./${linkTo({ tokenizers: ["cl100k_base"], text: "see http:" })}`);
  await page.getByRole("combobox", { name: "Figures below" }).selectOption("Prompt’s end");
  const card = page.locator(".prompt-cards").getByRole("group", { name: "cl100k_base" });
  await expect(card).toHaveAttribute("data-candidates", "324");
  await card.getByRole("button", { name: "What can still change" }).tap();
  await expect(page.locator(".floating.hint")).toContainText("Whatever text follows");
  await card.getByRole("button", { name: "200 more" }).tap();
  await expect(card.locator(".prompt-entry")).toHaveCount(206);
  await expectNoSidewaysScroll(page);
  expect(await seriousInBothThemes(page, ".prompt-end")).toEqual([]);
  await context.close();
});
