import type { Locator, Page } from "@playwright/test";
import { seriousInBothThemes, seriousViolations } from "./axe";
import { referenceIds } from "./expected";
import { boxesOf, type ComparePage, expect, expectNoSidewaysScroll, linkTo, test } from "./support";

const tokenizers = ["r50k_base", "utf8_bytes", "words"];
const text = "A naïve 🤚🏾 was naïve.\r\nمرحبا naïve";

function inspector(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" });
}

/** What the inspector says for one column. */
function inspected(page: Page, id: string): Locator {
  return inspector(page).locator(`[data-inspected="builtin:${id}"]`);
}

function fact(page: Page, id: string, key: string): Locator {
  return inspected(page, id).locator(`[data-fact="${key}"]`);
}

/** A link with a place pinned, in bytes. */
function linkWith(start: number, end: number, parts: Parameters<typeof linkTo>[0]): string {
  return linkTo(parts).replace("&x=", `&at=${start}-${end}&x=`);
}

async function open(compare: ComparePage, link = linkTo({ tokenizers, text })): Promise<void> {
  await compare.open(link);
  await compare.expectText(text, tokenizers);
}

test("a character that not all versions of Unicode have alike is found, and said at its token", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokens = ["r50k_base", "words"];
  const young = "Young: \u088f and \u{e0080}";
  await compare.open(linkTo({ tokenizers: tokens, text: young }));
  await compare.expectText(young, tokens);
  await expect(page.locator(".editor-summary")).toContainText("2 characters not alike in all versions of Unicode");
  const next = page.getByRole("button", { name: "Show the next" });
  await next.click();
  await expect(inspector(page)).toHaveAttribute("data-place", "7-10");
  await next.click();
  await expect(inspector(page)).toHaveAttribute("data-place", "15-19");
  const note = "U+E0080 is not in this browser’s version of Unicode";
  await inspected(page, "r50k_base").getByRole("row").last().getByRole("button").first().click();
  await expect(fact(page, "r50k_base", "unicode")).toContainText(note);
  await expect(compare.column("r50k_base").locator(".token-details")).toContainText(note);
  await expect(page.getByText("not in this browser’s").locator("visible=true")).not.toHaveCount(0);
  // What cuts by a rule alone has no library that could differ.
  await expect(compare.column("words").locator(".token-details")).not.toContainText("Unicode");
});
test("a click tells all about a token, in every column, and does not move the focus", async ({ compare, page }) => {
  await open(compare);
  await expect(inspector(page)).toHaveCount(0);
  const ids = await referenceIds("r50k_base", text);
  // Its code comes with the pointer, so that a click need not wait for it.
  const code = page.waitForResponse(/\/Inspector-[^/]+\.js/);
  await compare.chip("r50k_base", 0).hover();
  await code;
  await expect(inspector(page)).toHaveCount(0);
  await compare.chip("r50k_base", 1).click();
  await expect(compare.tokens("r50k_base")).toBeFocused();
  await expect(inspector(page)).toHaveAttribute("data-place", "1-8");
  await expect(fact(page, "r50k_base", "id")).toHaveAttribute("data-value", String(ids[1]));
  for (const [key, value] of [
    ["entry", " naïve"],
    ["text", " naïve"],
    ["rank", String(ids[1])],
    ["bytes", "20 6E 61 C3 AF 76 65"],
    ["code-points", "U+0020 U+006E U+0061 U+00EF U+0076 U+0065"],
    ["at-bytes", "1–8"],
    ["at-code-points", "1–7"],
    ["at-units", "1–7"],
    ["index", "1"],
    ["line", "1"],
  ] as const) {
    await expect(fact(page, "r50k_base", key), key).toHaveAttribute("data-value", value);
  }
  await expect(inspected(page, "utf8_bytes")).toHaveAttribute("data-place-tokens", "7");
  const rows = inspected(page, "utf8_bytes").getByRole("row");
  await expect(rows).toHaveCount(8);
  await expect(rows.nth(1)).toHaveText(/^·\s*35\s*0x20\s*20$/);
  await expect(rows.nth(4)).toHaveText(/^ï1\/2\s*198\s*0xC3\s*C3$/);
  // It stays while the pointer goes elsewhere, whose line under the column is that of what it points at.
  await compare.chip("r50k_base", 0).hover();
  await expect(compare.column("r50k_base").locator(".token-details")).toContainText("“A”");
  await expect(inspector(page)).toHaveAttribute("data-place", "1-8");
});

