import type { Locator, Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, expectNoSidewaysScroll, type LinkParts, linkTo } from "./support";
import { test, wordPieceJson } from "./tokenizerPages";

function inspector(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" });
}

/** What is said of two columns. */
function why(page: Page, first: string, second: string): Locator {
  return page.locator(`[data-why="builtin:${first} builtin:${second}"]`);
}

/** A link with a part of its text pinned. */
function linkWith(part: string, parts: LinkParts & { readonly text: string }): string {
  const start = Buffer.byteLength(parts.text.slice(0, parts.text.indexOf(part)));
  return linkTo(parts).replace("&x=", `&at=${start}-${start + Buffer.byteLength(part)}&x=`);
}

async function open(compare: ComparePage, part: string, parts: LinkParts & { readonly text: string }): Promise<void> {
  await compare.open(linkWith(part, parts));
  await compare.expectText(parts.text, parts.tokenizers);
}

test("by mouse: a row of differences leads to the part of the pattern that cuts otherwise", async ({
  compare,
  page,
}) => {
  const text = "It was 2024 then.";
  const tokenizers = ["llama3", "qwen3"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await page.getByRole("radiogroup", { name: "Figures below" }).getByRole("radio", { name: "Differences" }).check();
  await page.getByRole("region", { name: "Differences" }).getByRole("listitem").nth(0).getByRole("button").click();
  const pair = why(page, "llama3", "qwen3");
  await expect(pair).toHaveAttribute("data-stage", "preTokenizer");
  await expect(pair.locator(".why-sentence")).toHaveText(
    "Both see “2024”. Llama 3’s pattern takes at most three digits at a time: “202”, “4”; Qwen 3’s pattern takes digits one by one: “2”, “0”, “2”, “4”.",
  );
  // Of two columns all of it stands open.
  await expect(pair.locator("mark")).toHaveText([String.raw`\p{N}{1,3}`, String.raw`\p{N}`]);
  await expect(pair.locator(".why-piece")).toHaveText(["202", "4", "2", "0", "2", "4"]);
  await expect(pair.locator(".why-piece.marked")).toHaveText(["202", "2"]);
  // Folded, it stays so from place to place.
  await inspector(page).getByText("Do they agree here?").click();
  await expect(pair).toHaveCount(0);
  await compare.chip("llama3", 0).click();
  await expect(inspector(page)).toHaveAttribute("data-place", "0-2");
  await expect(pair).toHaveCount(0);
  await inspector(page).getByText("Do they agree here?").click();
  await expect(pair).toHaveText("Both cut this alike: only the ids differ, as each vocabulary has numbers of its own.");
});

test("by keyboard alone: each column against the first, and any two that are chosen", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "strawberry";
  const tokenizers = ["cl100k_base", "r50k_base", "bert_uncased"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.tokens("bert_uncased").focus();
  await page.keyboard.press("Home");
  const sentence = (first: string, second: string) => why(page, first, second).locator(".why-sentence");
  await expect(sentence("cl100k_base", "r50k_base")).toHaveText(
    "Both models get “strawberry”. cl100k_base joins “st” and “r” (rank 496); r50k_base comes to “r” and “a” first (rank 430).",
  );
  await expect(sentence("cl100k_base", "bert_uncased")).toHaveText(
    "Both models get “strawberry”. Only BERT uncased has an entry for all of it.",
  );
  const tabTo = async (target: Locator) => {
    for (let i = 0; i < 12 && !(await target.evaluate((element) => element === document.activeElement)); i++) {
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await tabTo(why(page, "cl100k_base", "r50k_base").locator("summary"));
  await page.keyboard.press("Enter");
  await expect(why(page, "cl100k_base", "r50k_base")).toContainText("st + r → str, rank 496");
  await expect(why(page, "cl100k_base", "r50k_base")).toContainText("r + a → ra, rank 430");
  await tabTo(inspector(page).locator("summary").getByText("Another pair"));
  await page.keyboard.press("Enter");
  await expect(why(page, "r50k_base", "bert_uncased")).toHaveAttribute("data-stage", "model");
  await tabTo(inspector(page).getByRole("combobox", { name: "Of" }));
  await page.keyboard.press("b");
  await expect(sentence("bert_uncased", "r50k_base")).toHaveText(
    "Both models get “strawberry”. Only BERT uncased has an entry for all of it.",
  );
  await page.keyboard.press("Escape");
  await expect(inspector(page)).toHaveCount(0);
  await expect(compare.tokens("bert_uncased")).toBeFocused();
});

test("another baseline is what the columns are told against", { tag: "@resilience" }, async ({ compare, page }) => {
  const tokenizers = ["cl100k_base", "r50k_base", "bert_uncased"];
  await open(compare, "berry", { tokenizers, text: "a strawberry" });
  await page.getByRole("combobox", { name: "Baseline" }).first().selectOption("builtin:bert_uncased");
  await expect(inspector(page).locator(".why-pairs > li")).toHaveCount(2);
  await expect(why(page, "bert_uncased", "cl100k_base")).toHaveAttribute("data-state", "ready");
  await expect(why(page, "bert_uncased", "r50k_base")).toHaveAttribute("data-state", "ready");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("by touch: the answer is in sight with the sheet, and nothing goes sideways", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    const text = "ein Ünterschied";
    const tokenizers = ["bert_uncased", "o200k_base"];
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    await compare.chip("o200k_base", 1).tap();
    const sentence = why(page, "bert_uncased", "o200k_base").locator(".why-sentence");
    await expect(sentence).toHaveText(
      "BERT uncased’s normalizer makes “unterschied” of “Ünterschied”; o200k_base leaves it as it is.",
    );
    await expect(sentence).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScroll(page);
    expect(await seriousInBothThemes(page, "aside")).toEqual([]);
    await inspector(page).getByText("What the normalizers write").tap();
    await expect(inspector(page).locator(".why-stages dd").first()).toBeHidden();
  });
});

test("a control token that only one has, right-to-left text, and axe in both themes", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const tokenizers = ["cl100k_base", "llama3", "deepseek_v3"];
  const text = "قال: السلام <|endoftext|>";
  await open(compare, "<|endoftext|>", { tokenizers, text, specials: "control" });
  await expect(why(page, "cl100k_base", "llama3").locator(".why-sentence")).toHaveText(
    "“<|endoftext|>” is one added token in cl100k_base, and not in Llama 3, which reads it as text.",
  );
  await compare.chip("deepseek_v3", 2).click();
  const quoted = why(page, "cl100k_base", "deepseek_v3").locator(".why-sentence bdi").first();
  await expect(quoted).toHaveText(/السلام/);
  await why(page, "cl100k_base", "deepseek_v3").locator("summary").click();
  await expect(why(page, "cl100k_base", "deepseek_v3").locator(".why-pieces").first()).toHaveAttribute("dir", "rtl");
  await inspector(page).getByText("Another pair").click();
  await expect(why(page, "llama3", "deepseek_v3")).toHaveAttribute("data-state", "ready");
  expect(await seriousInBothThemes(page, "aside")).toEqual([]);
});

test("of a long place the first parting is told, which can be pinned", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = `${"same words again ".repeat(300)}then 2024 came, and 1999 was gone`;
  const tokenizers = ["llama3", "qwen3"];
  await open(compare, text, { tokenizers, text });
  const start = text.indexOf("2024");
  const pair = why(page, ...(["llama3", "qwen3"] as const));
  await expect(pair.locator("[data-why-range]")).toHaveAttribute("data-why-range", `${start}-${start + 3}`);
  await expect(pair).toContainText("at most three digits at a time: “202”, “4”");
  await pair.getByRole("button", { name: "Pin “202”" }).click();
  await expect(inspector(page)).toHaveAttribute("data-place", `${start}-${start + 3}`);
  await expect(pair.locator("[data-why-range]")).toHaveCount(0);
  await expect(pair).toContainText("at most three digits at a time: “202”, “4”");
});

