import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ModelType } from "../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { loadBuiltin, readPackFile } from "../test/support/builtins";
import { text as ggufText, smallKeys, writeGguf } from "../test/support/gguf";
import { firstPieces, writeModelProto } from "../test/support/sentencePiece";
import { openDialog, seriousViolations } from "./axe";
import { boxesOf, reload, visit } from "./support";
import {
  commit,
  countWith,
  expect,
  type Files,
  gguf,
  linkTo,
  ranks,
  test,
  text,
  vocabTxt,
  wordPieceJson,
} from "./tokenizerPages";

const failedRequest = /Failed to load resource/;

test("a model is looked up on the Hub, shown, and added: its column counts as the engine does", async ({
  bring,
  compare,
  hub,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await expect(bring.model).toBeFocused();
  await bring.model.fill("owner/bert");
  await page.keyboard.press("Enter");
  await expect(bring.add).toBeFocused();
  await expect(bring.fact("From")).toHaveText("owner/bert");
  await expect(bring.fact("Commit")).toHaveText(commit);
  await expect(bring.fact("Kind")).toHaveText("tokenizer.json");
  await expect(bring.fact("Licence")).toHaveText("apache-2.0");
  await expect(bring.fact("Model")).toContainText("WordPiece");
  await expect(bring.fact("Vocabulary")).toHaveText("30,522 entries");
  await expect(bring.fact("Control tokens")).toContainText("[CLS]");
  await page.keyboard.press("Enter");
  await expect(bring.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: /^Add tokenizer/ })).toBeFocused();
  const { ids } = loadBuiltin("bert_uncased").encode(text, { specials: "text", inserted: false });
  await bring.expectTokens("hub:owner/bert@", ids.length);
  await expect(page).toHaveURL(new RegExp(`owner(/|%2F)bert(@|%40)${commit}`));
  // Of the text nothing is sent, and of the model its name alone.
  expect(hub.requests.map(({ method, url }) => `${method} ${url.replace(/\?.*/, "")}`)).toEqual([
    expect.stringMatching(/^GET \/api\/models\/owner\/bert\b/),
    `GET /owner/bert/resolve/${commit}/tokenizer.json`,
    expect.stringMatching(/^GET \/[0-9a-f]{64}$/),
  ]);
  // What was loaded once is there again without the Hub.
  await hub.close();
  await reload(page);
  await bring.expectTokens("hub:owner/bert@", ids.length);
});

test("the Hub's address is set in the dialog: a wrong one is refused, a new one forgets the token", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  await page.addInitScript(() => localStorage.removeItem("tessera.hub.endpoint"));
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await expect(bring.dialog).toContainText("sent to huggingface.co, never your text");
  await bring.dialog.getByText("Address and token").click();
  const address = bring.dialog.getByLabel("Hub’s address");
  await bring.token.fill("hf_for_another_server");
  await address.fill("ftp://nowhere");
  await address.blur();
  await expect(bring.failure).toContainText("The Hub’s address has to be like");
  await expect(bring.token).toHaveValue("hf_for_another_server");
  await address.fill(hub.endpoint);
  await address.blur();
  await expect(bring.failure).toHaveCount(0);
  await expect(bring.token).toHaveValue("");
  await bring.lookUp("owner/small");
  await expect(bring.fact("Vocabulary")).toHaveText("11 entries");
  expect(hub.requests.filter(({ authorization }) => authorization !== null)).toEqual([]);
  await expect.poll(() => page.evaluate(() => localStorage.getItem("tessera.hub.endpoint"))).toBe(hub.endpoint);
});

