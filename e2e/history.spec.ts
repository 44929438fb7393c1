import { expect, linkTo, test } from "./support";

test("Back and Forward step over a tokenizer and a sample", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: "first" }));
  await compare.expectText("first", ["words"]);

  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await page.getByRole("option", { name: "Graphemes" }).click();
  await page.keyboard.press("Escape");
  await compare.expectText("first", ["words", "graphemes"]);
  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: "Deutsch" }).click();
  await compare.expectEditor(/^Alle Menschen/);
  const sample = await compare.text();
  await compare.expectText(sample, ["words", "graphemes"]);

  await page.goBack();
  await compare.expectEditor("first");
  await compare.expectText("first", ["words", "graphemes"]);
  await page.goBack();
  await compare.expectColumns(["words"]);
  await page.goForward();
  await compare.expectColumns(["words", "graphemes"]);
  await compare.expectEditor("first");
  await page.goForward();
  await compare.expectEditor(sample);
  await compare.expectText(sample, ["words", "graphemes"]);
});

test("a link pasted over one's own text offers that text back", { tag: "@resilience" }, async ({ compare }) => {
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste("My own long thoughts");
  await compare.expectText("My own long thoughts", ["words"]);
  await compare.follow(linkTo({ tokenizers: ["graphemes"], text: "Theirs" }));
  await compare.expectText("Theirs", ["graphemes"]);
  await compare.expectColumns(["graphemes"]);
  await expect(compare.notice).toContainText("A link replaced the text that you had typed.");

  await compare.notice.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectEditor("My own long thoughts");
  await compare.expectText("My own long thoughts", ["words"]);
  await expect(compare.notice).toHaveCount(0);
});

test("what was typed a moment before Back is there again after Forward", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: "first" }));
  await compare.expectText("first", ["words"]);
  await page.getByRole("radio", { name: "Reading" }).click();
  await compare.editor.press("ControlOrMeta+End");
  await page.keyboard.insertText(" and more");
  await page.goBack();
  await expect(page.getByRole("radio", { name: "Tokens" })).toBeChecked();
  await compare.expectEditor("first");
  await page.goForward();
  await expect(page.getByRole("radio", { name: "Reading" })).toBeChecked();
  await compare.expectEditor("first and more");
});

test("each entry has its place, however often one goes back and forth", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const text = "one two three four";
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  const places = ["0-3", "4-7", "8-13"] as const;
  for (const [i, option] of ["Ids", "Inserted tokens", "Ids"].entries()) {
    await page.getByRole("switch", { name: option, exact: true }).click();
    await compare.chip("words", i).click();
    await expect(inspector).toHaveAttribute("data-place", places[i] ?? "");
    await expect.poll(() => page.url()).toContain(`&at=${places[i]}`);
  }
  for (let i = 0; i < 25; i++) {
    await page.goBack();
    await page.goForward();
  }
  await expect(inspector).toHaveAttribute("data-place", places[2]);
  for (const at of [1, 0] as const) {
    await page.goBack();
    await expect(inspector).toHaveAttribute("data-place", places[at]);
  }
  await compare.expectText(text, ["words"]);
  await expect(compare.notice).toHaveCount(0);
});
