import { readFile } from "node:fs/promises";
import { seriousInBothThemes } from "./axe";
import { expect, test, visit } from "./support";

test("two vocabularies: the answer, what only one has, a list as a file, the other way round, and by keys", async ({
  page,
}) => {
  await visit(page, "./#/vocabularies?v=1&t=p50k_base,r50k_base&on=eng");
  const main = page.getByRole("main");
  await expect(main).toHaveAttribute("data-state", "ready");
  const answer = main.locator("[data-common]");
  await expect(answer).toHaveAttribute("data-common", "50256");
  await expect(answer).toContainText("50,256 of 50,280 entries of p50k_base are in r50k_base too");
  await expect(main.getByRole("region", { name: "Numbers" })).toHaveAttribute("data-clashes", "false");
  const only = main.getByRole("region", { name: "Only in one of them" });
  await expect(only.getByRole("row", { name: /^Entries/ })).toHaveText("Entries240");
  const use = main.getByRole("region", { name: "On real text" });
  await expect(use).toHaveAttribute("data-state", "ready");
  await expect(use.locator("[data-needed]")).toHaveAttribute("data-needed", "0");

  await only.getByText("Entries only in p50k_base").focus();
  await page.keyboard.press("Enter");
  await expect(only.getByRole("row")).toHaveCount(7 + 1 + 20);
  await expect(only.getByRole("link", { name: "50257", exact: true })).toHaveAttribute(
    "href",
    /t=p50k_base&token=50257$/,
  );
  const saved = page.waitForEvent("download");
  await only.getByRole("button", { name: "CSV" }).click();
  const lines = (await readFile(await (await saved).path(), "utf8")).split("\r\n");
  expect(lines.slice(0, 2)).toEqual(["id,entry,becomes,pieces,piece_entries", '50257,  ,text,2,"["" "","" ""]"']);
  expect(lines).toHaveLength(1 + 24 + 1);

  await main.getByRole("button", { name: "Swap p50k_base and r50k_base" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/t=r50k_base,p50k_base/);
  await expect(answer).toContainText("50,256 of 50,256 entries of r50k_base are in p50k_base too");
  await expect(page.getByRole("link", { name: "Tokenizers" })).toHaveAttribute("aria-current", "page");
});

test("what has no vocabulary is said, and axe finds nothing serious in either theme", { tag: "@resilience" }, async ({
  page,
}) => {
  await visit(page, "./#/vocabularies?v=1&t=p50k_base,utf8_bytes&on=eng");
  const main = page.getByRole("main");
  await expect(main.getByRole("alert")).toContainText("cuts texts by a rule and has no vocabulary to compare");
  // It would not have one another time.
  await expect(main.getByRole("button", { name: "Retry" })).toHaveCount(0);
  await main.getByRole("combobox", { name: "B", exact: true }).selectOption("builtin:r50k_base");
  await expect(main).toHaveAttribute("data-state", "ready");
  await expect(main.getByRole("region", { name: "On real text" })).toHaveAttribute("data-state", "ready");
  expect(await seriousInBothThemes(page)).toEqual([]);
});

test("a matrix has each with each, and chat templates are told line by line", { tag: "@resilience" }, async ({
  page,
}) => {
  await visit(page, "./#/vocabularies?v=1&t=llama3,qwen3,r50k_base&on=eng");
  const main = page.getByRole("main");
  const changes = main.getByRole("region", { name: /^What changes/ });
  await expect(changes.locator("[data-templates]")).toHaveAttribute("data-templates", "changed");
  await changes.getByText("Chat template, line by line").click();
  await expect(changes.locator(".pair-template del").first()).toContainText("− ");
  await expect(changes.locator(".pair-template ins").first()).toContainText("+ ");
  await expect(main.getByRole("table", { name: "The common part by qtok’s classes" })).toContainText(
    "Words with a space in front",
  );
  const matrix = main.getByRole("region", { name: "Each with each" });
  await matrix.getByRole("button", { name: /^Qwen 3 and r50k_base/ }).press("Enter");
  await expect(page).toHaveURL(/t=qwen3,r50k_base,llama3/);
  await expect(changes.locator("[data-templates]")).toHaveText(/has a chat template, r50k_base none/);
});

test("on a phone no table is cut: columns go by the choice’s letters, stages stand one below the other", {
  tag: "@resilience",
}, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, "./#/vocabularies?v=1&t=o200k_base,cl100k_base&on=eng");
  const main = page.getByRole("main");
  await expect(main.getByRole("region", { name: "On real text" })).toHaveAttribute("data-state", "ready");
  const common = main.getByRole("region", { name: "The common part" });
  await expect(common.getByText("Of A", { exact: true }).first()).toBeVisible();
  await expect(common.getByRole("columnheader", { name: "Of o200k_base" }).first()).toBeVisible();
  const cut = main.locator(".table-scroll:not(.scrolls-sideways)");
  await expect(cut).toHaveCount(6);
  await expect
    .poll(() => cut.evaluateAll((all) => all.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)))
    .toEqual([0, 0, 0, 0, 0, 0]);
});

test("all languages are counted when somebody asks, a count that is stopped shows what it had, and goes on from there", {
  tag: "@resilience",
}, async ({ page }) => {
  await visit(page, "./#/vocabularies?v=1&t=o200k_base,cl100k_base,words");
  const main = page.getByRole("main");
  await expect(main.locator("[data-left]")).toHaveText(/^Words cuts texts by a rule and has no vocabulary/);
  const use = main.getByRole("region", { name: "On real text" });
  await expect(use).toHaveAttribute("data-state", "ready");
  await expect(use.getByRole("combobox", { name: "Text" })).toHaveValue("eng");
  await use.getByRole("button", { name: /^Count all 521 languages/ }).press("Enter");
  await expect(page).toHaveURL(/on=all/);
  await expect(use.getByText(/Encoding the texts: [1-9]\d* of 521/)).toBeVisible();
  await use.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(use.getByRole("status")).toContainText(/Stopped after \d+ languages? of 521/);
  const counted = use.locator("[data-tokens-a]");
  await expect(counted).toHaveAttribute("data-tokens-a", /^[1-9]\d*$/);
  await use.getByText("Id map, the surest first").click();
  await expect(use.getByRole("row").nth(20)).toBeVisible();
  await use.getByRole("button", { name: "Go on" }).press("Enter");
  await expect(use).toHaveAttribute("data-state", "ready");
  await expect(use.getByText("Tokens of each language")).toBeVisible();
  // Who comes back finds it counted, without the corpus being asked for again.
  await page.route("**/udhr.*.corpus", (route) => route.abort());
  await page.getByRole("link", { name: "Files" }).click();
  await expect(main.locator(".pair-answer")).toHaveCount(0);
  await page.goBack();
  await expect(counted).toHaveAttribute("data-tokens-b", /^\d+$/);
  const tokens = [await counted.getAttribute("data-tokens-a"), await counted.getAttribute("data-tokens-b")];
  // The other way round it is counted at one go, to the same end.
  await main.getByRole("button", { name: "Swap o200k_base and cl100k_base" }).press("Enter");
  await expect(main.locator(".pair-answer")).toContainText("entries of cl100k_base are in o200k_base too");
  await expect(counted).toHaveAttribute("data-tokens-b", tokens[0] ?? "");
  await expect(counted).toHaveAttribute("data-tokens-a", tokens[1] ?? "");
  await expect(use).toHaveAttribute("data-state", "ready");
});
