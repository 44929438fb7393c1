import { seriousInBothThemes } from "./axe";
import { referenceIds } from "./expected";
import { boxesOf, type ComparePage, expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

const tokenizers = ["o200k_base", "bert_uncased", "llama2", "words"];
const text = "The SAME naïve\u00ad word\nنفس الكلمات\nवही शब्द\n同样的话\nคำเดียวกัน\n🤚🏾 f(x)";

/** A link in which some columns show stages. */
function linkWith(columns: readonly string[], parts: Parameters<typeof linkTo>[0]): string {
  return linkTo(parts).replace("&x=", `&st=${columns.join(",")}&x=`);
}

/** A column's lines, the first being 0. */
function line(compare: ComparePage, id: string, at: number) {
  return compare.tokens(id).locator(`.stage-block[data-index="${at}"]`);
}

async function open(compare: ComparePage, columns = tokenizers): Promise<void> {
  await compare.open(linkWith(columns, { tokenizers, text }));
  await compare.expectText(text, tokenizers);
}

test("a column shows the stages of its text, by mouse, and the link with them", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.column("bert_uncased").getByRole("button", { name: "Options for BERT uncased" }).click();
  await page.getByRole("menuitem", { name: "Stages of the text" }).click();
  const first = line(compare, "bert_uncased", 0);
  await expect(first).toHaveAttribute("data-stages", "told");
  // What the normalizer changed, on both sides; what it removed, on one.
  await expect(first.locator(".original .changed")).toHaveText(["T", "SAME", "ï", "⏎"]);
  await expect(first.locator(".normalized .changed")).toHaveText(["t", "same", "i", "·"]);
  await expect(first.locator("del.removed:not(.dropped)")).toHaveText("U+00AD");
  await expect(first.locator(".pre-token-piece")).toHaveText(["the", "same", "naive", "word"]);
  // Its chips are the column's tokens, all of them.
  const ids = await referenceIds("bert_uncased", text);
  await expect(compare.column("bert_uncased")).toHaveAttribute("data-tokens", String(ids.length));
  const shown = () => compare.tokens("bert_uncased").locator("[data-token]").count();
  await expect.poll(shown).toBeGreaterThan(4);
  expect(await shown()).toBeLessThanOrEqual(ids.length);
  await expect(page).toHaveURL(/&st=bert_uncased&/);

  await compare.column("words").getByRole("button", { name: "Options for Words" }).click();
  await page.getByRole("menuitem", { name: "Stages in all columns" }).click();
  await expect(page).toHaveURL(/&st=o200k_base,bert_uncased,llama2,words&/);
  await expect(compare.column("words")).toContainText("No stages: one rule alone cuts the text.");
  await expect(compare.column("o200k_base")).toContainText("no normalizer · nothing inserted");
  await expect(compare.column("llama2")).toContainText("no pre-tokenizer");
  await expect(line(compare, "llama2", 0).locator(".normalized ins")).toHaveText("▁");
  // Their marks are among the signs, too: a narrow column has no room for them.
  await page.getByRole("button", { name: "Signs" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "In stages:" })).toHaveCount(4);
  await page.keyboard.press("Escape");
  await reload(page);
  await expect(line(compare, "llama2", 0).locator(".normalized ins")).toHaveText("▁");

  await compare.column("llama2").getByRole("button", { name: "Hide the stages of Llama 2" }).click();
  await expect(page).toHaveURL(/&st=o200k_base,bert_uncased,words&/);
  await expect(compare.chip("llama2", 0)).toBeVisible();
});

test("its tokens are those of every view: pointing, pinning and keys are the same", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await open(compare, ["bert_uncased", "llama2"]);
  const tokens = compare.tokens("bert_uncased");
  await expect(line(compare, "bert_uncased", 0)).toHaveAttribute("data-stages", "told");
  const same = compare.chip("bert_uncased", 1);
  await same.hover();
  await expect(compare.chip("o200k_base", 1)).toHaveAttribute("aria-selected", "true");
  // Pointing at another row of a token is pointing at it.
  await page.mouse.move(0, 0);
  await expect(compare.chip("o200k_base", 1)).toHaveAttribute("aria-selected", "false");
  await line(compare, "bert_uncased", 0).locator(".original", { hasText: "SAME" }).hover();
  await expect(compare.chip("o200k_base", 1)).toHaveAttribute("aria-selected", "true");
  await same.click();
  await expect(page).toHaveURL(/&at=4-8&/);
  await expect(same).toHaveAttribute("aria-label", /of SAME.*becomes.*begins a pre-token.*id \d|id \d.*SAME.*becomes/);

  // By keys alone: along the line, and from line to line.
  await tokens.focus();
  await page.keyboard.press("ArrowRight");
  await expect(compare.chip("bert_uncased", 2)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(tokens.locator("[data-token]").last()).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(compare.chip("bert_uncased", 0)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(compare.chip("bert_uncased", 0)).toHaveAttribute("aria-selected", "false");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/&at=/);
});

