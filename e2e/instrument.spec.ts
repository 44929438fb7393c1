import type { Locator, Page } from "@playwright/test";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, test } from "./support";

/**
 * Compare as one instrument, from the text to the reason and back, with one means of input alone. What each part says is looked
 * at in its own file; here, that no part needs another means, and that the focus is never lost on the way.
 */

const tokenizers = ["cl100k_base", "r50k_base", "bert_uncased"];
const text = "strawberry in 2024: see http://x";

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
const merges = (page: Page, id: string) => inspector(page).locator(`[data-came="builtin:${id}"] .merges`);
const why = (page: Page) => inspector(page).locator('[data-why="builtin:cl100k_base builtin:r50k_base"]');
const instrument = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Figures below" }).getByRole("radio", { name });
const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const legend = (page: Page) => panel(page, "What the signs mean");
const promptsEnd = (page: Page, id: string) =>
  panel(page, "Prompt’s end").locator(`[data-prompt-column="builtin:${id}"]`);
const stage = (compare: ComparePage, id: string) => compare.tokens(id).locator(".stage-block").first();

async function open(compare: ComparePage): Promise<void> {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.expectCodeEditor();
}

/** How many merges a column shows, of how many. */
async function steps(page: Page, id: string): Promise<[shown: number, all: number]> {
  return merges(page, id).evaluate(({ dataset }) => [Number(dataset.step), Number(dataset.steps)]);
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("by touch alone: tokens, merges, why, stages, differences, the prompt’s end, the context’s, the editor", {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    await open(compare);
    await compare.chip("r50k_base", 0).tap();
    await expect(inspector(page)).toHaveAttribute("data-place", "0-2");
    await expect(inspector(page)).toBeInViewport();
    await inspector(page).getByRole("button", { name: "Before all merges" }).tap();
    await inspector(page).getByRole("button", { name: "One merge on" }).tap();
    await expect.poll(async () => (await steps(page, "r50k_base"))[0]).toBe(1);
    await inspector(page).getByRole("button", { name: "Play the merges" }).tap();
    await expect.poll(async () => (await steps(page, "r50k_base"))[0]).toBeGreaterThan(1);
    await inspector(page).getByRole("button", { name: "After all merges" }).tap();
    await expect.poll(async () => (([shown, all]) => all - shown)(await steps(page, "r50k_base"))).toBe(0);
    await expect(why(page)).toHaveAttribute("data-stage", "model");
    await why(page).locator("summary").first().tap();
    await expect(why(page)).toContainText("rank 430");
    await inspector(page).getByRole("button", { name: "Close the inspector (Escape)" }).tap();
    await expect(inspector(page)).toHaveCount(0);
    await expect(page).not.toHaveURL(/&at=/);

    await compare.column("bert_uncased").getByRole("button", { name: "Options for BERT uncased" }).tap();
    await page.getByRole("menuitem", { name: "Stages of the text" }).tap();
    await expect(stage(compare, "bert_uncased")).toHaveAttribute("data-stages", "told");
    const rows = compare.column("bert_uncased").getByRole("group", { name: "Rows that all columns show" });
    await rows.getByRole("button", { name: "normalized" }).tap();
    await expect(stage(compare, "bert_uncased").locator(".normalized")).toHaveCount(0);
    // Rows and what is said beside them take two lines of a finger's height.
    const head = compare.column("bert_uncased").locator(".stages-head");
    await expect.poll(async () => (await head.boundingBox())?.height).toBeLessThan(90);
    await compare.column("bert_uncased").getByRole("button", { name: "Hide the stages of BERT uncased" }).tap();
    await page.getByRole("button", { name: "Signs" }).tap();
    await expect(legend(page)).toBeInViewport();
    await page.getByRole("button", { name: "Signs" }).tap();
    await expect(legend(page)).toHaveCount(0);
    await page.getByRole("combobox", { name: "Colour by" }).selectOption("agreement");
    await expect(page).toHaveURL(/&color=agreement/);

    await page.getByRole("combobox", { name: "Figures below" }).selectOption("Differences");
    await panel(page, "Differences").getByRole("listitem").first().getByRole("button").tap();
    await expect(inspector(page)).toHaveAttribute("data-place", /^\d+-\d+$/);
    await inspector(page).getByRole("button", { name: "Close the inspector (Escape)" }).tap();
    await page.getByRole("combobox", { name: "Figures below" }).selectOption("Prompt’s end");
    await expect(promptsEnd(page, "cl100k_base")).toHaveAttribute("data-candidates", /^\d+$/);
    await page.getByRole("combobox", { name: "Figures below" }).selectOption("Ratios");
    await page.getByRole("spinbutton", { name: "Context window" }).fill("4");
    await compare.column("r50k_base").getByRole("button", { name: "Go there" }).tap();
    await expect(inspector(page)).toBeInViewport();
    await inspector(page).getByRole("button", { name: "Close the inspector (Escape)" }).tap();

    await page.getByRole("button", { name: "Show invisible characters" }).tap();
    await page.getByRole("button", { name: "Find and replace" }).tap();
    await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
    await page.keyboard.insertText("2024");
    await page.getByRole("textbox", { name: "Replace" }).fill("1999");
    await page.getByRole("button", { name: "Replace all" }).tap();
    await compare.expectText(text.replace("2024", "1999"), tokenizers);
    await page.getByRole("button", { name: "Close", exact: true }).tap();
    await page.getByRole("button", { name: "Go to line" }).tap();
    await expect(page.getByRole("textbox", { name: "Go to line" })).toBeFocused();
    await expectNoSidewaysScroll(page);
  });
});