test("a piece of a character says which, with offsets in bytes, code points and UTF-16", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const place = Buffer.byteLength("A naïve ") + 4;
  // The last byte of the skin tone.
  await open(compare, linkWith(place + 3, place + 4, { tokenizers, text }));
  await expect(inspected(page, "utf8_bytes").locator("h3")).toContainText("1 token");
  for (const [key, value] of [
    ["text", "🤚🏾"],
    ["bytes", "BE"],
    ["code-points", "U+1F3FE (byte 4 of 4)"],
    ["at-bytes", `${place + 3}–${place + 4}`],
    ["at-code-points", "9–10"],
    ["at-units", "10–12"],
    ["line", "1"],
  ] as const) {
    await expect(fact(page, "utf8_bytes", key), key).toHaveAttribute("data-value", value);
  }
  await expect(fact(page, "utf8_bytes", "text")).toContainText("piece 8 of 8");
  await expect(fact(page, "words", "text")).toHaveAttribute("data-value", "🤚🏾");
});

test("next and previous go through a token’s occurrences in the text, and pin each", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await open(compare);
  await compare.chip("words", 1).click();
  const occurrences = inspected(page, "words").locator("[data-occurrences]");
  const next = inspected(page, "words").getByRole("button", { name: /^Next/ });
  const starts = [...text.matchAll(/naïve/g)].map(({ index }) => Buffer.byteLength(text.slice(0, index)));
  await expect(occurrences).toHaveAttribute("data-occurrences", "3");
  for (const start of [...starts.slice(1), starts[0] ?? 0]) {
    await next.click();
    await expect(inspector(page)).toHaveAttribute("data-place", `${start}-${start + 6}`);
    await expect(next).toBeFocused();
  }
  await inspected(page, "words")
    .getByRole("button", { name: /^Previous/ })
    .click();
  await expect(inspector(page)).toHaveAttribute("data-place", `${starts[2]}-${(starts[2] ?? 0) + 6}`);
  await expect(occurrences).toHaveAttribute("data-occurrence", "3");
});