test("a gated model asks for a token, which is sent to the Hub alone and never kept with the model", async ({
  bring,
  compare,
  hub,
  page,
}) => {
  compare.expectError(failedRequest);
  hub.tokens.add("hf_secret");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/gated");
  await expect(bring.failure).toContainText("owner/gated is gated or private");
  await expect(bring.token).toBeFocused();
  await expect(bring.token).toHaveAttribute("type", "password");
  const link = bring.dialog.getByRole("link", { name: "The model’s page" });
  await expect(link).toHaveAttribute("href", `${hub.endpoint}/owner/gated`);
  await expect(link).toHaveAttribute("rel", "noreferrer");
  expect(await seriousViolations(page, openDialog), "asked for a token").toEqual([]);

  await bring.token.fill("hf_wrong");
  await page.keyboard.press("Enter");
  await expect(bring.failure).toContainText("The Hub does not know the token");
  await bring.token.fill("hf_secret");
  await bring.dialog.getByRole("button", { name: "Retry" }).click();
  await bring.add.click();
  await bring.expectTokens("hub:owner/gated@", await countWith({ "tokenizer.json": wordPieceJson }, text));
  const places = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(places).not.toContain("hf_secret");
});

test("a token is kept for the session only when that is asked for", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
  page,
}) => {
  hub.tokens.add("hf_secret");
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.dialog.getByText("Address and token").click();
  await bring.token.fill("hf_secret");
  await bring.dialog.getByRole("checkbox", { name: "Keep for this session" }).check();
  await reload(page);
  await bring.show();
  await bring.lookUp("owner/gated");
  await expect(bring.add).toBeVisible();
});

const failures = [
  ["owner/nothing", /The Hub has no model “owner\/nothing”/],
  ["owner/bert@v9", /owner\/bert has no revision “v9”/],
  ["owner/images", /tokenizer/],
  ["two words", /cannot be looked up on the Hub/],
] as const;

test("what is not on the Hub is answered with a sentence, and the field stays", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  compare.expectError(failedRequest);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  for (const [typed, message] of failures) {
    await bring.lookUp(typed);
    await expect(bring.failure).toContainText(message);
    await expect(bring.model).toHaveValue(typed);
    await expect(bring.model).toBeFocused();
  }
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  // Another try begins from there.
  await bring.lookUp("owner/small");
  await expect(bring.add).toBeVisible();
});

test("what does not arrive whole, or is no tokenizer, is said, and Retry goes on", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
}) => {
  compare.expectError(failedRequest);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  const broken = [
    ["owner/small", { kind: "html" }, /A web page came in place of tokenizer\.json of owner\/small/],
    ["owner/bert", { kind: "truncate" }, /The connection broke off after \d+ of \d+ bytes/],
    ["owner/bert", { kind: "alter" }, /its SHA-256 differs/],
  ] as const;
  for (const [id, misbehaviour, message] of broken) {
    hub.misbehave.set("tokenizer.json", misbehaviour);
    await bring.lookUp(id);
    await expect(bring.failure).toContainText(message);
  }
  hub.misbehave.clear();
  await bring.lookUp("owner/strange");
  await expect(bring.failure).toContainText('pre_tokenizer.type = "Telepathy" is not supported yet');
  await bring.lookUp("owner/bert");
  await expect(bring.add).toBeVisible();
});

test("too many requests: Retry counts the seconds down that the Hub asks for", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
}) => {
  compare.expectError(failedRequest);
  hub.misbehave.set("api", { kind: "status", status: 429, headers: { "retry-after": "3" } });
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/small");
  await expect(bring.failure).toContainText("too many requests");
  const retry = bring.dialog.getByRole("button", { name: /^Retry/ });
  await expect(retry).toBeDisabled();
  await expect(retry).toHaveText(/Retry in [123] seconds?/);
  hub.misbehave.clear();
  await expect(retry).toHaveText("Retry");
  await retry.click();
  await expect(bring.add).toBeVisible();
});

test("a slow download shows its bytes, and Cancel ends it", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
  page,
}) => {
  hub.misbehave.set("tokenizer.json", { kind: "slow", milliseconds: 60_000 });
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/bert");
  await expect(bring.dialog).toContainText(/23\d kB of 466 kB/);
  await expect(bring.dialog.getByRole("progressbar", { name: "Loading owner/bert" })).toHaveAttribute(
    "aria-valuenow",
    /^23\d{4}$/,
  );
  await expect(bring.dialog.getByRole("status")).toHaveText(/^(25|50) %$/);
  expect(await seriousViolations(page, openDialog), "while it loads").toEqual([]);
  await page.keyboard.press("Enter");
  await expect(bring.model).toHaveValue("owner/bert");
  await expect(bring.model).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bring.dialog).toBeHidden();
  await compare.expectColumns(["words"]);
});

