import { type ComparePage, expect, linkTo, reload, test } from "./support";

test.use({ viewport: { width: 1280, height: 1000 } });

const scripts = [
  "The quick brown fox",
  "Быстрая лиса прыгает",
  "السرعة لا تكفي",
  "तेज़ लोमड़ी",
  "สุนัขจิ้งจอกสีน้ำตาล",
  "敏捷的棕色狐狸",
  "🤚🏾👩‍👩‍👧‍👦",
];
const text = Array.from({ length: 240 }, (_, i) => `L${1000 + i} ${scripts[i % scripts.length]}`).join("\n");
const tokenizers = ["o200k_base", "utf8_bytes", "llama2"];

/** The line of the text that stands at a share of a column's height, the share being how far the column is scrolled. */
function lineOf(compare: ComparePage, id: string): Promise<number> {
  return compare
    .column(id)
    .locator(".chips, .reading")
    .evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect();
      const at = top + (scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight)) * scroller.clientHeight;
      const rows = Array.from(scroller.querySelectorAll(".chip-row, .reading-block"))
        .map((row) => ({ top: row.getBoundingClientRect().top, text: row.textContent ?? "" }))
        .sort((one, other) => one.top - other.top);
      // The first stands a little below the edge.
      const isBefore = (row: { readonly top: number }, i: number) => i === 0 || row.top <= at + 1;
      const before = rows.filter(isBefore).map((row) => row.text);
      const line = /L(\d{4})(?!.*L\d{4})/s.exec(before.join(""))?.[1];
      if (line !== undefined) return Number(line);
      // Of a long line no row with its beginning may be drawn: it is the one before the next.
      return Number(/L(\d{4})/.exec(rows.map((row) => row.text).join(""))?.[1] ?? Number.NaN) - 1;
    });
}

async function expectTogether(compare: ComparePage, line: number | null = null): Promise<number> {
  let lead = 0;
  await expect(async () => {
    lead = await lineOf(compare, "o200k_base");
    if (line !== null) expect(Math.abs(lead - line)).toBeLessThanOrEqual(1);
    for (const id of tokenizers) expect(Math.abs((await lineOf(compare, id)) - lead), id).toBeLessThanOrEqual(1);
  }).toPass();
  return lead;
}

for (const view of ["tokens", "reading"] as const) {
  test(`columns scroll together by the text, to the end of each, in ${view}`, {
    tag: view === "tokens" ? [] : "@resilience",
  }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text, view }));
    await compare.expectText(text, tokenizers);
    const before = await expectTogether(compare, 1000);
    await compare.column("utf8_bytes").locator(".chips, .reading").hover();
    await page.mouse.wheel(0, 2000);
    await expect.poll(() => lineOf(compare, "utf8_bytes")).toBeGreaterThan(before + 5);
    await expectTogether(compare);
    // Rows that are not made yet are estimated, so the end is reached in steps.
    await expect(async () => {
      await page.mouse.wheel(0, 100_000);
      for (const id of tokenizers) {
        const left = await compare
          .column(id)
          .locator(".chips, .reading")
          .evaluate((element) => element.scrollHeight - element.clientHeight - element.scrollTop);
        expect(left, id).toBeLessThanOrEqual(1);
      }
    }).toPass();
    await expectTogether(compare, 1239);
  });
}

test("another way to show tokens begins where the text was scrolled to", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.column("llama2").locator(".chips").hover();
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => lineOf(compare, "llama2")).toBeGreaterThan(1020);
  const line = await expectTogether(compare);
  await page.getByRole("radio", { name: "Reading" }).check();
  await expectTogether(compare, line);
});

test("so it does where the text has been edited since, and another text begins at its beginning", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.expectCodeEditor();
  await compare.column("llama2").locator(".chips").hover();
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => lineOf(compare, "llama2")).toBeGreaterThan(1020);
  const line = await expectTogether(compare);
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  const above = "one\ntwo\nthree\n";
  await page.keyboard.insertText(above);
  await compare.expectText(above + text, tokenizers);
  await page.getByRole("radio", { name: "Reading" }).check();
  await expectTogether(compare, line);
  const other = text.replaceAll("L1", "L2");
  await compare.paste(`${other}\n${other}`);
  await compare.expectText(`${other}\n${other}`, tokenizers);
  await page.getByRole("radio", { name: "Tokens" }).check();
  await expectTogether(compare, 2000);
});

