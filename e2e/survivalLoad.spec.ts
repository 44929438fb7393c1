import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { type Memory, MemoryMeter } from "./memory";
import { type ComparePage, expect, hashOf, linkTo, test } from "./support";

/** What the page shows before and after each: another text, so that what is held is the same. */
const plain = "It was 2024 then, naïve.";
/** Of several scripts: what tokenizers have tables of a fixed size for, they have after it. */
const mixed = "Tokenizers cut Grüße, नमस्ते दुनिया and 東京タワー; function(x) { return 1,234.56 €; }\n";
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Waits until the page has given back what it took: as many workers as at the start, and at most a fifth more memory. */
async function expectGivenBack(what: string, { compare, meter, start, tokenizers }: Begun): Promise<void> {
  const after = await meter.measure();
  let end = after;
  const isGivenBack = async () => {
    end = await meter.measure();
    return { workers: end.workers, isLittle: end.bytes <= 1.2 * start.bytes };
  };
  // React has what a part showed before until that shows something else once more.
  await count(compare, tokenizers);
  try {
    // Half a minute later workers begin anew; a busy machine takes longer.
    await expect
      .poll(isGivenBack, { message: what, intervals: [1000], timeout: 100_000 })
      .toEqual({ workers: start.workers, isLittle: true });
    // With tokenizers that are loaded again, or it would be little for want of them.
    await count(compare, tokenizers);
    await expect.poll(isGivenBack, { message: what }).toEqual({ workers: start.workers, isLittle: true });
  } finally {
    const words = ({ bytes, inPage, workers }: Memory) =>
      `${megabytes(bytes)} (page ${megabytes(inPage)}), ${workers} workers`;
    const more = ((end.bytes / start.bytes - 1) * 100).toFixed(0);
    console.log(
      `${what}: before ${words(start)}; at once after ${words(after)}; in the end ${words(end)}, ${more} % more`,
    );
  }
}

/** Shows another text and the plain one again, and compares what is counted. */
async function count(compare: ComparePage, tokenizers: readonly string[]): Promise<void> {
  for (const text of [`${plain} ${mixed.repeat(10)}`, plain]) {
    await compare.paste(text);
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  }
}

interface Begun {
  readonly compare: ComparePage;
  readonly meter: MemoryMeter;
  readonly start: Memory;
  readonly tokenizers: readonly string[];
}

interface Beginning {
  readonly tokenizers: readonly string[];
  /** Has the page load the code that is measured with, and leave something behind. */
  warmUp(): Promise<void>;
}

/** Opens columns with the plain text, and measures the page once all its code is there and its workers hold nothing else. */
async function begin(compare: ComparePage, { tokenizers, warmUp }: Beginning): Promise<Begun> {
  const { page } = compare;
  const meter = await MemoryMeter.of(page);
  let ended = 0;
  page.on("worker", (worker) => {
    if (worker.url().includes("tokenizer.worker")) worker.on("close", () => ended++);
  });
  await compare.open(linkTo({ tokenizers, text: plain }));
  await compare.expectCodeEditor();
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("stayReady")),
  );
  await warmUp();
  await count(compare, tokenizers);
  const before = ended;
  // No more than these are of use, on two cores or more.
  await expect
    .poll(() => ended > before && page.workers().length <= Math.min(2, tokenizers.length), { timeout: 100_000 })
    .toBe(true);
  await count(compare, tokenizers);
  return { compare, meter, start: await meter.measure(), tokenizers };
}

/** Shows a long text, with all that comes with one. */
async function showLongText(compare: ComparePage, tokenizers: readonly string[]): Promise<void> {
  const long = "Before it, naïve Straße 東京. ".repeat(1_500);
  await compare.paste(long);
  await compare.expectText(long, tokenizers);
  await expect(compare.page.getByRole("slider", { name: "Where the columns differ" })).toHaveAttribute(
    "data-state",
    "ready",
  );
}

/** Collects what columns say from now on, as each change of the page shows it. */
function watchCounts(page: Page) {
  return page.evaluateHandle(() => {
    const shown = new Set<string>();
    new MutationObserver(() => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>("section[data-text-hash]"))
        shown.add(`${dataset.tokenizer?.replace("builtin:", "")} ${dataset.textHash} ${dataset.tokens}`);
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-text-hash", "data-tokens"] });
    return shown;
  });
}

