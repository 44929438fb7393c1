import type { Page, Route } from "@playwright/test";
import { referenceCounts } from "./expected";
import { expect, hashOf, linkTo, reload, test, visit } from "./support";

const text = "Some go on, whatever fails.";

/** Ways in which a vocabulary can fail to arrive, a column each, and what the column says of it. */
const broken: readonly (readonly [id: string, fail: (route: Route) => Promise<void>, message: RegExp])[] = [
  ["r50k_base", (route) => route.fulfill({ status: 404, body: "Not found" }), /the server answered 404/],
  ["p50k_base", (route) => route.abort("connectionreset"), /the connection failed/],
  ["bert_uncased", (route) => fulfillChanged(route, firstBytes), /incomplete: 1000 of \d+ bytes/],
  ["llama2", (route) => fulfillChanged(route, flipByte), /its SHA-256 begins/],
  ["mistral_7b", (route) => route.fulfill({ body: "<!doctype html>", contentType: "text/html" }), /incomplete/],
];

async function fulfillChanged(route: Route, change: (bytes: Buffer) => Buffer): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
}

function firstBytes(bytes: Buffer): Buffer {
  return bytes.subarray(0, 1000);
}

function flipByte(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = changed.length >> 1;
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  return changed;
}

test("a vocabulary that does not arrive whole: its column says so, Retry helps, the others go on", async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  for (const [id, fail] of broken) await page.route(`**/${id}.*.pack`, fail);
  const ids = broken.map(([id]) => id);
  await compare.open(linkTo({ tokenizers: ["words", ...ids, "cl100k_base"], text }));
  for (const [id, , message] of broken) {
    await expect(compare.column(id)).toHaveAttribute("data-state", "error");
    await expect(compare.column(id).getByRole("alert")).toContainText(message);
  }
  await compare.expectCounts(text, await referenceCounts(["words", "cl100k_base"], text));

  // While it still fails, so does Retry.
  const asked = () => compare.requests.filter((request) => request.url().includes("/r50k_base.")).length;
  const before = asked();
  await compare.column("r50k_base").getByRole("button", { name: "Retry" }).click();
  await expect.poll(asked).toBe(before + 1);
  await expect(compare.column("r50k_base").getByRole("alert")).toContainText("the server answered 404");

  await page.unrouteAll();
  for (const id of ids) await compare.column(id).getByRole("button", { name: "Retry" }).click();
  await compare.expectText(text, ids);
  // What came is what its hash says; the reference libraries of all would be loaded for seconds.
  const few = ["r50k_base", "bert_uncased"];
  await compare.expectCounts(text, await referenceCounts(few, text));
});

test("without WebAssembly every tokenizer works", { tag: "@resilience" }, async ({ compare, page }) => {
  await page.route("**/tokenizer.worker*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete self.WebAssembly;${await response.text()}` });
  });
  const tokenizers = ["r50k_base", "bert_uncased"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
});

test("a menu that does not load says so, and opens once it does", { tag: "@resilience" }, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/floating-*.js", (route) => route.abort("connectionreset"));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("button", { name: "Samples" }).click();
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  await compare.expectEditor(text);
  await page.unroute("**/floating-*.js");
  await page.getByRole("button", { name: "Samples" }).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a link that cannot be read for want of code says so, and the page goes on", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/readLink-*.js", (route) => route.abort("connectionreset"));
  await visit(page, linkTo({ tokenizers: ["words"], text }));
  await expect(compare.notice).toContainText("The link was not opened");
  await expect.poll(() => compare.text()).not.toBe(text);
  await page.unroute("**/readLink-*.js");
  await reload(page);
  await compare.expectEditor(text);
});

test("a server that falls silent is told as that, by its address, and not as a text that is too much", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  // Time passes faster in the worker: ten seconds of silence are a moment.
  await page.route("**/tokenizer.worker*.js", async (route) => {
    const response = await route.fetch();
    const sooner = "{ const { setTimeout } = self; self.setTimeout = (run, ms) => setTimeout(run, ms / 20); }";
    await route.fulfill({ response, body: `${sooner}${await response.text()}` });
  });
  await page.route("**/r50k_base.*.pack", () => {}); // Never answered.
  await compare.open(linkTo({ tokenizers: ["words", "r50k_base"], text }));
  const alert = compare.column("r50k_base").getByRole("alert");
  await expect(alert).toContainText(/r50k_base\.\S+\.pack has sent nothing for 10 seconds/);
  await expect(alert).not.toContainText("too much");
  await compare.expectText(text, ["words"]);
  await page.unroute("**/r50k_base.*.pack");
  await compare.column("r50k_base").getByRole("button", { name: "Retry" }).click();
  await compare.expectText(text, ["r50k_base"]);
});