test("by keyboard alone: arrows pin, Tab leads in, Enter copies, Escape leads back and closes", async ({
  compare,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(compare);
  await compare.tokens("words").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(inspector(page)).toHaveAttribute("data-place", "2-8");
  const copy = fact(page, "r50k_base", "id").getByRole("button");
  // The last column’s tokens come just before it.
  await page.keyboard.press("Tab");
  await expect(inspector(page).getByRole("button", { name: /^Close/ })).toBeFocused();
  const byte = fact(page, "words", "bytes").getByRole("button", { name: "Copy bytes 6E 61 C3 AF 76 65 of Words" });
  await byte.focus();
  await page.keyboard.press("Enter");
  await expect(inspector(page).getByRole("status")).toHaveText("Copied bytes 6E 61 C3 AF 76 65 of Words.");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("6E 61 C3 AF 76 65");
  await page.keyboard.press("Escape");
  await expect(inspector(page)).toHaveCount(0);
  await expect(copy).toHaveCount(0);
  await expect(compare.tokens("words")).toBeFocused();
  await compare.expectMarked("words", []);
  // Enter pins the token again that the keys are at.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await expect(inspector(page)).toHaveAttribute("data-place", "0-1");
});

test("a selection in the text says how many tokens it has in each column; Escape in the text closes it", {
  tag: "@resilience",
}, async ({ compare, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(compare);
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await expect(inspected(page, "utf8_bytes")).toHaveAttribute("data-place-tokens", String(Buffer.byteLength(text)));
  await expect(inspected(page, "words")).toHaveAttribute("data-place-tokens", "8");
  await expect(compare.editor).toBeFocused();
  // All of them can be had.
  const rows = inspected(page, "utf8_bytes").getByRole("row");
  await expect(rows).toHaveCount(31);
  await inspected(page, "utf8_bytes")
    .getByRole("button", { name: /more tokens/ })
    .click();
  await expect(rows).toHaveCount(1 + Buffer.byteLength(text));
  await inspected(page, "utf8_bytes")
    .getByRole("button", { name: /^Copy the/ })
    .click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(async () => (await copied()).split("\n").length).toBe(1 + Buffer.byteLength(text));
  expect(await copied()).toContain("0\t68\t41\tA");
  // A row pins its token.
  await rows.nth(1).getByRole("button").click();
  await expect(inspector(page)).toHaveAttribute("data-place", "0-1");
  await compare.editor.focus();
  await page.keyboard.press("Escape");
  await expect(inspector(page)).toHaveCount(0);
});

test("of a place that goes on behind the text's end it is said where that is", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(`${linkTo({ tokenizers: ["words"], text: "one two" })}&at=4-100`);
  await compare.expectText("one two", ["words"]);
  await expect(inspector(page).getByRole("heading", { name: "“two”" })).toBeVisible();
  await expect(inspector(page).locator(".inspector-title p")).toHaveText("bytes 4–100 · the text has 7 bytes · line 1");
});

for (const [text, at, size] of [
  ["short", "100-200", "5 bytes"],
  ["short", "5-6", "5 bytes"],
  ["", "0-5", "0 bytes"],
] as const) {
  test(`a link's place behind its text (${at} of ${size}) is said to be there, and no columns are said to cut it alike`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const ids = ["r50k_base", "llama2", "bert_uncased"];
    await compare.open(`${linkTo({ tokenizers: ids, text })}&at=${at}`);
    await compare.expectText(text, ids);
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await expect(inspector).toHaveAttribute("data-place", at);
    await expect(inspector.getByRole("heading", { name: "Behind the text’s end" })).toBeVisible();
    await expect(inspector).toContainText(`the text has ${size}`);
    await expect(inspector.getByText("Do they agree here?")).toHaveCount(0);
    await expect(inspector.getByText("None of its tokens has anything of this.")).toHaveCount(ids.length);
  });
}

test("the caret is told where nothing is pinned any more, and the close button closes", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await open(compare);
  await compare.chip("words", 1).click();
  await expect(inspector(page)).toBeVisible();
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await expect(inspected(page, "words")).toContainText("The caret is between “A” and “naïve”.");
  await expect(inspector(page)).not.toHaveAttribute("data-place", /./);
  await inspector(page)
    .getByRole("button", { name: /^Close/ })
    .click();
  await expect(inspector(page)).toHaveCount(0);
});

test("a token leads to its own page, behind which is its row in the vocabulary, and back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await open(compare);
  await compare.chip("r50k_base", 1).click();
  const id = await fact(page, "r50k_base", "id").getAttribute("data-value");
  const link = inspected(page, "r50k_base").getByRole("link", { name: "All about this token" });
  await expect(link).toHaveAttribute("href", new RegExp(`^#/tokenizer\\?v=1&h=.*&t=r50k_base&q=${id}&token=${id}$`));
  await link.click();
  await expect(page.getByRole("main")).toHaveAttribute("data-tokenizer", "builtin:r50k_base");
  await expect(page.getByRole("heading", { name: `Token ${id}` })).toBeVisible();
  await page.getByRole("button", { name: "Its row in the vocabulary" }).click();
  await expect(page.locator(`tr[data-id="${id}"]`)).toBeVisible();
  await page.goBack();
  await page.goBack();
  await compare.expectText(text, tokenizers);
  await expect(inspector(page)).toHaveAttribute("data-place", "1-8");
  // What the text alone makes has no vocabulary.
  await expect(inspected(page, "words").getByRole("link")).toHaveCount(0);
});

