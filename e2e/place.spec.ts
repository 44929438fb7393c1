import { get_encoding } from "tiktoken";
import { referenceIds } from "./expected";
import { boxesOf, ComparePage, expect, linkTo, reload, test } from "./support";

const tokenizers = ["r50k_base", "utf8_bytes", "graphemes"];

interface Token {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Tokens of r50k_base with their bytes in the text, from tiktoken's own bytes of each id. */
async function bytesOfTokens(text: string): Promise<Token[]> {
  const ids = await referenceIds("r50k_base", text);
  const encoding = get_encoding("r50k_base");
  let end = 0;
  const tokens = ids.map((id) => {
    const start = end;
    end += encoding.decode_single_token_bytes(id).length;
    return { id, start, end };
  });
  encoding.free();
  return tokens;
}

/** Places of the grapheme clusters that have any byte of a range. */
function graphemesIn(text: string, { start, end }: Token): number[] {
  let at = 0;
  const touched: number[] = [];
  Array.from(new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)).forEach(({ segment }, i) => {
    const next = at + Buffer.byteLength(segment);
    if (at < end && next > start) touched.push(i);
    at = next;
  });
  return touched;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}

async function activeOption(compare: ComparePage, id: string): Promise<number> {
  return compare.tokens(id).evaluate((list) => {
    const active = document.getElementById(list.getAttribute("aria-activedescendant") ?? "");
    return Number(active?.getAttribute("aria-posinset")) - 1;
  });
}

test("pointing at a token marks the same bytes in every column, with id and bytes", async ({ compare }) => {
  const text = "A naïve 🤚🏾 مرحبا";
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  const tokens = await bytesOfTokens(text);
  const bytes = Buffer.from(text);

  // A letter, a word with a letter of two bytes, a piece of an emoji, an Arabic letter.
  for (const place of [0, 2, 5, tokens.length - 1]) {
    const token = tokens[place];
    if (token === undefined) throw new Error(`r50k_base has no token ${place} here.`);
    await compare.chip("r50k_base", place).hover();
    await compare.expectMarked("r50k_base", [place]);
    await compare.expectMarked("utf8_bytes", range(token.start, token.end));
    await compare.expectMarked("graphemes", graphemesIn(text, token));
    const hex = bytes
      .subarray(token.start, token.end)
      .toString("hex")
      .toUpperCase()
      .replace(/..(?=.)/g, "$& ");
    await expect(compare.column("r50k_base")).toContainText(`id ${token.id}`);
    await expect(compare.column("r50k_base")).toContainText(hex);
  }

  // The other way round: a byte inside the emoji marks the token and the cluster that it belongs to.
  const byte = Buffer.byteLength("A naïve ") + 5;
  await compare.chip("utf8_bytes", byte).hover();
  await compare.expectMarked("utf8_bytes", [byte]);
  const owner = tokens.findIndex(({ start, end }) => start <= byte && byte < end);
  await compare.expectMarked("r50k_base", [owner]);
  await compare.expectMarked("graphemes", graphemesIn(text, { id: 0, start: byte, end: byte + 1 }));

  await compare.editor.hover();
  for (const id of tokenizers) await compare.expectMarked(id, []);
});

test("Tab enters a column’s tokens, arrow keys, Home and End move among them", async ({ compare, page }) => {
  const text = "one two three\nfour five";
  await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"], text }));
  await compare.expectText(text, ["words", "utf8_bytes"]);
  await compare.column("words").getByRole("button", { name: "Options for Words" }).focus();
  await page.keyboard.press("Tab");
  await expect(compare.tokens("words")).toBeFocused();

  const walk: readonly (readonly [key: string, place: number])[] = [
    ["ArrowRight", 0],
    ["ArrowRight", 1],
    ["ArrowRight", 2],
    ["ArrowLeft", 1],
    ["ArrowDown", 4],
    ["ArrowUp", 1],
    ["End", 4],
    ["ArrowRight", 4],
    ["Home", 0],
    ["ArrowLeft", 0],
  ];
  for (const [key, place] of walk) {
    await page.keyboard.press(key);
    await expect.poll(() => activeOption(compare, "words"), `after ${key}`).toBe(place);
    await compare.expectMarked("words", [place], `after ${key}`);
  }
  // “one” in bytes.
  await compare.expectMarked("utf8_bytes", [0, 1, 2]);

  // All tokens of a column are one tab stop: the next is the other column's.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(compare.tokens("utf8_bytes")).toBeFocused();
  // What is pinned stays, and Escape lets go of it.
  await compare.expectMarked("words", [0]);
  await page.keyboard.press("Escape");
  await compare.expectMarked("words", []);
});

