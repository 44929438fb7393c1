import { type ComparePage, expect, linkTo, reload, test } from "./support";

/** The tint of each of a column's chips in sight, as its class says; null for those that have none. */
async function tints(compare: ComparePage, id: string): Promise<(string | null)[]> {
  return compare
    .tokens(id)
    .getByRole("option")
    .evaluateAll((chips) => chips.map((chip) => /\btint-([\w-]+)/.exec(chip.className)?.[1] ?? null));
}

/** The texts under a highlight. */
async function highlighted(compare: ComparePage, name: string): Promise<string[]> {
  return compare.page.evaluate((highlight) => {
    const ranges = [...(CSS.highlights.get(highlight)?.keys() ?? [])];
    return ranges.map((range) => (range.startContainer.textContent ?? "").slice(range.startOffset, range.endOffset));
  }, name);
}

const colorBy = (compare: ComparePage) => compare.page.getByRole("combobox", { name: "Colour by" });

test("agreement says of each token how it is cut against the baseline, in words too, and is in the link", async ({
  compare,
  page,
}) => {
  const ids = ["words", "utf8_bytes"];
  await compare.open(linkTo({ tokenizers: ids, text: "ab c" }));
  await compare.expectText("ab c", ids);
  await expect.poll(() => tints(compare, "utf8_bytes")).toEqual([null, null, null, null]);

  await colorBy(compare).focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("region", { name: "What the colours mean" })).toContainText("cut finer");
  // The words leave out the space.
  await expect.poll(() => tints(compare, "utf8_bytes")).toEqual(["finer", "finer", "alone", "same"]);
  await expect.poll(() => tints(compare, "words")).toEqual(["same", "same"]);
  await expect(compare.chip("utf8_bytes", 0)).toHaveAccessibleName("a, cut finer, id 100");
  await expect.poll(() => page.url()).toContain("color=agreement");

  // Another text is coloured with its tokens, rows that stay as they were included.
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("d");
  await expect.poll(() => tints(compare, "utf8_bytes")).toEqual(["finer", "finer", "alone", "finer", "finer"]);

  // With another baseline the same rows say something else.
  await page.getByRole("combobox", { name: "against", exact: true }).selectOption({ label: "UTF-8 bytes" });
  await expect.poll(() => tints(compare, "words")).toEqual(["merged", "merged"]);
  await expect.poll(() => tints(compare, "utf8_bytes")).toEqual(["same", "same", "same", "same", "same"]);

  await reload(page);
  await compare.expectText("ab cd", ids);
  await expect.poll(() => tints(compare, "words")).toEqual(["merged", "merged"]);
  await colorBy(compare).selectOption("place");
  await expect.poll(() => tints(compare, "words")).toEqual([null, null]);
  await expect(page.getByRole("region", { name: "What the colours mean" })).toHaveCount(0);
});

test("the reading view has the same colours over its text, and a line under every other token", {
  tag: "@resilience",
}, async ({ compare }) => {
  const ids = ["words", "utf8_bytes"];
  await compare.open(`${linkTo({ tokenizers: ids, text: "ab c", view: "reading" })}&color=agreement`);
  await compare.expectText("ab c", ids);
  await expect.poll(() => highlighted(compare, "tint-finer")).toEqual(["a", "b"]);
  await expect.poll(() => highlighted(compare, "tint-alone")).toEqual([" "]);
  await expect.poll(() => highlighted(compare, "tint-same")).toEqual(["ab", "c", "c"]);
  await expect.poll(() => highlighted(compare, "token-line")).toEqual(["c", "b", "c"]);
  await colorBy(compare).selectOption("length");
  await expect.poll(() => highlighted(compare, "tint-step-1")).toEqual(["ab"]);
  await expect.poll(() => highlighted(compare, "tint-finer")).toEqual([]);
});

test("by id, the same entry has the same colour wherever it stands, and by length and rank there are steps", async ({
  compare,
}) => {
  const text = "aba abca\n".repeat(20);
  await compare.open(`${linkTo({ tokenizers: ["utf8_bytes"], text })}&color=id`);
  await compare.expectText(text, ["utf8_bytes"]);
  await expect.poll(async () => (await tints(compare, "utf8_bytes"))[0]).toMatch(/^id-\d+$/);
  await expect.poll(async () => (await tints(compare, "utf8_bytes")).includes(null)).toBe(false);
  const colors = await tints(compare, "utf8_bytes");
  const byLetter = new Map<string, Set<string | null>>();
  colors.forEach((color, i) => {
    const letter = text.charAt(i);
    byLetter.set(letter, (byLetter.get(letter) ?? new Set()).add(color));
  });
  for (const [letter, found] of byLetter) expect(found.size, letter).toBe(1);
  expect(new Set(colors).size).toBeGreaterThan(2);
  await colorBy(compare).selectOption("rank");
  await expect.poll(async () => new Set(await tints(compare, "utf8_bytes"))).toEqual(new Set(["step-0"]));
});

test("a long text is coloured once its columns have been compared, and says that one column agrees with nobody", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const text = "naïve words ".repeat(6000);
  const ids = ["words", "utf8_bytes"];
  await compare.open(`${linkTo({ tokenizers: ids, text })}&color=agreement`);
  await compare.expectText(text, ids);
  await expect
    .poll(async () => (await tints(compare, "utf8_bytes")).slice(0, 7))
    .toEqual([...Array(6).fill("finer"), "alone"]);
  // After an edit what it has changed is compared, and the rest is as it was.
  await compare.editor.focus();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("a ");
  await compare.expectText(`a ${text}`, ids);
  await expect
    .poll(async () => (await tints(compare, "utf8_bytes")).slice(0, 4))
    .toEqual(["same", "alone", "finer", "finer"]);
  await page.getByRole("button", { name: "Options for Words" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await expect(page.getByRole("region", { name: "What the colours mean" })).toContainText("add a tokenizer");
});
