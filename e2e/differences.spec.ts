import { seriousInBothThemes } from "./axe";
import { boxesOf, type ComparePage, expect, linkTo, test } from "./support";

const ids = ["words", "utf8_bytes"];

const open = async (compare: ComparePage) => {
  await compare.page
    .getByRole("radiogroup", { name: "Figures below" })
    .getByRole("radio", { name: "Differences" })
    .check();
};

const panel = (compare: ComparePage) => compare.page.getByRole("region", { name: "Differences" });

/** The bytes that the link says are pinned. */
const pinned = (compare: ComparePage) => /[?&]at=([\d-]+)/.exec(compare.page.url())?.[1] ?? null;

test("differences are listed with each column’s cut, grouped; a click pins the first place, and again the next", async ({
  compare,
}) => {
  const text = "abc d abc e abc";
  await compare.open(linkTo({ tokenizers: ids, text }));
  await compare.expectText(text, ids);
  await open(compare);
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  // The words drop four spaces, and have “abc” three times in one token.
  await expect(panel(compare).getByRole("status")).toContainText("7 differences in 2 groups");
  await expect(panel(compare).getByRole("status")).toContainText("Of 15 bytes in 2 columns");
  const first = panel(compare).getByRole("listitem").nth(0);
  await expect(first).toContainText("2 × 3");
  await expect(first.locator(".piece")).toHaveText(["abc", "a", "b", "c"]);
  for (const at of ["0-3", "6-9", "12-15", "0-3"]) {
    await first.getByRole("button").click();
    await expect.poll(() => pinned(compare)).toBe(at);
  }
  await expect(first.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  await compare.expectMarked("utf8_bytes", [0, 1, 2]);

  const tables = compare.page.getByRole("region", { name: /^Table: / });
  // Of the 14 places inside, the bytes cut at all, the words at 8; one token of one byte is “d”, another “e”.
  await expect(tables.nth(0).getByRole("cell", { name: /%/ })).toHaveText(["57.1%", "57.1%"]);
  await expect(tables.nth(1).getByRole("cell", { name: /%/ })).toHaveText(["13.3%", "13.3%"]);

  // The list is copied as it is, by keys too.
  await compare.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await panel(compare).getByRole("button", { name: "Copy or save the differences" }).focus();
  await compare.page.keyboard.press("Enter");
  await compare.page.getByRole("menuitem", { name: "Copy as CSV" }).click();
  await expect(panel(compare)).toContainText("Copied as CSV.");
  await expect
    .poll(() => compare.page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^text,byte,texts,times,saved,.*\r\nabc,0,1,3,2,1,abc,3,a\|b\|c\r\n/);
});

test("N and P go through all differences, without the list, and round the text", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "ab c de";
  await compare.open(linkTo({ tokenizers: ids, text }));
  await compare.expectText(text, ids);
  await page.locator("body").press("n");
  await expect.poll(() => pinned(compare)).toBe("0-2");
  for (const [key, at] of [
    ["n", "2-3"],
    ["n", "4-5"],
    ["n", "5-7"],
    ["n", "0-2"],
    ["p", "5-7"],
    ["p", "4-5"],
  ] as const) {
    await page.locator("body").press(key);
    await expect.poll(() => pinned(compare), `after ${key}`).toBe(at);
  }
  await page.locator("body").press("?");
  const keys = page.getByRole("dialog", { name: "Help" });
  await expect(keys).toContainText("Next difference");
  await expect(keys).toContainText("Previous difference");
});

test("what is listed is of the text that is there, and says so where nothing differs or nobody is there to differ", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["graphemes", "code_points"], text: "abc" }));
  await compare.expectText("abc", ["graphemes", "code_points"]);
  await open(compare);
  await expect(panel(compare).getByRole("status")).toContainText("All columns cut this text the same.");
  // The choice of figures still has the focus: letters are no answer to it.
  await page.keyboard.press("n");
  await expect(compare.notice).toContainText("All columns cut this text the same.");

  await compare.paste("a🤚🏾c");
  await expect(panel(compare).getByRole("status")).toContainText("1 difference in 1 group");
  await expect(panel(compare).getByRole("status")).toContainText("Of 10 bytes");
  // What was said of the other text is gone.
  await expect(compare.notice).toHaveCount(0);

  await page.getByRole("button", { name: "Options for Unicode code points" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(panel(compare)).toContainText("add a tokenizer");
});

