import { readFile } from "node:fs/promises";
import { seriousInBothThemes } from "./axe";
import { referenceIds } from "./expected";
import { type ComparePage, expect, expectNoSidewaysScroll, linkTo, test } from "./support";

const panel = (compare: ComparePage) => compare.page.locator('[data-instrument="information"]');
const text =
  "Dieselben Wörter kosten unterschiedlich viel. वही शब्द, वही शब्द 👩‍👩‍👧‍👦🤚🏾 人人生而自由。\nreturn [a, a];\n".repeat(
    6,
  );

/** Shannon's entropy of the reference library's ids, in bits. */
async function referenceEntropy(id: string): Promise<number> {
  const ids = await referenceIds(id, text);
  const counts = new Map<number, number>();
  for (const each of ids) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / ids.length) * Math.log2(count / ids.length), 0);
}

test("what ids carry is told of every column, by options that are in the link, and goes into a file", async ({
  compare,
  page,
}) => {
  const tokenizers = ["r50k_base", "words"];
  await compare.open(linkTo({ tokenizers, text }));
  await page.getByRole("radio", { name: "Information" }).check();
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  const entropy = await referenceEntropy("r50k_base");
  await expect(panel(compare).getByRole("row", { name: /^r50k_base/ })).toContainText(entropy.toPrecision(3));
  await panel(compare).getByRole("spinbutton", { name: "Rényi’s α" }).fill("1");
  await panel(compare).getByRole("radio", { name: "Vocabulary" }).check();
  await expect(page).toHaveURL(
    /&below=information&with=alpha%3A1%2Cof%3Avocabulary|&below=information&with=alpha:1,of:vocabulary/,
  );
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
  await panel(compare).getByRole("button", { name: "Copy or save the information" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save as CSV" }).click();
  const csv = await readFile(await (await downloading).path(), "utf8");
  const [heads = [], own = []] = csv.split("\r\n").map((line) => line.split(","));
  const field = (head: string) => Number(own[heads.indexOf(head)]);
  expect(field("H1 (bits)")).toBeCloseTo(entropy, 10);
  // At α = 1 Rényi's entropy is Shannon's.
  expect(field("Rényi efficiency")).toBeCloseTo(field("capacity used"), 10);
});

test("it follows the text by keys, keeps its options beside other instruments, and says what it cannot read", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await compare.open(
    `${linkTo({ tokenizers: ["r50k_base", "bert_uncased"], text })}&below=information&with=order:4,beta:2`,
  );
  await expect(panel(compare).getByText("“beta:2” is no option")).toBeVisible();
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  await expectNoSidewaysScroll(page);
  const order = panel(compare).getByRole("spinbutton", { name: "Tokens given" });
  await order.press("ArrowDown");
  await expect(order).toHaveValue("3");
  await expect(page).toHaveURL(/with=order(:|%3A)3/);
  const figures = page.getByRole("combobox", { name: "Figures below" });
  await figures.selectOption("Lines");
  await expect(page).not.toHaveURL(/with=/);
  await figures.selectOption("Information");
  await expect(order).toHaveValue("3");
  await compare.paste("");
  await expect(panel(compare)).toHaveAttribute("data-state", "empty");
  await compare.paste("a a a");
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
});

test("while figures of another option are on their way, the heads are of the figures that are there", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Workers are slow to begin with what is asked next: the first answer is there, and no second one comes.
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage as (...parts: unknown[]) => void;
    let isHeld = false;
    Object.assign(window, { hold: () => (isHeld = true) });
    Worker.prototype.postMessage = function (this: Worker, ...parts: unknown[]) {
      if (!isHeld) post.apply(this, parts);
    };
  });
  await compare.open(`${linkTo({ tokenizers: ["r50k_base"], text })}&below=information`);
  await expect(panel(compare)).toHaveAttribute("data-state", "ready");
  await page.evaluate("hold()");
  await panel(compare).getByRole("spinbutton", { name: "Tokens given" }).fill("4");
  await expect(panel(compare)).toHaveAttribute("data-state", "pending");
  await expect(panel(compare).getByRole("columnheader", { name: "H₃" })).toBeVisible();
  await expect(panel(compare).getByRole("columnheader", { name: "H₅" })).toHaveCount(0);
});

test("its plots are saved as a picture that needs nothing else", { tag: "@resilience" }, async ({ compare, page }) => {
  await compare.open(`${linkTo({ tokenizers: ["r50k_base", "llama2"], text })}&below=information`);
  await expect(panel(compare).locator("figure svg").nth(1)).toBeVisible();
  const take = async (format: string) => {
    await panel(compare).getByRole("button", { name: "Copy or save the information" }).click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: `Save the plots as ${format}` }).click();
    return readFile(await (await downloading).path());
  };
  const svg = (await take("SVG")).toString();
  expect(svg).not.toMatch(/var\(|class=|foreignObject|href/);
  for (const said of ["r50k_base", "Llama 2", "Rank", "Tokens of the text", "<path", 'stroke="#']) {
    expect(svg).toContain(said);
  }
  // As any program reads it that goes by XML.
  const parser = await page.context().newPage();
  const problems = await parser.evaluate(
    (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror").length,
    svg,
  );
  expect(problems).toBe(0);
  expect((await take("PNG")).subarray(1, 4).toString()).toBe("PNG");
});
