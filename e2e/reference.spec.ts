import type { Locator, Page } from "@playwright/test";
import { catalogue } from "../src/tokenizers/catalogue";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, linkTo, test } from "./support";

const multilingual =
  "Tokenizers differ: Wörter, слова, λέξεις, الكلمات, מילים, शब्द, คำ, 单词、単語, 단어 👩‍👩‍👧‍👦🤚🏾 — 1,234.56 €;\n\tif (x<=0) return;  <|endoftext|> ok";
/** JavaScript, and with it Transformers.js, lowers the last Σ to ς; BERT's own tokenizer to σ. */
const finalSigma = "ab ΟΔΟΣ";
/** Takes tiktoken some ten seconds. */
const slow = "a".repeat(100_000);

const ids = catalogue.map(({ id }) => id);

async function check(compare: ComparePage, id: string): Promise<void> {
  await menuButton(compare, id).click();
  await compare.page.getByRole("menuitem", { name: /^Check against/ }).click();
}

function menuButton(compare: ComparePage, id: string): Locator {
  return compare.column(id).getByRole("button", { name: /^Options for/ });
}

/** The part of a column that tells what the reference says, as screen readers hear it. */
function answer(compare: ComparePage, id: string): Locator {
  return compare.column(id).locator(".column-footer [aria-live=polite]");
}

async function expectCheck(compare: ComparePage, id: string, state: string): Promise<void> {
  await expect(compare.column(id)).toHaveAttribute("data-reference", state);
}

async function expectNoCheck(compare: ComparePage, id: string): Promise<void> {
  await expect(compare.column(id)).not.toHaveAttribute("data-reference");
  await expect(answer(compare, id)).toHaveCount(0);
}

/** How many vocabularies the reference's worker read, and the most bytes that came over the network for one. */
async function readVocabularies(page: Page): Promise<{ files: number; mostBytes: number }> {
  const worker = page.workers().find((candidate) => candidate.url().includes("reference.worker"));
  if (worker === undefined) throw new Error("The reference's worker is not there.");
  return worker.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const vocabularies = entries.filter(({ name }) => name.endsWith(".pack"));
    return { files: vocabularies.length, mostBytes: Math.max(0, ...vocabularies.map((entry) => entry.transferSize)) };
  });
}

// One of each library; and all, in groups that fit on a page.
for (const [group, tag] of [
  [["r50k_base", "bert_uncased", "words"], ""],
  [ids.slice(0, 7), "@resilience"],
  [ids.slice(7, 12), "@resilience"],
  [ids.slice(12), "@resilience"],
] satisfies [group: string[], tag: string][]) {
  test(`${group.join(", ")} are identical to their references, which download no vocabulary`, {
    tag: tag === "" ? [] : tag,
  }, async ({ compare, page }) => {
    await compare.open(linkTo({ tokenizers: group, text: multilingual }));
    await compare.expectText(multilingual, group);
    for (const id of group) await check(compare, id);
    for (const id of group) {
      await expectCheck(compare, id, "identical");
      await expect(answer(compare, id)).toHaveText(/^Identical to (tiktoken \d|Transformers\.js \d|the browser’s \w)/);
    }
    const { files, mostBytes } = await readVocabularies(page);
    expect(files).toBe(catalogue.filter(({ id, vocabulary }) => vocabulary !== null && group.includes(id)).length);
    // The browser asks whether its copy is still true, and hears that it is.
    expect(mostBytes).toBeLessThan(1000);
  });
}

test("the first difference is told, until it is dismissed", { tag: "@resilience" }, async ({ compare }) => {
  await compare.open(linkTo({ tokenizers: ["bert_uncased"], text: finalSigma }));
  await compare.expectText(finalSigma, ["bert_uncased"]);
  await check(compare, "bert_uncased");
  await expectCheck(compare, "bert_uncased", "different");
  await expect(answer(compare, "bert_uncased")).toHaveText(
    /^Differs from token 4 on \(byte 7\): ours \d+ “##ο”, Transformers\.js [\d.]+’s \d+ “##ος”\. Known differences/,
  );
  await compare.column("bert_uncased").getByRole("button", { name: "Dismiss the check of BERT uncased" }).click();
  await expectNoCheck(compare, "bert_uncased");
  await expect(menuButton(compare, "bert_uncased")).toBeFocused();
});

test("a check that takes too long can be cancelled, and others go on", { tag: "@resilience" }, async ({ compare }) => {
  await compare.open(linkTo({ tokenizers: ["r50k_base", "utf8_bytes"], text: slow }));
  await compare.expectText(slow, ["r50k_base", "utf8_bytes"]);
  await check(compare, "r50k_base");
  await check(compare, "utf8_bytes");
  await expectCheck(compare, "r50k_base", "checking");
  await expect(compare.column("r50k_base").getByRole("progressbar")).toHaveAccessibleName(
    /^Checking r50k_base against tiktoken [\d.]+$/,
  );
  await compare.column("r50k_base").getByRole("button", { name: "Cancel the check of r50k_base" }).click();
  await expectNoCheck(compare, "r50k_base");
  await expect(menuButton(compare, "r50k_base")).toBeFocused();
  await expectCheck(compare, "utf8_bytes", "identical");
});

test("what was said of another text or other options is gone with them", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const both = ["r50k_base", "words"];
  await compare.open(linkTo({ tokenizers: both, text: multilingual }));
  await compare.expectText(multilingual, both);
  for (const id of both) await check(compare, id);
  for (const id of both) await expectCheck(compare, id, "identical");
  // What a person only sees differently is the same text still.
  await page.getByRole("radio", { name: "Reading" }).click();
  for (const id of both) await expectCheck(compare, id, "identical");

  await page.getByRole("radio", { name: "as control" }).click();
  for (const id of both) await expectNoCheck(compare, id);
  // At once, while the columns are still behind.
  await check(compare, "r50k_base");
  await expectCheck(compare, "r50k_base", "identical");

  await compare.editor.press("End");
  await compare.editor.press("x");
  await expectNoCheck(compare, "r50k_base");
});

test("a reference that cannot be loaded is said so, and checks again", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/tiktoken_bg*.wasm", (route) => route.abort());
  await compare.open(linkTo({ tokenizers: ["r50k_base"], text: "again" }));
  await compare.expectText("again", ["r50k_base"]);
  await check(compare, "r50k_base");
  await expectCheck(compare, "r50k_base", "error");
  await expect(answer(compare, "r50k_base")).toContainText("Check the connection, then check again.");
  await page.unroute("**/tiktoken_bg*.wasm");
  await check(compare, "r50k_base");
  await expectCheck(compare, "r50k_base", "identical");
});

test("axe finds nothing serious in any answer, in either theme", { tag: "@resilience" }, async ({ compare, page }) => {
  const tokenizers = ["words", "bert_uncased", "r50k_base"];
  const text = `${finalSigma} ${slow}`;
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectText(text, tokenizers);
  await check(compare, "words");
  await expectCheck(compare, "words", "identical");
  await check(compare, "bert_uncased");
  await expectCheck(compare, "bert_uncased", "different");
  await check(compare, "r50k_base");
  await expectCheck(compare, "r50k_base", "checking");
  expect(await seriousInBothThemes(page, ".column-footer")).toEqual([]);
});