test("a long text has a map of where columns differ, which leads there by mouse and by keys", async ({
  compare,
  page,
}) => {
  // Words and characters are the same until the last tenth.
  const text = `${"a ".repeat(900)}${"word ".repeat(40)}`;
  await compare.open(linkTo({ tokenizers: ["graphemes", "words"], text }));
  await compare.expectText(text, ["graphemes", "words"]);
  const map = page.getByRole("slider", { name: "Where the columns differ" });
  await expect(map).toHaveAttribute("data-state", "ready");
  const [{ width, height }] = await boxesOf(map);
  await map.click({ position: { x: width * 0.95, y: height / 2 } });
  await expect.poll(() => Number(pinned(compare)?.split("-")[0])).toBeGreaterThan(1880);
  await expect(compare.tokens("words").getByRole("option", { selected: true }).first()).toBeInViewport();
  await expect(map).toHaveAttribute("aria-valuetext", /Stretch 19\d of 200: \d+(\.\d+)?% agreement/);

  await map.focus();
  await page.keyboard.press("Home");
  await expect.poll(() => pinned(compare)).toBe("1-2");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => pinned(compare)).toBe("11-12");
  await expect(map).toHaveAttribute("aria-valuenow", "2");
  // The first takes the explanation away.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => pinned(compare)).toBe(null);

  // What is in sight is framed, wherever a column is scrolled to.
  const left = async () => (([sight, all]) => sight.x - all.x)(await boxesOf(page.locator(".text-map-sight"), map));
  await expect.poll(left).toBeLessThan(10);
  await compare.tokens("graphemes").evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect.poll(left).toBeGreaterThan(width / 2);

  await compare.paste("short");
  await expect(map).toHaveCount(0);
});

test("of a line of thousands of characters the map frames what is in sight, in each way to show tokens", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "The quick brown fox. ".repeat(300);
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text, view: "reading" }));
  await compare.expectText(text, ["o200k_base", "words"]);
  const sight = page.locator(".text-map-sight");
  const map = page.getByRole("slider", { name: "Where the columns differ" });
  const share = async () => (([frame, all]) => frame.width / all.width)(await boxesOf(sight, map));
  const seen = () =>
    page
      .locator(".reading, .chips, .stages-lines")
      .first()
      .evaluate((one) => one.clientHeight / one.scrollHeight);
  const expectFramed = () => expect.poll(async () => Math.abs((await share()) - (await seen()))).toBeLessThan(0.08);
  await expect(sight).toBeVisible();
  await expectFramed();
  await page
    .locator(".reading")
    .first()
    .evaluate((one) => one.scrollTo(0, one.scrollHeight / 2));
  const left = async () => (([frame, all]) => (frame.x - all.x) / all.width)(await boxesOf(sight, map));
  await expect.poll(async () => Math.abs((await left()) - 0.5)).toBeLessThan(0.08);
  await expectFramed();
  await page.getByRole("radio", { name: "Tokens" }).check();
  await expect(page.locator(".chips").first()).toBeVisible();
  await expectFramed();
  await page.getByRole("button", { name: "Options for o200k_base" }).click();
  await page.getByRole("menuitem", { name: "Stages of the text" }).click();
  await expect(page.locator(".stages-lines [data-token]").first()).toBeVisible();
  await expectFramed();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a finger on the map and in the list leads to where columns differ", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    const text = `${"a ".repeat(900)}${"word ".repeat(40)}`;
    await compare.open(linkTo({ tokenizers: ["graphemes", "words"], text }));
    await compare.expectText(text, ["graphemes", "words"]);
    const map = page.getByRole("slider", { name: "Where the columns differ" });
    await expect(map).toHaveAttribute("data-state", "ready");
    const [{ width, height }] = await boxesOf(map);
    await map.tap({ position: { x: width * 0.95, y: height / 2 } });
    await expect.poll(() => Number(pinned(compare)?.split("-")[0])).toBeGreaterThan(1880);
    await expect(page.getByRole("complementary", { name: "Inspector" })).toBeInViewport();
    await page.getByRole("button", { name: "Close the inspector (Escape)" }).tap();
    await expect.poll(() => pinned(compare)).toBe(null);

    await page.getByRole("combobox", { name: "Figures below" }).selectOption("Differences");
    await expect(panel(compare)).toHaveAttribute("data-state", "ready");
    const row = panel(compare).getByRole("listitem").first().getByRole("button");
    // That spaces are dropped saves nothing.
    for (const at of ["1800-1804", "1805-1809"]) {
      await row.tap();
      await expect.poll(() => pinned(compare)).toBe(at);
      await expect(page.getByRole("complementary", { name: "Inspector" })).toBeInViewport();
    }
  });
});

test("axe has nothing against colours, map and differences, in either theme", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "abc déf 東京 مرحبا 🤚🏾\n".repeat(60);
  await compare.open(`${linkTo({ tokenizers: ["utf8_bytes", "words", "graphemes"], text })}&color=agreement`);
  await compare.expectText(text, ["utf8_bytes", "words", "graphemes"]);
  await open(compare);
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  for (const part of [".toolbar", ".text-map", ".columns-area", ".instruments"]) {
    expect(await seriousInBothThemes(page, part), part).toEqual([]);
  }
  for (const mode of ["id", "length", "rank"]) {
    await page.getByRole("combobox", { name: "Colour by" }).selectOption(mode);
    await expect(compare.tokens("words").locator(".chip").first()).toHaveClass(/tint-/);
    expect(await seriousInBothThemes(page, ".columns-area"), mode).toEqual([]);
  }
});
