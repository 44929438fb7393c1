import type { Server } from "node:http";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { allReady, describe, goToMiddle, openCompare, paste, typeLetters, usedBy } from "./comparing.ts";
import { recordedTasks, recordTasks } from "./longTasks.ts";
import { longText } from "./longText.ts";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

/** Milliseconds above which a task is felt (W3C, Long Tasks API). */
const long = 50;

/** A pre-token of a thousand bytes, as one line. */
const longWord = "abcdefghijklmnopqrstuvwxyz"
  .repeat(39)
  .slice(0, 1000)
  .replace(/e/g, (_, at: number) => "aeiou"[at % 5] ?? "e");

/** What the browser itself takes for the same text in a field of its own: by that a run on another machine, or in another hour, is read. */
test("1 MB in a bare text field", async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.setContent("<textarea style='width: 1500px; height: 300px'></textarea>");
  const field = page.locator("textarea");
  await field.focus();
  const pasted = await field.evaluate(
    (element, value) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const area = element as HTMLTextAreaElement;
        area.value = value;
        area.setSelectionRange(value.length / 2, value.length / 2);
        requestAnimationFrame(() =>
          scheduler.postTask(() => resolve(performance.now() - start), { priority: "user-blocking" }),
        );
      }),
    `${longWord}\n${longText(1_000_000)}`,
  );
  await page.waitForTimeout(1000);
  const keys: number[] = [];
  for (let i = 0; i < 20; i++) {
    await page.evaluate(() => {
      const painted = new Promise<number>((resolve) => {
        document.addEventListener(
          "keydown",
          ({ timeStamp }) =>
            requestAnimationFrame(() =>
              scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: "user-blocking" }),
            ),
          { once: true },
        );
      });
      Object.assign(window, { painted });
    });
    await page.keyboard.press("a");
    keys.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted));
    await page.waitForTimeout(300);
  }
  console.log(`1 MB in a bare text field: pasted after ${ms(pasted)} ms; key ${describe(keys)}`);
  await page.close();
});

for (const view of ["tokens", "reading"] as const) {
  test(`1 MB in four columns, ${view}`, async ({ browser }) => {
    const page = await openCompare(browser, address, view);
    const text = `${longWord}\n${longText(1_000_000)}`;
    const say = (words: string) => console.log(`1 MB, ${view}: ${words}`);
    await page.waitForTimeout(1000);

    const pasted = await withTasks(browser, page, () => paste(page, text));
    say(
      `pasted: rows of all columns after ${ms(pasted.result.rows)} ms, the first count after ${ms(pasted.result.first)}, all after ${ms(pasted.result.last)}; ${pasted.tasks}`,
    );
    await page.waitForTimeout(6000);

    const pointed = await withTasks(browser, page, () => pointAround(page, view));
    if (pointed.result.length > 0)
      say(`pointer to light in all columns: ${describe(pointed.result)}; ${pointed.tasks}`);
    else say(`pointer moved; ${pointed.tasks}`);

    if (view === "tokens") {
      const inspected = await withTasks(browser, page, () => inspect(page));
      const [first = Number.NaN, ...others] = inspected.result;
      say(
        `inspector open to traces of 1,000 bytes painted: first ${ms(first)} ms, then ${describe(others)}; ${inspected.tasks}`,
      );
      const stepped = await withTasks(browser, page, () => stepMerges(page));
      say(`stepping merges; ${stepped.tasks}`);
      await page.keyboard.press("Escape");
    }

    await goToMiddle(page);
    await page.waitForTimeout(2000);
    const before = await usedBy(browser);
    const typed = await withTasks(browser, page, () => typeLetters(page, 40));
    const { processor } = await usedBy(browser);
    say(`key to repainted columns ${describe(typed.result)}; ${typed.tasks}`);
    say(`  ${ms((processor - before.processor) / 40)} ms of processor time a key, all processes`);
    await page.waitForTimeout(4000);

    const scrolled = await withTasks(browser, page, () => scroll(page));
    say(`scrolling; ${scrolled.tasks}`);
    await page.close();
  });
}

test("1 MB in four columns, stages", async ({ browser }) => {
  const page = await openCompare(browser, address, "stages");
  const told = () =>
    expect
      .poll(() => page.locator('.stages-lines .stage-block:not([data-stages="told"])').count(), { timeout: 60_000 })
      .toBe(0);
  await told();
  await page.waitForTimeout(1000);
  const pasted = await withTasks(browser, page, async () => {
    const result = await paste(page, longText(1_000_000));
    await told();
    return result;
  });
  console.log(`1 MB, stages: pasted: all counts after ${ms(pasted.result.last)} ms; ${pasted.tasks}`);
  await page.waitForTimeout(4000);
  const scrolled = await withTasks(browser, page, () => scroll(page));
  console.log(`1 MB, stages: scrolling; ${scrolled.tasks}`);
  await page.close();
});

test("10 MB in four columns", async ({ browser }) => {
  const page = await openCompare(browser, address, "tokens");
  const before = await usedBy(browser);
  const pasted = await withTasks(browser, page, () => paste(page, longText(10_000_000)));
  console.log(
    `10 MB: rows of all columns after ${ms(pasted.result.rows)} ms, the first count after ${ms(pasted.result.first)}, all after ${ms(pasted.result.last)}; ${pasted.tasks}`,
  );
  await page.waitForTimeout(15_000);
  const { memory } = await usedBy(browser);
  const megabytes = (bytes: number | null) => (bytes === null ? "unknown" : `${Math.round(bytes / 1e6)} MB`);
  console.log(`10 MB: all processes together have ${megabytes(memory)} in memory, ${megabytes(before.memory)} before`);
  await goToMiddle(page);
  await page.waitForTimeout(2000);
  console.log(`10 MB: key to repainted columns ${describe(await typeLetters(page, 10))}`);
  await allReady(page);
  await page.close();
});

