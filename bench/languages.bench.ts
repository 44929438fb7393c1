import type { Server } from "node:http";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { charts, LanguagesPage } from "../e2e/languagesPage.ts";
import { recordedTasks, recordTasks, type Task } from "./longTasks.ts";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

const rounds = 4;
const eight = "v=1&t=o200k_base,cl100k_base,llama3,gemma3,qwen3,llama2,mistral_nemo,bert_uncased";
/** Milliseconds above which a task is felt (W3C, Long Tasks API). */
const long = 50;

/** From navigation, or from the click on the link, on. */
const untilBars = "opened, until the first bars are drawn";

/** What was done from when on, in milliseconds since navigation. */
interface Phase {
  readonly name: string;
  readonly start: number;
}

for (const way of ["by address", "by link"] as const) {
  test(`opened ${way}, then all languages × 8 tokenizers`, async ({ browser }) => {
    test.setTimeout(rounds * 150_000);
    for (let round = 0; round < rounds; round++) report(`${way}, round ${round + 1}`, await visit(browser, way));
  });
}

/** One visit of a browser that has seen nothing yet. */
async function visit(browser: Browser, way: "by address" | "by link") {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } });
  const page = await context.newPage();
  const languages = new LanguagesPage(page);
  const phases: Phase[] = [];
  const begin = async (name: string) => {
    phases.push({ name, start: await page.evaluate(() => performance.now()) });
  };
  await recordTasks(browser, page);
  if (way === "by address") {
    phases.push({ name: untilBars, start: 0 });
    await page.goto(`${address}/#/languages?${eight}`);
  } else {
    await page.goto(`${address}/#/compare?${eight}`);
    await expect(page.locator('section[data-tokenizer][data-state="ready"]')).toHaveCount(8, { timeout: 60_000 });
    await begin(untilBars);
    await page.getByRole("link", { name: "Languages" }).click();
  }
  await languages.chart.locator(".bars rect").first().waitFor({ timeout: 60_000 });
  await begin("then, until the usual languages are measured and drawn");
  await languages.chart.locator(".chart-frame text").first().waitFor({ state: "attached", timeout: 60_000 });
  await languages.settle();
  await begin("all");
  await languages.choose("Languages", "All languages");
  await expect(page.getByRole("progressbar", { name: "Measuring languages" })).toBeVisible();
  await languages.settle({ timeout: 120_000 });
  for (const chart of [...charts.slice(1), ...charts.slice(0, 1)]) {
    await begin(chart);
    await languages.showChart(chart);
    await page.waitForTimeout(700);
  }
  for (const scroller of [".chart-scroll", ".table-scroll.tall"]) {
    await begin(`scroll ${scroller}`);
    await scroll(page, scroller);
  }
  const tasks = await recordedTasks(browser, page);
  await context.close();
  return { phases, tasks };
}

async function scroll(page: Page, scroller: string): Promise<void> {
  await page.locator(scroller).hover();
  for (let i = 0; i < 12; i++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(60);
  }
}

function report(visited: string, { phases, tasks }: { phases: readonly Phase[]; tasks: readonly Task[] }): void {
  console.log(`${visited}:`);
  for (const [i, { name, start }] of phases.entries()) {
    const end = phases[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    const own = tasks.filter((task) => task.start >= start && task.start < end);
    const seconds = ((Math.min(end, own.at(-1)?.start ?? start) - start) / 1000).toFixed(2);
    const slow = own.filter(({ wall }) => wall > long).map(({ wall, processor }) => `${ms(wall)} (${ms(processor)})`);
    const most = Math.max(0, ...own.map(({ processor }) => processor));
    console.log(
      `  ${name}: ${seconds} s; most of the processor's time in a task ${ms(most)} ms; above ${long} ms on the clock ` +
        `(on the processor): ${slow.length === 0 ? "none" : slow.join(", ")}`,
    );
  }
}

function ms(value: number): string {
  return value.toFixed(0);
}
