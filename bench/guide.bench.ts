import type { Server } from "node:http";
import { type Page, test } from "@playwright/test";
import { describe, openCompare } from "./comparing.ts";
import { startServer } from "./server.ts";

let address: string;
let server: Server;

test.beforeAll(async () => {
  ({ address, server } = await startServer());
});
test.afterAll(() => server.close());

/** Milliseconds in which the page opens, and a figure is computed. */
const aims = { open: 500, figure: 1000 } as const;

test("the guide: from a click until its findings are there, and each figure from when it comes into sight", async ({
  browser,
}) => {
  test.setTimeout(1_200_000);
  const openings: number[] = [];
  for (let visit = 0; visit < 5; visit++) {
    const page = await openCompare(browser, address, "tokens");
    openings.push(await opened(page));
    await page.close();
  }
  console.log(`opening: ${describe(openings)}, aim ${aims.open} ms`);

  const page = await openCompare(browser, address, "tokens");
  await opened(page);
  const ids = await page.locator("[data-finding]").evaluateAll((articles) => articles.map(({ id }) => id));
  const times: { readonly id: string; readonly time: number }[] = [];
  // One after the other, as somebody reads: the vocabularies are there once a figure has needed them.
  for (const id of ids) times.push({ id, time: await computed(page, id) });
  console.log(`figures, one after the other: ${describe(times.map(({ time }) => time))}`);
  const slow = times.filter(({ time }) => time > aims.figure).toSorted((one, other) => other.time - one.time);
  console.log(
    `above ${aims.figure} ms: ${slow.map(({ id, time }) => `${id} ${Math.round(time)}`).join(", ") || "none"}`,
  );
  await page.close();
});

/** Milliseconds from the click that opens the guide until its first finding has been drawn. */
async function opened(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const link = document.querySelector<HTMLAnchorElement>("a[href^='#/guide']");
        if (link === null) return reject(new Error("No link leads to the guide."));
        const start = performance.now();
        const look = () => {
          if (document.querySelector("[data-finding]") === null) requestAnimationFrame(look);
          else scheduler.postTask(() => resolve(performance.now() - start), { priority: "user-blocking" });
        };
        link.click();
        requestAnimationFrame(look);
      }),
  );
}

/** Milliseconds from where a finding comes into sight until its figure is there; 0 where it has been computed ahead. */
async function computed(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (finding) =>
      new Promise<number>((resolve, reject) => {
        const article = document.getElementById(finding);
        if (article === null) return reject(new Error(`No finding ${finding}.`));
        const start = performance.now();
        article.scrollIntoView({ block: "center" });
        const look = () => {
          const { state } = article.dataset;
          if (state === "ready") resolve(performance.now() - start);
          else if (state === "error") reject(new Error(article.textContent ?? finding));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    id,
  );
}