const pieces = ["▁", "▁cut", "▁too", "▁and", "T", "o", "k", "e", "n", "i", "z", "r", "s", ",", "."];
const spiece = writeModelProto({
  pieces: [...firstPieces(true), ...pieces.map((piece, i) => ({ piece, score: -1 - i }))],
  modelType: ModelType.unigram,
  byteFallback: true,
});
const byteEntries = (name: string) => {
  const alphabet = Array.from({ length: 256 }, (_, byte) => byte);
  const own = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const hidden = alphabet.filter((byte) => !own(byte));
  const letters = alphabet.map((byte) => String.fromCharCode(own(byte) ? byte : 256 + hidden.indexOf(byte)));
  return name === "vocab" ? Object.fromEntries([...letters, "Ġt", "to"].map((entry, id) => [entry, id])) : letters;
};
const kinds: readonly (readonly [kind: string, files: Files])[] = [
  ["tokenizer.json", { "tokenizer.json": wordPieceJson }],
  ["SentencePiece model", { "spiece.model": spiece }],
  [
    "vocab.json and merges.txt",
    { "vocab.json": JSON.stringify(byteEntries("vocab")), "merges.txt": "#version: 0.2\nĠ t\nt o\n" },
  ],
  ["WordPiece vocabulary", { "vocab.txt": vocabTxt }],
  ["pack", { "mine.pack": readPackFile("bert_uncased") }],
  ["tiktoken JSON", { "r50k.json": readFileSync("node_modules/tiktoken/encoders/r50k_base.json") }],
];

test("how Unigram comes to a word: its best way, the next, and all pieces over the letters they stand for", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text: "Token" }));
  await bring.show("file");
  const shared = writeModelProto({
    pieces: [
      ...firstPieces(false),
      ...["▁", "T", "▁To", "ken", "o", "k", "en", "e", "n"].map((piece, i) => ({ piece, score: -1 - i })),
    ],
    modelType: ModelType.unigram,
  });
  await bring.chooseFiles({ "spiece.model": shared });
  await bring.add.click();
  await expect(bring.column("file:")).toHaveAttribute("data-state", "ready");
  await bring.column("file:").getByRole("option").first().click();
  const came = page.locator('[data-came^="file:"]');
  await expect(came).toContainText("with the highest score, -7.00");
  await expect(came).toContainText("The next best has -12.00, 5.00 less");
  await came.getByText("9 pieces to choose from").click();
  await expect(came.locator(".lattice .node.there bdi")).toHaveText(["▁To", "ken"]);
  // Each over its own letters.
  await expect(async () => {
    const piece = (text: string) => came.locator(".lattice .node", { hasText: new RegExp(`^${text}-`) });
    const [ken, k, n, en] = await boxesOf(piece("ken"), piece("k"), piece("n"), piece("en"));
    expect([ken.left, ken.right]).toEqual([k.left, n.right]);
    expect(en.top > ken.top && en.bottom < k.top + 1).toBe(true);
  }).toPass();
});

for (const [which, some] of [
  ["two kinds", kinds.slice(0, 2)],
  ["the other kinds", kinds.slice(2)],
] as const) {
  test(`files of ${which} are recognised and counted`, {
    tag: which === "two kinds" ? [] : "@resilience",
  }, async ({ bring, compare, hub, page }) => {
    await compare.open(linkTo({ tokenizers: ["words"], text }));
    for (const [kind, files] of some) {
      await bring.show("file");
      await bring.chooseFiles(files);
      await expect(bring.fact("Kind")).toHaveText(kind);
      await expect(bring.fact("SHA-256")).toContainText(/[0-9a-f]{64}/);
      if (kind === "SentencePiece model") expect(await seriousViolations(page, openDialog)).toEqual([]);
      await bring.add.click();
      await bring.expectTokens(`file:${Object.keys(files)[0]}#`, await countWith(files, text));
    }
    // Files do not leave the computer.
    expect(hub.requests).toEqual([]);
    expect(compare.requests.filter((request) => request.method() !== "GET")).toEqual([]);
  });
}