test("letters that join stay joined, and a line that the normalizer leaves says so", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkWith(["qwen3"], { tokenizers: ["qwen3"], text: "plain\nالكلمات\ne\u0301" }));
  await compare.expectText("plain\nالكلمات\ne\u0301", ["qwen3"]);
  await expect(line(compare, "qwen3", 0).locator(".stage-note")).toHaveText("normalized unchanged");
  const arabic = line(compare, "qwen3", 1);
  await expect(arabic).toHaveAttribute("dir", "rtl");
  await expect(arabic.locator(".stage-unit .original").first()).toHaveText("الكلمات");
  await expect.poll(() => arabic.locator("[data-token]").count()).toBeGreaterThan(1);
  // Keys go where the eye sees.
  const tokens = arabic.locator("[data-token]");
  await tokens.first().click();
  await page.keyboard.press("ArrowLeft");
  await expect(tokens.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowRight");
  await expect(tokens.first()).toHaveAttribute("aria-selected", "true");
  await expect(line(compare, "qwen3", 2).locator(".original .changed")).toHaveText("e\u0301");
  await expect(line(compare, "qwen3", 2).locator(".normalized .changed")).toHaveText("é");
});

test("rows are switched on and off in all columns, by mouse and keys, and stay marked; the link has them", async ({
  compare,
  page,
}) => {
  await open(compare, ["bert_uncased", "llama2"]);
  const rowOf = (id: string, name: string) => compare.column(id).getByRole("button", { name, exact: true });
  const first = line(compare, "bert_uncased", 0);
  await expect(first).toHaveAttribute("data-stages", "told");
  await rowOf("bert_uncased", "normalized").click();
  await expect(page).toHaveURL(/&rows=original,pre-tokens,tokens,inserted&/);
  await expect(line(compare, "llama2", 0).locator(".normalized")).toHaveCount(0);
  // What the normalizer did is told by the rows around it, as if they were neighbours.
  await expect(first.locator(".original .change:not(.removed)")).toHaveText(["T", "SAME", "ï", "⏎"]);
  await expect(first.locator(".original .removed")).toHaveText(["U+00AD"]);
  await expect(first.locator(".pre-token-piece .changed")).toHaveText(["t", "same", "i"]);
  await expect(compare.column("bert_uncased")).toContainText("against the nearest row that is shown");

  // Lines stand one under the other, however high they now are.
  await expect
    .poll(() =>
      compare
        .tokens("bert_uncased")
        .locator(".stage-block")
        .evaluateAll((blocks) => {
          const boxes = blocks.map((block) => block.getBoundingClientRect());
          return Math.max(...boxes.slice(1).map(({ top }, i) => Math.abs(top - (boxes[i]?.bottom ?? 0))));
        }),
    )
    .toBeLessThan(1);

  // By keys: without its tokens a word can still be walked to and pinned, and without what is put in as well.
  await rowOf("bert_uncased", "tokens").press("Enter");
  await rowOf("bert_uncased", "with inserted").press(" ");
  await expect(rowOf("bert_uncased", "with inserted")).toBeFocused();
  await expect(page).toHaveURL(/&rows=original,pre-tokens&/);
  await expect(first.locator(".stage.tokens, .stage.inserted")).toHaveCount(0);
  await first.locator(".original", { hasText: "SAME" }).click();
  await expect(page).toHaveURL(/&at=4-8&/);
  await page.keyboard.press("Escape");
  await compare.tokens("bert_uncased").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/&at=4-8&/);

  // The last row stays, and a column without any of those that were chosen has its text.
  await rowOf("bert_uncased", "original").click();
  await expect(page).toHaveURL(/&rows=pre-tokens&/);
  await expect(rowOf("bert_uncased", "pre-tokens")).toHaveAttribute("aria-disabled", "true");
  await rowOf("bert_uncased", "pre-tokens").press("Enter");
  await reload(page);
  await expect(rowOf("bert_uncased", "pre-tokens")).toHaveAttribute("aria-pressed", "true");
  await expect(first.locator(".pre-token-piece")).toHaveText(["the", "same", "naive", "word"]);
  await expect(line(compare, "llama2", 0).locator(".stage-unit .original").first()).toBeVisible();
  await expect(rowOf("llama2", "original")).toHaveAttribute("aria-pressed", "true");
});

test("the line at which context ends stands in the stages too, and what is behind it is pale and said", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(
    linkWith(["bert_uncased", "llama2"], { tokenizers, text, inserted: true }).replace("&x=", "&w=14&x="),
  );
  await compare.expectText(text, tokenizers);
  for (const id of ["bert_uncased", "llama2"]) {
    const column = compare.column(id);
    await expect(line(compare, id, 0)).toHaveAttribute("data-stages", "told");
    const beyond = await column.locator("[data-beyond]").getAttribute("data-beyond");
    await column.getByRole("button", { name: "Go there" }).click();
    await expect(column.locator("[data-words]")).toHaveAttribute(
      "data-words",
      `14 tokens fit: ${beyond} from here on cut off`,
    );
    // What is put behind the text keeps its room.
    const at = id === "bert_uncased" ? 13 : 14;
    await expect(compare.chip(id, at)).toHaveAccessibleName(/beyond the window/);
    await expect(compare.chip(id, at - 1)).not.toHaveAccessibleName(/beyond the window/);
  }
  await page.getByLabel("Context window").fill("9999");
  await expect(page.locator("[data-words]")).toHaveCount(0);
});

