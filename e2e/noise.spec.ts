import { readFile } from "node:fs/promises";
import { seriousInBothThemes } from "./axe";
import { LanguagesPage } from "./languagesPage";
import { expect, expectNoSidewaysScroll, linkTo, test } from "./support";

const text =
  "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience.\n".repeat(
    12,
  );
const tokenizers = ["cl100k_base", "utf8_bytes"];

test("a link's seed gives its noisy text, with what survives of it in each column; it goes into the field and back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const panel = page.locator('[data-instrument="noise"]');
  await compare.open(`${linkTo({ tokenizers, text })}&below=noise&with=kind:keyboard,rate:0.1,seed:7`);
  await expect(panel).toHaveAttribute("data-state", "ready");
  const bytes = panel.getByRole("region", { name: "Noise in UTF-8 bytes" });
  // A letter for a letter: no byte more, one token lost by each.
  await expect(bytes).toHaveAttribute("data-growth", "1.0000");
  const edits = Number(await bytes.getAttribute("data-edits"));
  expect(Number(await bytes.getAttribute("data-survival"))).toBeCloseTo(1 - edits / text.length, 4);
  const own = panel.getByRole("region", { name: "Noise in cl100k_base" });
  await expect(own.locator("mark").first()).toBeVisible();
  await expect(panel.locator("figure svg").first()).toBeVisible();
  const survival = await own.getAttribute("data-survival");
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);

  await panel.locator(".noise-spellings").getByRole("button", { name: "UTF-8 bytes" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the text first: UTF-8 bytes" });
  await dialog.getByRole("checkbox", { name: "zwnj", exact: false }).first().check();
  await expect(dialog.locator("[data-together]")).toHaveAttribute("data-together", "0");
  await page.keyboard.press("Escape");

  await panel.getByRole("spinbutton", { name: "Seed" }).fill("8");
  await expect(own).not.toHaveAttribute("data-survival", survival ?? "");
  await panel.getByRole("spinbutton", { name: "Seed" }).fill("7");
  await expect(own).toHaveAttribute("data-survival", survival ?? "");

  await panel.getByRole("button", { name: "Copy or save the noise" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await downloading).path(), "utf8");
  const [heads = [], first = []] = csv.split("\r\n").map((line) => line.split(","));
  expect(Number(first[heads.indexOf("survival")]).toFixed(4)).toBe(survival);

  await panel.getByRole("button", { name: "Put the noisy text into the field" }).click();
  await expect(compare.editor).not.toContainText("All human beings are born free and equal in dignity and rights");
  await page.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectText(text, tokenizers);
});

test("pairs are read from the text, and what is none is said; on a phone all of it has room", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = page.locator('[data-instrument="noise"]');
  const pairs = "new pix comming tomoroe\tnew pictures coming tomorrow\nno pair\nگرچه\tگر چه";
  await compare.open(`${linkTo({ tokenizers, text: pairs })}&below=noise&with=kind:pairs`);
  await expect(panel).toHaveAttribute("data-state", "ready");
  await expect(panel.locator("[data-pairs]")).toHaveText(
    /^2 pairs .* 1 line without exactly one tab was left out: 2\.$/,
  );
  await expect(panel.getByRole("combobox", { name: "Noise" })).toHaveValue("pairs");
  await expectNoSidewaysScroll(page);
  await panel.getByRole("combobox", { name: "Noise" }).selectOption({ label: "NFD" });
  await expect(page).toHaveURL(/with=kind(:|%3A)nfd/);
  await expect(panel.getByText("Nothing in this text can be changed so.")).toBeVisible();
  await expectNoSidewaysScroll(page);
});

test("survival is a measure of languages, with its seed in the link and an interval", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=cl100k_base,utf8_bytes&measure=noise.survival,kind:swap,seed:3");
  await languages.settle();
  const cell = languages.cell("eng", "cl100k_base");
  await expect(cell).toHaveAttribute("data-low", /^0\.\d/);
  await expect(page.locator("main").getByText("swapped letters at 5%, seed 3").first()).toBeVisible();
  await page.getByRole("combobox", { name: "Noise" }).selectOption({ label: "NFD" });
  await languages.settle();
  // English has nothing to decompose.
  await expect(cell).toHaveText(/^–nothing to change · /);
});