test("a model in GGUF is dropped or looked up: its header alone is read and kept, and its pattern asked for if need be", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  const header = writeGguf(smallKeys);
  const count = await countWith({ "m.gguf": header }, text);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.drop({ "m-Q4_K_M.gguf": gguf });
  await expect(bring.fact("Kind")).toHaveText("GGUF model");
  await expect(bring.fact("File")).toHaveText(/, 3\.96 kB$/);
  await expect(bring.dialog).toContainText("Of the file its header alone is read");
  await expect(bring.fact("Vocabulary")).toHaveText("262 entries");
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await bring.add.click();
  await bring.expectTokens("file:m-Q4_K_M.gguf#", count);
  // What is kept is the header; the link's file is known by it.
  await reload(page);
  await bring.expectTokens("file:m-Q4_K_M.gguf#", count);

  await bring.show();
  await bring.lookUp("owner/gguf");
  await expect(bring.fact("From")).toHaveText("owner/gguf");
  await bring.add.click();
  await bring.expectTokens("hub:owner/gguf@", count);
  expect(hub.requests.filter(({ server }) => server === "cdn")).toHaveLength(1);

  await bring.show("file");
  await bring.chooseFiles({ "s.gguf": writeGguf({ ...smallKeys, "tokenizer.ggml.pre": ggufText("strange") }) });
  await expect(bring.dialog).toContainText("s.gguf names the way in which its text is cut before merging “strange”");
  await bring.dialog.getByRole("radio", { name: /^llama3/ }).check();
  await bring.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(bring.fact("Pattern")).toHaveText("llama3");
});

test("ranks: the pattern is asked for, a known one or one written out", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "small.tiktoken": ranks });
  const proceed = bring.dialog.getByRole("button", { name: "Continue" });
  await expect(proceed).toBeDisabled();
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await bring.dialog.getByRole("radio", { name: /^cl100k_base OpenAI/ }).check();
  await proceed.click();
  await expect(bring.fact("Pattern")).toHaveText("cl100k_base");
  await bring.add.click();
  await bring.expectTokens("file:small.tiktoken#", await countWith({ "x.tiktoken": ranks }, text, "cl100k_base"));

  await bring.show("file");
  await bring.chooseFiles({ "small.tiktoken": ranks });
  await bring.dialog.getByRole("radio", { name: /written out/ }).check();
  const pattern = bring.dialog.getByRole("textbox", { name: "Pattern, written out" });
  await pattern.fill("(");
  await proceed.click();
  await expect(bring.failure).toBeVisible();
  // Another pattern may be what helps.
  await bring.dialog.getByRole("button", { name: "Retry" }).click();
  await bring.dialog.getByRole("radio", { name: /written out/ }).check();
  await pattern.fill("\\S+|\\s+");
  await proceed.click();
  await bring.add.click();
  const columns = bring.column("file:small.tiktoken#");
  await expect(columns).toHaveCount(2);
  await expect(columns.last()).toHaveAttribute(
    "data-tokens",
    String(await countWith({ "x.tiktoken": ranks }, text, "\\S+|\\s+")),
  );
});

test("what is no tokenizer is said in a sentence, and other files can be chosen", { tag: "@resilience" }, async ({
  bring,
  compare,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "letter.txt": "Dear reader," });
  await expect(bring.failure).toContainText("letter.txt");
  await bring.chooseFiles({ "tokenizer.json": '{"model": {"type": "BPE"' });
  await expect(bring.failure).toContainText("tokenizer.json begins as JSON does, but cannot be read");
  await bring.chooseFiles({ "tokenizer.json": wordPieceJson });
  await expect(bring.add).toBeVisible();
});