test("in a line that reads right to left, arrow keys follow the eye", async ({ compare, page }) => {
  const text = "two words\nيولد جميع الناس";
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await compare.chip("words", 2).click();
  await expect(compare.tokens("words")).toBeFocused();

  // The inspector opens meanwhile, and makes the column narrower.
  await expect(async () => {
    const [two, words, first, second] = await boxesOf(...range(0, 4).map((place) => compare.chip("words", place)));
    expect(second?.x, "the second Arabic word stands left of the first").toBeLessThan(first?.x ?? 0);
    expect(words?.x, "the second English word stands right of the first").toBeGreaterThan(two?.x ?? 0);
  }).toPass();
  for (const [key, place] of [
    ["ArrowLeft", 3],
    ["ArrowLeft", 4],
    ["ArrowRight", 3],
    ["Home", 0],
    ["ArrowRight", 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => activeOption(compare, "words"), `after ${key}`).toBe(place);
  }
});

test("a token chosen by key comes into sight in every column, and the caret shows on which side of which boundary it stands", async ({
  compare,
  page,
}) => {
  const text = "word ".repeat(2000);
  await compare.open(linkTo({ tokenizers: ["words", "code_points"], text }));
  await compare.expectText(text, ["words", "code_points"]);
  await expect(compare.chip("words", 1999)).toHaveCount(0);
  await compare.tokens("words").focus();
  await page.keyboard.press("End");
  await expect(compare.chip("words", 1999)).toBeInViewport();
  // The “w” of the last word.
  await expect(compare.chip("code_points", 5 * 1999)).toBeInViewport();

  const words = "merge of";
  await compare.follow(linkTo({ tokenizers: ["words", "graphemes"], text: words }));
  await compare.expectText(words, ["words", "graphemes"]);
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const said = (id: string) => compare.column(id).locator(".token-details p");
  await expect(said("words")).toHaveText("The caret is inside “merge”, 2 of its 5 bytes before it.");
  await expect(said("graphemes")).toHaveText("The caret is between “e” and “r”.");
  await compare.expectMarked("words", [0]);
  await compare.expectMarked("graphemes", []);
  await page.keyboard.press("ControlOrMeta+End");
  await expect(said("words")).toHaveText("The caret is after the last token, “of”.");
});

test("… also on a high screen, where the inspector makes the columns higher", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  const text = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(" ");
  await compare.open(linkTo({ tokenizers: ["words", "code_points"], text }));
  await compare.expectText(text, ["words", "code_points"]);
  await compare.tokens("words").focus();
  await page.keyboard.press("End");
  await expect(compare.chip("words", 1999)).toBeInViewport({ ratio: 1 });
});

test("what is selected in the text is pinned in every column, with its tokens counted, and is in the link", async ({
  compare,
  page,
}) => {
  const text = "naïve\r\nmerge of 東京";
  const ids = ["words", "utf8_bytes"];
  await compare.open(linkTo({ tokenizers: ids, text }));
  await compare.expectText(text, ids);
  // “merge of”: for the editor there is one character less before it.
  await compare.editor.focus();
  for (const key of ["ControlOrMeta+Home", "ArrowDown", "Home"]) await page.keyboard.press(key);
  for (let i = 0; i < "merge of".length; i++) await page.keyboard.press("Shift+ArrowRight");
  const start = Buffer.byteLength("naïve\r\n");
  await compare.expectMarked("utf8_bytes", range(start, start + 8));
  await expect(compare.column("utf8_bytes").locator(".token-details")).toContainText("8 tokens");
  await expect.poll(() => page.url()).toContain(`at=${start}-${start + 8}`);

  // A link with it shows it, and another text has nothing pinned.
  await reload(page);
  await compare.expectText(text, ids);
  await compare.expectMarked("utf8_bytes", range(start, start + 8));
  await compare.expectInspector();
  await compare.chip("words", 0).hover();
  await compare.expectMarked("utf8_bytes", range(0, Buffer.byteLength("naïve")));
  await compare.editor.hover();
  await compare.expectMarked("utf8_bytes", range(start, start + 8));
  // By mouse: a word of it.
  await compare.expectCodeEditor();
  await page
    .locator(".cm-line")
    .nth(1)
    .dblclick({ position: { x: 20, y: 12 } });
  await compare.expectMarked("utf8_bytes", range(start, start + 5));
  await compare.paste("another");
  await compare.expectMarked("utf8_bytes", []);
  await expect.poll(() => page.url()).not.toContain("at=");
});

