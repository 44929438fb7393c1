import { LanguagesPage } from "./languagesPage";
import { expect, linkTo, reload, test, visit } from "./support";
import { ranks, wordPieceJson } from "./tokenizerPages";

const tokenizers = ["words", "graphemes", "utf8_bytes"];

test("each page has a title of its own", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open();
  await expect(page).toHaveTitle("Tessera: compare tokenizers");
  // What a preview of a link shows is what the page says of itself.
  const says = (selector: string): Promise<string | null> => page.locator(selector).getAttribute("content");
  expect(await says("meta[property='og:title']")).toBe(await page.title());
  expect(await says("meta[property='og:description']")).toBe(await says("meta[name='description']"));
  await compare.follow(linkTo({ tokenizers, text: "abc" }));
  await expect(page).toHaveTitle("Words, Graphemes, UTF-8 bytes · Tessera");
  await compare.follow(linkTo({ tokenizers: ["o200k_base"], text: "abc" }).replace("&x=", "&m=GPT-5.2&x="));
  await expect(page).toHaveTitle("GPT-5.2 · Tessera");
  await compare.dropFile("secret name.json", wordPieceJson);
  await page.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  await expect(page).toHaveTitle("GPT-5.2, your own · Tessera");
  await visit(page, "./#/languages");
  await expect(page).toHaveTitle("Languages · Tessera");
  await visit(page, "./#/tokenizer?v=1&t=bert_uncased");
  await expect(page).toHaveTitle("BERT uncased · Tessera");
  await visit(page, "./#/tokenizers");
  await expect(page).toHaveTitle("Tokenizers · Tessera");
});

test("the first stop of Tab leads past the header, and the focus stays near a column that is removed", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers, text: "abc" }));
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main")).not.toBeFocused();
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);

  const remove = async (label: string) => {
    await page.getByRole("button", { name: `Options for ${label}` }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
  };
  await remove("Graphemes");
  await expect(page.getByRole("button", { name: "Options for UTF-8 bytes" })).toBeFocused();
  await remove("UTF-8 bytes");
  await expect(page.getByRole("button", { name: "Options for Words" })).toBeFocused();
});

test("single letters can be switched off as shortcuts, and stay so", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers, text: "abc" }));
  await page.keyboard.press("?");
  await page.getByRole("switch", { name: /Single letters/ }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await reload(page);
  await compare.expectText("abc", tokenizers);
  await page.keyboard.type("?el");
  await expect(compare.editor).not.toBeFocused();
  await expect(compare.editor).toBeVisible();
  await page.getByRole("button", { name: /^Help/ }).click();
  await page.getByRole("switch", { name: /Single letters/ }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("e");
  await expect(compare.editor).toBeFocused();
});

test("keys never lose the focus: at the last step, where a button goes with its work, and behind a dialog that a drop opened", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  const text = "in 2024, strawberry";
  await page.route("**/r50k_base.*.pack", (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ["llama3", "qwen3", "r50k_base"], text }).replace("&x=", "&at=0-19&x="));
  await compare.expectText(text, ["llama3", "qwen3"]);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  const step = (name: string) => inspector.getByRole("button", { name, exact: true });
  // The focus is told where it is, since Tab is not what this is about.
  for (const name of ["Before all merges", "After all merges"]) {
    await step(name).focus();
    await page.keyboard.press("Enter");
    await expect(step(name)).toBeDisabled();
    await expect(step(name)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(step(name)).toBeFocused();
  }
  await page.keyboard.press("Shift+Tab");
  await expect(step("After all merges")).toHaveAttribute("disabled");
  const pin = inspector.getByRole("button", { name: /^Pin/ });
  await pin.focus();
  await page.keyboard.press("Enter");
  await expect(pin).toHaveCount(0);
  const isIn = (part: string) => page.evaluate((within) => document.activeElement?.closest(within) !== null, part);
  await expect.poll(() => isIn("aside")).toBe(true);
  await page.keyboard.press("Escape");
  await expect(inspector).toHaveCount(0);
  const failed = compare.column("r50k_base");
  await failed.getByRole("button", { name: "Retry" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => isIn("[data-tokenizer='builtin:r50k_base']")).toBe(true);
  await compare.expectCodeEditor();
  await compare.editor.focus();
  await compare.dropFile("small.tiktoken", ranks);
  await expect(page.getByRole("dialog", { name: "How is text cut?" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(compare.editor).toBeFocused();
});

test("a tokenizer that is removed on Languages is said to be gone from Compare too, and can be put back", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words,graphemes,utf8_bytes");
  await page.getByRole("button", { name: "Remove Graphemes" }).click();
  await expect(compare.notice).toHaveText(/Graphemes was removed, here and on Compare\./);
  await expect(page.getByRole("button", { name: "Remove UTF-8 bytes" })).toBeFocused();
  await compare.notice.getByRole("button", { name: "Put it back" }).click();
  await page.getByRole("link", { name: "Compare" }).click();
  await compare.expectColumns(tokenizers);
});
