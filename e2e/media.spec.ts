import type { Locator } from "@playwright/test";
import { boxesOf, expect, linkTo, test } from "./support";

const tokenizers = ["r50k_base", "words"];
const text = `${"The quick brown fox, Übergröße.\n".repeat(30)}مرحبا\n你好，世界\nthe end`;

/** What an element or its pseudo-element looks like. */
function styleOf(locator: Locator, properties: readonly string[], pseudo?: string): Promise<string[]> {
  return locator.evaluate(
    (element, [names, part]) => {
      const style = getComputedStyle(element, part);
      return names.map((name) => style.getPropertyValue(name));
    },
    [properties, pseudo] as const,
  );
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in forced colours, ${colorScheme}`, () => {
    test.use({ contextOptions: { forcedColors: "active" }, colorScheme });

    test("switches, the present page, bars and tokens are seen", {
      tag: colorScheme === "light" ? [] : "@resilience",
    }, async ({ compare, page }) => {
      await compare.open(linkTo({ tokenizers, text }));
      await compare.expectText(text, tokenizers);
      const [canvas] = await styleOf(page.locator("body"), ["background-color"]);

      // A knob that is not the colour of what it lies on, on or off; and on is not off.
      const knobs: string[][] = [];
      for (const name of ["Ids", "Inserted tokens"]) {
        const field = page.getByRole("switch", { name });
        if (name === "Ids") await field.click();
        await expect(field).toBeChecked({ checked: name === "Ids" });
        const [track] = await styleOf(field, ["background-color"]);
        const [knob] = await styleOf(field, ["background-color"], "::before");
        expect(knob, name).not.toBe(track);
        knobs.push([track ?? "", knob ?? ""]);
      }
      expect(knobs[0]?.[0]).not.toBe(knobs[1]?.[0]);

      const link = (name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
      const [present, other] = [
        await styleOf(link("Compare"), ["outline-style"]),
        await styleOf(link("Languages"), ["outline-style"]),
      ];
      expect(present).toEqual(["solid"]);
      expect(other).toEqual(["none"]);

      // Buttons whose edges are seen here stand no farther out than what they are above.
      await expect(async () => {
        const [clear, field] = await boxesOf(page.getByRole("button", { name: "Clear" }), compare.editor);
        expect(clear.right).toBeLessThanOrEqual(field.right + 1);
      }).toPass();

      const bar = page.locator(".ratios .bar").first();
      const [line, style] = await styleOf(bar, ["border-top-color", "border-top-style"]);
      expect(style).toBe("solid");
      expect(line).not.toBe(canvas);

      // What is painted is text on the page's own ground, and only what is marked is not.
      await page.getByRole("radio", { name: "Reading" }).click();
      const block = page.locator(".reading-block").first();
      await expect(block).toBeVisible();
      const [ink] = await styleOf(block, ["color"]);
      expect(ink).not.toBe(canvas);
      for (const hue of [0, 1]) {
        expect(await styleOf(block, ["background-color"], `::highlight(token-${hue})`)).toEqual([canvas]);
      }
      const [even, odd] = [
        await styleOf(block, ["text-decoration-style"], "::highlight(token-0)"),
        await styleOf(block, ["text-decoration-style"], "::highlight(token-1)"),
      ];
      expect(even).not.toEqual(odd);
      expect(await styleOf(block, ["background-color"], "::highlight(place)")).not.toEqual([canvas]);
    });
  });
}

test.describe("on paper", () => {
  // As wide as a sheet.
  test.use({ colorScheme: "dark", viewport: { width: 720, height: 1000 } });

  test("there is the whole text, every token and all figures, dark on light, and nothing to press", async ({
    compare,
    page,
  }) => {
    await compare.open(linkTo({ tokenizers, text }));
    await compare.expectText(text, tokenizers);
    // A busy browser sometimes tells nobody of a medium that is only emulated.
    await expect(async () => {
      await page.emulateMedia({ media: "screen" });
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await expect(page.locator(".printed-text")).toHaveText(text, { useInnerText: true, timeout: 5000 });
    }).toPass();
    for (const id of tokenizers) {
      const tokens = Number(await compare.column(id).getAttribute("data-tokens"));
      await expect(compare.tokens(id).locator("[data-token]")).toHaveCount(tokens);
      // In the column, one row below the other.
      await expect(async () => {
        const [list, last] = await boxesOf(compare.tokens(id), compare.chip(id, tokens - 1));
        expect(last.bottom).toBeLessThanOrEqual(list.bottom);
      }).toPass();
    }
    for (const name of ["Share", "Add tokenizer", "Clear", "Options for Words"]) {
      await expect(page.getByRole("button", { name })).toBeHidden();
    }
    await expect(compare.editor).toBeHidden();
    await expect(page.getByRole("heading", { name: "Ratios" })).toBeVisible();
    // No figure is cut off.
    const table = page.getByRole("region", { name: "Table of ratios" });
    const more = () => table.evaluate((element) => element.scrollWidth - element.clientWidth);
    await expect.poll(more).toBeLessThanOrEqual(0);
    await expect(compare.chip("words", 0)).toHaveCSS("color", "rgb(23, 25, 29)");

    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    await expect(page.locator(".printed-text")).toHaveCount(0);
  });
});