test("dropped on the page: tokenizers open the dialog, texts are texts", async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.drop({ "vocab.txt": vocabTxt });
  await expect(bring.fact("Kind")).toHaveText("WordPiece vocabulary");
  await bring.dialog.getByRole("button", { name: "Use as text instead" }).click();
  await expect(bring.dialog).toBeHidden();
  await compare.expectEditor(vocabTxt);

  await bring.drop({ "scores.txt": "Hello 5\nWorld 7\n" });
  await compare.expectEditor("Hello 5\nWorld 7\n");
  await bring.drop({ "request.json": '{"model": "gpt-4", "messages": []}' });
  await compare.expectEditor('{"model": "gpt-4", "messages": []}');

  await bring.drop({ "config.json": "{}", "tokenizer.json": wordPieceJson });
  await expect(bring.fact("Kind")).toHaveText("tokenizer.json");
  await expect(bring.dialog.getByRole("button", { name: "Use as text instead" })).toHaveCount(0);
  // Onto the dialog as onto the page.
  await bring.drop({ "other.txt": vocabTxt }, bring.dialog);
  await expect(bring.fact("Kind")).toHaveText("WordPiece vocabulary");
  await expect(bring.dialog.getByRole("button", { name: "Use as text instead" })).toBeVisible();
  await bring.dialog.getByRole("button", { name: "Back" }).click();
  await bring.chooseFiles({ "other.txt": vocabTxt });
  await expect(bring.add).toBeVisible();
  await expect(bring.dialog.getByRole("button", { name: "Use as text instead" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(bring.dialog).toBeHidden();
});

test("a model's folder: its own tokenizer is taken, not those of other formats in it", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "tessera-model-"));
  const nested = JSON.stringify({ nothing: "of use" });
  const files = { "tokenizer.json": wordPieceJson, "model.safetensors": "weights", "onnx/tokenizer.json": nested };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  const chooser = page.waitForEvent("filechooser");
  await bring.dialog.getByRole("button", { name: "Choose a folder" }).click();
  await (await chooser).setFiles(folder);
  await expect(bring.fact("File").locator("bdi")).toHaveText("tokenizer.json");
  await bring.dialog.getByRole("button", { name: "Close" }).click();

  // As a file manager drops it.
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
  await expect(bring.fact("File").locator("bdi")).toHaveText("tokenizer.json");
  await rm(folder, { recursive: true });
});

test("on the Languages page too: a corpus is dropped on the page, a tokenizer on the dialog", {
  tag: "@resilience",
}, async ({ bring, page }) => {
  await visit(page, "./#/languages?v=1&t=utf8_bytes");
  await bring.show("file");
  await bring.drop({ "vocab.txt": vocabTxt }, bring.dialog);
  await bring.add.click();
  await expect(page.getByRole("list", { name: "Tokenizers" })).toContainText("vocab.txt");
  await bring.drop({ "phrases.csv": "eng_Latn,deu_Latn\nWater,Wasser\n" });
  await expect(page.getByRole("dialog")).toContainText("phrases · 2 languages × 1 line");
});

test("on a tokenizer's own page a dropped one is shown there, and a text leads to Compare", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await page.getByRole("link", { name: "Tokenizers" }).click();
  await expect(page).toHaveURL(/#\/tokenizer/);
  await bring.drop({ "vocab.txt": vocabTxt });
  const details = bring.dialog.getByRole("button", { name: "Show details" });
  await expect(details).toBeFocused();
  await details.click();
  await expect(page.getByRole("main")).toContainText("vocab.txt");
  await bring.drop({ "letter.txt": "Dear reader," });
  await compare.expectEditor("Dear reader,");
  await compare.expectColumns(["words"]);
});

test("300 MB of ranks are refused in a sentence, not read", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  const transfer = await page.evaluateHandle((lines) => {
    const megabyte = new Blob([lines.repeat(Math.ceil(1e6 / lines.length))]);
    const data = new DataTransfer();
    data.items.add(
      new File(
        Array.from({ length: 300 }, () => megabyte),
        "huge.tiktoken",
      ),
    );
    return data;
  }, ranks);
  await page.locator("main").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(bring.failure).toContainText(/These are \d+ MB\. .*up to 256 MB/);
});

test("without a connection it says so, and leads to what is kept", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
}) => {
  compare.expectError(failedRequest);
  await hub.close();
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/small");
  await expect(bring.failure).toHaveAttribute("data-code", "offline");
  await bring.dialog.getByRole("button", { name: "What is kept here" }).click();
  await expect(bring.tab("Kept here")).toHaveAttribute("aria-selected", "true");
});