test("an inserted token and a control token are told as such", { tag: "@resilience" }, async ({ compare, page }) => {
  const special = "one <|endoftext|>";
  const ids = ["bert_uncased", "r50k_base"];
  await compare.open(linkTo({ tokenizers: ids, text: special, specials: "control", inserted: true }));
  await compare.expectText(special, ids);
  await compare.chip("bert_uncased", 0).click();
  await compare.expectMarked("bert_uncased", [0]);
  await compare.expectMarked("r50k_base", []);
  await expect(fact(page, "bert_uncased", "entry")).toHaveAttribute("data-value", "[CLS]");
  await expect(fact(page, "bert_uncased", "kind")).toContainText("inserted");
  await expect(inspected(page, "r50k_base")).toContainText("None of its tokens");
  await compare.chip("r50k_base", 2).click();
  await expect(fact(page, "r50k_base", "entry")).toHaveAttribute("data-value", "<|endoftext|>");
  await expect(fact(page, "r50k_base", "kind")).toHaveText(/control token/);
  await expect(fact(page, "r50k_base", "rank")).toHaveCount(0);
});

test("nothing is cut that cannot be seen whole, however long a token is", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const long = `${"x".repeat(3000)} Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft`;
  await compare.open(linkTo({ tokenizers: ["words"], text: long }));
  await compare.expectText(long, ["words"]);
  await compare.chip("words", 0).click();
  const shown = fact(page, "words", "text").locator("bdi");
  await expect(shown).toHaveText("x".repeat(240));
  await fact(page, "words", "text").getByRole("button", { name: "2,760 more characters" }).click();
  await expect(shown).toHaveText("x".repeat(3000));
  await compare.chip("words", 1).click();
  await expect(shown).toHaveText(long.slice(3001));
  const cut = () =>
    inspector(page)
      .locator("dd, h2, h3")
      .evaluateAll((found) => found.filter((element) => element.scrollWidth > element.clientWidth).length);
  await expect.poll(cut).toBe(0);
});

test("the drawer stands beside the columns, as high as they are, and covers nothing", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 1000 });
  const many = "word ".repeat(2000);
  await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"], text: many }));
  await compare.expectText(many, ["words", "utf8_bytes"]);
  for (const view of ["Tokens", "Reading"]) {
    await page.getByRole("radio", { name: view }).click();
    await compare.column("words").locator(".chips, .reading").focus();
    await page.keyboard.press("End");
    await expect(inspector(page)).toBeVisible();
    await expect(async () => {
      const [drawer, column] = await boxesOf(inspector(page), compare.column("words"));
      expect(drawer.x).toBeGreaterThan(column.right);
      expect(Math.abs(drawer.height - column.height)).toBeLessThanOrEqual(10);
    }).toPass();
    if (view === "Tokens") await expect(compare.chip("words", 1999)).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(inspector(page)).toHaveCount(0);
  }
});

test("what a link has pinned stands above the sheet on a low screen", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 667 });
  await open(compare, linkWith(2, 9, { tokenizers, text }));
  await expect
    .poll(() =>
      inspector(page).evaluate((sheet) => {
        const chip = document.querySelector(".in-place")?.getBoundingClientRect();
        return chip === undefined ? Number.NaN : sheet.getBoundingClientRect().top - chip.bottom;
      }),
    )
    .toBeGreaterThan(0);
});

/** Waits until a chip is whole above the sheet, and the sheet is at most so high. */
async function expectAbove(page: Page, chip: Locator, highest: number): Promise<void> {
  await expect(async () => {
    const [box, sheet] = await boxesOf(chip, inspector(page));
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.bottom).toBeLessThanOrEqual(sheet.top);
    expect(sheet.height).toBeLessThanOrEqual(highest);
  }).toPass();
}

