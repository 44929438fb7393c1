import type { Server } from "node:http";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

const rounds = 5;

test("first page against AutoTokenizer loading Llama 3", async ({ browser }) => {
  const ours: number[] = [];
  const peer: number[] = [];
  let transferred = { javascript: 0, other: 0 };
  // Alternating, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    const first = await firstPage(browser, `${address}/`);
    ours.push(first.ready);
    transferred = first.transferred;
    peer.push(await peerLoad(browser));
  }
  console.log(`first page, three default columns segmented: ${describe(ours)} since navigation`);
  console.log(`AutoTokenizer.from_pretrained, Llama 3:      ${describe(peer)}`);
  console.log(`ratio of medians: ${(median(ours) / median(peer)).toFixed(2)}`);
  console.log(`files of the first page: ${JSON.stringify(transferred)} bytes as served (not compressed)`);
});

test("keystrokes at 10 KB in four columns, and at 100 KB", async ({ browser }) => {
  for (const [name, bytes] of [
    ["10 KB", 10_000],
    ["100 KB", 100_000],
  ] as const) {
    for (const view of ["tokens", "reading"] as const) {
      const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
      await page.goto(`${address}/#/compare?v=1&t=o200k_base,llama3,gemma3,bert_uncased&view=${view}`);
      await allReady(page);
      const figures = await typeInto(page, sampleText(bytes));
      console.log(
        `${name}, ${view}: keystroke to repainted columns ${describe(figures.latencies)}; ` +
          `long tasks above 50 ms: ${figures.longTasks.length}${figures.longTasks.length > 0 ? ` (${figures.longTasks.map(Math.round).join(", ")} ms)` : ""}`,
      );
      await page.close();
    }
  }
});

async function firstPage(browser: Browser, url: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const sizes = { javascript: 0, other: 0 };
  page.on("response", (response) => {
    const length = Number(response.headers()["content-length"] ?? 0);
    if (response.url().endsWith(".js")) sizes.javascript += length;
    else sizes.other += length;
  });
  await page.addInitScript(() => {
    const check = () => {
      const columns = [...document.querySelectorAll("section[data-tokenizer]")];
      const ready = columns.length > 0 && columns.every((column) => column.getAttribute("data-state") === "ready");
      const painted = ready && columns.every((column) => column.querySelector("[data-token]") !== null);
      if (painted) Object.assign(window, { readyAt: performance.now() });
      else requestAnimationFrame(check);
    };
    requestAnimationFrame(check);
  });
  await page.goto(url);
  const ready = await page.waitForFunction(() => (window as unknown as { readyAt?: number }).readyAt);
  const result = { ready: (await ready.jsonValue()) as number, transferred: sizes };
  await context.close();
  return result;
}

async function peerLoad(browser: Browser): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/peer/`);
  const handle = await page.waitForFunction(() => (window as unknown as { peerResult?: { load: number } }).peerResult);
  const result = (await handle.jsonValue()) as { load: number };
  await context.close();
  return result.load;
}

/** Pastes a text, then types 40 letters into its middle; each is timed until all four columns have been painted. */
async function typeInto(page: Page, text: string) {
  await page.locator(".cm-editor").waitFor();
  await page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", value);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    if (document.querySelector(".cm-content")?.dispatchEvent(event) !== false)
      throw new Error("The editor took nothing.");
  }, text);
  await page.waitForTimeout(3000);
  await allReady(page);
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+Alt+G");
  await page.keyboard.type("50%");
  await page.keyboard.press("Enter");
  await page.evaluate(() => {
    const figures = { latencies: [] as number[], longTasks: [] as number[] };
    Object.assign(window, { figures });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.duration > 50) figures.longTasks.push(entry.duration);
    }).observe({ type: "longtask" });
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
        const painted = () => afterFrame(() => figures.latencies.push(performance.now() - event.timeStamp));
        // Columns that changed between two frames are drawn with the next one.
        if (inFrame) painted();
        else frame(painted);
      });
      observer.observe(document.body, { subtree: true, attributeFilter: ["data-text-hash"] });
    });
  });
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("abcdefghij"[i % 10] ?? "a");
    // A fixed pause: asking the page whether it is done would itself keep it busy.
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(2000);
  const figures = await page.evaluate(
    () => (window as unknown as { figures: { latencies: number[]; longTasks: number[] } }).figures,
  );
  expect(figures.latencies).toHaveLength(40);
  return figures;
}

async function allReady(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .locator("section[data-tokenizer]")
          .evaluateAll((all) => all.every((c) => c.getAttribute("data-state") === "ready")),
      {
        timeout: 60_000,
      },
    )
    .toBe(true);
}

function sampleText(bytes: number): string {
  const paragraph =
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience.\n" +
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.\nसभी मनुष्यों को गौरव और अधिकारों के मामले में समानता प्राप्त है।\n" +
    "人人生而自由，在尊严和权利上一律平等。\nมนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน 👩‍👩‍👧‍👦🤚🏾\n";
  const encoder = new TextEncoder();
  const times = Math.ceil(bytes / encoder.encode(paragraph).length);
  return Array.from({ length: times }, (_, i) => `${i} ${paragraph}`).join("");
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function describe(values: readonly number[]): string {
  const [low, middle, high] = [0, 0.5, 0.95].map((share) => Math.round(quantile(values, share)));
  return `median ${middle} ms, p95 ${high} ms, least ${low} ms (n = ${values.length})`;
}