test("a link to somebody's own file asks for it, and knows it by its hash", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.dialog.getByRole("switch", { name: "Keep in this browser" }).uncheck();
  await bring.add.click();
  const tokens = await countWith({ "tokenizer.json": wordPieceJson }, text);
  await bring.expectTokens("file:own.json#", tokens);
  // The text comes into the address a moment after the column.
  await expect(page).toHaveURL(/own\.json.*&x=/);
  const { hash } = new URL(page.url());
  await reload(page);
  const column = bring.column("file:own.json#");
  await expect(column).toHaveAttribute("data-state", "error");
  await expect(column.getByRole("alert")).toContainText("own.json");
  await column.getByRole("button", { name: "Choose the file" }).click();
  await expect(bring.dialog.getByRole("note")).toContainText(/own\.json, with the SHA-256.*[0-9a-f]{64}/s);
  await bring.chooseFiles({ "own.json": wordPieceJson.replace("token", "taken") });
  await expect(bring.failure).toContainText(/[0-9a-f]{64}.*[0-9a-f]{64}/);
  await bring.chooseFiles({ "renamed.json": wordPieceJson });
  await bring.dialog.getByRole("button", { name: "Show it in its column" }).click();
  await bring.expectTokens("file:own.json#", tokens);
  await expect(page.getByRole("button", { name: /^Add tokenizer/ })).toBeFocused();
  expect(new URL(page.url()).hash).toBe(hash);
});

test("what is kept is listed, stays after a reload, and can be removed", { tag: "@resilience" }, async ({
  bring,
  compare,
  hub,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.tab("Kept here").click();
  await expect(bring.dialog).toContainText("Nothing has been brought along yet");
  await bring.tab("Kept here").press("ArrowLeft");
  await expect(bring.tab("Files")).toBeFocused();
  await bring.chooseFiles({ "own.json": wordPieceJson });
  await bring.dialog.getByRole("switch", { name: "Keep in this browser" }).check();
  await bring.add.click();
  await bring.show();
  await bring.lookUp("owner/small");
  await bring.add.click();
  await bring.expectTokens("hub:owner/small@", await countWith({ "tokenizer.json": wordPieceJson }, text));

  await hub.close();
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await reload(page);
  await bring.show();
  await bring.tab("Kept here").click();
  const items = bring.dialog.getByRole("list", { name: "Brought tokenizers" }).getByRole("listitem");
  await expect(items).toHaveCount(2);
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  const own = items.filter({ hasText: "own.json" });
  await expect(own.getByRole("switch", { name: "Keep" })).toBeChecked();
  await expect(bring.dialog).toContainText("2 tokenizers kept in this browser");
  await own.getByRole("button", { name: "Add own.json" }).click();
  await bring.expectTokens("file:own.json#", await countWith({ "tokenizer.json": wordPieceJson }, text));

  await bring.show();
  await bring.tab("Kept here").click();
  await expect(own).toContainText("In a column");
  await items.filter({ hasText: "owner/small" }).getByRole("button", { name: "Remove small" }).click();
  await expect(items).toHaveCount(1);
  await own.getByRole("button", { name: "Remove own.json" }).click();
  await expect(bring.dialog).toContainText("Nothing has been brought along yet");
});

test("the list of tokenizers has what was brought, what is on the Hub, and what is typed", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  compare.expectError(failedRequest);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show();
  await bring.lookUp("owner/small");
  await bring.add.click();
  await page.getByRole("button", { name: /^Add tokenizer/ }).click();
  const picker = page.getByRole("dialog", { name: "Add tokenizer" });
  await expect(picker.getByRole("option", { name: /^shown small owner, Hugging Face Hub/ })).toBeVisible();
  await page.keyboard.type("phi");
  await expect(picker.getByRole("option", { name: /^Phi-4 microsoft\/phi-4/ })).toBeVisible();
  await picker.getByRole("combobox").fill("nothing like this");
  await expect(picker).toContainText("None of the tokenizers here matches");
  await expect(picker.getByRole("button", { name: /^From a file/ })).toBeVisible();
  expect(await seriousViolations(page, openDialog)).toEqual([]);
  await picker.getByRole("combobox").fill(`${hub.endpoint}/owner/bert/tree/main`);
  await page.keyboard.press("Enter");
  await expect(bring.fact("From")).toHaveText("owner/bert");
});

