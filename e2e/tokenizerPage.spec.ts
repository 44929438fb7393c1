import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import type { Download, Page } from "@playwright/test";
import { readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import type { Tokenizer } from "../src/tokenizers/tokenizer";
import { loadBuiltin, readPackFile, readVocabulary } from "../test/support/builtins";
import { seriousInBothThemes } from "./axe";
import { type ComparePage, expect, linkTo, test, visit } from "./support";

/** The page of a tokenizer as a person meets it. */
class TokenizerPage {
  readonly page: Page;

  constructor({ page }: ComparePage) {
    this.page = page;
  }

  get main() {
    return this.page.getByRole("main");
  }

  get search() {
    return this.page.getByRole("searchbox", { name: "Search the vocabulary" });
  }

  get table() {
    return this.page.getByRole("table", { name: "Vocabulary" });
  }

  get rows() {
    return this.table.locator("tr[data-id]");
  }

  /** Opens the page, with what a link says after `t=`, and waits until the tokenizer is there. */
  async open(parameters: string): Promise<void> {
    await visit(this.page, `./#/tokenizer?v=1&t=${parameters}`);
    await this.expectReady(parameters.split("&", 1)[0] ?? "");
  }

  async expectReady(id: string): Promise<void> {
    await expect(this.main).toHaveAttribute("data-tokenizer", `builtin:${id}`);
    await expect(this.main).toHaveAttribute("data-state", "ready");
  }

  async find(text: string, matches: number): Promise<void> {
    await this.search.fill(text);
    await expect(this.main).toHaveAttribute("data-matches", String(matches));
  }

  /** Ids of the rows that are drawn, from the top. */
  async ids(): Promise<number[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-id"))));
  }

  section(name: string) {
    return this.page.getByRole("region", { name });
  }
}

/** How many entries a search should find, told by the engine itself. */
function countTexts(id: string, has: (text: string) => boolean): number {
  return allBytes(id).filter((bytes) => {
    const text = bytes.toString();
    return Buffer.from(text).equals(bytes) && has(text.toLowerCase());
  }).length;
}

function countBytes(id: string, wanted: Buffer): number {
  return allBytes(id).filter((bytes) => bytes.includes(wanted)).length;
}

const bytesById = new Map<string, readonly Buffer[]>();

function allBytes(id: string): readonly Buffer[] {
  const tokenizer = loadBuiltin(id);
  const all =
    bytesById.get(id) ??
    Array.from({ length: tokenizer.vocabularySize ?? 0 }, (_, token) => Buffer.from(tokenizer.tokenBytes(token)));
  bytesById.set(id, all);
  return all;
}

test("a tokenizer says what it is, one with a vocabulary and one without", async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("o200k_base");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("o200k_base");
  await expect(tokenizer.main).toHaveAttribute("data-vocabulary-size", "200000");
  await expect(tokenizer.section("Facts")).toContainText("MIT (tiktoken)");
  await expect(tokenizer.section("Facts")).toContainText(/tiktoken \d+\.\d+/);
  await expect(tokenizer.section("Facts")).toContainText("npx tessera count -t o200k_base README.md");
  await expect(tokenizer.section("Pipeline")).toContainText("(?i:'s|'t|'re|'ve|'m|'ll|'d)?");
  await expect(tokenizer.section("Special tokens").getByRole("link")).toHaveCount(2);

  await tokenizer.open("words");
  await expect(tokenizer.main).toContainText("the set is open");
  await expect(tokenizer.table).toHaveCount(0);
});

test("… and so do the other kinds", { tag: "@resilience" }, async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("bert_uncased");
  await expect(tokenizer.section("Pipeline")).toContainText("strip accents, lower-case");
  await expect(tokenizer.section("Pipeline")).toContainText("[CLS] text [SEP]");

  await tokenizer.open("gemma3");
  await expect(tokenizer.section("Pipeline")).toContainText("Replace “ ” by “▁”");
  await expect(tokenizer.section("Added tokens").getByRole("link")).toHaveCount(20);
  await page.getByRole("button", { name: "Show 1,000 more" }).click();
  await expect(tokenizer.section("Added tokens").getByRole("link", { name: "<unused98>" })).toBeVisible();

  await tokenizer.open("utf8_bytes");
  await expect(tokenizer.main).toHaveAttribute("data-vocabulary-size", "259");
  await expect(page.getByRole("button", { name: "tokenizer.json" })).toHaveCount(0);
});