test("… and above the names of the rows, where a line of the text begins with it", { tag: "@resilience" }, async ({
  compare,
}) => {
  await compare.open(linkWith(["bert_uncased"], { tokenizers: ["bert_uncased"], text }).replace("&x=", "&w=14&x="));
  await compare.expectText(text, ["bert_uncased"]);
  const third = line(compare, "bert_uncased", 2);
  await expect(third.locator("[data-words]")).toBeVisible();
  await expect(async () => {
    const [context, name, row] = await boxesOf(
      third.locator("[data-words]"),
      third.locator(".stage-labels .original"),
      third.locator(".stage-unit .original").first(),
    );
    expect(name.y).toBeGreaterThan(context.y);
    expect(name.y).toBe(row.y);
  }).toPass();
});

test("inserted tokens stand in the last row, whether they are put in or left out", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const short = "one two";
  await compare.open(linkWith(["bert_uncased"], { tokenizers: ["bert_uncased"], text: short }));
  await compare.expectText(short, ["bert_uncased"]);
  const only = line(compare, "bert_uncased", 0);
  await expect(only.locator(".inserted .left-out")).toHaveText(["[CLS]", "[SEP]"]);
  await expect(compare.column("bert_uncased")).toContainText("inserted left out");
  await page.getByRole("switch", { name: "Inserted tokens" }).click();
  await expect(only.locator(".stage.inserted [data-token]")).toHaveText(["[CLS]", "[SEP]"]);
  await expect(only.locator(".stage.tokens [data-token]")).toHaveText(["one", "two"]);
  await compare.chip("bert_uncased", 0).click();
  await expect(page).toHaveURL(/&at=0-0&/);
});

test("a long text has but the lines in sight on the page, whatever is typed and scrolled", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const long = `${"The QUICK brown fox, größer. ".repeat(12_000)}\n${"Noch EINE Zeile.\n".repeat(20_000)}`;
  await compare.open(linkWith(["bert_uncased"], { tokenizers: ["bert_uncased"], text: "x" }));
  await compare.paste(long);
  await compare.expectText(long, ["bert_uncased"]);
  await expect(line(compare, "bert_uncased", 0)).toHaveAttribute("data-stages", "told");
  const scroller = compare.tokens("bert_uncased");
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await expect(scroller.locator('[data-stages="told"]').first()).toBeVisible();
  await expect(scroller.locator('[data-stages="pending"]')).toHaveCount(0);
  await expect.poll(() => scroller.locator(".stage-block").count()).toBeLessThan(40);
  // The end, by a key.
  await scroller.focus();
  await page.keyboard.press("End");
  await expect(scroller.locator(".stage-block").last()).toContainText("EINE");
  const last = Number(await compare.column("bert_uncased").getAttribute("data-tokens")) - 1;
  await expect(compare.chip("bert_uncased", last)).toBeInViewport();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a tap on any row of a token pins it, and nothing is wider than the screen", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await open(compare, ["bert_uncased"]);
    const first = line(compare, "bert_uncased", 0);
    await expect(first).toHaveAttribute("data-stages", "told");
    await first.locator(".normalized", { hasText: "same" }).tap();
    await expect(page).toHaveURL(/&at=4-8&/);
    await expectNoSidewaysScroll(page);
  });
});

test("has no serious accessibility faults in either theme", { tag: "@resilience" }, async ({ compare, page }) => {
  await open(compare);
  await expect(line(compare, "bert_uncased", 0)).toHaveAttribute("data-stages", "told");
  await expect(line(compare, "llama2", 0)).toHaveAttribute("data-stages", "told");
  expect(await seriousInBothThemes(page, ".columns")).toEqual([]);
});

test("marks are lines too, where colours are the system's; and paper has the tokens", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(compare, ["bert_uncased", "llama2"]);
  const lines = (id: string, mark: string) =>
    line(compare, id, 0)
      .locator(mark)
      .first()
      .evaluate((element) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
        return `${textDecorationLine} ${textDecorationStyle}`;
      });
  await expect(line(compare, "bert_uncased", 0)).toHaveAttribute("data-stages", "told");
  await expect(line(compare, "llama2", 0)).toHaveAttribute("data-stages", "told");
  await expect.poll(() => lines("bert_uncased", ".change.changed")).toBe("underline dotted");
  await expect.poll(() => lines("bert_uncased", ".change.removed:not(.dropped)")).toBe("line-through solid");
  await expect.poll(() => lines("llama2", ".change.added")).toBe("underline double");
  await page.emulateMedia({ media: "print" });
  await expect(compare.tokens("bert_uncased")).toHaveAccessibleName("Tokens of BERT uncased");
  await expect(compare.chip("bert_uncased", 0)).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await expect(line(compare, "bert_uncased", 0)).toHaveAttribute("data-stages", "told");
});
