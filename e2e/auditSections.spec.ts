import { readFile } from "node:fs/promises";
import { seriousInBothThemes } from "./axe";
import { expect, reload, test, visit } from "./support";

const link = "./#/tokenizer?v=1&t=r50k_base&tab=audit";

test("an audit says how numbers are cut, what passes, and which characters are one token", {
  tag: "@resilience",
}, async ({ compare }) => {
  const { page } = compare;
  await visit(page, link);
  const numbers = page.locator("[data-section=numbers]");
  await expect(numbers).toHaveAttribute("data-direction", "uneven");
  await expect(numbers.getByRole("row").filter({ hasText: "2 + 2 + 3" })).toContainText("29.1%");
  const checks = page.locator("[data-section=checks]");
  await expect(checks.locator("[data-verdict=pass]")).toHaveCount(8);
  const latin = page.locator("[data-script=Latn]");
  await expect(latin).toContainText("95");
  await latin.getByRole("button").press("Enter");
  await expect(page.locator(".characters").first()).toContainText("A B C");
});

test("Qtok's classes are told by script, a number lists its entries, and its link does", {
  tag: "@resilience",
}, async ({ compare }) => {
  const { page } = compare;
  await visit(page, `${link}&part=byScript`);
  const table = page.getByRole("table", { name: "Entries of each script by Qtok’s classes" });
  await expect(page.getByRole("heading", { name: /^Qtok’s classes by script/ })).toBeInViewport();
  const cell = table.locator('[data-class="spaced_alpha.Latn"]');
  await cell.press("Enter");
  const listed = page.getByText(/^[\d,]+ of 50,257 entries$/);
  await expect(listed).toHaveText(`${await cell.textContent()} of 50,257 entries`);
  await expect(page).toHaveURL(/class=spaced_alpha\.Latn/);
  await page.getByRole("button", { name: "Back to the classes" }).click();
  await expect(cell).toBeFocused();
  const download = page.waitForEvent("download");
  await page.locator("[data-section=by-script]").getByRole("button", { name: "Save table" }).click();
  const saved = (await readFile(await (await download).path(), "utf8")).split("\r\n");
  expect(saved[0]).toMatch(/^script,name,entries,control_tokens,pure_unicode,/);
  expect(saved.filter((line) => line.startsWith("Cyrl,Cyrillic,"))).toHaveLength(1);
  await reload(page);
  await expect(page.locator(".audit-filter")).toHaveText("Words with a space in front, Latin");
  await expect(listed).toHaveText(`${await cell.textContent()} of 50,257 entries`);
});

test("the corpus shows which entries are used, and which never", { tag: "@resilience" }, async ({ compare }) => {
  // An audit, 532 languages, and axe over all of that twice.
  test.slow();
  const { page } = compare;
  await visit(page, link);
  const section = page.locator("[data-section=real-text]");
  // However fast it counts, there is time to cancel.
  let goOn = () => {};
  const cancelled = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route("**/corpora/**", async (route) => {
    await cancelled;
    await route.continue().catch(() => {});
  });
  await section.getByRole("button", { name: "Count" }).click();
  await section.getByRole("button", { name: "Cancel" }).click();
  await expect(section).toHaveAttribute("data-usage", "waiting");
  goOn();
  await section.getByRole("button", { name: "Count" }).click();
  await expect(section).toHaveAttribute("data-usage", "ready", { timeout: 60_000 });
  await expect(section.getByRole("row").filter({ hasText: "90%" })).toContainText("895 entries");
  await section.getByLabel("One entry by language").fill("262");
  await expect(section.getByRole("row").filter({ hasText: "English" })).toBeVisible();
  await expect(section.locator(".rank-plot svg")).toBeVisible();
  expect(await seriousInBothThemes(page, ".audit")).toEqual([]);
});

test("entries that a text never has are a class with a list, a link and a file, and a section has an address", {
  tag: "@resilience",
}, async ({ compare }) => {
  const { page } = compare;
  await compare.open();
  await compare.paste("the the cat");
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&tab=audit&class=unused&on=text");
  const section = page.locator("[data-section=real-text]");
  await expect(section).toHaveAttribute("data-usage", "ready");
  // “the”, “ the” and “ cat” occur.
  await expect(section).toContainText("50,254 of 50,257 entries");
  await expect(page.getByText("50,254 of 50,257 entries", { exact: true })).toBeVisible();
  await section.locator("[data-class=used]").press("Enter");
  await expect(page).toHaveURL(/class=used&on=text/);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save CSV" }).click();
  const saved = await readFile(await (await download).path(), "utf8");
  expect((await download).suggestedFilename()).toBe("r50k_base.used.csv");
  expect(
    saved
      .split("\r\n")
      .map((line) => line.split(","))
      .map((row) => [row[0], row.at(-1)]),
  ).toEqual([
    ["id", "occurs"],
    ["262", "1"],
    ["1169", "1"],
    ["3797", "1"],
    ["", ""],
  ]);
  await page.getByRole("link", { name: "Link to “Numbers”" }).click();
  await expect(page).toHaveURL(/part=numbers/);
  await visit(page, "./#/tokenizer?v=1&t=r50k_base&tab=audit&part=characters");
  await expect(page.getByRole("heading", { name: /^Characters/ })).toBeInViewport();
});