test("by keys alone, and the focus never falls to the page: the same way, from the first key on", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await open(compare);
  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body), key).toBe(true);
  };
  const tabTo = async (target: Locator, key: "Tab" | "Shift+Tab" = "Tab") => {
    for (let i = 0; i < 60 && !(await hasFocus(target)); i++) await press(key);
    await expect(target).toBeFocused();
  };
  const choose = async (name: string) => {
    for (let i = 0; i < 40 && !(await instrument(page, name).isChecked()); i++) await press("ArrowRight");
    await expect(instrument(page, name)).toBeFocused();
  };

  await tabTo(compare.editor);
  await press("ControlOrMeta+F");
  await page.keyboard.type("2024");
  await press("Enter");
  await expect.poll(() => compare.marked("r50k_base")).not.toEqual([]);
  await tabTo(page.getByRole("textbox", { name: "Replace" }));
  await page.keyboard.type("1999");
  await tabTo(page.getByRole("button", { name: "Replace all" }));
  await press("Enter");
  await compare.expectText(text.replace("2024", "1999"), tokenizers);
  await press("Escape");
  await expect(compare.editor).toBeFocused();
  await press("ControlOrMeta+Z");
  await compare.expectText(text, tokenizers);
  await press("ControlOrMeta+Alt+G");
  await page.keyboard.type("1");
  await press("Enter");
  await expect(compare.editor).toBeFocused();
  await press("Escape");

  await tabTo(page.getByRole("combobox", { name: "Colour by" }));
  await page.keyboard.type("agree");
  await expect(page).toHaveURL(/&color=agreement/);
  await tabTo(page.getByRole("button", { name: "Signs" }));
  await press("Enter");
  await expect(legend(page)).toBeVisible();
  await press("Escape");
  await expect(page.getByRole("button", { name: "Signs" })).toBeFocused();

  await tabTo(compare.tokens("r50k_base"));
  await press("Home");
  await expect(inspector(page)).toHaveAttribute("data-place", "0-2");
  await expect(why(page)).toHaveAttribute("data-stage", "model");
  await tabTo(why(page).locator("summary").first());
  await press("Enter");
  await expect(why(page)).toContainText("rank 430");
  await tabTo(inspector(page).getByRole("slider", { name: "Merges shown" }));
  await press("Home");
  await press("ArrowRight");
  await expect.poll(async () => (await steps(page, "r50k_base"))[0]).toBe(1);
  await tabTo(inspector(page).getByRole("button", { name: "Play the merges" }));
  await press("Enter");
  await expect.poll(async () => (([shown, all]) => all - shown)(await steps(page, "r50k_base"))).toBe(0);
  await press("Escape");
  await expect(inspector(page)).toHaveCount(0);
  await expect(compare.tokens("r50k_base")).toBeFocused();

  await tabTo(compare.column("r50k_base").getByRole("button", { name: /^Options for/ }), "Shift+Tab");
  await press("Enter");
  const stages = page.getByRole("menuitem", { name: "Stages of the text" });
  for (let i = 0; i < 12 && !(await hasFocus(stages)); i++) await press("ArrowDown");
  await press("Enter");
  await expect(stage(compare, "r50k_base")).toHaveAttribute("data-stages", "told");
  await tabTo(compare.column("r50k_base").getByRole("button", { name: "pre-tokens" }));
  await press(" ");
  await expect(stage(compare, "r50k_base").locator(".pre-tokens")).toHaveCount(0);
  await tabTo(compare.column("r50k_base").getByRole("button", { name: /^Hide the stages/ }));
  await press("Enter");
  await expect(compare.chip("r50k_base", 0)).toBeVisible();

  await press("n");
  await expect(inspector(page)).toHaveAttribute("data-place", /^\d+-\d+$/);
  const first = await inspector(page).getAttribute("data-place");
  await press("n");
  await expect(inspector(page)).not.toHaveAttribute("data-place", first ?? "");
  await press("p");
  await expect(inspector(page)).toHaveAttribute("data-place", first ?? "");
  // A slider takes no letters, and may be gone with the next place.
  await tabTo(inspector(page).getByRole("slider", { name: "Merges shown" }));
  await press("n");
  await expect(inspector(page)).not.toHaveAttribute("data-place", first ?? "");
  await press("n");
  await press("Escape");

  await tabTo(instrument(page, "Ratios"));
  await choose("Differences");
  await tabTo(panel(page, "Differences").getByRole("listitem").first().getByRole("button"));
  await press("Enter");
  await expect(inspector(page)).toHaveAttribute("data-place", /^\d+-\d+$/);
  await press("Escape");
  await tabTo(instrument(page, "Differences"), "Shift+Tab");
  await choose("Prompt’s end");
  await expect(promptsEnd(page, "cl100k_base")).toHaveAttribute("data-candidates", /^\d+$/);
  await choose("Ratios");
  await tabTo(page.getByRole("spinbutton", { name: "Context window" }));
  await press("ControlOrMeta+A");
  await page.keyboard.type("4");
  await press("Enter");
  await tabTo(compare.column("bert_uncased").getByRole("button", { name: "Go there" }), "Shift+Tab");
  await press("Enter");
  await expect(inspector(page)).toHaveAttribute("data-place", /^\d+-\d+$/);
});