for (const script of ["start-*.js", "page-*.js"]) {
  test(`without its main code (${script}) the page says that it did not start`, {
    tag: script === "start-*.js" ? [] : "@resilience",
  }, async ({ compare, page }) => {
    compare.expectError(/Failed to load resource|Failed to fetch dynamically imported module/);
    await page.route(`**/assets/${script}`, (route) => route.abort("connectionreset"));
    await page.goto(linkTo({ tokenizers: ["words"], text }), { waitUntil: "load" });
    await expect(page.getByRole("heading", { name: "Tessera did not start" })).toBeVisible();
    await page.unroute(`**/assets/${script}`);
    await page.getByRole("button", { name: "Reload the page" }).click();
    await compare.expectText(text, ["words"]);
    await expect(page.getByRole("heading", { name: "Tessera did not start" })).toBeHidden();
  });
}

test("without Web Workers every column explains, and the page stays usable", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "Worker"));
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text }));
  for (const id of ["r50k_base", "words"]) {
    await expect(compare.column(id)).toHaveAttribute("data-state", "error");
    await expect(compare.column(id).getByRole("alert")).toContainText("does not start Web Workers");
  }
  await compare.paste("Still here");
  await compare.expectEditor("Still here");
});

/** Keeps hold of the page's workers, so that a test can end them behind its back. */
async function holdWorkers(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    const OriginalWorker = window.Worker;
    window.Worker = class extends OriginalWorker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
    window.addEventListener("kill-workers", () => {
      for (const worker of workers) worker.terminate();
      document.body.dataset.killed = String(workers.splice(0).length);
    });
  });
  return async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("kill-workers")));
    return Number(await page.locator("body").getAttribute("data-killed"));
  };
}

test("killed workers are replaced, and the columns come back", { tag: "@resilience" }, async ({ compare, page }) => {
  const killWorkers = await holdWorkers(page);
  const tokenizers = ["r50k_base", "bert_uncased", "words"];
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  expect(await killWorkers()).toBeGreaterThan(0);

  await compare.paste("Typed after the workers died");
  const counts = await referenceCounts(tokenizers, "Typed after the workers died");
  // A worker that answered before has five seconds to confirm a call.
  for (const id of tokenizers) {
    await expect(compare.column(id)).toHaveAttribute("data-tokens", String(counts[id]));
  }
  await compare.expectCounts("Typed after the workers died", counts);
});

/** Makes workers that have loaded a vocabulary hang on texts that begin in a certain way. */
async function hangOn(page: Page, beginning: string): Promise<() => number> {
  let hanging = 0;
  await page.route("**/hangs", (route) => {
    hanging++;
    return route.fulfill({ body: "" });
  });
  const sabotage = `{
    const { fetch } = self;
    let hasVocabulary = false;
    self.fetch = (...args) => ((hasVocabulary = true), fetch(...args));
    // What every text is cut by for its figures, whatever its tokenizer does.
    const { segment } = Intl.Segmenter.prototype;
    const Request = XMLHttpRequest;
    Intl.Segmenter.prototype.segment = function (text) {
      if (hasVocabulary && text.startsWith(${JSON.stringify(beginning)})) {
        // By then the page has been sent that the call began.
        const saying = new Request();
        saying.open("GET", "/hangs", false);
        saying.send();
        for (;;);
      }
      return segment.call(this, text);
    };
  }`;
  await page.route("**/tokenizer.worker*.js", async (route) => {
    const response = await route.fetch();
    // Without the policy that comes with it: what tells the test would be refused.
    await route.fulfill({ contentType: "text/javascript", body: `${sabotage}${await response.text()}` });
  });
  return () => hanging;
}

test("a tokenizer that hangs for 20 seconds is ended, and the others go on", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const hanging = await hangOn(page, "endless");
  await page.clock.install();
  await compare.open(linkTo({ tokenizers: ["r50k_base", "words"], text }));
  await compare.expectText(text, ["r50k_base", "words"]);

  // From here on the page's time passes as the test says: what a busy machine takes ends no worker.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  await compare.paste("endless story");
  await expect
    .poll(async () => {
      await page.clock.runFor(20);
      return compare.column("words").getAttribute("data-text-hash");
    })
    .toBe(hashOf("endless story"));
  await compare.expectCounts("endless story", { words: 2 });
  const column = compare.column("r50k_base");
  await expect.poll(hanging).toBe(1);
  await page.clock.fastForward(10_000);
  await expect(column).not.toHaveAttribute("data-state", "error");
  await page.clock.fastForward(12_000);
  await expect(column).toHaveAttribute("data-state", "error");
  await expect(column.getByRole("alert")).toContainText("no answer for 20 seconds");
  await expect(column.getByRole("button", { name: "Retry" })).toBeVisible();

  await page.clock.resume();
  await compare.paste(text);
  await compare.expectCounts(text, await referenceCounts(["r50k_base", "words"], text));
});
