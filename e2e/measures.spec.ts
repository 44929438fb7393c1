import { readFile } from "node:fs/promises";
import { seriousInBothThemes } from "./axe";
import { LanguagesPage } from "./languagesPage";
import { expect, expectNoSidewaysScroll, reload, test } from "./support";

/** What a cell shows of a measure. */
const valueIn = (languages: LanguagesPage, code: string, tokenizer: string) =>
  languages.cell(code, tokenizer).getAttribute("data-value");

test("an instrument's figure takes the premium's place in table, chart, link and file, and says that it has no interval", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,llama2");
  await languages.settle();
  await page.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Rényi efficiency" });
  await expect(page).toHaveURL(/[?&]measure=information\.renyiEfficiency/);
  await expect(page.getByRole("heading", { name: "Rényi efficiency by language" })).toBeVisible();
  const cell = languages.cell("deu_1996", "llama2");
  await expect(cell).toHaveAttribute("data-measure", "information.renyiEfficiency");
  await languages.settle();
  await expect(cell).toHaveText(/^\d\d\.\d%/);
  // What the command line's own table says of the same text is in the unit tests; here it is a share below 1.
  await expect.poll(async () => Number(await valueIn(languages, "deu_1996", "llama2"))).toBeLessThan(1);
  await expect(page.getByText("No 95% intervals: it is of all segments together")).toBeVisible();
  const fairness = page.getByRole("region", { name: "Rényi efficiency over the languages shown" });
  await expect(fairness.getByRole("columnheader", { name: "Gini" })).toHaveCount(0);
  await expect(fairness.getByRole("columnheader", { name: "Worst" })).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const csv = await readFile(await (await downloading).path(), "utf8");
  const [heads = [], first = []] = csv.split("\r\n").map((line) => line.split(","));
  expect(first[heads.indexOf("measure")]).toBe("information.renyiEfficiency");
  expect(Number(first[heads.indexOf("value")])).toBeLessThan(1);
  expect(csv).toContain("Rényi efficiency: Rényi’s entropy of the tokens");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Token premium by language" })).toBeVisible();
});

test("a ratio of sums has intervals in each segment's mode, and each chart draws it", {
  tag: "@resilience",
}, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,bert_uncased&measure=ratios.bytesPerToken&scale=log");
  await languages.settle();
  const cell = languages.cell("eng", "o200k_base");
  await expect(cell).toHaveAttribute("data-low", /^\d/);
  await expect
    .poll(async () => {
      const [low, value, high] = await Promise.all(
        ["data-low", "data-value", "data-high"].map(async (name) => Number(await cell.getAttribute(name))),
      );
      return low !== undefined && value !== undefined && high !== undefined && low < value && value < high;
    })
    .toBe(true);
  for (const chart of ["Heat map", "Scatter", "Map", "Bars"] as const) {
    await page.getByRole("radio", { name: chart, exact: true }).click();
    await expect(
      page
        .getByRole("region", { name: /^Bytes per token/ })
        .locator("svg")
        .first(),
    ).toBeVisible();
    await expectNoSidewaysScroll(page);
  }
  expect(await seriousInBothThemes(page, ".languages")).toEqual([]);
});

test("a measure that there is not is said, and premiums are shown; one that a tokenizer cannot have is a dash", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base&measure=information.nothing");
  await expect(page.getByText("There is no measure “information.nothing”")).toBeVisible();
  await languages.settle();
  await expect(languages.cell("eng", "o200k_base")).toHaveAttribute("data-premium", "1.0000");
  await languages.open("?v=1&t=o200k_base&measure=information.renyiEfficiency,alpha:x");
  await expect(page.getByText("The link’s measure: “alpha” must be a number from 0 to 100, not “x”.")).toBeVisible();
  // The set of words is open: no coder knows how many there are.
  await languages.open("?v=1&t=words&measure=information.coded");
  await languages.settle();
  await expect(languages.cell("eng", "words")).toContainText("–");
  await expect(page.locator("main").getByText("Coded size: bits that an adaptive coder needs")).toBeVisible();
  // Nor is there another way to cut what no vocabulary cuts: that is no failure, and nothing is waited for.
  await languages.open("?v=1&t=words&measure=ways.beyondFewest");
  await languages.settle();
  await expect(languages.cell("eng", "words")).toContainText("–");
  await expect(page.locator("td.pending")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(languages.chartOf("Beyond the fewest")).toContainText("No bars of Words");
});

test("what a measure goes by is set beside it, and in the link; a column in another way has figures of its own", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=r50k_base&measure=information.renyiEfficiency");
  await languages.settle();
  const value = () => valueIn(languages, "deu_1996", "r50k_base").then(Number);
  const usual = await value();
  await page
    .getByRole("spinbutton", { name: "Rényi’s α" })
    .or(page.getByRole("textbox", { name: "Rényi’s α" }))
    .fill("1");
  await expect(page).toHaveURL(/measure=information\.renyiEfficiency%2Calpha%3A1(&|$)/);
  await expect.poll(value).toBeGreaterThan(usual);
  await expect(page.locator("main").getByText("at α = 1 ÷ log₂ of the entries seen").first()).toBeVisible();
  await reload(page);
  await languages.settle();
  await expect.poll(value).toBeGreaterThan(usual);
  await page.getByRole("combobox", { name: "Measure" }).selectOption({ label: "Ways per byte" });
  await expect(page.getByRole("textbox", { name: "Rényi’s α" })).toHaveCount(0);
  await expect.poll(value).toBeGreaterThan(0.05);
  await languages.open("?v=1&t=r50k_base,r50k_base:fewest&measure=ways.beyondFewest");
  await languages.settle();
  await expect.poll(() => valueIn(languages, "deu_1996", "r50k_base").then(Number)).toBeGreaterThan(0.001);
  expect(await valueIn(languages, "deu_1996", "r50k_base:fewest")).toBe("0.0000");
});

test("a language in which noise finds nothing to change has no figure, and chart and table say why", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&measure=noise.survival,kind:case,rate:0.5");
  await languages.settle();
  await expect(languages.cell("jpn", "words")).toHaveText(/–nothing to change · /);
  await expect(languages.cell("spa", "words")).toHaveText(/^\d/);
  const chart = languages.chartOf("Survival of noise");
  await expect(chart.getByText(/No figure in \d+ languages: nothing to change\./)).toBeVisible();
  await expect(chart.locator("svg text", { hasText: "nothing to change" }).first()).toBeAttached();
});
