import type { Locator, Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { type Fate, type Sabotage, type SabotagedCall, sabotage } from "./sabotage";
import { type ComparePage, expect, linkTo, test, visit } from "./support";

const text = "It was 2024 then, naïve.";
const tokenizers = ["r50k_base", "llama2"];

/** A part of the page that asks a worker. */
interface Asking extends SabotagedCall {
  readonly name: string;
  /** Has the page ask. */
  ask(compare: ComparePage): Promise<void>;
  /** What it asks for. */
  part(page: Page): Locator;
  /** What it says while it has no answer. */
  readonly waits: RegExp;
  /** Something of its answer. */
  readonly answer: string;
}

const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
const showInstrument = (name: string) => (compare: ComparePage) =>
  compare.page.getByRole("radio", { name, exact: true }).click();

const askings: readonly Asking[] = [
  {
    name: "trace",
    ...{ worker: "tokenizer", call: "explain", kind: "trace" },
    ask: (compare) => compare.chip("r50k_base", 4).click(),
    part: (page) => inspector(page).locator('[data-came="builtin:r50k_base"]'),
    waits: /Still working it out/,
    answer: ".pre-token",
  },
  {
    name: "entries",
    ...{ worker: "tokenizer", call: "explain", kind: "entries" },
    ask: (compare) => compare.chip("r50k_base", 4).click(),
    part: (page) => inspector(page).locator('[data-inspected="builtin:r50k_base"]'),
    // All but what the vocabulary says of it is there.
    waits: /At byte/,
    answer: '[data-fact="rank"]',
  },
  {
    name: "why",
    ...{ worker: "tokenizer", call: "explain", kind: "why" },
    ask: (compare) => compare.chip("r50k_base", 2).click(),
    part: (page) => inspector(page).locator("[data-why]"),
    waits: /Still working it out/,
    answer: ".why-sentence",
  },
  {
    name: "stages",
    ...{ worker: "tokenizer", call: "explain", kind: "stages" },
    ask: async (compare) => {
      await compare
        .column("r50k_base")
        .getByRole("button", { name: /^Options for/ })
        .click();
      await compare.page.getByRole("menuitem", { name: "Stages of the text" }).click();
    },
    part: (page) => page.locator(".stages"),
    waits: /Asking for the stages/,
    answer: '.stage-block[data-stages="told"]',
  },
  {
    name: "prompt’s end",
    ...{ worker: "tokenizer", call: "explain", kind: "promptEnd" },
    ask: showInstrument("Prompt’s end"),
    part: (page) => page.locator('[data-prompt-column="builtin:r50k_base"]'),
    waits: /No answer yet/,
    answer: "[data-back]",
  },
  {
    name: "pieces",
    ...{ worker: "tokenizer", call: "explain", kind: "pieces" },
    ask: showInstrument("Cut to size"),
    part: (page) => page.locator('[data-cut-column="builtin:r50k_base"]'),
    waits: /Cutting …/,
    answer: "[data-piece]",
  },
  {
    name: "lines",
    ...{ worker: "boundaries", call: "countLines" },
    ask: showInstrument("Lines"),
    part: (page) => page.getByRole("region", { name: "Lines", exact: true }),
    waits: /its lines are counted/,
    answer: "[data-line]",
  },
  {
    name: "differences",
    ...{ worker: "boundaries", call: "compare" },
    ask: showInstrument("Differences"),
    part: (page) => page.getByRole("region", { name: "Differences", exact: true }),
    waits: /Comparing …/,
    answer: "li",
  },
];

/** Opens the page with a fate for one of its workers, and has it asked. */
async function meet(compare: ComparePage, asking: Asking, fate: Fate): Promise<Sabotage> {
  const fates = await sabotage(compare.page, asking, fate);
  await compare.open(linkTo({ tokenizers, text }));
  await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  await asking.ask(compare);
  await expect.poll(fates.met).toBeGreaterThan(0);
  return fates;
}

/** Asks again, where nothing fails any more: there is the answer; another text is counted right, and no worker is left over. */
async function expectSound(compare: ComparePage, { part, answer }: Asking, fates: Sabotage): Promise<void> {
  const { page } = compare;
  fates.mend();
  const alert = part(page).getByRole("alert");
  await alert.getByRole("button", { name: "Retry" }).click();
  await expect(part(page).locator(answer).first()).toBeVisible();
  await expect(alert).toHaveCount(0);
  const other = "Gelaſſenheit, 2025!";
  await compare.paste(other);
  await compare.expectCounts(other, await referenceCounts(tokenizers, other));
  // Two of tokenizers, and one that compares columns and ends by itself, half a minute later.
  await expect.poll(() => page.workers().length).toBeLessThanOrEqual(3);
}

for (const asking of askings) {
  const { name, worker, part, waits } = asking;
  const isTokenizer = worker === "tokenizer";

  test(`${name}: a worker that hangs is ended, which is said once, and Retry asks another`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    await page.clock.install();
    const fates = await meet(compare, asking, isTokenizer ? "hangs" : "never begins");
    await expect(part(page)).toContainText(waits);
    await page.clock.fastForward(isTokenizer ? 10_000 : 50_000);
    const alert = part(page).getByRole("alert");
    await expect(alert).toHaveCount(0);
    // Calls that were sent together are then asked one by one: which of them it hangs on nobody can tell.
    await expect
      .poll(async () => {
        await page.clock.fastForward(12_000);
        return alert.count();
      })
      .toBe(1);
    await expect(alert).toContainText(isTokenizer ? "no answer for 20 seconds" : "took more than 60 seconds");
    // Each column has asked once. Entries are asked for together with how they came about, and so each once more by itself.
    const times = name === "entries" || name === "trace" ? 2 : 1;
    expect(fates.met()).toBeLessThanOrEqual(times * tokenizers.length);
    await expectSound(compare, asking, fates);
  });

  // The others of `explain` go the way of these.
  if (!["trace", "why", "stages", "lines"].includes(name)) continue;
  for (const [fate, words] of [
    ["crashes", /crashed/],
    ["runs out of memory", /ran out of memory/],
  ] as const) {
    test(`${name}: a worker that ${fate} says so, and Retry asks another`, { tag: "@resilience" }, async ({
      compare,
      page,
    }) => {
      compare.expectError(/A worker of ours/);
      const fates = await meet(compare, asking, fate);
      await expect(part(page).getByRole("alert")).toContainText(words);
      await expectSound(compare, asking, fates);
    });
  }
}