test("what is cut alike is said calmly, a rule has no stages, and an empty place has no why", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "Hello there don't";
  const tokenizers = ["o200k_base", "cl100k_base", "words"];
  await open(compare, "Hello", { tokenizers, text, inserted: true });
  await expect(inspector(page).locator("[data-why-alike]")).toHaveText(
    "All 3 columns cut this alike. Their ids differ: each vocabulary has numbers of its own.",
  );
  await expect(inspector(page).locator("[data-why]")).toHaveCount(0);
  await inspector(page).getByText("Pair by pair").click();
  await expect(why(page, "o200k_base", "cl100k_base")).toContainText("only the ids differ");
  await compare.chip("o200k_base", 1).click();
  await expect(why(page, "o200k_base", "words")).toHaveText(
    "Words cuts by a rule alone, without stages that could be compared.",
  );
  await expect(inspector(page).locator("[data-why-alike]")).toHaveText("cl100k_base cuts this as o200k_base does.");
  await compare.follow(
    linkTo({ tokenizers: ["bert_uncased", "llama2"], text, inserted: true }).replace("&x=", "&at=0-0&x="),
  );
  await compare.expectText(text, ["bert_uncased", "llama2"]);
  await expect(inspector(page)).toHaveAttribute("data-place", "0-0");
  await expect(inspector(page).getByText("Do they agree here?")).toHaveCount(0);
});

