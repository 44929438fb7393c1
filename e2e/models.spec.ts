import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { expect, linkTo, reload, test } from "./support";

const text = "Which tokenizer does my model use?";

const search = (page: Page) => page.getByRole("combobox", { name: "Tokenizers" });
const options = (page: Page) => page.getByRole("dialog", { name: "Add tokenizer" }).getByRole("option");

test("a model is chosen by its name, by keyboard: its column goes by it, with its window and tokenizer, and so does the link", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await page.keyboard.press("a");
  await expect(search(page)).toBeFocused();
  await page.keyboard.type("gpt-5.2");
  await expect(options(page).first()).toHaveAccessibleName("GPT-5.2 o200k_base 400,000 tokens of context");
  await expect(page.locator(".picker-source")).toContainText("Source: github.com/openai/tiktoken");
  await page.keyboard.press("Enter");
  await expect(options(page).first()).toHaveAccessibleName(/^shown GPT-5.2/);
  // Another model of the same tokenizer has the same column.
  await search(page).fill("o3");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  const column = page.getByRole("region", { name: "GPT-5.2, o3, o200k_base" });
  await expect(column.getByRole("heading")).toHaveText("GPT-5.2, o3");
  await expect(column).toContainText("o200k_base · context of 200,000");
  await compare.expectColumns(["words", "o200k_base"]);
  await compare.expectCounts(text, await referenceCounts(["words", "o200k_base"], text));
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveText(["Words", "GPT-5.2, o3"]);
  await expect(page.getByRole("table")).toContainText("of 200,000");

  await expect(page).toHaveURL(/[?&]m=,GPT-5.2~o3(&|$)/);
  await reload(page);
  await expect(column).toContainText("o200k_base · context of 200,000");

  await page.getByRole("button", { name: "Options for o200k_base" }).click();
  await page.getByRole("menuitem", { name: "Go by o200k_base alone" }).click();
  await expect(column).toHaveCount(0);
  await expect(page.getByRole("region", { name: "o200k_base" }).getByRole("heading")).toHaveText("o200k_base");
  await expect(page).not.toHaveURL(/[?&]m=/);
  await page.goBack();
  await expect(column).toBeVisible();
});

test("of a model without a public tokenizer a sentence is told with its source, and nothing can be chosen for it", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("button", { name: "Add tokenizer" }).click();
  await search(page).fill("claude opus 4");
  const sentence = page.getByRole("dialog", { name: "Add tokenizer" }).getByRole("status");
  await expect(sentence).toContainText("Anthropic has published no tokenizer since Claude 2’s");
  await expect(sentence).toContainText("which is no count");
  await expect(options(page)).toHaveCount(0);
  await expect(sentence.getByRole("link").first()).toHaveAttribute("href", /^https:\/\/platform\.claude\.com\//);
  await page.keyboard.press("Enter");
  await compare.expectColumns(["words"]);
  await page.keyboard.press("Tab");
  await expect(sentence.getByRole("link").first()).toBeFocused();
});

test("a link that calls a column by a model of another tokenizer is told, and the column goes by its own", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(`${linkTo({ tokenizers: ["o200k_base", "words"], text })}&m=Claude%20Opus%204~o3,`);
  await expect(compare.notice).toContainText("names a model for a column that does not have its tokenizer");
  await expect(page.getByRole("region", { name: "o3, o200k_base" })).toBeVisible();
});

test("a column's model is named wherever its column is, on all pages, and its price is the model's", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const link = (model: string) => `${linkTo({ tokenizers: ["o200k_base", "words"], text })}&at=0-5&m=${model},`;
  await compare.open(link("GPT-5.2"));
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("group", { name: "GPT-5.2 (o200k_base)", exact: true }).first()).toBeVisible();
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByLabel("Price per million of input for GPT-5.2").fill("2.5");
  await page.getByRole("radio", { name: "Lines" }).click();
  await expect(page.getByRole("columnheader", { name: "GPT-5.2 (o200k_base)" })).toBeVisible();

  await page.getByRole("link", { name: "Languages" }).click();
  await expect(page.getByRole("list", { name: "Tokenizers" })).toContainText("GPT-5.2 (o200k_base)");
  await expect(page).toHaveURL(/languages\?.*[?&]m=GPT-5.2,/);
  await reload(page);
  await expect(page.getByRole("list", { name: "Tokenizers" })).toContainText("GPT-5.2 (o200k_base)");

  // Another model of the same tokenizer has a price of its own.
  await compare.open(link("o3"));
  await page.getByRole("radio", { name: "Cost" }).click();
  await expect(page.getByLabel("Price per million of input for o3")).toHaveValue("");
  await expect(page.getByRole("button", { name: /^Use my prices/ })).toHaveCount(0);
  await compare.open(link("GPT-5.2"));
  await page.getByRole("radio", { name: "Cost" }).click();
  await page.getByRole("button", { name: "Use my prices for GPT-5.2" }).click();
  await expect(page.getByLabel("Price per million of input for GPT-5.2")).toHaveValue("2.5");
});

test("long names of models are whole in the heads of every table, and stand over no other, at any width", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const named =
    "v=1&t=cl100k_base,gemma3,qwen3&m=text-embedding-ada-002,Gemini%202.5%20Flash%20Lite,Qwen3%20Coder%20480B%20A35B%20Instruct";
  const widths = [1024, 390];
  /** Heads whose words are wider than they are. */
  const cut = () =>
    page
      .locator(".files-heads [role=columnheader], .lines-heads [role=columnheader], .agreement-tables th")
      .evaluateAll((heads) =>
        heads.filter((head) => head.scrollWidth > head.clientWidth + 1).map((head) => head.textContent),
      );
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await compare.open(`#/compare?${named}&below=lines&text=strawberry`);
    await expect(page.getByRole("columnheader", { name: "Qwen3 Coder 480B A35B Instruct (Qwen 3)" })).toBeVisible();
    await expect.poll(cut, `lines, ${width}`).toEqual([]);
    if (width === 390) {
      await page.getByRole("combobox", { name: "Figures below" }).selectOption("Differences");
    } else await page.getByRole("radio", { name: "Differences" }).click();
    await expect(page.getByRole("region", { name: "Table: Boundaries in common" })).toBeVisible();
    await expect.poll(cut, `differences, ${width}`).toEqual([]);
    await page.getByRole("link", { name: "Files" }).click();
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "a.md", mimeType: "text/plain", buffer: Buffer.from("strawberry") });
    await expect(page.getByRole("columnheader", { name: "Qwen3 Coder 480B A35B Instruct (Qwen 3)" })).toBeVisible();
    await expect.poll(cut, `files, ${width}`).toEqual([]);
  }
});
