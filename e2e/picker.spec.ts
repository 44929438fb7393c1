import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./support";

const text = "What Enter does.";

const search = (page: Page) => page.getByRole("combobox", { name: "Tokenizers" });
const chosen = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).locator("[aria-selected=true]");

test("Enter does nothing before something is typed or moved to", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await expect(search(page)).toBeFocused();
  await expect(chosen(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("gem");
  await expect(chosen(page)).toHaveCount(1);
  await search(page).fill("");
  await expect(chosen(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await compare.expectColumns(["o200k_base", "words"]);
  // Nothing is said of an entry where none is chosen.
  await expect(page.locator(".picker-source")).toHaveText("");
});

test("Enter on a match that is shown already leaves it, a second Enter does not undo the first", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await search(page).fill("o200k_base");
  await expect(page.locator(".picker-source")).toContainText("It is a column already.");
  await page.keyboard.press("Enter");
  await compare.expectColumns(["o200k_base", "words"]);
  await search(page).fill("graphemes");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await compare.expectColumns(["o200k_base", "words", "graphemes"]);
});

test("an entry that was moved to is taken out of the comparison, and can be put back", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await expect(search(page)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveAccessibleName(/o200k_base/);
  await page.keyboard.press("Enter");
  await compare.expectColumns(["words"]);
  await page.keyboard.press("Escape");
  await compare.notice.getByRole("button", { name: "Put it back" }).click();
  await compare.expectColumns(["o200k_base", "words"]);
});

test("each entry says where it is from, those of the Hub too", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  const source = page.locator(".picker-source");
  await search(page).fill("Llama 2");
  await expect(source).toContainText("Licence:");
  await search(page).fill("owner/of-a-model");
  await expect(source).toContainText("The Hub is asked");
});
