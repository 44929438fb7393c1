import type { Locator, Page } from "@playwright/test";
import { seriousInBothThemes } from "./axe";
import { boxesOf, type ComparePage, expect, linkTo, reload, test } from "./support";
import { commit, test as withHub } from "./tokenizerPages";

const tokenizers = ["words", "o200k_base", "bert_uncased"];
const text =
  "The same words cost different amounts, und unterschiedlich viel.\nنفس الكلمات لا تكلف الشيء نفسه\nवही शब्द, अलग क़ीमत।\n" +
  "同样的话，价钱不同。 คำเดียวกัน 🤚🏾 f(x) {\n\treturn x;\n}";
const linkWith = (window: number, more: Partial<Parameters<typeof linkTo>[0]> = {}) =>
  `${linkTo({ tokenizers, text, ...more })}&w=${window}`;

const noteOf = (column: Locator) => column.locator("[data-beyond]");
const lineOf = (column: Locator) => column.locator("[data-words]");

/** All that a column encodes, inserted tokens included. */
async function countOf(compare: ComparePage, id: string): Promise<number> {
  return Number(await compare.column(id).getAttribute("data-tokens"));
}

/** The background of an element as the browser has computed it. */
const backgroundOf = (element: Locator) => element.evaluate((one) => getComputedStyle(one).backgroundColor);

test("the window that is chosen ends in every column with a line, what is beyond it is counted, pale and said", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await expect(page.getByRole("region", { name: "Table of ratios" })).toBeVisible();
  await expect(page.locator("[data-beyond], [data-words]")).toHaveCount(0);
  const before = await backgroundOf(compare.chip("o200k_base", 14));
  await page.getByLabel("Context window").fill("14");
  for (const id of tokenizers) {
    const beyond = (await countOf(compare, id)) - 14;
    const column = compare.column(id);
    await expect(noteOf(column)).toHaveAttribute("data-beyond", String(beyond));
    await expect(noteOf(column)).toHaveAttribute("data-window", "14");
    await expect(noteOf(column)).toContainText(`${beyond} tokens beyond the window of 14`);
    await expect(lineOf(column)).toHaveAttribute("data-words", `14 tokens fit: ${beyond} from here on cut off`);
    await expect(compare.chip(id, 13)).not.toHaveAccessibleName(/beyond/);
    await expect(compare.chip(id, 14)).toHaveAccessibleName(/, id \d+, beyond the window$/);
    // The line stands between the two.
    await expect(async () => {
      const [last, line, first] = await boxesOf(compare.chip(id, 13), lineOf(column), compare.chip(id, 14));
      expect(last.y).toBeLessThan(line.y);
      expect(line.y).toBeLessThan(first.y);
    }).toPass();
  }
  await expect.poll(() => backgroundOf(compare.chip("o200k_base", 14))).not.toBe(before);
  await page.getByLabel("Context window").fill("9999");
  await expect(page.locator("[data-beyond], [data-words]")).toHaveCount(0);
  await expect.poll(() => backgroundOf(compare.chip("o200k_base", 14))).toBe(before);
});

test("inserted tokens count where they are shown, and keep their room", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkWith(14));
  const column = compare.column("bert_uncased");
  await expect(noteOf(column)).toBeVisible();
  const without = Number(await noteOf(column).getAttribute("data-beyond"));
  await page.getByRole("switch", { name: "Inserted tokens" }).check();
  await expect(noteOf(column)).toHaveAttribute("data-beyond", String(without + 2));
  // [CLS], twelve tokens of the text and, at its end, [SEP].
  await expect(compare.chip("bert_uncased", 12)).not.toHaveAccessibleName(/beyond/);
  await expect(compare.chip("bert_uncased", 13)).toHaveAccessibleName(/beyond/);
  await compare.tokens("bert_uncased").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await expect(compare.tokens("bert_uncased").getByRole("option", { name: /SEP/ })).toHaveAccessibleName(
    /^\[SEP\], inserted, id \d+$/,
  );
});

test("a tokenizer's own smaller window wins, in the line and in the ratios", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const long = "word ".repeat(600).trimEnd();
  await compare.open(linkTo({ tokenizers: ["o200k_base", "bert_uncased"], text: long }));
  await compare.expectText(long, ["o200k_base", "bert_uncased"]);
  const column = compare.column("bert_uncased");
  await expect(noteOf(column)).toHaveAttribute("data-window", "512");
  await expect(noteOf(column)).toHaveAttribute("data-beyond", String((await countOf(compare, "bert_uncased")) - 512));
  await expect(noteOf(compare.column("o200k_base"))).toHaveCount(0);
  const row = page.getByRole("row", { name: /^BERT uncased/ });
  await expect(row).toContainText("of 512");
  // What is chosen is smaller now.
  await page.getByLabel("Context window").fill("500");
  for (const id of ["o200k_base", "bert_uncased"]) {
    await expect(noteOf(compare.column(id))).toHaveAttribute("data-window", "500");
  }
  await expect(row).not.toContainText("of 512");
  await noteOf(column).getByRole("button", { name: "window of 500" }).click();
  await expect(page.locator(".hint")).toContainText(/^The context window that is set beside the ratios/);
});

