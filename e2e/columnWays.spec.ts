import { execFileSync } from "node:child_process";
import { seriousInBothThemes } from "./axe";
import { LanguagesPage } from "./languagesPage";
import { expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

const text = "Donaudampfschifffahrtsgesellschaftskapitän unbezähmbar widersprüchlichkeiten";

/** What the command line counts. */
function counted(tokenizer: string): string {
  const args = ["bin/tessera.mjs", "encode", "-t", tokenizer, "--format", "ids"];
  return String(execFileSync(process.execPath, args, { input: text }).toString().trim().split(/\s+/).length);
}

test("a column and the same tokenizer with fewest tokens stand side by side, with the command line’s counts, after a reload too", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const own = page.locator('.column[data-tokenizer="builtin:o200k_base"]');
  const fewest = page.locator('.column[data-tokenizer="builtin:o200k_base:fewest"]');
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text }));
  await expect(own).toHaveAttribute("data-tokens", counted("o200k_base"));
  await own.getByRole("button", { name: "Options for" }).click();
  await page.getByRole("menuitem", { name: "Cut another way, change the text …" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Add a column" })).toBeDisabled();
  await dialog.getByRole("radio", { name: "fewest tokens" }).click();
  await dialog.getByRole("button", { name: "Add a column" }).click();
  await expect(fewest).toHaveAttribute("data-tokens", counted("o200k_base:fewest"));
  await expect(fewest.getByRole("heading")).toHaveText(/ · fewest$/);
  expect(counted("o200k_base:fewest")).not.toBe(counted("o200k_base"));
  await expect(page).toHaveURL(/t=o200k_base,o200k_base:fewest,words/);
  await reload(page);
  await expect(own).toHaveAttribute("data-tokens", counted("o200k_base"));
  await expect(fewest).toHaveAttribute("data-tokens", counted("o200k_base:fewest"));
});

test("a column is changed to dropout and back; a rule has no ways, and a way that there is not is said", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words", "o200k_base:nothing", "bert_uncased"], text }));
  await expect(page.locator('.column[data-tokenizer="builtin:o200k_base:nothing"] [role="alert"]')).toContainText(
    "“nothing” is no way to cut.",
  );
  // Another try would come to the same.
  await expect(
    page.locator('.column[data-tokenizer="builtin:o200k_base:nothing"]').getByRole("button", { name: "Retry" }),
  ).toHaveCount(0);
  const open = async (reference: string) => {
    await page.locator(`.column[data-tokenizer="${reference}"]`).getByRole("button", { name: "Options for" }).click();
    await page.getByRole("menuitem", { name: "Cut another way, change the text …" }).click();
  };
  const dialog = page.getByRole("dialog");
  await open("builtin:bert_uncased");
  await expect(dialog.getByRole("radio", { name: "dropout" })).toBeDisabled();
  await expect(dialog).toContainText("A WordPiece model has no merges");
  await expect(dialog.getByRole("radio", { name: "fewest tokens" })).toBeEnabled();
  await page.keyboard.press("Escape");
  await open("builtin:words");
  await expect(dialog).toContainText("cuts texts by a rule");
  await expect(dialog.getByRole("radio")).toHaveCount(0);
  await dialog.getByRole("checkbox", { name: "jamo", exact: false }).first().check();
  await dialog.getByRole("button", { name: "Add a column" }).click();
  const jamo = page.locator('.column[data-tokenizer="builtin:words:jamo"]');
  await expect(jamo).toHaveAttribute("data-tokens", counted("words:jamo"));
  await jamo.getByRole("button", { name: "Options for" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await open("builtin:o200k_base");
  await dialog.getByRole("radio", { name: "dropout" }).click();
  await dialog.getByRole("spinbutton", { name: "Seed" }).fill("7");
  expect(await seriousInBothThemes(page, ".dialog")).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole("button", { name: "Change this column" }).click();
  const dropout = page.locator('.column[data-tokenizer="builtin:o200k_base:dropout-0.1-7"]');
  await expect(dropout).toHaveAttribute("data-tokens", counted("o200k_base:dropout-0.1-7"));
  await expect(page).toHaveURL(/t=o200k_base:dropout-0\.1-7,words/);
  await open("builtin:o200k_base:dropout-0.1-7");
  await expect(dialog.getByRole("spinbutton", { name: "Seed" })).toHaveValue("7");
  await dialog.getByRole("radio", { name: "its own" }).click();
  await dialog.getByRole("button", { name: "Change this column" }).click();
  await expect(page.locator('.column[data-tokenizer="builtin:o200k_base"]')).toHaveAttribute(
    "data-tokens",
    counted("o200k_base"),
  );
});

test("the inspector says what the way gives in place of merges, and why both differ", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(`${linkTo({ tokenizers: ["o200k_base", "o200k_base:prefix"], text })}&at=0-42`);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const came = inspector.locator('[data-came="builtin:o200k_base:prefix"]');
  await expect(came).toContainText("This column cuts another way than its tokenizer: longest prefix.");
  await expect(came).toContainText("The tokenizer’s own way gives");
  await expect(inspector).toContainText("another way than its own (longest prefix)");
});