test("a model whose tokenizer is on the Hub is loaded from there, and its column goes by the model", {
  tag: "@resilience",
}, async ({ bring, compare, hub, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await compare.expectText(text, ["words"]);
  await page.keyboard.press("a");
  await page.keyboard.type("qwen 3.5");
  const option = page.getByRole("dialog", { name: "Add tokenizer" }).getByRole("option").first();
  await expect(option).toHaveAccessibleName("Qwen3.5 Qwen/Qwen3.5-35B-A3B 262,144 tokens of context, on the Hub");
  expect(hub.requests).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(bring.fact("From")).toHaveText("Qwen/Qwen3.5-35B-A3B");
  await expect(bring.add).toBeFocused();
  await page.keyboard.press("Enter");
  const column = page.getByRole("region", { name: "Qwen3.5, Qwen3.5-35B-A3B" });
  await expect(column).toContainText("Qwen3.5-35B-A3B · context of 262,144");
  await bring.expectTokens("hub:Qwen/Qwen3.5-35B-A3B@", await countWith({ "tokenizer.json": wordPieceJson }, text));
  await expect(page).toHaveURL(/[?&]m=,Qwen3\.5(&|$)/);
  await reload(page);
  await expect(column).toHaveAttribute("data-state", "ready");
});

test("by keyboard alone: from the list to a known model, to its column and the manager", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  compare.expectError(failedRequest);
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  // Keys are shortcuts once the page stands.
  await compare.expectText(text, ["words"]);
  await page.keyboard.press("a");
  await expect(page.getByRole("combobox", { name: "Tokenizers" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(bring.model).toBeFocused();
  // Past the note on address and token to the list, which is one stop.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(bring.dialog.locator("[data-model]:focus")).toHaveText(/^meta-llama\/Llama-3\.1-8B/);
  await page.keyboard.press("Enter");
  // The stand-in does not have it.
  await expect(bring.failure).toContainText("meta-llama/Llama-3.1-8B");
  await expect(bring.model).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("owner/small");
  await page.keyboard.press("Enter");
  await expect(bring.add).toBeFocused();
  await page.keyboard.press("Enter");
  await bring.expectTokens("hub:owner/small@", await countWith({ "tokenizer.json": wordPieceJson }, text));
  await expect(page.getByRole("button", { name: /^Add tokenizer/ })).toBeFocused();
});

test("with all columns taken nothing can be added, but looked at", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  const eight = ["words", "graphemes", "code_points", "utf8_bytes", "r50k_base", "p50k_base", "bert_uncased", "llama2"];
  await compare.open(linkTo({ tokenizers: eight, text: "eight" }));
  await bring.show();
  await bring.lookUp("owner/small");
  await expect(bring.add).toBeDisabled();
  await expect(bring.dialog).toContainText("All 8 columns are taken");
  const details = bring.dialog.getByRole("button", { name: "Show details" });
  await expect(details).toBeFocused();
  await details.click();
  await expect(page).toHaveURL(/#\/tokenizer\?.*owner/);
  await expect(page.getByRole("main")).toContainText("small");
});

test("on a phone every step fits, with long names too", { tag: "@resilience" }, async ({ bring, compare, page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  const expectFit = async (step: string) => {
    const overflow = () => bring.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    await expect.poll(overflow, step).toBeLessThanOrEqual(0);
    await expect.poll(async () => (await bring.dialog.boundingBox())?.width, step).toBeLessThanOrEqual(360);
  };
  await bring.show();
  await expectFit("Hub");
  await bring.tab("Files").click();
  await expectFit("Files");
  await bring.chooseFiles({ [`مُرمِّز${"-".repeat(3)}${"very_long".repeat(12)}.tiktoken`]: ranks });
  await bring.dialog.getByRole("radio", { name: /^qwen/ }).check();
  await expectFit("the question");
  await bring.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(bring.add).toBeVisible();
  await expectFit("the preview");
  await bring.add.click();
  await bring.show();
  await bring.tab("Kept here").click();
  await expectFit("what is kept");
});

test("one's own file is kept, under a name that one may give it, until it is removed", async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "tokenizer.json": wordPieceJson });
  await bring.dialog.getByRole("textbox", { name: "Name" }).fill("My model, draft 2");
  await bring.add.click();
  const tokens = await countWith({ "tokenizer.json": wordPieceJson }, text);
  const column = "file:My model_ draft 2#";
  await bring.expectTokens(column, tokens);
  await bring.show("file");
  await bring.tab("Kept here").click();
  const item = bring.dialog.locator('li[data-kept^="file:My model"]');
  await item.getByRole("button", { name: /^Rename / }).click();
  await item.getByRole("textbox", { name: "Name" }).fill("My model");
  await page.keyboard.press("Enter");
  await expect(bring.dialog.locator('li[data-kept^="file:My model#"]')).toBeVisible();
  await bring.dialog.getByRole("button", { name: "Close" }).click();
  await bring.expectTokens("file:My model#", tokens);
  await reload(page);
  await bring.expectTokens("file:My model#", tokens);
  await bring.show("file");
  await bring.tab("Kept here").click();
  await bring.dialog.getByRole("button", { name: "Remove all" }).click();
  await expect(bring.dialog).toContainText("Nothing has been brought along yet.");
  await reload(page);
  await expect(bring.column("file:My model#")).toHaveAttribute("data-state", "error");
});

test("a SentencePiece model beside a tokenizer.json is compared with it when somebody asks, and the page keeps what came of it", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  await bring.show("file");
  await bring.chooseFiles({ "tokenizer.json": wordPieceJson, "tokenizer.model": spiece });
  await expect(bring.dialog).toContainText("tokenizer.model (SentencePiece model) is left aside.");
  await bring.dialog.getByRole("button", { name: "Add and show details" }).click();
  const facts = page.locator(".tokenizer-facts");
  await facts.getByRole("button", { name: "Compare with tokenizer.model" }).click();
  const note = facts.locator(".fact-notes");
  await expect(note).toContainText(
    /Of \d+ texts tried, tokenizer\.json and tokenizer\.model give other tokens for \d+/,
  );
  await expect(note).toBeFocused();
  await expect(facts.getByRole("button", { name: /^Compar/ })).toHaveCount(0);
  await reload(page);
  await expect(note).toContainText(/Of \d+ texts tried/);
});