test("keys go on from a token that is outlined where something else is marked", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "one two three";
  await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text }));
  await compare.expectText(text, ["words", "graphemes"]);
  await compare.tokens("words").focus();
  for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await compare.expectMarked("words", [1]);
  await expect(compare.chip("words", 1)).toHaveCSS("outline-style", "none");
  await compare.expectInspector();
  await compare.chip("graphemes", 10).hover();
  await compare.expectMarked("words", [2]);
  await expect(compare.chip("words", 1)).toHaveCSS("outline-style", "solid");
  await expect(compare.chip("words", 0)).toHaveCSS("outline-style", "none");
});

test("a pointer and a pin have the browser look at what they mark, and not at every token again", {
  tag: "@resilience",
}, async ({ browser, compare, page }) => {
  const text = "a b c d e f g h ".repeat(60);
  await compare.open(linkTo({ tokenizers: ["words", "code_points", "utf8_bytes"], text }));
  await compare.expectText(text, ["words", "code_points", "utf8_bytes"]);
  const area = page.locator(".columns-area");
  const display = await area.evaluate((element) => getComputedStyle(element).display);
  await compare.chip("words", 3).hover();
  await compare.expectMarked("code_points", [6]);
  const chips = await page.locator(".chip").count();
  expect(chips).toBeGreaterThan(200);

  const isOwn = (event: { name: string; pid: number }, { pid }: { pid: number }) =>
    event.name === "UpdateLayoutTree" && event.pid === pid;
  await browser.startTracing(page, { categories: ["devtools.timeline", "blink.user_timing"] });
  const times = 4;
  for (let time = 0; time < times; time++) {
    // Each time another one: to where it was seen last a pointer does not come back in one leap.
    await compare.chip("words", 20 + time).hover();
    await compare.expectMarked("code_points", [40 + 2 * time]);
    await page.mouse.move(1, 1);
    await compare.expectMarked("code_points", []);
  }
  await page.evaluate(() => performance.mark("here"));
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString());
  const mark = events.find(({ name }: { name: string }) => name === "here");
  const looked: number[] = events
    .filter((event: { name: string; pid: number }) => isOwn(event, mark))
    .map(({ args }: { args: { elementCount?: number } }) => args.elementCount ?? 0);
  expect(looked.length).toBeGreaterThan(0);
  // A pass looks at a few tokens that are marked or no longer, and at what stands below the columns; at all only where a style
  // comes late, with a part that is loaded once the page has nothing to do.
  expect(looked.filter((elements) => elements > chips / 2).length).toBeLessThan(times);

  // Another kind of box around the columns would have every box in them made anew.
  await compare.chip("words", 3).click();
  await expect(page.getByRole("complementary", { name: "Inspector" })).toHaveClass(/drawer/);
  await expect(area).toHaveCSS("display", display);
});

test("two pages at once have their own places, and keep them when they are loaded again", {
  tag: "@resilience",
}, async ({ compare, context, page }) => {
  const ids = ["words", "utf8_bytes"];
  const other = new ComparePage(await context.newPage());
  const own = [
    [compare, "one two three", 1, "4-7"],
    [other, "four five six", 2, "10-13"],
  ] as const;
  for (const [each, text, token] of own) {
    await each.open(linkTo({ tokenizers: ids, text }));
    await each.expectText(text, ids);
    await each.chip("words", token).click();
  }
  const expectOwn = async () => {
    for (const [each, text, token, at] of own) {
      await each.expectText(text, ids);
      await each.expectMarked("words", [token]);
      await expect(each.page).toHaveURL(new RegExp(`[?&]at=${at}(&|$)`));
      await expect(each.page.getByRole("complementary", { name: "Inspector" })).toHaveAttribute("data-place", at);
    }
  };
  await expectOwn();
  await reload(other.page);
  await reload(page);
  await expectOwn();
  await other.tokens("words").focus();
  await other.page.keyboard.press("Escape");
  await other.expectMarked("words", []);
  await compare.expectMarked("words", [1]);
});

