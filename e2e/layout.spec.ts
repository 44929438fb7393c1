import type { Page } from "@playwright/test";
import { boxesOf, expect, expectNoSidewaysScroll, linkTo, test, visit } from "./support";

const tokenizers = ["words", "graphemes", "bert_uncased"];
const text =
  "A text\nwith عربي and a word that is longer than most: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";

test.describe("on desktops", () => {
  for (const width of [1024, 1280]) {
    test(`tokens begin on one line, and all ratios are in sight, ${width} px wide`, {
      tag: width === 1024 ? [] : "@resilience",
    }, async ({ compare, page }) => {
      await page.setViewportSize({ width, height: 900 });
      const uneven =
        width < 1280 ? ["o200k_base", "llama2", "words"] : ["o200k_base", "llama2", "bert_uncased", "words"];
      const special = "<|endoftext|> </s> hello";
      await compare.open(linkTo({ tokenizers: uneven, text: special, specials: "control", inserted: true }));
      await compare.expectText(special, uneven);
      const tops = () =>
        page
          .locator(".column-body")
          .evaluateAll((bodies) => [...new Set(bodies.map((body) => body.getBoundingClientRect().top))]);
      await expect.poll(tops).toHaveLength(1);
      const table = page.getByRole("region", { name: "Table of ratios" });
      await expect.poll(() => table.evaluate((region) => region.scrollWidth - region.clientWidth)).toBe(0);
    });
  }

  test("a table with more to the side says so by its edge, in forced colours too", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await page.setViewportSize({ width: 760, height: 1800 });
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    const table = page.getByRole("region", { name: "Table of ratios" });
    // What the edge shows, its rightmost pixels but for the border, with the page's own content out of the way.
    const edge = async () => {
      const box = await table.boundingBox();
      if (box === null) throw new Error("no table");
      const clip = { x: box.x + box.width - 4, y: box.y + box.height - 8, width: 2, height: 2 };
      return (await page.screenshot({ clip })).toString("base64");
    };
    for (const forcedColors of ["none", "active"] as const) {
      await page.emulateMedia({ forcedColors });
      await table.evaluate((region) => region.scrollTo(0, 0));
      const more = await edge();
      await table.evaluate((region) => region.scrollTo(region.scrollWidth, 0));
      await expect.poll(edge, forcedColors).not.toBe(more);
    }
  });
});

/** Whether elements are whole on the screen as it is before anybody scrolls, and in the part of the page that they are in. */
function areInSight(elements: Element[]): boolean[] {
  return elements.map((element) => {
    const box = element.getBoundingClientRect();
    const around = element.closest(".columns, .answer")?.getBoundingClientRect() ?? box;
    const isAcross = box.left >= Math.max(0, around.left) && box.right <= Math.min(innerWidth, around.right);
    return isAcross && box.top + scrollY >= 0 && box.bottom + scrollY <= innerHeight;
  });
}

