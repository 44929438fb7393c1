import type { Server } from "node:http";
import { type Browser, test } from "@playwright/test";
import { findBrowser } from "../e2e/browser.ts";
import { describe, goToMiddle, median, openCompare, paste, typeLetters } from "./comparing.ts";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

const rounds = 5;

test("first page against AutoTokenizer loading Llama 3", async ({ browser }) => {
  const ours = { painted: [] as number[], seen: [] as number[], answered: [] as number[] };
  const peer: number[] = [];
  let transferred = { javascript: 0, other: 0 };
  // Alternating, so that whatever else the machine does falls on both.
  for (let round = 0; round < rounds; round++) {
    const first = await firstPage(browser, `${address}/`);
    ours.painted.push(first.painted);
    ours.seen.push(first.seen);
    ours.answered.push(first.answered);
    transferred = first.transferred;
    peer.push(await peerLoad(browser));
  }
  console.log(`first page, first contentful paint:          ${describe(ours.painted)} since navigation`);
  console.log(`three default columns segmented, to be seen: ${describe(ours.seen)}`);
  console.log(`another text counted in all three:           ${describe(ours.answered)}`);
  console.log(`AutoTokenizer.from_pretrained, Llama 3:      ${describe(peer)}`);
  console.log(`ratio of medians: ${(median(ours.answered) / median(peer)).toFixed(2)}`);
  console.log(`files of the first page: ${JSON.stringify(transferred)} bytes as served (not compressed)`);
});

test("keystrokes at 10 KB in four columns, and at 100 KB", async ({ browser }) => {
  for (const [name, bytes] of [
    ["10 KB", 10_000],
    ["100 KB", 100_000],
  ] as const) {
    for (const view of ["tokens", "reading"] as const) {
      const page = await openCompare(browser, address, view);
      await paste(page, sampleText(bytes));
      await page.waitForTimeout(3000);
      await goToMiddle(page);
      await page.evaluate(() => {
        Object.assign(window, { longTasks: [] });
        new PerformanceObserver((list) => {
          const all = (window as unknown as { longTasks: number[] }).longTasks;
          for (const entry of list.getEntries()) if (entry.duration > 50) all.push(Math.round(entry.duration));
        }).observe({ type: "longtask" });
      });
      const times = await typeLetters(page, 40);
      const long = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
      const listed = long.length === 0 ? "" : ` (${long.join(", ")} ms)`;
      console.log(
        `${name}, ${view}: keystroke to repainted columns ${describe(times)}; long tasks above 50 ms: ${long.length}${listed}`,
      );
      await page.close();
    }
  }
});

async function firstPage(browser: Browser, url: string) {
  // A process of its own: what one has shown before is drawn sooner the next time.
  const fresh = await browser.browserType().launch(findBrowser());
  const page = await fresh.newPage();
  const sizes = { javascript: 0, other: 0 };
  page.on("response", (response) => {
    const length = Number(response.headers()["content-length"] ?? 0);
    if (response.url().endsWith(".js")) sizes.javascript += length;
    else sizes.other += length;
  });
  await page.addInitScript(() => {
    const times: { seen?: number; answered?: number } = {};
    let before = "";
    const check = () => {
      const columns = Array.from(document.querySelectorAll<HTMLElement>("section[data-tokenizer]"));
      const isReady = columns.length > 0 && columns.every((column) => column.dataset.state === "ready");
      const hashes = columns.map((column) => column.dataset.textHash).join();
      if (isReady && columns.every((column) => column.querySelector("[data-token]") !== null))
        times.seen ??= performance.now();
      const field = document.querySelector("textarea");
      if (before === "" && document.documentElement.dataset.look === "over" && field !== null) {
        before = hashes;
        field.setRangeText("A");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (
        before !== "" &&
        isReady &&
        columns.every(({ dataset }) => !before.includes(String(dataset.textHash)))
      ) {
        times.answered ??= performance.now();
        Object.assign(window, { times });
        return;
      }
      requestAnimationFrame(check);
    };
    requestAnimationFrame(check);
  });
  await page.goto(url);
  await page.waitForFunction(() => "times" in window);
  const measured = await page.evaluate(() => ({
    ...(window as unknown as { times: { seen: number; answered: number } }).times,
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  }));
  await fresh.close();
  return { ...measured, transferred: sizes };
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

function sampleText(bytes: number): string {
  const paragraph =
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience.\n" +
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.\nसभी मनुष्यों को गौरव और अधिकारों के मामले में समानता प्राप्त है।\n" +
    "人人生而自由，在尊严和权利上一律平等。\nมนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน 👩‍👩‍👧‍👦🤚🏾\n";
  const encoder = new TextEncoder();
  const times = Math.ceil(bytes / encoder.encode(paragraph).length);
  return Array.from({ length: times }, (_, i) => `${i} ${paragraph}`).join("");
}