test("a switch has each column scroll by itself, and is remembered", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await page.getByRole("switch", { name: "Scroll together" }).uncheck();
  await reload(page);
  await compare.expectText(text, tokenizers);
  await expect(page.getByRole("switch", { name: "Scroll together" })).not.toBeChecked();
  await compare.tokens("llama2").hover();
  await page.mouse.wheel(0, 3000);
  await expect.poll(() => lineOf(compare, "llama2")).toBeGreaterThan(1020);
  expect(await lineOf(compare, "o200k_base")).toBe(1000);
  await page.getByRole("switch", { name: "Scroll together" }).check();
  await compare.tokens("llama2").hover();
  await page.mouse.wheel(0, 40);
  await expectTogether(compare);
});

test("what is pinned by key is in sight in every column, wherever they are scrolled to", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await compare.tokens("o200k_base").focus();
  await page.keyboard.press("End");
  for (const id of tokenizers) await expect(compare.column(id).locator(".in-place").first()).toBeInViewport();
  await page.keyboard.press("Home");
  for (const id of tokenizers) await expect(compare.column(id).locator(".in-place").first()).toBeInViewport();
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 1024, height: 900 }, hasTouch: true });

  test("a finger that scrolls one column scrolls all", { tag: "@resilience" }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    const box = await compare.tokens("o200k_base").boundingBox();
    if (box === null) throw new Error("The column is on the page.");
    const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height, 900) - 30];
    const devtools = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: { x: number; y: number }[]) =>
      devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
    for (let swipe = 0; swipe < 4; swipe++) {
      await touch("touchStart", [{ x, y }]);
      for (let moved = 20; moved <= 200; moved += 20) await touch("touchMove", [{ x, y: y - moved }]);
      await touch("touchEnd", []);
    }
    await expect.poll(() => lineOf(compare, "o200k_base")).toBeGreaterThan(1005);
    await expectTogether(compare);
  });
});

test("far down in a long text columns stand together at once, and what is in sight stays when all rows are known", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Lines get longer, so that what is estimated by the first ones is wrong.
  const lines = Array.from({ length: 4000 }, (_, i) => `L${1000 + i} ${scripts[i % 7]} ${"word ".repeat(i / 100)}`);
  const long = lines.join("\n");
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  await compare.dropFile("long.txt", long);
  await compare.expectText(long, tokenizers);
  const list = compare.column("utf8_bytes").locator(".chips");
  const height = () => list.evaluate((element) => element.scrollHeight);
  await list.evaluate((element) => {
    element.scrollTop = element.scrollHeight * 0.6;
  });
  const estimated = await height();
  const lead = await expectTogether(compare);
  await expect.poll(async () => Math.abs((await height()) / estimated - 1), "all rows are known").toBeGreaterThan(0.1);
  await expectTogether(compare, lead);
  await page.getByRole("switch", { name: "Ids" }).click();
  await expect(compare.column("utf8_bytes").locator(".chips.with-ids")).toBeVisible();
  await expectTogether(compare, lead);
  await list.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => lineOf(compare, "utf8_bytes")).toBeLessThan(lead);
  await expectTogether(compare);
});

test("who goes to a long text's end sees its last token in every column, with no empty rows, and goes on seeing it", {
  tag: "@resilience",
}, async ({ compare }) => {
  // Words get longer, so that there are more rows than the first ones lead to expect.
  const long = `${"a ".repeat(2000)}${"international ".repeat(8000)}`;
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  await compare.dropFile("long.txt", long);
  await compare.expectText(long, tokenizers);
  const list = compare.column("o200k_base").locator(".chips");
  const height = () => list.evaluate((element) => element.scrollHeight);
  await list.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const expectEnds = async () => {
    for (const id of tokenizers) {
      const count = Number(await compare.column(id).getAttribute("data-tokens"));
      await expect(compare.chip(id, count - 1), id).toBeInViewport();
      await expect(compare.column(id).locator(".chip-row:empty"), id).toHaveCount(0);
    }
  };
  await expectEnds();
  // No five of the longer words are in a row, which is 32 pixels high; of the first ones ten are.
  await expect.poll(height, "all rows are known").toBeGreaterThan((8000 / 5) * 32);
  await expectEnds();
});