test("in the reading view a line of its own ends the paragraph, and the text stays whole", {
  tag: "@resilience",
}, async ({ compare }) => {
  await compare.open(linkWith(14, { view: "reading" }));
  await compare.expectText(text, tokenizers);
  for (const id of tokenizers) {
    const column = compare.column(id);
    const words = `14 tokens fit: ${(await countOf(compare, id)) - 14} from here on cut off`;
    await expect(lineOf(column)).toHaveAttribute("data-words", words);
    await expect(lineOf(column)).toBeInViewport();
    const shown = () => lineOf(column).evaluate((one) => getComputedStyle(one, "::before").content);
    await expect.poll(shown).toBe(`"${words}"`);
  }
  const blocks = compare.column("words").locator(".reading-block");
  const shown = async () => (await blocks.allTextContents()).join("").replaceAll("\n", "");
  await expect.poll(shown).toBe(text.replaceAll("\n", ""));
  // What comes after the line is painted pale.
  const painted = () => compare.page.evaluate(() => CSS.highlights.get("beyond")?.size ?? 0);
  await expect.poll(painted).toBeGreaterThan(tokenizers.length);
});

/** A text whose window ends far below what is in sight. */
const far = { text: "one two three four\n".repeat(200).trimEnd(), tokenizers: ["words", "code_points"] };

async function expectArrived(compare: ComparePage, page: Page): Promise<void> {
  const column = compare.column("words");
  await expect(lineOf(column)).toBeInViewport();
  await expect(page).toHaveURL(/[?&]at=\d+-\d+/);
}

for (const view of ["tokens", "reading"] as const) {
  test(`the way to where it ends, by mouse and by keys alone, in ${view}`, {
    tag: view === "tokens" ? [] : "@resilience",
  }, async ({ compare, page }) => {
    await compare.open(`${linkTo({ ...far, view })}&w=700`);
    const column = compare.column("words");
    await expect(noteOf(column)).toBeVisible();
    await expect(lineOf(column)).toHaveCount(0);
    await noteOf(column).getByRole("button", { name: "Go there" }).click();
    await expectArrived(compare, page);
    await page.keyboard.press("Escape");
    await reload(page);
    await expect(noteOf(column)).toBeVisible();
    await noteOf(column).getByRole("button", { name: "window of 700" }).focus();
    await page.keyboard.press("Tab");
    await expect(noteOf(column).getByRole("button", { name: "Go there" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expectArrived(compare, page);
  });
}

test("arrow keys go over the line", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(`${linkTo({ text: "a b\nc d\ne f", tokenizers: ["words"] })}&w=2`);
  await expect(lineOf(compare.column("words"))).toBeVisible();
  await compare.tokens("words").focus();
  await page.keyboard.press("ArrowRight");
  await compare.expectMarked("words", [0]);
  await page.keyboard.press("ArrowDown");
  await compare.expectMarked("words", [2]);
  await page.keyboard.press("ArrowUp");
  await compare.expectMarked("words", [0]);
});

test.describe("by touch, on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the way to where it ends, and what the window is", { tag: "@resilience" }, async ({ compare, page }) => {
    await compare.open(`${linkTo(far)}&w=700`);
    const note = noteOf(compare.column("words"));
    await note.getByRole("button", { name: "window of 700" }).tap();
    await expect(page.locator(".hint")).toContainText(/^The context window that is set beside the ratios/);
    await note.getByRole("button", { name: "Go there" }).tap();
    await expect(page).toHaveURL(/[?&]at=\d+-\d+/);
    await expect(lineOf(compare.column("words"))).toBeAttached();
  });
});

for (const view of ["tokens", "reading"] as const) {
  test(`what is pale can be read in both themes, in ${view}`, { tag: "@resilience" }, async ({ compare, page }) => {
    await compare.open(`${linkWith(14, { view })}&color=rank`);
    await expect(noteOf(compare.column("bert_uncased"))).toBeVisible();
    await expect(lineOf(compare.column("words"))).toBeAttached();
    expect(await seriousInBothThemes(page, ".columns")).toEqual([]);
  });
}

test("in forced colours it is told by its edge", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await compare.open(linkWith(14));
  await expect(lineOf(compare.column("words"))).toBeAttached();
  await expect(compare.chip("words", 13)).toHaveCSS("border-top-style", "solid");
  await expect(compare.chip("words", 14)).toHaveCSS("border-top-style", "dotted");
});

withHub(
  "a tokenizer's own file says its window, in this visit and the next",
  { tag: "@resilience" },
  async ({ bring, compare, page }) => {
    const short = `hub:owner/short@${commit}`;
    await compare.open(linkTo({ tokenizers: ["words", short], text: "token cut and too, and too." }));
    const column = bring.column(short);
    for (const visit of ["first", "next"]) {
      await expect(noteOf(column), visit).toHaveAttribute("data-window", "4");
      await expect(noteOf(column), visit).toHaveAttribute("data-beyond", "4");
      await expect(page.getByRole("row", { name: /^short/ })).toContainText("of 4");
      await expect(noteOf(compare.column("words"))).toHaveCount(0);
      if (visit === "first") await reload(page);
    }
  },
);