for (const count of [3, 2, 4]) {
  test(`the answer is in sight on any screen: each column’s tokens and their ratio, of ${count}, in either view`, {
    tag: count === 3 ? [] : "@resilience",
  }, async ({ compare, page }) => {
    await compare.open();
    const first = await compare.text();
    const ids = ["o200k_base", "cl100k_base", "llama2", "r50k_base"].slice(0, count);
    for (const view of ["tokens", "reading"] as const) {
      await compare.follow(linkTo({ tokenizers: ids, text: first, view }));
      await compare.expectColumns(ids);
      await compare.expectText(first, ids);
      for (const [width, height] of [
        [390, 844],
        [1024, 768],
        [1600, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        const what = `${count} columns, ${view}, ${width} × ${height}`;
        const figures =
          width === 390
            ? page.getByRole("list", { name: "Tokens", exact: true }).getByRole("listitem")
            : page.locator("section[data-tokenizer] .column-count");
        await expect(figures, what).toHaveText(Array<RegExp>(count).fill(/\d+.*(fewest|×)/));
        await expect.poll(() => figures.evaluateAll(areInSight), what).toEqual(Array<boolean>(count).fill(true));
      }
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("columns stand one below the other, and everything fits the width", async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    await expectNoSidewaysScroll(page);
    await expect(async () => {
      const boxes = await boxesOf(...tokenizers.map((id) => compare.column(id)));
      expect(new Set(boxes.map((box) => box.x)).size).toBe(1);
      for (const [i, box] of boxes.entries()) {
        expect(box.top).toBeGreaterThanOrEqual(boxes[i - 1]?.bottom ?? 0);
        expect(box.right).toBeLessThanOrEqual(390);
      }
    }).toPass();
    await page.getByRole("radio", { name: "Reading" }).tap();
    await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();
    await expectNoSidewaysScroll(page);
  });

  test("columns of a short text are as high as what is in them, those of a long one half a screen", {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const heights = () =>
      page.locator(".column").evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().height)));
    for (const view of ["tokens", "reading"] as const) {
      await compare.open(linkTo({ tokenizers, text: "Two words", view }));
      await compare.expectText("Two words", tokenizers);
      await expect.poll(async () => Math.max(...(await heights()))).toBeLessThan(270);
      const long = "Some more words than fit. ".repeat(200);
      await compare.open(linkTo({ tokenizers, text: long, view }));
      await compare.expectText(long, tokenizers);
      await expect.poll(heights).toEqual(tokenizers.map(() => 420));
    }
  });

  test("what is chosen seldom is folded away, with a word of what is not as at first", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    const toolbar = page.locator(".toolbar");
    // Two lines, where all of it took five.
    await expect.poll(async () => (await toolbar.boundingBox())?.height).toBeLessThan(100);
    const more = toolbar.getByRole("button", { name: /^More/ });
    const ids = page.getByRole("switch", { name: "Ids" });
    await expect(ids).toBeHidden();
    await more.tap();
    await expect(more).toHaveAttribute("aria-expanded", "true");
    await expect(more).not.toContainText("changed");
    await ids.check();
    await expect(more).toContainText("1 changed");
    await page.getByRole("radio", { name: "as control" }).check();
    await expect(more).toContainText("2 changed");
    await expectNoSidewaysScroll(page);
    await more.tap();
    await expect(ids).toBeHidden();
    // Where there is room for all, nothing is folded away.
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(ids).toBeVisible();
    await expect(more).toBeHidden();
  });

  test("what is wrong with a context window stands below the field and its unit", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await compare.expectText(text, ["words"]);
    const field = page.getByLabel("Context window");
    const before = await field.boundingBox();
    await field.fill("x12");
    const problem = page.getByRole("alert");
    await expect(async () => {
      const [after, told] = await boxesOf(field, problem);
      expect(after.x).toBe(before?.x);
      const unit = await field.evaluate((input) => {
        const range = document.createRange();
        range.selectNodeContents(input.closest("label")?.lastChild ?? input);
        const [own, { top, bottom }] = [input.getBoundingClientRect(), range.getBoundingClientRect()];
        return { below: top - own.top, above: own.bottom - bottom };
      });
      // The unit is beside the field, and the problem as wide as it needs to be, below both.
      expect(unit.below).toBeGreaterThanOrEqual(-1);
      expect(unit.above).toBeGreaterThanOrEqual(-1);
      expect(told.top).toBeGreaterThanOrEqual(after.bottom);
      expect(told.x).toBeLessThan(40);
    }).toPass();
  });

  test("adding and sharing work by touch, within the screen", async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    await compare.expectText(text, ["words"]);
    await page.getByRole("button", { name: "Add tokenizer" }).tap();
    const picker = page.getByRole("dialog", { name: "Add tokenizer" });
    await picker.getByRole("option", { name: /^Graphemes/ }).tap();
    await expectNoSidewaysScroll(page);
    await expectWithin(page, "Add tokenizer");
    await page.keyboard.press("Escape");
    await compare.expectText(text, ["words", "graphemes"]);

    await compare.share.tap();
    await expect(page.getByRole("textbox", { name: "Link" })).toBeVisible();
    await expectWithin(page, "Share");
    await expectNoSidewaysScroll(page);
  });

  test("each column’s tokens and their ratio to the fewest are on the first screen", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    const ids = ["o200k_base", "r50k_base", "utf8_bytes"];
    await compare.open(linkTo({ tokenizers: ids, text }));
    await compare.expectText(text, ids);
    const answer = page.getByRole("list", { name: "Tokens" });
    const tokens = await Promise.all(
      ids.map(async (id) => Number(await compare.column(id).getAttribute("data-tokens"))),
    );
    const fewest = Math.min(...tokens);
    for (const [i, count] of tokens.entries()) {
      const item = answer.getByRole("listitem").nth(i);
      await expect(item).toContainText(String(count));
      await expect(item).toContainText(count === fewest ? "fewest" : /\d\.\d+ ×|\d+ ×/);
      await expect(item).toBeInViewport({ ratio: 1 });
    }
    await answer.getByRole("button", { name: /UTF-8 bytes/ }).tap();
    await expect(compare.column("utf8_bytes").getByRole("heading")).toBeInViewport();
  });

  test("all ratios of three tokenizers fit the width, none of them cut", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    const table = page.getByRole("region", { name: "Table of ratios" });
    await expect(table.getByRole("rowheader")).toHaveCount(9);
    await expect(table.getByRole("columnheader")).toHaveCount(4);
    await expect(async () => {
      const { width, cells } = await table.evaluate((element) => ({
        width: element.clientWidth - element.scrollWidth,
        cells: Array.from(element.querySelectorAll("td, th"), (cell) => {
          const { left, right } = cell.getBoundingClientRect();
          return left >= 0 && right <= window.innerWidth && cell.scrollWidth <= cell.clientWidth + 1;
        }),
      }));
      expect(width).toBeGreaterThanOrEqual(0);
      expect(cells).not.toContain(false);
    }).toPass();
  });

  test("names of languages are whole", { tag: "@resilience" }, async ({ compare, page }) => {
    await visit(page, "./#/languages?v=1&t=words");
    const names = page.locator(".languages-table tbody th");
    await expect(names).toHaveCount(20);
    const cut = () =>
      names.evaluateAll((found) =>
        found.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      );
    await expect.poll(cut).toEqual([]);
    expect(compare.unexpectedErrors).toEqual([]);
  });

  test("tapping a token marks it everywhere", { tag: "@resilience" }, async ({ compare }) => {
    await compare.open(linkTo({ tokenizers: ["words", "graphemes"], text: "one two" }));
    await compare.expectText("one two", ["words", "graphemes"]);
    await compare.chip("words", 1).tap();
    await compare.expectMarked("words", [1]);
    await compare.expectMarked("graphemes", [4, 5, 6]);
  });
});

