import type { Server } from "node:http";
import { type Page, test } from "@playwright/test";
import { instruments } from "../src/instruments/names.ts";
import { describe, goToMiddle, median, openCompare, paste } from "./comparing.ts";
import { longText } from "./longText.ts";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

/** Keys in a row, and how often both are had in turn: the one first, then the other. */
const keys = 5;
const turns = 2;
/** Milliseconds between two keys: a long text is measured 600 after the last answer, so that it has begun with the next. */
const pause = 900;

test("1 MB in four columns: a key with each instrument open, beside one with the ratios", async ({ browser }) => {
  test.setTimeout(1_200_000);
  const page = await openCompare(browser, address, "tokens");
  await paste(page, longText(1_000_000));
  await goToMiddle(page);
  for (const label of Object.values(instruments)) {
    const times = { ratios: [] as number[], instrument: [] as number[] };
    // What is compiled and loaded with the first keys is of neither.
    await open(page, label);
    await typed(page);
    for (let turn = 0; turn < turns; turn++) {
      for (const isOpen of turn % 2 === 0 ? [false, true] : [true, false]) {
        await open(page, isOpen ? label : "Ratios");
        times[isOpen ? "instrument" : "ratios"].push(...(await typed(page)));
      }
    }
    const ratio = (median(times.instrument) / median(times.ratios)).toFixed(2);
    console.log(`${label}: a key ${describe(times.instrument)}; ratios ${describe(times.ratios)}; ratio ${ratio}`);
  }
  await page.close();
});

/** Opens what stands below the columns, and leaves it the time to begin. */
async function open(page: Page, label: string): Promise<void> {
  await page
    .getByRole("radiogroup", { name: "Figures below" })
    .getByRole("radio", { name: label, exact: true })
    .check();
  await page.locator(".cm-content").focus();
  await page.waitForTimeout(1500);
}

/** Types letters as somebody does who writes, so that measuring begins between two of them; gives the time of each until all columns show its text. */
async function typed(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let key = 0; key < keys; key++) {
    await page.evaluate(() => {
      const hashes = () =>
        Array.from(document.querySelectorAll("section[data-tokenizer]"), (column) =>
          column.getAttribute("data-text-hash"),
        );
      const [before] = hashes();
      const shown = new Promise<number>((resolve) => {
        const listen = ({ timeStamp }: KeyboardEvent) => {
          const look = () => {
            const [now, ...others] = hashes();
            const isShown = now !== before && now != null && others.every((hash) => hash === now);
            if (!isShown) requestAnimationFrame(look);
            else scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: "user-blocking" });
          };
          requestAnimationFrame(look);
        };
        document.addEventListener("keydown", listen, { once: true, capture: true });
      });
      Object.assign(window, { shown });
    });
    await page.keyboard.press("abcde"[key] ?? "a");
    times.push(await page.evaluate(() => (window as unknown as { shown: Promise<number> }).shown));
    await page.waitForTimeout(pause);
  }
  return times;
}