test("a search finds all entries with a text, an id, or bytes", async ({ compare }) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("llama3");
  await tokenizer.find(
    " Берлин",
    countTexts("llama3", (text) => text.includes(" берлин")),
  );
  await tokenizer.find(
    "Ġtokens",
    countTexts("llama3", (text) => text.includes(" tokens")),
  );
  await tokenizer.find("128000", 1);
  await expect(tokenizer.rows).toContainText("<|begin_of_text|>");
  await tokenizer.find("0xE4B8AD", countBytes("llama3", Buffer.from("中")));
  await expect(tokenizer.rows.first()).toContainText("E4 B8 AD");
  await tokenizer.find("no such thing", 0);
  await expect(tokenizer.main).toContainText("No token matches.");
  await compare.page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(tokenizer.main).toHaveAttribute("data-matches", "128256");

  // Half a character is shown by its bytes, and cannot be typed.
  await tokenizer.find("0x20F09F", countBytes("llama3", Buffer.of(0x20, 0xf0, 0x9f)));
  await expect(tokenizer.rows.first()).toContainText("no text by itself");
  await expect(tokenizer.rows.first().getByRole("button", { name: /^No text by itself/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(tokenizer.table).not.toContainText("\ufffd");
});

test("the whole of 262,145 entries is there, in any order, by keys too", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("gemma3");
  await expect.poll(async () => (await tokenizer.ids()).slice(0, 3)).toEqual([0, 1, 2]);
  // Only rows in sight exist.
  await expect.poll(() => tokenizer.rows.count()).toBeLessThan(80);
  await tokenizer.rows.first().locator(".entry-link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(tokenizer.table.locator('.entry-link[data-row="1"]')).toBeFocused();
  await page.keyboard.press("PageDown");
  await expect(tokenizer.table.locator('.entry-link[data-row="11"]')).toBeFocused();
  await page.keyboard.press("End");
  await expect(tokenizer.table.locator('.entry-link[data-row="262144"]')).toBeFocused();
  await expect(tokenizer.table.locator('.entry-link[data-row="262144"]')).toHaveText("<image_soft_token>");
  await page.keyboard.press("Home");
  await expect(tokenizer.table.locator('.entry-link[data-row="0"]')).toBeFocused();

  await page.keyboard.press("/");
  await expect(tokenizer.search).toBeFocused();
  await page.getByRole("radio", { name: "longest" }).click();
  await expect(tokenizer.rows.first().locator(".length")).toHaveText("93");
  await page.getByRole("radio", { name: "shortest" }).click();
  await expect(tokenizer.rows.first().locator(".length")).toHaveText("1");
});

test("an entry opens in Compare as that very token", { tag: "@resilience" }, async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("mistral_7b&q=%E2%96%81hello");
  await tokenizer.rows.first().getByRole("button", { name: "Open ▁hello in Compare" }).click();
  await expect(compare.column("mistral_7b")).toHaveAttribute("data-tokens", "1");
  await compare.expectEditor(/^hello$/i);
  await expect(compare.notice).toContainText("of Mistral 7B");

  await compare.column("mistral_7b").getByRole("button", { name: "Options for Mistral 7B" }).click();
  await page.getByRole("menuitem", { name: "About this tokenizer" }).click();
  await tokenizer.expectReady("mistral_7b");
  await tokenizer.section("Special tokens").getByRole("link", { name: "</s>" }).click();
  await page.getByRole("button", { name: "Open in Compare" }).click();
  await expect(page.getByRole("radio", { name: "as control" })).toBeChecked();
  await expect(compare.column("mistral_7b").locator(".column-count")).toContainText("1 control token");
});

test("a word’s spellings are listed, copied as ids and as a logit bias", async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const ids = wordIds("llama3", "hello");
  expect(ids.length).toBeGreaterThan(3);
  await tokenizer.open("llama3");
  await tokenizer.find(
    "hello",
    countTexts("llama3", (text) => text.includes("hello")),
  );
  await page.getByRole("radio", { name: "spellings" }).click();
  await expect(tokenizer.main).toHaveAttribute("data-matches", String(ids.length));
  await expect.poll(() => tokenizer.ids()).toEqual(ids);
  const spellings = tokenizer.section(`${ids.length} spellings of “hello”`);
  await spellings.getByRole("button", { name: "Copy the ids" }).click();
  await expect.poll(async () => JSON.parse(await clipboard())).toEqual(ids);
  const bias = spellings.getByRole("spinbutton", { name: "Bias of each" });
  await expect(bias).toHaveValue("-100");
  await bias.fill("-1e3");
  await expect(spellings.getByRole("alert")).toContainText("is no number from -100 to 100. -100 holds until then.");
  await bias.fill("-2.5");
  await spellings.getByRole("button", { name: "Copy the logit bias" }).click();
  await expect.poll(async () => JSON.parse(await clipboard())).toEqual(Object.fromEntries(ids.map((id) => [id, -2.5])));
});