test.describe("on a small phone", () => {
  test.use({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });

  test("what is selected by touch is marked and counted in every column, and the sheet does not cover where it goes on", async ({
    compare,
    page,
  }) => {
    const ids = ["words", "utf8_bytes"];
    const text = Array.from({ length: 8 }, (_, i) => `The naïve words of line ${i}.`).join("\n");
    await compare.open(linkTo({ tokenizers: ids, text }));
    await compare.expectText(text, ids);
    await compare.expectCodeEditor();
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    const said = (id: string) => compare.column(id).locator(".token-details");
    await compare.editor.tap();
    await expect(compare.editor).toBeFocused();

    // A long press, and then a finger that moves a handle: a headless browser does neither, but of both a page is told no more
    // than that the selection is another one, without a word of a pointer.
    const select = (from: readonly [line: number, unit: number], to: readonly [line: number, unit: number]) =>
      compare.editor.evaluate(
        (editor, ends) => {
          const [start, end] = ends.map(([line, unit]) => {
            const node = editor.querySelectorAll(".cm-line")[line]?.firstChild;
            if (node == null) throw new Error("The line is not drawn.");
            return { node, unit };
          });
          if (start !== undefined && end !== undefined)
            getSelection()?.setBaseAndExtent(start.node, start.unit, end.node, end.unit);
        },
        [from, to],
      );
    const lineBytes = (line: number) =>
      Buffer.byteLength(text.split("\n").slice(0, line).join("\n")) + Math.min(line, 1);
    const [from, to] = [lineBytes(2) + 4, lineBytes(2) + 10];
    await select([2, 4], [2, 9]);
    await compare.expectMarked("utf8_bytes", range(from, to));
    await expect(said("utf8_bytes")).toContainText("6 tokens");
    await expect(said("words")).toContainText("“naïve”");
    await expect(inspector).toHaveAttribute("data-place", `${from}-${to}`);

    const end = lineBytes(6) + Buffer.byteLength("The naïve");
    await select([2, 4], [6, 9]);
    await expect(inspector).toHaveAttribute("data-place", `${from}-${end}`);
    await expect(said("utf8_bytes")).toContainText(`${end - from} tokens`);
    // It is in sight, and a handle's height below it as well.
    await expect(async () => {
      const [line, sheet] = await boxesOf(page.locator(".cm-line").nth(6), inspector);
      expect(line.top).toBeGreaterThan(0);
      expect(line.bottom + 30).toBeLessThan(sheet.top);
    }).toPass();
    await expect(compare.editor).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString().length)).toBeGreaterThan(90);

    // A tap beside it lets go, and the sheet goes.
    await page
      .locator(".cm-line")
      .nth(1)
      .tap({ position: { x: 4, y: 10 } });
    await expect(inspector).toHaveCount(0);
    await compare.expectMarked("words", []);
  });
});

test("a whole text that is selected and typed over leaves no inspector behind; that of a token stays", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.setViewportSize({ width: 1400, height: 800 });
  await compare.open(linkTo({ tokenizers: ["words"], text: "merge of" }));
  await compare.expectText("merge of", ["words"]);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await compare.editor.press("ControlOrMeta+A");
  await expect(inspector).toHaveAttribute("data-place", "0-8");
  await page.keyboard.type("on");
  await expect(inspector).toHaveCount(0);
  await compare.expectText("on", ["words"]);

  await compare.chip("words", 0).click();
  await expect(inspector).toHaveAttribute("data-place", "0-2");
  await compare.editor.press("ControlOrMeta+A");
  await page.keyboard.type("off");
  await compare.expectText("off", ["words"]);
  await expect(inspector).toContainText("Nothing is pinned");
});
