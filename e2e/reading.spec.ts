import { expect, linkTo, test } from "./support";

const arabic = "السلام عليكم";

test("Arabic is as wide painted as unpainted", async ({ compare, page }) => {
  // r50k_base cuts it into single letters: painting each apart would break the joins.
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text: arabic, view: "reading" }));
  await compare.expectText(arabic, ["r50k_base", "words"]);
  await expect
    .poll(async () => Number(await compare.column("r50k_base").getAttribute("data-tokens")))
    .toBeGreaterThan(10);
  // Painting comes a frame after the counts.
  const stretches = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await expect.poll(stretches).toBeGreaterThan(10);
  const painted = page.getByRole("group", { name: "Text as r50k_base cuts it" }).getByText(arabic);
  const widths = await painted.evaluate((element) => {
    const measure = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect().width;
    };
    const plain = document.createElement("span");
    plain.textContent = element.textContent;
    plain.style.font = getComputedStyle(element).font;
    document.body.append(plain);
    const result = { painted: measure(element), plain: measure(plain) };
    plain.remove();
    return result;
  });
  expect(widths.painted).toBeGreaterThan(20);
  expect(widths.painted).toBeCloseTo(widths.plain, 1);
});

test("every token is painted, and nothing once the text is gone; V switches the view, but types a letter in the field", async ({
  compare,
  page,
}) => {
  const text = "one two three four five six seven";
  const painted = () => page.evaluate(() => [...CSS.highlights].map(([name, ranges]) => ({ name, size: ranges.size })));
  await compare.open(linkTo({ tokenizers: ["words"], text, view: "reading" }));
  await compare.expectText(text, ["words"]);
  // Painting comes a frame after the counts.
  const hues = async () => (await painted()).filter(({ name }) => name.startsWith("token-"));
  await expect.poll(async () => (await hues()).reduce((sum, { size }) => sum + size, 0)).toBe(7);
  await expect.poll(hues).toHaveLength(6);

  // Under the pointer, the place that is shown.
  const block = page.getByRole("group", { name: "Text as Words cuts it" }).getByText(text);
  await block.hover({ position: { x: 10, y: 12 } });
  await expect.poll(async () => (await painted()).find(({ name }) => name === "place")?.size).toBe(1);
  await expect(compare.column("words")).toContainText("“one” 6F 6E 65");

  await compare.paste("");
  await page.keyboard.press("Delete");
  await compare.expectText("", ["words"]);
  await expect.poll(async () => (await painted()).filter(({ size }) => size > 0)).toEqual([]);

  await page.getByRole("heading", { name: "Words" }).click();
  await compare.follow(linkTo({ tokenizers: ["words"], text: "some text" }));
  await compare.expectText("some text", ["words"]);
  await page.keyboard.press("v");
  await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();
  await expect(page.getByRole("group", { name: "Text as Words cuts it" })).toHaveText("some text");
  await expect(compare.tokens("words")).toHaveCount(0);

  await compare.editor.press("ControlOrMeta+End");
  await page.keyboard.press("v");
  await compare.expectEditor("some textv");
  await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();

  await page.getByRole("heading", { name: "Words" }).click();
  await page.keyboard.press("v");
  await expect(page.getByRole("radio", { name: "Tokens" })).toBeChecked();
  await expect(compare.tokens("words")).toBeVisible();
});

test("arrow keys walk through the reading view as through the chips", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "two words\nيولد جميع";
  await compare.open(linkTo({ tokenizers: ["words"], text, view: "reading" }));
  await compare.expectText(text, ["words"]);
  await page.getByRole("group", { name: "Text as Words cuts it" }).focus();
  for (const [key, token] of [
    ["ArrowRight", "two"],
    ["ArrowRight", "words"],
    ["ArrowDown", "يولد"],
    ["ArrowLeft", "جميع"],
    ["ArrowRight", "يولد"],
    ["Home", "two"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(compare.column("words"), `after ${key}`).toContainText(`“${token}”`);
  }
});