test("spellings are asked for from a row, have an address, and a way on where there are none", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  const ids = wordIds("llama3", "hello");
  // As an entry is written, and all of it in the address.
  await tokenizer.open("llama3&q=hello&find=spellings&bias=-2.5");
  await tokenizer.find("ĠHello", ids.length);
  await expect(page).toHaveURL(/&t=llama3&q=%C4%A0Hello&find=spellings&bias=-2\.5$/);
  const address = page.url();
  await page.goto("about:blank");
  await visit(page, address);
  await expect(tokenizer.section(`${ids.length} spellings of “ĠHello”`)).toContainText(`"${ids[0]}": -2.5`);

  // What no entry is has a way on.
  await tokenizer.find("hellohello", 0);
  await page.getByRole("button", { name: "Tokens with it in them" }).click();
  await expect(page.getByRole("radio", { name: "parts" })).toBeChecked();
  await expect(page.getByRole("heading", { name: "Vocabulary" })).toBeFocused();

  // From a row by keys, and back to what was searched for.
  await tokenizer.open("bert_uncased&q=%23%23ing");
  await expect(tokenizer.main).toHaveAttribute("data-matches", String(rowsWithName("bert_uncased", "##ing")));
  await tokenizer.rows.first().getByRole("button").first().focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "All spellings of ##ing", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Vocabulary" })).toBeFocused();
  await expect(tokenizer.search).toHaveValue("ing");
  const pieces = wordIds("bert_uncased", "ing");
  await expect(tokenizer.main).toHaveAttribute("data-matches", String(pieces.length));
  await expect.poll(() => tokenizer.ids()).toEqual(pieces);
  expect(await seriousInBothThemes(page), "spellings").toEqual([]);
  await page.getByRole("button", { name: "Back to “##ing”" }).click();
  await expect(tokenizer.search).toHaveValue("##ing");
  await expect(page.getByRole("radio", { name: "parts" })).toBeChecked();
  await expect(page.getByRole("heading", { name: "Vocabulary" })).toBeFocused();
});

/** Ids of the entries that are a word, whatever their case and with spaces in front or not, told by the engine itself. */
function wordIds(id: string, word: string): number[] {
  return allBytes(id).flatMap((bytes, token) =>
    bytes
      .toString()
      .replace(/^[ ▁]+/, "")
      .toLowerCase() === word
      ? [token]
      : [],
  );
}

