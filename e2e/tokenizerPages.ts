import { inflateRawSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { readVocabulary } from "../test/support/builtins";
import { smallKeys, writeGguf } from "../test/support/gguf";
import { type HubServer, type StandInModel, startHubServer } from "../test/support/hubServer";
import { test as base, type ComparePage, expect } from "./support";

export { expect, linkTo } from "./support";

/** Files of a tokenizer, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The commit of each of the stand-in's models. */
export const commit = "c".repeat(40);

/** What somebody types, in two scripts. */
export const text = "Tokenizers cut Grüße, and नमस्ते too.";

/** A byte-level vocabulary of ranks: all bytes, and some joined ones. */
export const ranks = [
  ...Array.from({ length: 256 }, (_, byte) => Buffer.from([byte])),
  "er",
  "To",
  "en",
  "ize",
  "iz",
  "ers",
]
  .map((entry, rank) => `${Buffer.from(entry).toString("base64")} ${rank}\n`)
  .join("");

const pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "token", "##izers", "cut", ",", ".", "and", "too"];

/** BERT's format, in eleven lines. */
export const vocabTxt = `${pieces.join("\n")}\n`;

/** A WordPiece tokenizer.json of the same eleven entries. */
export const wordPieceJson = JSON.stringify({
  version: "1.0",
  added_tokens: [{ id: 1, content: "[UNK]", special: true, normalized: false }],
  normalizer: { type: "Lowercase" },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: null,
  model: {
    type: "WordPiece",
    unk_token: "[UNK]",
    continuing_subword_prefix: "##",
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
  },
});

/** A model in GGUF: its header, and what would be its weights. */
export const gguf = writeGguf(smallKeys, { tensors: new Uint8Array(9_000_000) });

const model = (files: Files, more: Partial<StandInModel> = {}): StandInModel => {
  return { refs: { main: commit }, commits: { [commit]: files }, ...more };
};

const models: Readonly<Record<string, StandInModel>> = {
  "Qwen/Qwen3.5-35B-A3B": model({ "tokenizer.json": wordPieceJson }, { licence: "apache-2.0" }),
  "owner/bert": model(
    { "tokenizer.json": readVocabulary("bert_uncased") },
    { large: ["tokenizer.json"], licence: "apache-2.0" },
  ),
  "owner/small": model({ "tokenizer.json": wordPieceJson }),
  "owner/short": model({
    "tokenizer.json": wordPieceJson,
    "tokenizer_config.json": '{"tokenizer_class":"BertTokenizer","model_max_length":4}',
  }),
  "owner/gated": model({ "tokenizer.json": wordPieceJson }, { access: "gated", licence: "llama3" }),
  "owner/strange": model({
    "tokenizer.json": wordPieceJson.replace("BertPreTokenizer", "Telepathy"),
  }),
  "owner/ranks": model({ "x.tiktoken": ranks }),
  "owner/pipeline": model({
    "model_index.json": "{}",
    "tokenizer/vocab.txt": vocabTxt,
    "tokenizer_2/tokenizer.json": wordPieceJson,
    "unet/config.json": "{}",
  }),
  "owner/gguf": model(
    { "README.md": "#", "m-Q4_K_M.gguf": gguf, "mmproj-F16.gguf": "GGUF" },
    { large: ["m-Q4_K_M.gguf"], licence: "mit" },
  ),
  "owner/images": model({ "README.md": "Pictures only.", "model.safetensors": "weights" }),
};

/** How many tokens the engine makes of a text with a tokenizer's files, control tokens read as text and none inserted. */
export async function countWith(files: Files, tokenized: string, pattern?: string): Promise<number> {
  const named = Object.entries(files).map(([name, content]) => ({ name, bytes: new Uint8Array(Buffer.from(content)) }));
  const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
  const { tokenizer } = await readTokenizerFiles(named, { pattern, platform });
  if (tokenizer === null) throw new Error("The files need a pattern.");
  return tokenizer.encode(tokenized, { specials: "text", inserted: false }).ids.length;
}

