import { tokenizerInWay } from "../src/tokenizers/ways/inWay";
import { loadBuiltin } from "../test/support/builtins";
import { openDialog, seriousViolations } from "./axe";
import { reload } from "./support";
import { commit, countWith, expect, linkTo, test, text, vocabTxt, wordPieceJson } from "./tokenizerPages";

const bert = `hub:owner/bert@${commit}`;
const small = `hub:owner/small@${commit}`;

test("a link to the Hub opens the same bytes in a fresh browser, and in every page", async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words", bert], text }));
  const { ids } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
  await bring.expectTokens(bert, ids.length);
  const column = bring.column(bert);
  await expect(column.getByRole("heading")).toHaveText("bert");
  await expect(column).toContainText("owner, Hugging Face Hub at ccccccc");

  await column.getByRole("button", { name: "Options for bert" }).click();
  await page.getByRole("menuitem", { name: /^Check against/ }).click();
  await expect(column).toHaveAttribute("data-reference", "identical");
  await expect(column).toContainText(/Identical to Transformers\.js \d/);

  await column.getByRole("button", { name: "Options for bert" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.goBack();
  await bring.expectTokens(bert, ids.length);

  await page.getByRole("link", { name: "Languages" }).click();
  const premium = page.locator(`[data-language="hin"] [data-tokenizer="${bert}"]`);
  await expect(premium).toHaveAttribute("data-premium", /^\d/);
});

test("a tokenizer in a folder of its model is offered, added, and opened again by its link", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/pipeline@main");
  await expect(bring.failure).toContainText("owner/pipeline has no tokenizer file. It has one in a folder: give");
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await bring.dialog.getByRole("button", { name: "owner/pipeline/tokenizer_2@main" }).click();
  await expect(bring.fact("From")).toHaveText("owner/pipeline/tokenizer_2");
  await expect(bring.fact("From").getByRole("link")).toHaveAttribute(
    "href",
    `${hub.endpoint}/owner/pipeline/tree/${commit}/tokenizer_2`,
  );
  await bring.add.click();
  const count = await countWith({ "tokenizer.json": wordPieceJson }, text);
  await bring.expectTokens(`hub:owner/pipeline@${commit}/tokenizer_2`, count);
  await expect(page).toHaveURL(/tokenizer_2/);
  // Both of a model's stand side by side, in a fresh browser too, and are told apart by their names.
  const both = ["tokenizer", "tokenizer_2"].map((folder) => `hub:owner/pipeline@${commit}/${folder}`);
  await page.evaluate(() => caches.delete("tessera-hub-1"));
  await compare.open(linkTo({ tokenizers: both, text }));
  const columns = page.locator("[data-tokenizer^='hub:owner/pipeline']");
  const counts = [await countWith({ "vocab.txt": vocabTxt }, text), count];
  for (const [i, tokens] of counts.entries()) await expect(columns.nth(i)).toHaveAttribute("data-tokens", `${tokens}`);
  await expect(page.getByRole("heading", { name: "pipeline/tokenizer", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "pipeline/tokenizer_2" })).toBeVisible();
  await expect(page.getByText("owner, Hugging Face Hub at ccccccc")).toHaveCount(2);
});

test("a link to the Hub that cannot be followed says so in its column, and Retry goes on", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  compare.expectError(/Failed to load resource/);
  hub.misbehave.set("tokenizer.json", { kind: "status", status: 503 });
  await compare.open(linkTo({ tokenizers: ["words", small, `hub:owner/none@${commit}`], text }));
  const column = bring.column(small);
  await expect(column.getByRole("alert")).toContainText("503");
  await expect(bring.column("hub:owner/none").getByRole("alert")).toContainText("owner/none");
  // What is not there is asked for once, not at every key.
  const asked = hub.requests.length;
  await compare.editor.pressSequentially("abc");
  await expect(page.locator("[data-tokenizer='builtin:words']")).not.toHaveAttribute("data-pending");
  expect(hub.requests.length).toBe(asked);

  hub.misbehave.clear();
  await column.getByRole("button", { name: "Retry" }).click();
  await expect(column).toHaveAttribute("data-state", "ready");
});