/** Pages that have a worker to themselves, by their links. */
const pages = [
  {
    name: "audit",
    ...{ worker: "vocabulary", call: "audit" },
    link: "#/tokenizer?v=1&t=r50k_base&tab=audit",
    answer: ".audit-headline",
    silent: /Nothing was heard of it for 60 seconds/,
  },
  {
    name: "checks of an audit",
    ...{ worker: "vocabulary", call: "examine" },
    link: "#/tokenizer?v=1&t=r50k_base&tab=audit",
    answer: "[data-section=numbers]",
    silent: /Nothing was heard of it for 60 seconds/,
  },
  {
    name: "two vocabularies",
    ...{ worker: "vocabularyPair", call: "compare" },
    link: "#/vocabularies?v=1&t=r50k_base,bert_uncased&on=eng",
    answer: ".pair-answer",
    silent: /no sign of life for 60 seconds/,
  },
  {
    name: "use of two vocabularies",
    ...{ worker: "vocabularyPair", call: "use" },
    link: "#/vocabularies?v=1&t=r50k_base,bert_uncased&on=eng",
    answer: "[data-tokens-a]",
    silent: /no sign of life for 60 seconds/,
  },
] as const;

for (const { name, worker, call, link, answer, silent } of pages) {
  for (const [fate, words] of [
    ["crashes", /crashed/],
    ["hangs", silent],
  ] as const) {
    test(`${name}: a worker that ${fate} says so, and Retry asks another`, { tag: "@resilience" }, async ({
      compare,
      page,
    }) => {
      compare.expectError(/A worker of ours/);
      if (fate === "hangs") await page.clock.install();
      const fates = await sabotage(page, { worker, call }, fate === "hangs" ? "never begins" : fate);
      await visit(page, `./${link}`);
      await expect.poll(fates.met).toBeGreaterThan(0);
      const alert = page.getByRole("main").getByRole("alert");
      await expect
        .poll(async () => {
          if (fate === "hangs") await page.clock.fastForward(30_000);
          return alert.first().isVisible();
        })
        .toBe(true);
      await expect(alert.first()).toContainText(words);
      fates.mend();
      // What waited behind it in the same worker goes on by itself.
      await alert.first().getByRole("button", { name: "Retry" }).click();
      await expect(page.locator(answer).first()).toBeVisible();
      await expect(alert).toHaveCount(0);
    });
  }
}