for (const size of [
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test.describe(`${size.width} px wide`, () => {
    test.use({ viewport: size, hasTouch: true, isMobile: size.width < 400 });

    test("a tap opens a sheet that is in sight, and what is pinned stands above it", {
      tag: size.width < 400 ? [] : "@resilience",
    }, async ({ compare, page }) => {
      const lines = "one two\n".repeat(60).trimEnd();
      await compare.open(linkTo({ tokenizers, text: lines }));
      await compare.expectText(lines, tokenizers);
      for (const id of tokenizers) {
        // At the lower edge of the screen, as far as the column goes.
        await compare.column(id).evaluate((element) => {
          window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - window.innerHeight + 220);
        });
        await compare.chip(id, 0).tap();
        await expect(inspector(page)).toBeInViewport({ ratio: 1 });
        await expectAbove(page, compare.chip(id, 0), size.height * 0.51);
        await inspector(page)
          .getByRole("button", { name: /^Close/ })
          .tap();
        await expect(inspector(page)).toHaveCount(0);
      }
      // A tap into the text lets go of what is pinned.
      await compare.chip("words", 0).tap();
      await expect(inspector(page)).toBeVisible();
      await compare.editor.tap({ position: { x: 30, y: 14 } });
      await expect(inspector(page)).toHaveCount(0);
    });

    test("a link with a pinned place shows it", {
      tag: "@resilience",
    }, async ({ compare, page }) => {
      await compare.open(linkWith(2, 8, { tokenizers, text }));
      await compare.expectText(text, tokenizers);
      await expect(inspector(page)).toBeInViewport({ ratio: 1 });
      await expect(fact(page, "words", "text")).toHaveAttribute("data-value", "naïve");
      const chip = compare.tokens("r50k_base").getByRole("option", { selected: true }).first();
      await expectAbove(page, chip, size.height);
      await expectNoSidewaysScroll(page);
    });
  });
}

test("axe finds nothing serious in it, in either theme", { tag: "@resilience" }, async ({ compare, page }) => {
  await open(compare, linkWith(1, 12, { tokenizers, text }));
  await expect(inspected(page, "r50k_base").getByRole("row").nth(1)).toBeVisible();
  expect(await seriousInBothThemes(page, ".inspector"), "several tokens").toEqual([]);
  await compare.chip("words", 1).click();
  await expect(fact(page, "words", "text")).toBeVisible();
  expect(await seriousInBothThemes(page, ".inspector"), "one token").toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(inspector(page)).toBeInViewport({ ratio: 1 });
  expect(await seriousInBothThemes(page), "a sheet").toEqual([]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`in forced colours, ${colorScheme}, it has an edge, and so have its tokens`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await open(compare, linkWith(1, 12, { tokenizers, text }));
    const [canvas, border] = await inspector(page).evaluate((element) => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(element).borderTopColor,
    ]);
    expect(border).not.toBe(canvas);
    const pin = inspected(page, "utf8_bytes").getByRole("button", { name: "n", exact: true }).first();
    const [edge, ink] = await pin.evaluate((element) => [
      getComputedStyle(element).borderTopColor,
      getComputedStyle(element).color,
    ]);
    expect(edge).not.toBe(canvas);
    expect(ink).not.toBe(canvas);

    // Of a tree of merges what there is looks another than what has gone into it, and neither has the page's own colours.
    await compare.chip("r50k_base", 2).click();
    const node = async (state: string) => {
      const found = came(page, "r50k_base").locator(`.node.${state}`).first();
      return found.evaluate((element) => {
        const { borderTopColor, backgroundColor, color } = getComputedStyle(element);
        return { line: borderTopColor, ground: backgroundColor, letters: color };
      });
    };
    const [there, gone] = [await node("there"), await node("gone")];
    expect([there.ground, gone.ground]).toEqual([canvas, canvas]);
    expect(there.line).toBe(there.letters);
    expect(gone.line).not.toBe(there.line);
    expect(gone.letters).not.toBe(there.letters);
  });
}

/** How a place's tokens came about in a column. */
function came(page: Page, id: string): Locator {
  return inspector(page).getByRole("region", { name: "How it came about" }).locator(`[data-came="builtin:${id}"]`);
}