test("of a tokenizer’s several templates one is chosen in its column; the choice is in the link, and a template written here comes back", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  const said = (name: string) => ({ name, template: `{{ messages[0].content }} [${name}]` });
  const config = JSON.stringify({ chat_template: ["default", "tool_use", "rag"].map(said) });
  const chat = JSON.stringify({ messages: [{ role: "user", content: "hello" }], tools: [{ name: "now" }] });
  await compare.open(linkTo({ tokenizers: ["words"], text: chat }));
  await bring.show("file");
  await bring.chooseFiles({ "tokenizer.json": wordPieceJson, "tokenizer_config.json": config });
  await bring.add.click();
  await page.getByRole("radio", { name: "Chat" }).click();
  const choice = page.getByRole("combobox", { name: /^Which template of/ });
  const column = page.locator("[data-tokenizer]").filter({ has: choice });
  await expect(choice.locator("option:checked")).toHaveText("automatic: tool_use");
  await choice.selectOption("rag");
  await expect(page).toHaveURL(/&tpl=,cmFn&/);
  const source = page.getByLabel("Template (Jinja)");
  await column.getByRole("button", { name: "Template", exact: true }).click();
  await expect(source).toHaveValue("{{ messages[0].content }} [rag]");
  await source.fill("mine");
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(choice.locator("option:checked")).toHaveText("edited here");
  await choice.selectOption("default");
  await expect(choice.locator("option:checked")).toHaveText("default");
  await page.getByRole("button", { name: "Restore my template" }).click();
  await expect(choice.locator("option:checked")).toHaveText("edited here");
  await choice.selectOption("default");
  await reload(page);
  await expect(choice.locator("option:checked")).toHaveText("default");
  await expect(page).toHaveURL(/&tpl=,ZGVmYXVsdA&/);
});