/** The dialog that brings tokenizers, as a person meets it. */
export class BringDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly model: Locator;
  readonly load: Locator;
  readonly token: Locator;
  readonly add: Locator;
  readonly failure: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog");
    this.model = this.dialog.getByRole("textbox", { name: "Model" });
    this.load = this.dialog.getByRole("button", { name: "Load", exact: true });
    this.token = this.dialog.getByLabel("Read token");
    this.add = this.dialog.getByRole("button", { name: "Add column" });
    this.failure = this.dialog.getByRole("alert");
  }

  /** Opens the dialog by the list of tokenizers. */
  async show(from: "hub" | "file" = "hub"): Promise<void> {
    await this.page.getByRole("button", { name: /^Add tokenizer/ }).click();
    const name = from === "hub" ? /^From the Hugging Face Hub/ : /^From a file/;
    await this.page.getByRole("button", { name }).click();
    await expect(this.tab(from === "hub" ? "Hugging Face Hub" : "Files")).toHaveAttribute("aria-selected", "true");
  }

  tab(name: string): Locator {
    return this.dialog.getByRole("tab", { name });
  }

  /** Looks a model up. */
  async lookUp(typed: string): Promise<void> {
    await this.model.fill(typed);
    await this.load.click();
  }

  async chooseFiles(files: Files): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.dialog.getByRole("button", { name: "Choose files" }).click();
    const payloads = Object.entries(files).map(([name, content]) => {
      return { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
    });
    await (await chooser).setFiles(payloads);
  }

  /** Brings `vocab.txt` as a column, beside the text of this file, and waits for its count. */
  async bringVocabulary(): Promise<void> {
    const files = { "vocab.txt": vocabTxt };
    await this.show("file");
    await this.chooseFiles(files);
    await this.add.click();
    await this.expectTokens("file:vocab.txt", await countWith(files, text));
  }

  /** Drops files that a script in the page makes, onto the page or onto something of it. */
  async drop(files: Files, target = this.page.locator("main")): Promise<void> {
    const encoded = Object.entries(files).map(
      ([name, content]) => [name, Buffer.from(content).toString("base64")] as const,
    );
    const transfer = await this.page.evaluateHandle((contents) => {
      const data = new DataTransfer();
      for (const [name, content] of contents) {
        data.items.add(new File([Uint8Array.from(atob(content), (unit) => unit.charCodeAt(0))], name));
      }
      return data;
    }, encoded);
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await target.dispatchEvent("drop", { dataTransfer: transfer });
    await transfer.dispose();
  }

  /** What the preview says of something: “Vocabulary”. */
  fact(name: string): Locator {
    return this.dialog
      .locator(".facts dl > div")
      .filter({ has: this.page.getByText(name, { exact: true }) })
      .locator("dd");
  }

  /** The column of a tokenizer that was brought along, by how its reference begins. */
  column(beginning: string): Locator {
    return this.page.getByRole("region").and(this.page.locator(`[data-tokenizer^="${beginning}"]`));
  }

  /** Waits until a column shows as many tokens for {@link text}. */
  async expectTokens(beginning: string, tokens: number): Promise<void> {
    await expect(this.column(beginning)).toHaveAttribute("data-tokens", String(tokens));
    await expect(this.column(beginning)).toHaveAttribute("data-state", "ready");
  }
}

interface BringFixtures {
  readonly compare: ComparePage;
  /** What the stand-in has besides, by its name. */
  readonly models: Readonly<Record<string, StandInModel>>;
  readonly hub: HubServer;
  readonly bring: BringDialog;
}

/** Playwright's test with a stand-in for the Hub, whose address the page has been given. */
export const test = base.extend<BringFixtures>({
  models: [{}, { option: true }],
  hub: async ({ models: more }, use) => {
    const hub = await startHubServer({ ...models, ...more });
    await use(hub);
    await hub.close();
  },
  bring: async ({ compare, hub }, use) => {
    await compare.page.addInitScript((endpoint) => {
      // A blank page keeps nothing.
      if (location.protocol === "about:") return;
      // Only for the first page: a test may set another address, and reload.
      if (localStorage.getItem("tessera.hub.endpoint") === null) localStorage.setItem("tessera.hub.endpoint", endpoint);
    }, hub.endpoint);
    await use(new BringDialog(compare.page));
  },
});