for (const [size, before, tokenizers] of [
  ["short", "Before it. ", ["r50k_base", "llama2", "words"]],
  // The reference for words takes gigabytes for hundreds of such texts.
  ["long", "Before it, naïve Straße 東京. ".repeat(9_000), ["r50k_base", "llama2", "utf8_bytes"]],
] as const) {
  test(`200 edits in a second of a ${size} text: no count is for another text, and all are right at the end`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const warmUp = () => showLongText(compare, tokenizers);
    const begun = await begin(compare, { tokenizers, warmUp });
    await compare.paste(before);
    await compare.expectText(before, tokenizers);
    const shown = await watchCounts(page);
    await page.keyboard.press("ControlOrMeta+End");
    const pieces = Array.from({ length: 200 }, (_, i) => "naïve 東京, 3.14 — "[i % 17] ?? "");
    const since = Date.now();
    // Sent without waiting for one another, as keys come.
    await Promise.all(pieces.map((piece) => page.keyboard.insertText(piece)));
    const seconds = (Date.now() - since) / 1000;
    const text = before + pieces.join("");
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    const prefixes = new Map<string, string>();
    for (let i = 0, typed = before; i <= pieces.length; typed += pieces[i++] ?? "") prefixes.set(hashOf(typed), typed);
    const told = await shown.evaluate((all) => [...all]);
    for (const line of told) {
      const [tokenizer = "", hash = "", tokens] = line.split(" ");
      const prefix = prefixes.get(hash);
      expect(prefix, `a text that was never typed, in ${tokenizer}`).toBeDefined();
      expect(Number(tokens), line).toBe((await referenceCounts([tokenizer], prefix ?? ""))[tokenizer]);
    }
    console.log(
      `200 edits of ${before.length} characters: typed in ${seconds.toFixed(2)} s, ${told.length} counts shown on the way`,
    );
    await compare.paste(plain);
    await compare.expectCounts(plain, await referenceCounts(tokenizers, plain));
    await expectGivenBack(`200 edits of a ${size} text`, begun);
  });
}

test("Back and Forward 100 times: what is shown is the entry’s, and nothing is left over", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const sets = [["r50k_base", "llama2"], ["words", "r50k_base"], ["utf8_bytes"], ["llama2", "graphemes", "words"]];
  const entries = Array.from({ length: 12 }, (_, i) => ({
    tokenizers: sets[i % sets.length] ?? [],
    text: `Entry ${i}: ${"naïve 東京 ".repeat(i)}`,
    view: i % 3 === 0 ? ("reading" as const) : ("tokens" as const),
    ids: i % 2 === 0,
  }));
  const tokenizers = ["r50k_base", "llama2"];
  const warmUp = async () => {
    await compare.follow(linkTo({ tokenizers: ["words", ...tokenizers], text: "Another entry" }));
    await compare.expectText("Another entry", ["words"]);
    await compare.follow(linkTo({ tokenizers, text: plain }));
  };
  const begun = await begin(compare, { tokenizers, warmUp });
  for (const entry of entries) {
    await compare.follow(linkTo(entry));
    await compare.expectText(entry.text, entry.tokenizers);
  }
  let at = entries.length - 1;
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed >> 8) % below;
  };
  for (let move = 1; move <= 100; move++) {
    const to = next(entries.length);
    const by = to === at ? (at === 0 ? 1 : -1) : to - at;
    at += by;
    await page.evaluate((steps) => history.go(steps), by);
    // Most are not waited for: the next one comes into the middle of it.
    if (move % 4 !== 0) continue;
    const { text, tokenizers, view, ids } = entries[at] as (typeof entries)[number];
    await compare.expectEditor(text);
    await expect.poll(() => compare.columns()).toEqual(tokenizers);
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    await expect(page.getByRole("radio", { name: view === "reading" ? "Reading" : "Tokens" })).toBeChecked();
    await expect(page.getByRole("switch", { name: "Ids", exact: true })).toBeChecked({ checked: ids });
  }
  await compare.follow(linkTo({ tokenizers, text: plain }));
  await compare.expectCounts(plain, await referenceCounts(tokenizers, plain));
  await expectGivenBack("Back and Forward 100 times", begun);
});