test("a column whose answer comes later than somebody scrolls comes to where the others are", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const long = Array.from({ length: 24_000 }, (_, i) => `L${1000 + (i % 9000)} ${scripts[i % 7]}`).join("\n");
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  // The first column that shows the whole is scrolled at once; others have only its beginning then.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      for (const column of document.querySelectorAll("[data-tokenizer]")) {
        const scroller = column.querySelector(".chips");
        if (scroller === null || scroller.scrollHeight < 1_000_000) continue;
        observer.disconnect();
        scroller.scrollTop = scroller.scrollHeight * 0.6;
        return;
      }
    });
    observer.observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  await compare.dropFile("long.txt", long);
  await compare.expectText(long, tokenizers);
  await expect.poll(() => lineOf(compare, "o200k_base")).toBeGreaterThan(3000);
  await expectTogether(compare);
});

test("what was scrolled to at the end of a long text's beginning stays in sight in all columns when the rest comes", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Lines of other scripts have other lengths in each column, and come later than what is estimated by.
  const long = Array.from({ length: 24_000 }, (_, i) => `L${1000 + (i % 9000)} ${scripts[(i >> 5) % 7]}`).join("\n");
  await compare.open(linkTo({ tokenizers, text: "small" }));
  await compare.expectText("small", tokenizers);
  // As soon as all show the beginning.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const lists = Array.from(document.querySelectorAll("[data-tokenizer] .chips"));
      if (lists.length < 3 || lists.some(({ scrollHeight }) => scrollHeight < 2000)) return;
      observer.disconnect();
      const [list] = lists;
      if (list !== undefined) list.scrollTop = list.scrollHeight;
    });
    observer.observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  await compare.dropFile("long.txt", long);
  await compare.expectText(long, tokenizers);
  // The line at the lower edge: what was the end is there still.
  const lastLine = (id: string) =>
    compare.tokens(id).evaluate((list) => {
      const { bottom } = list.getBoundingClientRect();
      const rows = Array.from(
        list.querySelectorAll(".chip-row"),
        (row) => [row.getBoundingClientRect().top, row] as const,
      );
      const above = rows.filter(([top]) => top < bottom).sort(([one], [other]) => one - other);
      return Number(/L(\d{4})(?!.*L\d{4})/s.exec(above.map(([, row]) => row.textContent).join(""))?.[1]);
    });
  await expect(async () => {
    const line = await lastLine("o200k_base");
    expect(line).toBeGreaterThan(1200);
    for (const id of tokenizers) expect(Math.abs((await lastLine(id)) - line), id).toBeLessThanOrEqual(1);
  }).toPass();
});

test("a million lines, higher than a browser lays out, are scrolled to their last token, to the middle, and by a line", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const columns = ["utf8_bytes", "code_points"];
  await compare.open(linkTo({ tokenizers: columns, text: "small", ids: true }));
  await compare.expectText("small", columns);
  const long = "\n".repeat(1_000_000);
  await compare.dropFile("long.txt", long);
  await compare.expectCounts(long, { utf8_bytes: long.length, code_points: long.length });
  const list = compare.tokens("utf8_bytes");
  // What the scroll bar does: the page's own way to scroll is not the browser's here.
  const drag = (share: number) =>
    list.evaluate((element, to) => {
      const range = Reflect.get(Element.prototype, "scrollHeight", element) - element.clientHeight;
      Reflect.set(Element.prototype, "scrollTop", to * range, element);
    }, share);
  /** The first token in sight. */
  const first = (id: string) =>
    compare.tokens(id).evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      const chips = Array.from(element.querySelectorAll<HTMLElement>("[data-token]"));
      const seen = chips.filter((chip) => chip.getBoundingClientRect().bottom > top);
      return Math.min(...seen.map(({ dataset }) => Number(dataset.token)));
    });
  await drag(1);
  for (const id of columns) await expect(compare.chip(id, long.length - 1), id).toBeInViewport();
  await drag(0.5);
  for (const id of columns) await expect.poll(async () => Math.abs((await first(id)) - 500_000), id).toBeLessThan(100);
  // A row is 48 pixels high.
  const before = await first("utf8_bytes");
  await list.hover();
  await page.mouse.wheel(0, 480);
  for (const id of columns) {
    await expect.poll(async () => Math.abs((await first(id)) - before - 10), id).toBeLessThanOrEqual(1);
  }
  await list.focus();
  await page.keyboard.press("End");
  for (const id of columns) await expect(compare.chip(id, long.length - 1), id).toBeInViewport();
  await page.keyboard.press("Home");
  for (const id of columns) await expect(compare.chip(id, 0), id).toBeInViewport();
});
