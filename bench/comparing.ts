import { readFileSync } from "node:fs";
import { type Browser, expect, type Page } from "@playwright/test";

/** What is timed on Compare: in four columns, of which one needs no merges. */
export const fourColumns = "v=1&t=o200k_base,llama3,gemma3,bert_uncased";

declare global {
  interface Window {
    /** Milliseconds from each key until the last of all columns has been drawn for it. */
    keyTimes: number[];
  }
}

/** What columns show: with `stages`, each line of the text at all of them. */
export type ColumnsView = "tokens" | "reading" | "stages";

/** Opens Compare with four columns, and waits for the editor. */
export async function openCompare(browser: Browser, address: string, view: ColumnsView): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  const shows = view === "stages" ? "st=o200k_base,llama3,gemma3,bert_uncased" : `view=${view}`;
  await page.goto(`${address}/#/compare?${fourColumns}&${shows}`);
  await allReady(page);
  await page.locator(".cm-editor").waitFor();
  return page;
}

/** Waits until all columns have answered for the same text. */
export async function allReady(page: Page, timeout = 120_000): Promise<void> {
  const isReady = (columns: (HTMLElement | SVGElement)[]) => {
    const [first, ...others] = columns.map(({ dataset }) => dataset);
    return (
      first !== undefined &&
      [first, ...others].every(
        ({ state, pending, textHash }) => state === "ready" && pending === undefined && textHash === first.textHash,
      )
    );
  };
  await expect
    .poll(() => page.locator("section[data-tokenizer]").evaluateAll(isReady), { timeout, intervals: [250] })
    .toBe(true);
}

/** What {@link paste} gives. */
export interface Pasted {
  readonly rows: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Pastes a text.
 * @returns milliseconds until all columns show rows of it, and until the first and the last of them have its count
 */
export async function paste(page: Page, text: string): Promise<Pasted> {
  const { rows, counts } = await page.evaluate(
    (value) =>
      new Promise<{ rows: number[]; counts: number[] }>((resolve, reject) => {
        const columns = Array.from(document.querySelectorAll<HTMLElement>("section[data-tokenizer]"));
        const before = columns.map(({ dataset }) => dataset.textHash);
        const rows: number[] = [];
        const counts: number[] = [];
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", value);
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        const start = performance.now();
        const look = () => {
          columns.forEach(({ dataset }, i) => {
            // A column has no hash while it shows its first rows alone.
            if (dataset.textHash !== before[i]) rows[i] ??= performance.now() - start;
            if (dataset.textHash !== before[i] && dataset.tokens !== undefined) counts[i] ??= performance.now() - start;
          });
          if (Object.keys(counts).length === columns.length) resolve({ rows, counts });
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        if (document.querySelector(".cm-content")?.dispatchEvent(event) !== false) {
          reject(new Error("The editor took nothing."));
        }
      }),
    text,
  );
  await allReady(page);
  return { rows: Math.max(...rows), first: Math.min(...counts), last: Math.max(...counts) };
}

/** Puts the editor's caret into the middle of its text. */
export async function goToMiddle(page: Page): Promise<void> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+Alt+G");
  await page.keyboard.type("50%");
  await page.keyboard.press("Enter");
}

/** Types so many letters where the caret is, and gives the time of each until all columns have been drawn. */
export async function typeLetters(page: Page, count: number): Promise<number[]> {
  await page.evaluate(() => {
    window.keyTimes = [];
    // A message posted within a frame comes in once that frame has been drawn.
    const afterFrame = (run: () => void) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    const frame = requestAnimationFrame.bind(window);
    let inFrame = false;
    window.requestAnimationFrame = (callback) =>
      frame((time) => {
        inFrame = true;
        afterFrame(() => {
          inFrame = false;
        });
        callback(time);
      });
    const hashes = () =>
      [...document.querySelectorAll("section[data-tokenizer]")].map((column) => column.getAttribute("data-text-hash"));
    document.querySelector(".cm-content")?.addEventListener("keydown", (event) => {
      if (!(event instanceof KeyboardEvent)) return;
      const before = hashes()[0];
      const observer = new MutationObserver(() => {
        const now = hashes();
        if (now[0] === before || now.some((hash) => hash !== now[0])) return;
        observer.disconnect();
        const painted = () => afterFrame(() => window.keyTimes.push(performance.now() - event.timeStamp));
        // Columns that changed between two frames are drawn with the next one.
        if (inFrame) painted();
        else frame(painted);
      });
      observer.observe(document.body, { subtree: true, attributeFilter: ["data-text-hash"] });
    });
  });
  for (let i = 0; i < count; i++) {
    await page.keyboard.press("abcdefghij"[i % 10] ?? "a");
    // A fixed pause: asking the page whether it is done would itself keep it busy.
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(2000);
  // Where columns do not keep up with the keys, the last answer is that of several.
  await expect.poll(() => page.evaluate(() => window.keyTimes.length), { timeout: 30_000 }).toBe(count);
  return page.evaluate(() => window.keyTimes);
}

/** What all of a browser's processes have used. */
export interface Used {
  /** Milliseconds of processor time. */
  readonly processor: number;
  /** Bytes that are in memory; null where the system does not say it. */
  readonly memory: number | null;
}

/** What a browser's processes have used so far: on a busy machine only that says whose time it was. */
export async function usedBy(browser: Browser): Promise<Used> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.map(({ id }) => residentBytes(id));
  return {
    processor: processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0),
    memory: sizes.every((size) => size !== null) ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) : null,
  };
}

/** Linux says of each process how much of it is in memory. */
function residentBytes(process: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? null : 1024 * Number(kilobytes);
  } catch {
    return null;
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Times of one thing that was done again and again. */
export function describe(values: readonly number[]): string {
  const [low, middle, high] = [0, 0.5, 0.95].map((share) => Math.round(quantile(values, share)));
  return `median ${middle} ms, p95 ${high} ms, least ${low} ms (n = ${values.length})`;
}