/** That a dialog lies wholly within the screen. */
async function expectWithin(page: Page, dialog: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await expect(async () => {
    const [box] = await boxesOf(page.getByRole("dialog", { name: dialog }));
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.top).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(width);
    expect(box.bottom).toBeLessThanOrEqual(height);
  }).toPass();
}

const eight = ["words", "graphemes", "code_points", "utf8_bytes", "r50k_base", "p50k_base", "bert_uncased", "llama2"];

for (const ids of [tokenizers, eight]) {
  test(`with ${ids.length} columns the page never scrolls sideways, on any screen`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: ids, text }));
    await compare.expectText(text, ids);
    for (const width of [320, 768, 1024, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      // Chips are laid out anew when the columns have their new widths.
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
      await expectNoSidewaysScroll(page, `at ${width} pixels`);
    }
  });
}

for (const [zoom, width, height, letters] of [
  ["400 % zoom", 320, 256, 100],
  ["200 % zoom", 512, 384, 100],
  ["letters twice as large", 390, 844, 200],
] as const) {
  test(`with ${zoom} nothing goes sideways, lies over another thing or is out of reach`, {
    tag: width === 320 ? [] : "@resilience",
  }, async ({ compare, page }) => {
    await page.setViewportSize({ width, height });
    await compare.open(linkTo({ tokenizers: ["r50k_base", "llama2"], text: "strawberry 2024" }));
    // By the object model, which the page’s policy for styles leaves alone.
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = `${size}%`;
    }, letters);
    await compare.expectText("strawberry 2024", ["r50k_base", "llama2"]);
    const figures = page.getByRole("combobox", { name: "Figures below" });
    for (const name of ["Ratios", "Cost", "Differences", "Lines", "Prompt’s end", "Cut to size"]) {
      await figures.selectOption(name);
      await expect(page.getByRole("region", { name }).first()).toBeVisible();
      await expectNoSidewaysScroll(page, name);
    }
    await compare.chip("r50k_base", 0).click();
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    const play = inspector.getByRole("button", { name: "Play the merges" });
    await play.scrollIntoViewIfNeeded();
    await expect.poll(async () => (await boxesOf(play))[0].right).toBeLessThanOrEqual(width - 8);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Add tokenizer/ }).click();
    const search = page.getByPlaceholder("Search by model");
    await expect(search).toBeInViewport({ ratio: 1 });
    const hub = page.getByRole("button", { name: /^From the Hugging Face Hub/ });
    await hub.scrollIntoViewIfNeeded();
    await expect(async () => {
      const [above, below] = await boxesOf(search, hub);
      expect(below.top).toBeGreaterThanOrEqual(above.bottom);
      expect(below.right).toBeLessThanOrEqual(width);
    }).toPass();
    await page.keyboard.press("Escape");
    // A menu that is higher than the screen scrolls.
    await compare
      .column("r50k_base")
      .getByRole("button", { name: /^Options for/ })
      .click();
    for (const name of ["Remove", "Stages of the text"]) {
      const entry = page.getByRole("menuitem", { name });
      await entry.scrollIntoViewIfNeeded();
      await expect(entry, name).toBeInViewport({ ratio: 1 });
    }
  });
}

test("the choice of figures covers none of their fields, however wide the screen is", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: "one two" }));
  for (const width of [1024, 1280, 1600, 1900]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(async () => {
      const choice = page.locator(".instrument-bar");
      const [names, fields] = await boxesOf(choice, page.getByLabel("NSL baseline").locator(".."));
      expect(fields.top >= names.bottom || fields.left >= names.right, `${width} px`).toBe(true);
    }).toPass();
  }
});