test("a word is stepped to its end in all columns at once", async ({ compare, page }) => {
  const text = "strawberry";
  const ids = ["cl100k_base", "r50k_base", "bert_uncased"];
  await compare.open(`${linkTo({ tokenizers: ids, text })}&at=0-10`);
  await compare.expectText(text, ids);
  const told = (id: string) => came(page, id);
  const merges = (id: string) => told(id).locator(".merges");
  await expect(merges("cl100k_base")).toBeVisible();
  await expect(told("bert_uncased")).toContainText("The longest entry from the left");
  await expect(told("cl100k_base").getByText("Taken by")).toContainText("p{L}+");

  // Keys of the slider, from the beginning: each step is in every column.
  const slider = inspector(page).getByRole("slider", { name: "Merges shown" });
  await slider.focus();
  await page.keyboard.press("Home");
  for (const id of ["cl100k_base", "r50k_base"]) await expect(merges(id)).toHaveAttribute("data-step", "0");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  for (const id of ["cl100k_base", "r50k_base"]) await expect(merges(id)).toHaveAttribute("data-step", "2");
  await inspector(page).getByRole("button", { name: "One merge back" }).click();
  await expect(merges("cl100k_base")).toHaveAttribute("data-step", "1");
  await inspector(page).getByRole("button", { name: "After all merges" }).click();
  for (const id of ["cl100k_base", "r50k_base"]) {
    const steps = await merges(id).getAttribute("data-steps");
    await expect(merges(id)).toHaveAttribute("data-step", steps ?? "");
    // What is there at the end are the tokens.
    const pieces = merges(id).locator(".node.there bdi, .node.new bdi");
    await expect.poll(async () => (await pieces.allTextContents()).join("")).toBe(text);
  }
  // All of them are in sight together, the player above them, once somebody slides or plays.
  await page.setViewportSize({ width: 1600, height: 900 });
  await slider.press("Home");
  await slider.press("End");
  for (const id of ids) await expect(told(id)).toBeInViewport({ ratio: 1 });
  await expect(slider).toBeInViewport({ ratio: 1 });
});

test("a word that is too long for a tree of merges is told by its pieces, in the order of the text", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const word = "antidisestablishmentarianism".repeat(15);
  await compare.open(`${linkTo({ tokenizers: ["r50k_base"], text: word })}&at=0-${word.length}`);
  await compare.expectText(word, ["r50k_base"]);
  const pieces = inspector(page).locator(".merges .piece");
  // Its first lines come at once, the others when the page has time.
  await expect.poll(async () => (await pieces.allTextContents()).join("")).toBe(word);
  await inspector(page).getByRole("button", { name: "Before all merges" }).click();
  await expect(pieces).toHaveText(Array.from(word));
});

test("what the normalizer changed in a pre-token is marked on both sides, and said", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  // BERT lowers case, drops accents and control characters; Llama 2 writes “▁” for a space.
  const words = "x  NA\u0308I\u0001VE";
  const bytes = Buffer.byteLength(words);
  await compare.open(`${linkTo({ tokenizers: ["bert_uncased", "llama2"], text: words })}&at=3-${bytes}`);
  await compare.expectText(words, ["bert_uncased", "llama2"]);
  const told = (id: string) => came(page, id);
  const bert = told("bert_uncased");
  await expect(bert.locator("[data-changes=before]")).toHaveText("“NA\u0308IU+0001VE”");
  await expect(bert.locator("[data-changes=before] .changed")).toHaveText(["NA\u0308I", "VE"]);
  await expect(bert.locator("[data-changes=before]").getByRole("deletion")).toHaveText("U+0001");
  await expect(bert.locator("[data-changes=after] .changed")).toHaveText(["nai", "ve"]);
  await expect(bert.locator(".changes-said")).toContainText("“U+0001”");
  await expect(bert.locator(".changes-said")).toContainText("is removed");
  const llama = told("llama2");
  await expect(llama.locator("[data-changes=after] .notation").first()).toContainText("▁");
  await expect(llama.locator("[data-changes=before] :is(del, .changed)")).toHaveCount(0);
  expect(await seriousViolations(page)).toEqual([]);
});

test("where pre-tokens are not sure to be whole, none is called one", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const words = "In 2024 it was so.";
  await compare.open(linkWith(3, 7, { tokenizers: ["llama2", "r50k_base"], text: words }));
  await compare.expectText(words, ["llama2", "r50k_base"]);
  await expect(came(page, "llama2")).toContainText("is a pre-token or a part of one.");
  await expect(came(page, "r50k_base")).toContainText(/is a pre-token\./);
});