for (const size of [1_000_000, 10_000_000]) {
  test(`${size / 1_000_000} MB in four columns, scrolled far down right after it was pasted`, async ({ browser }) => {
    const page = await openCompare(browser, address, "tokens");
    await page.waitForTimeout(1000);
    await paste(page, longText(size));
    await page.waitForTimeout(500);
    const scrolled = await withTasks(browser, page, async () => {
      await page
        .locator(".column .chips")
        .nth(1)
        .evaluate((element) => {
          element.scrollTop = element.scrollHeight * 0.9;
        });
      await page.waitForTimeout(1500);
    });
    console.log(`${size / 1_000_000} MB, scrolled far down right after it was pasted; ${scrolled.tasks}`);
    await page.close();
  });
}

/** Does something, and tells of the main thread's tasks meanwhile that are felt: on a busy machine most are not its own time. */
async function withTasks<T>(browser: Browser, page: Page, run: () => Promise<T>) {
  await recordTasks(browser, page);
  const result = await run();
  const all = await recordedTasks(browser, page);
  const felt = (times: readonly number[]) => {
    const slow = times.filter((time) => time > long).sort((a, b) => b - a);
    return slow.length === 0 ? "none" : `${slow.length}, the longest ${slow.slice(0, 5).map(ms).join(", ")} ms`;
  };
  const [onClock, onProcessor] = [all.map(({ wall }) => wall), all.map(({ processor }) => processor)];
  return {
    result,
    tasks: `tasks above ${long} ms by the clock: ${felt(onClock)}; by the processor: ${felt(onProcessor)}`,
  };
}

/** Moves the pointer over tokens; gives milliseconds from each move until all columns show the place, where they mark it. */
async function pointAround(page: Page, view: "tokens" | "reading"): Promise<number[]> {
  const chips = page
    .locator("section[data-tokenizer]")
    .nth(1)
    .locator(view === "tokens" ? ".chip" : ".reading-block");
  const count = await chips.count();
  const times: number[] = [];
  for (let i = 0; i < 30; i++) {
    const box = await chips.nth((i * 7) % Math.min(60, count)).boundingBox();
    if (box === null) continue;
    if (view === "tokens") {
      await page.evaluate(() => {
        const { promise, resolve } = Promise.withResolvers<number>();
        Object.assign(window, { lit: promise });
        const onMove = ({ timeStamp }: Event) => {
          const look = () => {
            const columns = [...document.querySelectorAll("section[data-tokenizer]")];
            if (!columns.every((column) => column.querySelector(".in-place") !== null))
              return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener("pointermove", onMove, { once: true, capture: true });
        // A token that another column drops, or that is drawn out of sight, lights up nothing there.
        setTimeout(() => resolve(Number.NaN), 1000);
      });
    }
    await page.mouse.move(box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2);
    if (view === "tokens") {
      const time = await page.evaluate(() => (window as unknown as { lit: Promise<number> }).lit);
      if (!Number.isNaN(time)) times.push(time);
    }
    await page.waitForTimeout(60);
  }
  await page.mouse.move(2, 2);
  return times;
}

/**
 * Pins tokens of the long word, one after the other, and lets go of each but the last.
 * @returns milliseconds from each click until it has been painted how all columns came to it; code comes with the first
 */
async function inspect(page: Page): Promise<number[]> {
  const chips = page.locator("section[data-tokenizer]").first().locator(".chip");
  const times: number[] = [];
  for (let i = 0; i < 12; i++) {
    if (i > 0) await page.keyboard.press("Escape");
    await expect(page.locator("[data-pre-token]")).toHaveCount(0);
    await page.waitForTimeout(700);
    await page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<number>();
      Object.assign(window, { traced: promise });
      const onClick = ({ timeStamp }: Event) => {
        const look = () => {
          if (document.querySelectorAll("[data-came] [data-pre-token]").length < 4) return requestAnimationFrame(look);
          // What is posted within a frame comes in once that frame has been drawn; so urgent, before other work of the page.
          scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: "user-blocking" });
        };
        requestAnimationFrame(look);
      };
      window.addEventListener("click", onClick, { once: true, capture: true });
    });
    await chips.nth(3 + i).click();
    times.push(await page.evaluate(() => (window as unknown as { traced: Promise<number> }).traced));
  }
  return times;
}

/** Goes through the merges of all columns with the slider, from their beginning on. */
async function stepMerges(page: Page): Promise<void> {
  const slider = page.getByRole("slider", { name: /merge/i }).first();
  await slider.focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(50);
  }
}

/** Scrolls a column by the wheel, and then far away. */
async function scroll(page: Page): Promise<void> {
  const column = page.locator(".column :is(.chips, .reading, .stages-lines)").nth(1);
  await column.hover();
  for (let i = 0; i < 30; i++) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(60);
  }
  for (const share of [0.5, 0.9, 0.1]) {
    await column.evaluate((element, to) => {
      element.scrollTop = element.scrollHeight * to;
    }, share);
    await page.waitForTimeout(1500);
  }
}

function ms(value: number): string {
  return value.toFixed(0);
}
