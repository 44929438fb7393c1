import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { tokenizerEntry } from "../src/tokenizers/catalogue";
import { builtinIds } from "../test/support/builtins";
import { referenceCounts, referenceIds } from "./expected";
import { LanguagesPage } from "./languagesPage";
import { type Memory, MemoryMeter } from "./memory";
import { type ComparePage, expect, hashOf, linkTo } from "./support";
import { countWith, test } from "./tokenizerPages";

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

/** A vocabulary of its own, of BERT's kind, that is worth measuring. */
function ownVocabulary(number: number): string {
  const words = Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919 + number * 104_729).toString(36)}`);
  return ["[PAD]", "[UNK]", "[CLS]", "[SEP]", `own${number}`, ...new Set(words)].join("\n");
}

test("50 tokenizers are added and removed, 33 of them one’s own, and none is held", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  test.setTimeout(600_000);
  const others = builtinIds.filter((id) => id !== "words");
  const remove = async (column: Locator) => {
    await column.getByRole("button", { name: /^Options for/ }).click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    await expect(column).toHaveCount(0);
  };
  const addBuiltin = async (id: string) => {
    await page.getByRole("button", { name: /^Add tokenizer/ }).click();
    const { label } = tokenizerEntry(`builtin:${id}`);
    await page.keyboard.type(label);
    await page.getByRole("option", { name: label }).first().click();
    await page.keyboard.press("Escape");
    await compare.expectCounts(plain, await referenceCounts([id], plain));
    await remove(compare.column(id));
  };
  const addOwn = async (i: number) => {
    const files = { [`own${i}.txt`]: ownVocabulary(i) };
    await bring.show("file");
    await bring.chooseFiles(files);
    await bring.add.click();
    await bring.expectTokens(`file:own${i}.txt`, await countWith(files, plain));
    await remove(bring.column(`file:own${i}.txt`));
  };
  const warmUp = async () => {
    await addBuiltin("r50k_base");
    await addOwn(99);
  };
  const begun = await begin(compare, { tokenizers: ["words"], warmUp });
  for (const id of others) await addBuiltin(id);
  for (let i = others.length; i < 50; i++) await addOwn(i);
  await compare.expectCounts(plain, await referenceCounts(["words"], plain));
  await expectGivenBack("50 tokenizers added and removed", begun);
});

const eight = ["o200k_base", "llama2", "gemma3", "bert_uncased", "claude2", "qwen3", "mistral_7b", "utf8_bytes"];

test("8 columns of 1 MB count right, and hold nothing of it once it is gone", { tag: "@resilience" }, async ({
  compare,
}) => {
  test.setTimeout(600_000);
  const text = mixed.repeat(Math.ceil(1_000_000 / Buffer.byteLength(mixed)));
  const begun = await begin(compare, { tokenizers: eight, warmUp: () => showLongText(compare, eight) });
  const since = Date.now();
  await compare.dropFile("megabyte.txt", text);
  await compare.expectText(text, eight);
  const seconds = (Date.now() - since) / 1000;
  await compare.expectCounts(text, await referenceCounts(eight, text));
  console.log(`8 columns of ${Buffer.byteLength(text)} bytes: right after ${seconds.toFixed(1)} s`);
  await compare.paste(plain);
  await compare.expectCounts(plain, await referenceCounts(eight, plain));
  await expectGivenBack("8 columns of 1 MB", begun);
});

test("521 languages in 8 columns, twice: figures are right, and nothing of them is held", {
  tag: "@resilience",
}, async ({ compare }) => {
  test.setTimeout(900_000);
  const languages = new LanguagesPage(compare.page);
  const warmUp = async () => {
    await compare.follow(`#/languages?v=1&t=${eight.join(",")}`);
    await languages.settle();
    await compare.follow(linkTo({ tokenizers: eight, text: plain }));
    await expect(compare.editor).toBeVisible();
  };
  const begun = await begin(compare, { tokenizers: eight, warmUp });
  const segments = readCorpus();
  const tokensOf = async (code: string) => {
    const counts = await Promise.all((segments.get(code) ?? []).map((text) => referenceIds("o200k_base", text)));
    return counts.flat().length;
  };
  // The second time against another, so that nothing of the first can be shown again.
  for (const pivot of ["eng", "deu_1996"]) {
    const since = Date.now();
    await compare.follow(`#/languages?v=1&t=${eight.join(",")}&g=all&pivot=${pivot}&q=Hindi`);
    await languages.settle({ timeout: 400_000 });
    const expected = (await tokensOf("hin")) / (await tokensOf(pivot));
    await expect.poll(() => languages.premium("hin", "o200k_base")).toBeCloseTo(expected, 4);
    console.log(`521 languages in 8 columns against ${pivot}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
  }
  await compare.follow(linkTo({ tokenizers: eight, text: plain }));
  await compare.expectCounts(plain, await referenceCounts(eight, plain));
  await expectGivenBack("521 languages in 8 columns, twice", begun);
});

/** Segments of the bundled corpus by language, read without the app's own code. */
function readCorpus(): ReadonlyMap<string, readonly string[]> {
  const folder = new URL("../public/corpora/", import.meta.url);
  const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".corpus"));
  const [header = "", ...lines] = inflateRawSync(readFileSync(new URL(file, folder)))
    .toString("utf8")
    .split("\n");
  const { languages } = JSON.parse(header) as { readonly languages: readonly { readonly code: string }[] };
  return new Map(languages.map(({ code }, i) => [code, JSON.parse(lines[i] ?? "[]") as string[]]));
}
