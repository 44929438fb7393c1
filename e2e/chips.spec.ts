import type { Locator } from "@playwright/test";
import { expect, linkTo, test } from "./support";

/** Scripts whose letters join, stack or take two places: each is a trap for measuring text by its parts. */
const text = [
  "The quick brown fox jumps over the lazy dog, WAVE AVATAR fi ffl 1,234,567.89 — “quoted” naïve Übergröße",
  "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق وقد وهبوا عقلاً وضميرًا",
  "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है",
  "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
  "人人生而自由，在尊严和权利上一律平等。すべての人間は、自由である 모든 인간은",
  "👍 🤚🏾 👩‍👩‍👧‍👦 🇺🇳 7️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥 ☺︎ 🍓🍓🍓",
  "    four\t\ttabs\u00a0and\u3000more\u200b\u0000\u202e",
].join("\n");

interface Row {
  readonly chips: readonly number[];
  readonly width: number;
  readonly overflow: number;
}

/** The rows of a list as the browser laid them out, in pixels: widths of chips, room there is, what does not fit. */
async function rowsOf(list: Locator): Promise<Row[]> {
  return list.evaluate((element) => {
    const rows = new Map<Element, number[]>();
    for (const chip of element.querySelectorAll<HTMLElement>("[data-token]")) {
      const row = chip.parentElement;
      if (row !== null) rows.set(row, [...(rows.get(row) ?? []), chip.getBoundingClientRect().width]);
    }
    return [...rows].map(([row, chips]) => ({
      chips,
      width: row.clientWidth,
      overflow: row.scrollWidth - row.clientWidth,
    }));
  });
}

test("chips are as wide as the layout took them to be: none sticks out, no row is left too soon", async ({
  compare,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 1400 });
  const tokenizers = ["r50k_base", "bert_uncased", "words"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  for (const id of tokenizers) await expect(() => expectFit(compare.tokens(id), id)).toPass();

  await page.getByRole("switch", { name: "Ids" }).click();
  await expect(compare.tokens("r50k_base")).toHaveClass(/with-ids/);
  for (const id of tokenizers) await expect(() => expectFit(compare.tokens(id), `${id} with ids`)).toPass();

  // One line for each tokenizer, so that only the width breaks rows.
  const line = text.replaceAll("\n", " ");
  await compare.paste(line);
  await compare.expectText(line, tokenizers);
  for (const id of tokenizers) await expect(() => expectFull(compare.tokens(id), id)).toPass();
});

test("chips fit their rows in any font, one that comes late too", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.setViewportSize({ width: 1000, height: 1400 });
  const tokenizers = ["r50k_base", "bert_uncased", "words"];
  const line = text.replaceAll("\n", " ");
  await compare.open(linkTo({ tokenizers, text: line, ids: true }));
  await compare.expectText(line, tokenizers);
  for (const font of [
    // Wider than any font that there may be, with digits of their own widths.
    ".chip, .chip * { letter-spacing: 1.37px !important; font-size: 15.3px !important }",
    // Ids alone, as a least size set in the browser's settings has it; and then all of it narrower again.
    ".chip .id { font-size: 19px !important; letter-spacing: 0 !important }",
    ".chip, .chip * { letter-spacing: -0.61px !important; font-size: 11px !important }",
  ]) {
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets.push(sheet);
    }, font);
    await expect(async () => {
      for (const id of tokenizers) {
        await expectFit(compare.tokens(id), id);
        await expectFull(compare.tokens(id), id);
      }
    }, font).toPass();
  }
});

async function expectFit(list: Locator, name: string): Promise<void> {
  const rows = await rowsOf(list);
  expect(rows.length).toBeGreaterThan(7);
  for (const [i, { chips, width, overflow }] of rows.entries()) {
    const row = `row ${i + 1} of ${name}: chips of ${chips.map(Math.round).join(", ")} in ${width} pixels`;
    expect(overflow, row).toBeLessThanOrEqual(1);
    expect(total(chips), row).toBeLessThanOrEqual(width + 1);
  }
}

/** That no row ends before the next chip would have had no room. */
async function expectFull(list: Locator, name: string): Promise<void> {
  const rows = await rowsOf(list);
  for (const [i, { chips, width }] of rows.entries()) {
    const next = rows[i + 1]?.chips[0];
    if (next !== undefined)
      expect(total([...chips, next]), `row ${i + 1} of ${name} is left too soon`).toBeGreaterThan(width - 1);
  }
}

const gap = 3;

function total(chips: readonly number[]): number {
  return chips.reduce((sum, chip) => sum + chip, 0) + gap * (chips.length - 1);
}

test("pieces of a character say which they are, what is invisible is seen, and ids are switched by key and by switch", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["utf8_bytes", "r50k_base"], text: "🤚🏾" }));
  await compare.expectText("🤚🏾", ["utf8_bytes", "r50k_base"]);
  await expect(compare.chip("utf8_bytes", 0)).toHaveText("🤚🏾");
  await expect(compare.chip("utf8_bytes", 1)).toHaveText("");
  await expect(compare.chip("utf8_bytes", 1)).toHaveAccessibleName(/^2 of 8 of 🤚🏾, id/);
  await expect.poll(() => notesOf(compare.chip("utf8_bytes", 1))).toEqual(["2/8"]);
  for (const id of ["utf8_bytes", "r50k_base"]) await expect(compare.column(id)).not.toContainText("\ufffd");

  await compare.follow(linkTo({ tokenizers: ["code_points"], text: " \t\n\u00a0\u200b\r" }));
  await compare.expectText(" \t\n\u00a0\u200b\r", ["code_points"]);
  for (const [place, label] of ["·", "⇥", "⏎", "⍽", "U+200B", "␍"].entries()) {
    await expect(compare.chip("code_points", place)).toHaveText(label);
  }

  await compare.follow(linkTo({ tokenizers: ["code_points"], text: "A" }));
  await compare.expectText("A", ["code_points"]);
  await expect.poll(() => notesOf(compare.chip("code_points", 0))).toEqual([]);
  await page.keyboard.press("i");
  await expect.poll(() => notesOf(compare.chip("code_points", 0))).toEqual(["65"]);
  await page.getByRole("switch", { name: "Ids" }).click();
  await expect.poll(() => notesOf(compare.chip("code_points", 0))).toEqual([]);
});

/** What the style sheet paints on a chip: a fraction, an id. */
async function notesOf(chip: Locator): Promise<string[]> {
  return chip.evaluate((element) =>
    Array.from(element.querySelectorAll("*"), (part) => getComputedStyle(part, "::after").content)
      .filter((content) => content !== "none")
      .map((content) => content.replaceAll('"', "")),
  );
}
