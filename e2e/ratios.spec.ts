import { expect, linkTo, test } from "./support";

const text = "The quick brown fox jumps over the lazy dog.";

test("a context window can be cleared and typed anew, and what is no window is told", async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["o200k_base", "llama2"], text }));
  const field = page.getByLabel("Context window");
  const table = page.getByRole("region", { name: "Table of ratios" });
  await expect(table.getByRole("row", { name: "o200k_base" })).toContainText("<0.01%");
  // The longest that a model of this tokenizer has.
  await expect(table.getByRole("row", { name: "Llama 2" })).toContainText("of 4,096");

  await field.clear();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("alert")).toHaveText(
    "Type a whole number from 1 to 100,000,000. 128,000 holds until then.",
  );
  await field.pressSequentially("8192");
  await expect(field).toHaveValue("8192");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page).toHaveURL(/&w=8192&/);

  await field.fill("0");
  await expect(page.getByRole("alert")).toContainText("“0” is no whole number from 1 to 100,000,000. 8,192 holds");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("1,024");
  await expect(page).toHaveURL(/&w=1024&/);
  await expect(table.getByRole("row", { name: "Llama 2" })).not.toContainText("of ");
});

test("decimal points stand under each other, beside the mark of the best too", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const tokenizers = ["o200k_base", "llama2", "utf8_bytes", "words"];
  await compare.open(linkTo({ tokenizers, text: `${text} Grüße aus Köln! 漢字` }));
  await expect(page.getByRole("img", { name: "best" }).first()).toBeVisible();
  // Where each number's point, or the end of its digits where it has none, is painted.
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll(".ratios tbody tr")].map((row) =>
        [...row.querySelectorAll(".figure")].map((figure) => {
          const node = [...figure.childNodes].find((child) => child.nodeType === Node.TEXT_NODE);
          const [point, digitsEnd] = [node?.textContent?.search(/\.\d/) ?? -1, node?.textContent?.search(/\D*$/) ?? 0];
          if (node === undefined || digitsEnd === 0) return null;
          const range = document.createRange();
          range.setStart(node, 0);
          range.setEnd(node, point < 0 ? digitsEnd : point);
          return Math.round(range.getBoundingClientRect().right * 2) / 2;
        }),
      ),
    );
  await expect(async () => {
    const rows = await places();
    expect(rows).toHaveLength(tokenizers.length);
    for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
      const there = rows.map((row) => row[column] ?? null).filter((place) => place !== null);
      expect(Math.max(...there) - Math.min(...there), `column ${column}`).toBeLessThan(1);
    }
  }).toPass();
});

test("ratios are copied as a table; the button’s place is there before it", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/TakeRatios-*.js", async (route) => {
    await released;
    await route.continue();
  });
  await compare.open(linkTo({ tokenizers: ["words", "o200k_base"], text: "one two three" }));
  await compare.expectText("one two three", ["words", "o200k_base"]);
  await compare.expectCodeEditor();
  const table = page.getByRole("region", { name: "Table of ratios" });
  const before = await table.boundingBox();
  release();
  const button = page.getByRole("button", { name: "Copy or save the ratios" });
  await button.waitFor();
  await expect.poll(() => table.boundingBox()).toEqual(before);
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Copy as Markdown" }).click();
  await expect(page.locator(".ratios")).toContainText("Copied as Markdown.");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/\| column .*\n.*\n\| Words .*\n\| o200k\\_base /);
});