test("the page is reached from the table of all, and its address says what it shows", async ({ compare, page }) => {
  const tokenizer = new TokenizerPage(compare);
  await compare.open(linkTo({ tokenizers: ["words", "bert_uncased"] }));
  await page.getByRole("link", { name: "Tokenizers" }).click();
  await page.getByRole("button", { name: "o200k_base", exact: true }).click();
  await tokenizer.expectReady("o200k_base");
  await page.getByRole("combobox", { name: "Tokenizer" }).selectOption({ label: "BERT uncased" });
  await tokenizer.expectReady("bert_uncased");
  await tokenizer.find("##ing", rowsWithName("bert_uncased", "##ing"));
  await page.getByRole("radio", { name: "longest" }).click();
  await expect(page.getByRole("radio", { name: "longest" })).toBeChecked();
  // By length from the top, which by id they are not.
  const falls = () =>
    tokenizer.rows
      .locator(".length")
      .evaluateAll((cells) =>
        cells.every((cell, i) => i === 0 || Number(cells[i - 1]?.textContent) >= Number(cell.textContent)),
      );
  await expect.poll(falls).toBe(true);
  const ids = await tokenizer.ids();
  expect(ids).not.toEqual(ids.toSorted((a, b) => a - b));
  await expect(page).toHaveURL(/#\/tokenizer\?v=1&h=[\w-]{12}&t=bert_uncased&q=%23%23ing&sort=longest$/);
  const address = page.url();

  await page.goto("about:blank");
  await visit(page, address);
  await tokenizer.expectReady("bert_uncased");
  await expect(tokenizer.search).toHaveValue("##ing");
  await expect.poll(() => tokenizer.ids()).toEqual(ids);
});

function rowsWithName(id: string, name: string): number {
  const tokenizer = loadBuiltin(id);
  return Array.from({ length: tokenizer.vocabularySize ?? 0 }, (_, token) => tokenizer.tokenName(token)).filter((one) =>
    one.includes(name),
  ).length;
}

async function save(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  return download;
}

async function readSaved(download: Download): Promise<Tokenizer> {
  const bytes = new Uint8Array(await readFile(await download.path()));
  const inflate = async (payload: Uint8Array) => inflateRawSync(payload);
  const files = [{ name: download.suggestedFilename(), bytes }];
  const { tokenizer } = await readTokenizerFiles(files, { platform: { inflate } });
  if (tokenizer === null) throw new Error("The file that was saved has no tokenizer.");
  return tokenizer;
}

const text = "Grüße, 世界 👍🏽 don't  1234\n\n <|endoftext|> مرحبا";

for (const id of ["bert_uncased", "o200k_harmony"]) {
  test(`exports of ${id} are read back as the same tokenizer`, { tag: "@resilience" }, async ({ compare, page }) => {
    await new TokenizerPage(compare).open(id);
    const json = await save(page, "tokenizer.json");
    expect(json.suggestedFilename()).toBe(`${id}.tokenizer.json`);
    if (id === "o200k_harmony") await expect(page.getByRole("main")).toContainText("Left out, since another name");
    const pack = await save(page, "Pack");
    expect(pack.suggestedFilename()).toBe(`${id}.pack`);
    // Harmony's ranks are o200k_base's: what is saved is a pack of its own.
    if (id !== "o200k_harmony") expect((await readFile(await pack.path())).equals(readPackFile(id))).toBe(true);
    for (const saved of [await readSaved(json), await readSaved(pack)]) {
      for (const specials of ["text", "control"] as const) {
        const options = { specials, inserted: true };
        const ids = Array.from(saved.encode(text, options).ids);
        expect(ids).toEqual(Array.from(loadBuiltin(id).encode(text, options).ids));
      }
    }
  });
}

test("a vocabulary that cannot be loaded is said, and loads when it is tried again", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/claude2.*.pack", (route) => route.fulfill({ status: 503, body: "" }));
  await visit(page, "./#/tokenizer?v=1&t=claude2");
  await expect(page.getByRole("main")).toHaveAttribute("data-state", "error");
  await expect(page.getByRole("alert")).toContainText("503");
  await page.unroute("**/claude2.*.pack");
  await page.getByRole("button", { name: "Retry" }).click();
  await new TokenizerPage(compare).expectReady("claude2");
});

test("somebody's own file is asked for, and shown once it has been chosen", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const buffer = Buffer.from(readVocabulary("bert_uncased"));
  const sha256 = createHash("sha256").update(buffer).digest("hex");
  await visit(page, `./#/tokenizer?v=1&t=file:own.json%23${sha256}`);
  const tokenizer = new TokenizerPage(compare);
  await expect(tokenizer.main).toHaveAttribute("data-state", "error");
  await expect(page.getByRole("alert")).toContainText("own.json");
  await page.getByRole("button", { name: "Choose the file" }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("dialog").getByRole("button", { name: "Choose files" }).click();
  await (await chooser).setFiles({ name: "own.json", mimeType: "application/json", buffer });
  await page.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  await expect(tokenizer.main).toHaveAttribute("data-vocabulary-size", "30522");
  await expect(tokenizer.section("Facts")).toContainText("WordPiece, read from tokenizer.json");
  // Once, however it is that one looks, and to copy by itself or within the reference.
  await expect.poll(async () => (await tokenizer.main.innerText()).split(sha256)).toHaveLength(2);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  for (const [name, copied] of [
    ["Copy the SHA-256 of own.json", sha256],
    ["Copy the reference", `file:own.json#${sha256}`],
  ] as const) {
    await page.getByRole("button", { name }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(copied);
  }
  await expect(tokenizer.section("Facts")).toContainText("not stated");
  const pack = await save(page, "Pack");
  expect(pack.suggestedFilename()).toBe("own.pack");
  expect(Array.from((await readSaved(pack)).encode(text, { specials: "text", inserted: true }).ids)).toEqual(
    Array.from(loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: true }).ids),
  );
});

test("axe finds nothing serious on the page of a tokenizer, in either theme", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const tokenizer = new TokenizerPage(compare);
  await tokenizer.open("llama3&q=0x20f09f");
  await expect(tokenizer.rows.first()).toBeVisible();
  expect(await seriousInBothThemes(page), "half characters").toEqual([]);
  await tokenizer.open("gemma3");
  await expect(tokenizer.rows.first()).toBeVisible();
  expect(await seriousInBothThemes(page), "special and added tokens").toEqual([]);
  await tokenizer.open("words");
  expect(await seriousInBothThemes(page), "an open set").toEqual([]);
});