test("Languages draws both, each with its own premium", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,o200k_base:fewest");
  await languages.settle();
  await expect(languages.cell("deu_1996", "o200k_base")).toHaveAttribute("data-tokens", /^\d+$/);
  await expect(languages.cell("deu_1996", "o200k_base:fewest")).toHaveAttribute("data-tokens", /^\d+$/);
  const own = Number(await languages.cell("deu_1996", "o200k_base").getAttribute("data-tokens"));
  const fewest = Number(await languages.cell("deu_1996", "o200k_base:fewest").getAttribute("data-tokens"));
  expect(fewest).toBeLessThan(own);
  await expect(languages.chart).toContainText("fewest");
});

test("a text is changed before a column sees it: homophones and a way beside each other, a table of one’s own, in the link", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const amharic = "ሐገር ሀገር ኀይል ሃይል 5 km";
  await compare.open(linkTo({ tokenizers: ["o200k_base", "o200k_base:jammo"], text: amharic }));
  await expect(page.locator('.column[data-tokenizer="builtin:o200k_base:jammo"] [role="alert"]')).toContainText(
    "“jammo” is no way to cut. There are prefix",
  );
  await page
    .locator('.column[data-tokenizer="builtin:o200k_base"]')
    .getByRole("button", { name: "Options for" })
    .click();
  await page.getByRole("menuitem", { name: "Cut another way, change the text …" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Change the text first").first().click();
  await dialog.getByRole("checkbox", { name: "homophones", exact: false }).first().check();
  const effect = dialog.locator("[data-together]");
  await expect(effect).toHaveAttribute("data-together", "2");
  await expect(effect).toContainText("ሐገር = ሀገር");
  await dialog.getByRole("checkbox", { name: "table" }).check();
  await dialog.getByRole("textbox").fill("5 → amist\nkm");
  await expect(dialog).toContainText("Line 2 has neither a tab");
  await expect(dialog.getByRole("button", { name: "Add a column" })).toBeDisabled();
  await dialog.getByRole("textbox").fill("5 → amist\nkm → kilometer");
  await dialog.getByRole("radio", { name: "fewest tokens" }).click();
  expect(await seriousInBothThemes(page, ".dialog")).toEqual([]);
  const after = await effect.getAttribute("data-after");
  await dialog.getByRole("button", { name: "Add a column" }).click();
  const column = page.locator('.column[data-tokenizer*=":table_"]');
  await expect(column.getByRole("heading")).toHaveText(/ · table · homophones · fewest$/);
  await expect(column).toHaveAttribute("data-tokens", after ?? "");
  await reload(page);
  await expect(column).toHaveAttribute("data-tokens", after ?? "");
  const reference = (await column.getAttribute("data-tokenizer"))?.slice("builtin:".length) ?? "";
  const args = ["bin/tessera.mjs", "encode", "-t", reference, "--format", "ids"];
  const ids = execFileSync(process.execPath, args, { input: amharic }).toString().trim().split(/\s+/);
  expect(String(ids.length)).toBe(after);
});