test("where the other tokenizer cannot be loaded a second time it says so, and Retry asks again", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  const text = "in 2024";
  const tokenizers = ["r50k_base", "cl100k_base"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await page.route("**/r50k_base.*.pack", (route) => route.abort("connectionreset"));
  await compare.chip("cl100k_base", 1).click();
  const pair = why(page, "r50k_base", "cl100k_base");
  await expect(pair).toHaveAttribute("data-state", "error");
  await page.unroute("**/r50k_base.*.pack");
  await pair.getByRole("button", { name: "Retry" }).click();
  await expect(pair).toHaveAttribute("data-stage", "preTokenizer");
});

test("a tokenizer that was brought along is told apart as any other is", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  const text = "Lower words";
  await compare.open(linkTo({ tokenizers: ["r50k_base"], text }));
  await bring.show();
  await bring.model.fill("owner/small");
  await page.keyboard.press("Enter");
  await expect(bring.add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bring.dialog).toBeHidden();
  await compare.chip("r50k_base", 0).click();
  const pair = page.locator('[data-why^="builtin:r50k_base hub:owner/small@"]');
  await expect(pair).toHaveAttribute("data-stage", "normalizer");
  await expect(pair.locator(".why-sentence")).toHaveText(
    "small’s normalizer makes “lower” of “Lower”; r50k_base leaves it as it is.",
  );

  // So are its stages, the prompt’s end and the list of differences.
  const brought = page.getByRole("region").and(page.locator('[data-tokenizer^="hub:owner/small@"]'));
  await brought.getByRole("button", { name: /^Options for/ }).click();
  await page.getByRole("menuitem", { name: "Stages of the text" }).click();
  await expect(brought.locator(".stage-unit .normalized .changed").first()).toHaveText("l");
  await page.getByRole("radio", { name: "Prompt’s end" }).check();
  await expect(page.locator('[data-prompt-column^="hub:owner/small@"]')).toHaveAttribute("data-candidates", /^\d+$/);
  await page.getByRole("radio", { name: "Differences" }).check();
  await expect(page.getByRole("region", { name: "Differences" }).getByRole("listitem").first()).toContainText("small");
});

test("of two that were both brought along, from the Hub and as a file, it is told as well, in both directions", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  const text = "token cut Tokenizers";
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await bring.show();
  await bring.model.fill("owner/small");
  await page.keyboard.press("Enter");
  await expect(bring.add).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(bring.dialog).toBeHidden();
  // The same, but that it leaves capital letters as they are.
  await bring.show("file");
  await bring.chooseFiles({ "tokenizer.json": wordPieceJson.replace('{"type":"Lowercase"}', "null") });
  await bring.add.click();
  await expect(bring.column("file:")).toHaveAttribute("data-state", "ready");
  await compare
    .column("words")
    .getByRole("button", { name: /^Options for/ })
    .click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("region").and(page.locator("[data-tokenizer]"))).toHaveCount(2);

  const pair = (first: string, second: string) => page.locator(`[data-why^="${first}"][data-why*=" ${second}"]`);
  await bring.column("hub:").getByRole("option").nth(2).click();
  await expect(pair("hub:", "file:")).toHaveAttribute("data-stage", "normalizer");
  const sentence = "small’s normalizer makes “tokenizers” of “Tokenizers”; tokenizer.json leaves it as it is.";
  await expect(pair("hub:", "file:").locator(".why-sentence")).toHaveText(sentence);
  await page.getByRole("combobox", { name: "Baseline" }).first().selectOption({ index: 1 });
  await expect(pair("file:", "hub:")).toHaveAttribute("data-stage", "normalizer");
  await expect(pair("file:", "hub:").locator(".why-sentence")).toHaveText(sentence);
  await expect(pair("file:", "hub:").locator("dt")).toHaveText(["tokenizer.json", "small"]);
});
