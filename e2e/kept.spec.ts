import type { Locator, Page } from "@playwright/test";
import { openDialog, seriousViolations } from "./axe";
import { reload, visit } from "./support";
import { countWith, expect, linkTo, test, text, wordPieceJson } from "./tokenizerPages";

const nothing = Array<string>(6).fill("none");

/** The dialog of what is kept, how it is opened, and what it says of each kind. */
function keptDialog(page: Page) {
  const kept = page.getByRole("dialog", { name: "Kept in this browser" });
  // What is offered above the page moves the button away, between the press and its end on a busy machine.
  const show = () =>
    expect(async () => {
      if (!(await kept.isVisible())) await page.getByRole("button", { name: "Kept in this browser" }).click();
      await expect(kept).toBeVisible({ timeout: 5_000 });
    }).toPass();
  return { kept, show, amounts: () => kept.getByRole("definition").allInnerTexts() };
}

test("what is kept is told in one place, and one button clears it", async ({ bring, compare, page }) => {
  const { kept, show, amounts } = keptDialog(page);
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste(text);
  await bring.show("file");
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.add.click();
  await bring.expectTokens("file:own.json#", await countWith({ "tokenizer.json": wordPieceJson }, text));
  await show();
  await expect
    .poll(amounts)
    .toEqual([
      "none",
      expect.stringMatching(/^1 tokenizer, \d+ B$/),
      "none",
      "none",
      `1 text, ${text.length} characters`,
      expect.stringMatching(/^\d settings$/),
    ]);
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Yes, clear all" }).click();
  await expect(kept.getByRole("status")).toBeFocused();
  await expect.poll(amounts).toEqual(nothing);
  await page.keyboard.press("Escape");
  await compare.expectEditor(text);
});

test("texts, tokenizers, corpora and settings are told apart and cleared together; what is open stays open", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  const { kept, show, amounts } = keptDialog(page);
  // The Hub’s address is the test’s own, and set with each load.
  const nothingBut = [...nothing.slice(1), "1 setting"];
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await show();
  await expect.poll(amounts).toEqual(nothingBut);
  await page.keyboard.press("Escape");

  await compare.paste(text);
  await bring.show("file");
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.add.click();
  await bring.show();
  await bring.lookUp("owner/small");
  await bring.add.click();
  const tokens = await countWith({ "tokenizer.json": wordPieceJson }, text);
  await bring.expectTokens("hub:owner/small@", tokens);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await page.getByRole("link", { name: "Languages" }).click();
  await page.getByRole("button", { name: /^Corpus: / }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles(
    ["deu", "eng"].map((code) => ({ name: `${code}.txt`, mimeType: "text/plain", buffer: Buffer.from("Guten Tag\n") })),
  );
  await page.getByRole("dialog").getByRole("button", { name: "Use this corpus" }).click();
  const inUse = page.getByRole("button", { name: /^Corpus: (?!.*Declaration)/ });
  await expect(inUse).toBeVisible();

  await show();
  await expect.poll(amounts).toEqual([
    expect.stringMatching(/^1 tokenizer, \d+.* k?B$/),
    expect.stringMatching(/^1 tokenizer, \d+.* k?B$/),
    expect.stringMatching(/^1 corpus, \d+ B$/),
    "none",
    `1 text, ${text.length} characters`,
    // The theme, the columns, and the Hub’s address.
    "3 settings",
  ]);
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Keep it" }).click();
  await kept.getByRole("button", { name: "Clear all" }).click();
  await kept.getByRole("button", { name: "Yes, clear all" }).click();
  await expect(kept.getByRole("status")).toHaveText(
    /^None of your texts, settings, tokenizers, corpora or lists is kept any more/,
  );
  await expect(kept.getByRole("status")).toBeFocused();
  await expect.poll(amounts).toEqual(nothing);
  await expect(kept.getByRole("button", { name: "Clear all" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await expect(inUse).toBeVisible();
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectEditor(text);
  await bring.expectTokens("hub:owner/small@", tokens);
  await bring.expectTokens("file:own.json#", tokens);
  await visit(page, "./");
  await reload(page);
  await show();
  // Going on with a text keeps it again.
  await expect.poll(async () => (await amounts()).slice(0, 3)).toEqual(nothing.slice(0, 3));
});

/** Contrasts of a button (WCAG 2.2, 1.4.3 and 1.4.11), and its colours as a browser paints them. */
function paintOf(button: Locator) {
  return button.evaluate((element) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    if (context === null) throw new Error("There is no canvas.");
    const painted = (color: string) => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return Array.from(context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    };
    const luminance = (rgb: number[]) => {
      const [red = 0, green = 0, blue = 0] = rgb
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: number[], other: number[]) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const own = getComputedStyle(element);
    const [ground, words, edge] = [own.backgroundColor, own.color, own.borderColor].map(painted);
    const around = painted(getComputedStyle(element.closest("[role=dialog]") ?? document.body).backgroundColor);
    if (ground === undefined || words === undefined || edge === undefined) throw new Error("It has no colours.");
    return {
      ground: ground.join(),
      edge: own.borderWidth,
      words: contrast(words, ground),
      fromAround: contrast(ground, around),
      edgeFromAround: contrast(edge, around),
    };
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`what clears for good looks like nothing else, and is read with ease, ${colorScheme}`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const { kept, show } = keptDialog(page);
    await page.emulateMedia({ colorScheme });
    await compare.open(linkTo({ tokenizers: ["words"] }));
    await compare.paste(text);
    await show();
    await kept.getByRole("button", { name: "Clear all" }).click();
    const [sure, other] = ["Yes, clear all", "Keep it"].map((name) => kept.getByRole("button", { name }));
    if (sure === undefined || other === undefined) throw new Error("There are no buttons.");
    await expect(sure).toBeFocused();
    const { ground } = await paintOf(other);
    await expect.poll(async () => (await paintOf(sure)).ground).not.toBe(ground);
    await expect.poll(async () => (await paintOf(sure)).words).toBeGreaterThanOrEqual(4.5);
    await expect.poll(async () => (await paintOf(sure)).fromAround).toBeGreaterThanOrEqual(3);
    // Red, whatever the theme: more so than what one presses every day.
    await expect
      .poll(async () => {
        const [red = 0, green = 0, blue = 0] = (await paintOf(sure)).ground.split(",").map(Number);
        return Math.min(red - green, red - blue);
      })
      .toBeGreaterThan(60);
    const atRest = (await paintOf(sure)).ground;
    await sure.hover();
    await expect.poll(async () => (await paintOf(sure)).ground).not.toBe(atRest);
    await expect.poll(async () => (await paintOf(sure)).words).toBeGreaterThanOrEqual(4.5);

    // Without colours of its own it has a heavier edge.
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    await expect.poll(async () => (await paintOf(sure)).edge).toBe("2px");
    await expect.poll(async () => (await paintOf(other)).edge).toBe("1px");
    await expect.poll(async () => (await paintOf(sure)).edgeFromAround).toBeGreaterThanOrEqual(3);
    await expect.poll(async () => (await paintOf(sure)).words).toBeGreaterThanOrEqual(4.5);
  });
}
