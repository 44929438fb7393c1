import type { Locator, Page } from "@playwright/test";
import { builtinIds } from "../test/support/builtins";
import { referenceCounts } from "./expected";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, test } from "./support";

const multilingual =
  "Tokenizers differ: Wörter, слова, λέξεις, الكلمات, מילים, शब्द, คำ, 单词、単語, 단어 👩‍👩‍👧‍👦🤚🏾 — 1,234.56 €;\n\tif (x<=0) return;  ok";

function picker(page: Page): Locator {
  return page.getByRole("dialog", { name: "Add tokenizer" });
}

async function chooseFromMenu(compare: ComparePage, label: string, entry: string): Promise<void> {
  await compare.page.getByRole("button", { name: `Options for ${label}` }).click();
  await compare.page.getByRole("menuitem", { name: entry }).click();
}

test("a tokenizer is found and added by keyboard alone", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: multilingual }));
  await compare.expectText(multilingual, ["words"]);
  await page.keyboard.press("a");
  const search = page.getByRole("combobox", { name: "Tokenizers" });
  await expect(search).toBeFocused();
  // All that can be chosen are among those tested below.
  await expect(picker(page).getByRole("option")).toHaveCount(builtinIds.length);
  await page.keyboard.type("gemma");
  await expect(picker(page).getByRole("option", { selected: true })).toHaveAccessibleName(/^Gemma 3/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await compare.expectColumns(["words", "gemma3"]);
  await expect(compare.column("gemma3")).toHaveAttribute("data-state", /loading|ready/);
});

test("columns are moved and removed, and the last one stays", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words", "graphemes", "utf8_bytes"], text: "abc" }));
  await compare.expectText("abc", ["words", "graphemes", "utf8_bytes"]);
  const rowNames = page.getByRole("table").getByRole("rowheader");

  await chooseFromMenu(compare, "UTF-8 bytes", "Move left");
  await compare.expectColumns(["words", "utf8_bytes", "graphemes"]);
  await expect(rowNames).toHaveText(["Words", "UTF-8 bytes", "Graphemes"]);
  await chooseFromMenu(compare, "Words", "Move right");
  await compare.expectColumns(["utf8_bytes", "words", "graphemes"]);
  const color = (id: string) =>
    compare
      .column(id)
      .locator(".swatch")
      .evaluate((swatch) => swatch.style.background);
  const before = await color("graphemes");
  await chooseFromMenu(compare, "Words", "Remove");
  await chooseFromMenu(compare, "UTF-8 bytes", "Remove");
  await compare.expectColumns(["graphemes"]);
  // Who looks for a colour finds the tokenizer that had it.
  expect(await color("graphemes")).toBe(before);
  await expect(rowNames).toHaveText(["Graphemes"]);
  await compare.expectCounts("abc", { graphemes: 3 });

  await page.getByRole("button", { name: "Options for Graphemes" }).click();
  await expect(page.getByRole("menuitem", { name: "Remove" })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByRole("menuitem", { name: "Move left" })).toHaveAttribute("aria-disabled", "true");
});

test("a ninth column is refused with a reason", { tag: "@resilience" }, async ({ compare, page }) => {
  const eight = ["words", "graphemes", "code_points", "utf8_bytes", "r50k_base", "p50k_base", "bert_uncased", "llama2"];
  await compare.open(linkTo({ tokenizers: eight, text: "eight" }));
  await compare.expectCounts("eight", await referenceCounts(eight, "eight"));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await expect(picker(page)).toContainText("All 8 columns are taken");
  await expect(picker(page).getByRole("option", { name: "Llama 3" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.type("Llama 3");
  await page.keyboard.press("Enter");
  await compare.expectColumns(eight);
});

// One of each kind of model; reference.spec.ts has every built-in checked by its library in the page.
test("columns count as the references do", { tag: "@resilience" }, async ({ compare }) => {
  const kinds = ["o200k_base", "llama2", "bert_uncased", "claude2", "graphemes"];
  await compare.open(linkTo({ tokenizers: kinds, text: multilingual }));
  await compare.expectCounts(multilingual, await referenceCounts(kinds, multilingual));
});

test("the best ratio is marked, but not of a tokenizer that does not know the script", async ({ compare, page }) => {
  const text = "ሰላም ለዓለም";
  const tokenizers = ["bert_uncased", "o200k_base", "r50k_base"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  const row = (name: string) => page.getByRole("row", { name });
  // Two unknown tokens are the fewest, and say nothing.
  await expect(row("BERT").getByRole("cell").first()).toHaveText("2");
  await expect(row("BERT").getByRole("img", { name: "best" })).toHaveCount(0);
  await expect(row("BERT").getByRole("button", { name: "100%" })).toHaveAccessibleDescription(
    /More than a tenth is unknown/,
  );
  await expect(row("o200k_base").getByRole("cell").first().getByRole("img", { name: "best" })).toBeVisible();
  // Nor is it a merit to know the script, as two of them do.
  await expect(row("r50k_base").getByRole("img", { name: "best" })).toHaveCount(0);
  const note = (id: string) => page.locator(`section[data-tokenizer="builtin:${id}"] .column-count-note`);
  await expect(note("bert_uncased")).toHaveText("");
  await expect(note("o200k_base")).toHaveText("fewest");
  await expect(note("r50k_base")).toContainText("× the fewest");
  // What only screen readers see stays within the table's own scrolling.
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
});
