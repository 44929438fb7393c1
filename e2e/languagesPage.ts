import type { Locator, Page } from "@playwright/test";
import { expect, visit } from "./support";

/** What the charts are called. */
export const charts = ["Bars", "Heat map", "Scatter", "Map"] as const;

/** The Languages page as a person meets it; the page contract's attributes tell what its cells are for. */
export class LanguagesPage {
  readonly page: Page;
  readonly table: Locator;
  readonly search: Locator;
  readonly chart: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("region", { name: "All figures" });
    this.search = page.getByRole("searchbox", { name: "Search languages" });
    this.chart = page.getByRole("region", { name: /^Token premium/ });
  }

  /** The chart of another measure than the token premium. */
  chartOf(measure: string): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${measure}`) }).first();
  }

  /** Opens the page, with what a link says after `#/languages`. */
  async open(parameters = ""): Promise<void> {
    await visit(this.page, `./#/languages${parameters}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText("What the same text costs");
  }

  /** Switches to a chart and waits until it is drawn. */
  async showChart(name: (typeof charts)[number]): Promise<void> {
    await this.page.getByRole("radio", { name, exact: true }).click();
    await expect(this.chart.locator("svg").first()).toBeVisible();
  }

  /** The button of a list that is searched, which says what is chosen. */
  button(label: "Pivot" | "Languages"): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^${label}: `) });
  }

  /** Searches one of the two lists, and chooses what the search finds first. */
  async choose(label: "Pivot" | "Languages", search: string): Promise<void> {
    await this.button(label).click();
    const list = this.page.getByRole("dialog", { name: label });
    await list.getByRole("combobox").fill(search);
    await expect(list.getByRole("option").first()).toContainText(search);
    await list.getByRole("option").first().click();
  }

  row(code: string): Locator {
    return this.table.locator(`[data-language="${code}"]`);
  }

  cell(code: string, tokenizer: string): Locator {
    return this.row(code).locator(`[data-tokenizer="builtin:${tokenizer}"]`);
  }

  /** A cell's premium as it is now; NaN where it has not been measured. */
  async premium(code: string, tokenizer: string): Promise<number> {
    return Number((await this.cell(code, tokenizer).getAttribute("data-premium")) ?? Number.NaN);
  }

  /** Waits until a cell has a premium: tokenizers may have to load first. */
  async expectPremium(code: string, tokenizer: string, premium: number): Promise<void> {
    await expect.poll(() => this.premium(code, tokenizer), code).toBeCloseTo(premium, 4);
  }

  /** Codes of the rows that are drawn, from the top. */
  async codes(): Promise<string[]> {
    return this.table
      .locator("[data-language]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-language") ?? ""));
  }

  /** Waits until all is measured: what is not yet shows “…”, from the moment of a choice on. */
  async settle(options: { readonly timeout?: number } = {}): Promise<void> {
    await expect(this.table.locator("[data-language]").first()).toBeVisible();
    await expect(this.table.locator("td.pending")).toHaveCount(0, options);
    await expect(this.page.getByRole("progressbar", { name: "Measuring languages" })).toHaveCount(0, options);
  }
}