test("a slow download shows its bytes in the column, and can be cancelled there", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
}) => {
  hub.misbehave.set("tokenizer.json", { kind: "slow", milliseconds: 30_000 });
  await compare.open(linkTo({ tokenizers: ["words", bert], text }));
  const column = bring.column(bert);
  await expect(column).toContainText(/Loading [\d.]+ kB of 466 kB/);
  await column.getByRole("button", { name: "Cancel" }).click();
  await expect(column.getByRole("alert")).toContainText("Loading was cancelled.");
  hub.misbehave.clear();
  await column.getByRole("button", { name: "Retry" }).click();
  const { ids } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
  await bring.expectTokens(bert, ids.length);
});

test("a pattern that backtracks without end ends its own column alone", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  const catastrophic = JSON.stringify({
    ...JSON.parse(wordPieceJson),
    pre_tokenizer: { type: "Split", pattern: { Regex: "(c+)+d" }, behavior: "Isolated", invert: false },
  });
  await page.clock.install();
  await compare.open(linkTo({ tokenizers: ["o200k_base"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "hostile.json": catastrophic });
  await bring.add.click();
  await bring.expectTokens("file:hostile.json#", await countWith({ "tokenizer.json": catastrophic }, text));
  const catching = `${"c".repeat(60)}!`;
  await compare.editor.fill(catching);
  await compare.expectText(catching, ["o200k_base"]);
  await compare.editor.pressSequentially("!!");
  await compare.expectText(`${catching}!!`, ["o200k_base"]);
  // The worker that is at an older text is given up after two seconds, the one at the last text after twenty.
  await expect(async () => {
    await page.clock.fastForward(21_000);
    const message = bring.column("file:hostile.json#").getByRole("alert");
    await expect(message).toContainText("no answer for 20 seconds", { timeout: 1000 });
  }).toPass();
  await compare.editor.fill("cut, and too.");
  await expect(bring.column("file:hostile.json#")).toHaveAttribute("data-state", "ready");
});

test("files beyond all measure are refused, and the page answers meanwhile", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  /** Drops a file that is made in the page of a repeated part. */
  const drop = async (name: string, parts: readonly [text: string, times: number][]) => {
    const transfer = await page.evaluateHandle(
      ([fileName, list]) => {
        const data = new DataTransfer();
        const blobs = list.flatMap(([part, times]) => Array.from({ length: times }, () => part));
        data.items.add(new File(blobs, fileName));
        return data;
      },
      [name, parts] as const,
    );
    await bring.dialog.dispatchEvent("dragover", { dataTransfer: transfer });
    await bring.dialog.dispatchEvent("drop", { dataTransfer: transfer });
  };
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
  });
  const start = await page.evaluate(() => performance.now());
  await drop("merges.json", [
    ['{"model":{"type":"BPE","vocab":{"a":0,"b":1,"ab":2},"merges":["a b"', 1],
    [',"a b"'.repeat(4200), 1000],
    ["]}}", 1],
  ]);
  await expect(bring.failure).toContainText("merges.json: The file has over 4194304 lists, objects and values.");
  await drop("huge.json", [[" ".repeat(2 ** 20), 500]]);
  await expect(bring.failure).toContainText("These are 500 MB. A tokenizer’s files are read up to 256 MB.");
  const { tasks, end } = await page.evaluate(() => ({
    tasks: (window as unknown as { tasks: number[] }).tasks,
    end: performance.now(),
  }));
  // Of the time that it all took, on whatever machine: whoever read such a file himself would have no other.
  expect(Math.max(0, ...tasks)).toBeLessThan((end - start) / 4);
});

test("a link may name a way behind what is on the Hub, beside the same tokenizer in its own", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: [`${bert}:suffix`, bert], text }));
  const own = loadBuiltin("bert_uncased");
  const { ids } = own.encode(text, { specials: "text", inserted: false });
  const suffix = tokenizerInWay(own, "suffix").encode(text, { specials: "text", inserted: false });
  await expect(page.locator(`.column[data-tokenizer="${bert}"]`)).toHaveAttribute("data-tokens", `${ids.length}`);
  await bring.expectTokens(`${bert}:suffix`, suffix.ids.length);
  await expect(bring.column(`${bert}:suffix`).getByRole("heading")).toHaveText("bert · suffix");
  await reload(page);
  await bring.expectTokens(`${bert}:suffix`, suffix.ids.length);
  await bring.column(`${bert}:suffix`).getByRole("button", { name: "Options for bert · suffix" }).click();
  await page.getByRole("menuitem", { name: "About this tokenizer" }).click();
  await expect(page).toHaveURL((url) => url.hash.includes(bert) && !url.hash.includes("suffix"));
});
