import { type ComparePage, expect, linkTo, test } from "./support";

/** What a column says of the place that is shown. */
function details(compare: ComparePage, id: string) {
  return compare.column(id).locator(".token-details p");
}

test("details follow the last key or movement of the pointer, never a pointer at rest", async ({ compare, page }) => {
  const text = Array.from({ length: 400 }, (_, i) => `word${i}`).join(" ");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await compare.chip("words", 3).hover();
  await expect(details(compare, "words")).toContainText("“word3”");

  // The keys scroll other tokens under the pointer.
  await compare.tokens("words").focus();
  await page.keyboard.press("End");
  await expect(compare.chip("words", 399)).toBeInViewport();
  await page.keyboard.press("ArrowLeft");
  await expect(details(compare, "words")).toContainText("“word398”");
  // Whatever the browser has to tell of the pointer, it tells within two frames of a scroll.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(details(compare, "words")).toContainText("“word398”");

  await compare.expectInspector();
  await compare.chip("words", 390).hover();
  await expect(details(compare, "words")).toContainText("“word390”");
  await compare.editor.hover();
  await expect(details(compare, "words")).toContainText("“word398”");
  // Pinned, it stays until it is let go of.
  await compare.editor.focus();
  await expect(details(compare, "words")).toContainText("“word398”");
  await compare.tokens("words").focus();
  await page.keyboard.press("Escape");
  await expect(details(compare, "words")).toHaveText(/^Point at a token/);
});

test("a space is told apart from what stands between two figures", { tag: "@resilience" }, async ({ compare }) => {
  await compare.open(linkTo({ tokenizers: ["code_points"], text: "a · b" }));
  await compare.expectText("a · b", ["code_points"]);
  await compare.chip("code_points", 1).hover();
  await expect(details(compare, "code_points")).toHaveText("id 32 “·” 20");
  await compare.chip("code_points", 2).hover();
  await expect(details(compare, "code_points")).toHaveText("id 183 “·” C2 B7");
});

test("a long token is told as far as a line goes, and how much more there is", { tag: "@resilience" }, async ({
  compare,
}) => {
  const text = `Donaudampfschifffahrt ${"x".repeat(3000)}`;
  await compare.open(linkTo({ tokenizers: ["words", "code_points"], text }));
  await compare.expectText(text, ["words", "code_points"]);
  await compare.chip("words", 0).hover();
  const shown = details(compare, "words");
  await expect(shown).toHaveText(
    "id 0 “Donaudampfschifffahrt” 44 6F 6E 61 75 64 61 6D 70 66 73 63 68 69 66 66 66 61 68 72 74",
  );
  await expect(details(compare, "code_points")).toHaveText("21 tokens");
  await compare.chip("words", 1).hover();
  await expect(shown).toHaveText(/“x{40}” and 2,960 more UTF-16 units (78 ){24}and 2,976 more bytes$/);
  const fits = () =>
    shown.evaluate((element) => {
      const column = element.closest("section")?.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      if (column === undefined) return false;
      const isWhole = element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth;
      return isWhole && own.top >= column.top && own.bottom <= column.bottom;
    });
  await expect.poll(fits, "details lie wholly in their column").toBe(true);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("what a tapped token is stands on the screen, and does not cover it", { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    const tokenizers = ["words", "graphemes", "code_points"];
    const text = "one two\n".repeat(60).trimEnd();
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    for (const [id, said] of [
      ["words", "“one”"],
      ["graphemes", "“o”"],
      ["code_points", "“o”"],
    ] as const) {
      // At the lower edge of the screen, as far as the column goes.
      await compare.column(id).evaluate((element) => {
        const top = element.getBoundingClientRect().top + window.scrollY;
        window.scrollTo(0, top - window.innerHeight + 260);
      });
      await compare.chip(id, 0).tap();
      await expect(details(compare, id)).toContainText(said);
      await expect(details(compare, id)).toBeInViewport({ ratio: 1 });
      // Both at one moment: the page scrolls a little later, so that the inspector covers neither.
      const room = () =>
        compare.column(id).evaluate((column) => {
          const chip = column.querySelector('[data-token="0"]')?.getBoundingClientRect();
          const about = column.querySelector(".token-details")?.getBoundingClientRect();
          return chip === undefined || about === undefined ? Number.NaN : about.top - chip.bottom;
        });
      await expect.poll(room).toBeGreaterThanOrEqual(0);
    }
    // A tap into the text sets the caret, and lets go of what was pinned.
    await page.getByRole("textbox", { name: "Text", exact: true }).tap({ position: { x: 30, y: 14 } });
    await expect(details(compare, "words")).toHaveText(/^The caret is /);
  });
});
