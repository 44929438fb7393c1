import { seriousViolations } from "./axe";
import { referenceCounts } from "./expected";
import { boxesOf, expect, linkTo, reload, test } from "./support";

const json = '{"name": "Ada", "born": 1815, "languages": ["en", "fr"]}';
const yaml = "name: Ada\nborn: 1815\nlanguages: [en, fr]\n";

test("two texts are compared in every column and row, token by token, and go with their link", async ({
  compare,
  page,
}) => {
  const tokenizers = ["r50k_base", "llama2"];
  await compare.open(linkTo({ tokenizers, text: json }));
  await compare.expectText(json, tokenizers);
  await page.getByRole("button", { name: "Compare with another text" }).click();
  const second = page.getByRole("textbox", { name: "Text B" });
  await expect(second).toBeFocused();
  await second.fill(yaml);
  // Both begin at the same height, on a screen where the tools are a row of their own too; and nothing is in the choice but it.
  const choice = page.getByRole("radiogroup", { name: "Input" });
  for (const width of [1600, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    const fields = page.locator(".editor-text");
    await expect(fields).toHaveCount(2);
    await expect(async () => {
      const [first, other, between] = await boxesOf(fields.first(), fields.last(), choice);
      expect(first.top).toBeCloseTo(other.top, 0);
      expect(between.height).toBeLessThanOrEqual(36);
    }).toPass();
  }
  const table = page.getByRole("region", { name: "Table of ratios" });
  const [ofA, ofB] = [await referenceCounts(tokenizers, json), await referenceCounts(tokenizers, yaml)];
  for (const id of tokenizers) {
    const other = compare.column(id).locator("[data-other-tokens]");
    await expect(other).toHaveText(/^B\d+ · [+−]\d+ · [\d.]+ × A$/);
    const [a = 0, b = 0] = [ofA[id], ofB[id]];
    await expect(compare.column(id)).toHaveAttribute("data-tokens", String(a));
    await expect(other).toHaveAttribute("data-other-tokens", String(b));
    expect(b).toBeLessThan(a);
    const row = table.getByRole("row", { name: id === "llama2" ? "Llama 2" : id });
    await expect(row.getByRole("cell").nth(1)).toHaveText(String(b));
    await expect(row.getByRole("cell").nth(2)).toHaveText(`−${a - b}`);
    await expect(row.getByRole("cell").nth(3)).toHaveText((b / a).toPrecision(3));
  }
  await page.getByRole("radio", { name: "A and B" }).click();
  const diff = page.getByRole("region", { name: "Tokens of A and B" });
  await expect(diff.locator(".diff-sentence")).toHaveText(/tokens alike; A has \d+ that B has not, and B \d+/);
  await expect(diff.locator("del").first()).toContainText("{");
  expect(await seriousViolations(page)).toEqual([]);

  // The same texts the other way round, and again in a reload.
  await page.getByRole("button", { name: "Swap" }).click();
  await compare.expectText(yaml, tokenizers);
  await expect(second).toHaveValue(json);
  await expect(page).toHaveURL(/&two=\d+&/);
  await reload(page);
  await compare.expectText(yaml, tokenizers);
  await expect(second).toHaveValue(json);
  await expect(second).not.toBeFocused();
  await page.goBack();

  await page.getByRole("button", { name: "Remove" }).click();
  await expect(second).toHaveCount(0);
  await expect(page).not.toHaveURL(/&two=/);
  await expect(compare.editor).toBeFocused();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(second).toHaveValue(/Ada/);
});
