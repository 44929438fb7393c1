import { seriousInBothThemes } from "./axe";
import { expect, linkTo, test } from "./support";

const text = [
  "# Notes",
  "short",
  "## Scripts",
  "نفس الكلمات لا تكلف الشيء نفسه.\r",
  "वही शब्द, अलग क़ीमत। คำเดียวกัน 同样的话 👩‍👩‍👧‍👦🤚🏾",
  "# Code",
  "const x = 1;",
].join("\n");

test("tokens by heading and by line come to the columns’ own, and a line that is chosen is pinned in all of them", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["r50k_base", "llama2"], text }));
  await compare.expectText(text, ["r50k_base", "llama2"]);
  await page.getByRole("radio", { name: "Lines", exact: true }).check();
  const lines = page.getByRole("region", { name: "Lines", exact: true });
  await expect(lines).toHaveAttribute("data-state", "ready");
  const grid = lines.getByRole("grid");
  const sumOf = async (id: string, rows: string) => {
    const cells = await grid
      .locator(`${rows} [data-tokenizer="builtin:${id}"]`)
      .evaluateAll((found) => found.map(({ dataset }) => Number(dataset.tokens)));
    return cells.reduce((sum, tokens) => sum + tokens, 0);
  };
  for (const id of ["r50k_base", "llama2"]) {
    const all = Number(await compare.column(id).getAttribute("data-tokens"));
    await page.getByRole("radio", { name: "Headings", exact: true }).check();
    await expect(grid.locator("[data-line]")).toHaveCount(3);
    await expect.poll(() => sumOf(id, ':is([data-line="1"], [data-line="6"])')).toBe(all);
    await page.getByRole("radio", { name: "Lines in order" }).check();
    await expect(grid.locator("[data-line]")).toHaveCount(7);
    await expect.poll(() => sumOf(id, "[data-line]")).toBe(all);
  }
  await page.getByRole("radio", { name: "Heaviest lines" }).check();
  await expect(grid.locator("[data-row='0']")).toHaveAttribute("data-line", "5");
  expect(await seriousInBothThemes(page, ".lines-panel")).toEqual([]);
  await grid.locator("[data-row='0']").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(grid.locator("[data-row='0']")).toHaveAttribute("aria-selected", "true");
  const start = Buffer.byteLength(text.split("\n").slice(0, 4).join("\n")) + 1;
  const end = start + Buffer.byteLength(text.split("\n")[4] ?? "");
  await expect(page.getByRole("complementary", { name: "Inspector" })).toHaveAttribute("data-place", `${start}-${end}`);
  // Another text is told anew.
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(lines).toHaveAttribute("data-state", "empty");
});
