/** CLIP's tokenizer, from a tokenizer.json and from vocab.json with merges.txt, against both references in forty languages. */
import { register } from "node:module";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { toByteAlphabet } from "../src/tokenizers/byteAlphabet";
import type { TokenizerParts } from "../src/tokenizers/formats/parts";
import { readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { inspectParts } from "../src/worker/inspect/inspect";
import { VocabularySearch } from "../src/worker/inspect/searchVocabulary";
import { NativeTokenizer } from "./support/native";
import { differenceOfIds, findDifference } from "./support/oracle";
import { readUdhr } from "./support/udhr";

// The library imports a runtime for models, which package.json leaves out: an empty one stands in.
const stub = "data:text/javascript,export class Tensor {}; export default {}";
register(
  `data:text/javascript,${encodeURIComponent(`
    export const resolve = (specifier, context, next) =>
      /^onnxruntime-/.test(specifier) ? { url: ${JSON.stringify(stub)}, shortCircuit: true } : next(specifier, context);
  `)}`,
);
const { CLIPTokenizer } = await import("@huggingface/transformers");

const specials = ["<|startoftext|>", "<|endoftext|>"] as const;
const letters = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
const pattern = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu;

const texts = readUdhr()
  .filter((_, i) => i % 13 === 0)
  .map(({ text }) => text.slice(0, 1500));
const hard = [
  ...[
    "",
    " ",
    "A  photo\tof\na CAT's",
    "don't I'LL",
    "éE\u0301 İ ß ΣΑΣ ﬁ",
    "12 ½ ² ٣",
    "a-b...!?c",
    "👩🏽‍🚀 👍",
    "नमस्ते",
  ],
  ...["<|endoftext|>", "a<|startoftext|> b", "\u00a0x\u3000y\u200bz", "</w>", "aaaa</w>"],
];

/** Merges as CLIP has them, learned of texts: a word's last symbol ends in `</w>`. */
function learnMerges(count: number): [string, string][] {
  const words = new Map<string, number>();
  for (const text of texts) {
    for (const [word] of text.normalize("NFC").toLowerCase().matchAll(pattern))
      words.set(word, (words.get(word) ?? 0) + 1);
  }
  let split = Array.from(words, ([word, times]) => {
    const symbols = Array.from(toByteAlphabet(new TextEncoder().encode(word)));
    return { times, symbols: [...symbols.slice(0, -1), `${symbols.at(-1)}</w>`] };
  });
  const merges: [string, string][] = [];
  for (let rank = 0; rank < count; rank++) {
    const pairs = new Map<string, number>();
    for (const { times, symbols } of split) {
      for (let i = 1; i < symbols.length; i++) {
        const pair = `${symbols[i - 1]} ${symbols[i]}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + times);
      }
    }
    const [best = ""] = [...pairs].reduce((most, pair) => (pair[1] > most[1] ? pair : most), ["", 0]);
    const [left = "", right = ""] = best.split(" ");
    merges.push([left, right]);
    split = split.map(({ times, symbols }) => ({ times, symbols: joined(symbols, left, right) }));
  }
  return merges;
}

function joined(symbols: readonly string[], left: string, right: string): string[] {
  const result: string[] = [];
  for (const symbol of symbols) {
    if (symbol === right && result.at(-1) === left) result[result.length - 1] = left + right;
    else result.push(symbol);
  }
  return result;
}

const merges = learnMerges(150);
const names = [
  ...letters,
  ...letters.map((letter) => `${letter}</w>`),
  ...merges.map((pair) => pair.join("")),
  ...specials,
];
const vocab = Object.fromEntries(names.map((name, id) => [name, id]));

/** As the published `tokenizer.json` of CLIP's models is written. */
const json = {
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: specials.map((content, i) => ({
    ...{ id: vocab[content], content, single_word: false, lstrip: false, rstrip: false },
    ...{ normalized: i === 0, special: true },
  })),
  normalizer: {
    type: "Sequence",
    normalizers: [
      { type: "NFC" },
      { type: "Replace", pattern: { Regex: "\\s+" }, content: " " },
      { type: "Lowercase" },
    ],
  },
  pre_tokenizer: {
    type: "Sequence",
    pretokenizers: [
      {
        ...{ type: "Split", behavior: "Removed", invert: true },
        pattern: { Regex: "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" },
      },
      { type: "ByteLevel", add_prefix_space: false, trim_offsets: true },
    ],
  },
  post_processor: {
    ...{ type: "RobertaProcessing", trim_offsets: false, add_prefix_space: false },
    sep: [specials[1], vocab[specials[1]]],
    cls: [specials[0], vocab[specials[0]]],
  },
  decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true },
  model: {
    ...{ type: "BPE", dropout: null, unk_token: "<|endoftext|>", continuing_subword_prefix: "" },
    ...{ end_of_word_suffix: "</w>", fuse_unk: false, vocab, merges: merges.map((pair) => pair.join(" ")) },
  },
};

async function read(files: Readonly<Record<string, string>>): Promise<[PipelineTokenizer, TokenizerParts]> {
  const named = Object.entries(files).map(([name, text]) => ({ name, bytes: new Uint8Array(Buffer.from(text)) }));
  const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
  const { tokenizer, parts } = await readTokenizerFiles(named, { platform });
  if (tokenizer === null || parts === null) throw new Error("It was not read.");
  return [tokenizer, parts];
}

const config = {
  tokenizer_class: "CLIPTokenizer",
  bos_token: specials[0],
  eos_token: specials[1],
  unk_token: specials[1],
};
const [whole, wholeParts] = await read({ "tokenizer.json": JSON.stringify(json) });
const [pair, pairParts] = await read({
  "vocab.json": JSON.stringify(vocab),
  "merges.txt": `#version: 0.2\n${merges.map((merge) => merge.join(" ")).join("\n")}\n`,
  "tokenizer_config.json": JSON.stringify(config),
});

test.each(["text", "control"] as const)(
  "ids and offsets are the native package's, with control tokens as %s",
  async (specials) => {
    const native = new NativeTokenizer(json, specials);
    for (const inserted of [false, true]) {
      const found = await native.encodeAll([...texts, ...hard], inserted);
      for (const [i, text] of [...texts, ...hard].entries()) {
        const reference = found[i];
        if (reference === undefined) throw new Error("The reference gave too few.");
        const ours = whole.encode(text, { specials, inserted });
        expect(findDifference(text, ours, reference), text.slice(0, 40)).toBe(null);
        expect(differenceOfIds(pair.encode(text, { specials, inserted }).ids, ours.ids), text.slice(0, 40)).toBe(null);
      }
    }
  },
);

test("ids are Transformers.js', but for Σ at a word's end, which JavaScript lowers to ς", () => {
  const reference = new CLIPTokenizer(structuredClone(json), config);
  for (const text of [...texts, ...hard].filter((candidate) => !/Σ(?!\p{L})/u.test(candidate))) {
    const ids = reference.encode(text, { add_special_tokens: true });
    expect(
      differenceOfIds(whole.encode(text, { specials: "control", inserted: true }).ids, ids),
      text.slice(0, 40),
    ).toBe(null);
  }
});

test("a word’s spellings are the entry inside of words and the one that ends them", () => {
  for (const parts of [wholeParts, pairParts]) {
    const { table } = inspectParts("file:clip", parts);
    if (table === null) throw new Error("It has no entries.");
    const search = new VocabularySearch(table);
    for (const word of ["a", "a</w>", " A", "0x61"]) {
      const found = Array.from(search.spellings(word, "id"), (row) => names[table.ids[row] ?? -1]);
      expect([word, found]).toEqual([word, ["A", "a", "A</w>", "a</w>"]]);
    }
  }
});
