/** Files as people have them, made small: what each is read as, and where the native package can load it, with its ids. */
import { gzipSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { visibleText } from "../src/text/visible";
import { toByteAlphabet } from "../src/tokenizers/byteAlphabet";
import { probeTexts } from "../src/tokenizers/formats/compareFiles";
import { type FoundTokenizer, type NamedFile, readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { ModelType } from "../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { writeTokenizerJson } from "../src/tokenizers/formats/write/writeTokenizerJson";
import { TokenizerError } from "../src/tokenizers/tokenizer";
import { NativeTokenizer } from "./support/native";
import { firstPieces, type ModelFields, writeModelProto } from "./support/sentencePiece";

const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };

type Content = string | Uint8Array | object;

function bytesOf(content: Content): Uint8Array<ArrayBuffer> {
  const isRaw = typeof content === "string" || content instanceof Uint8Array;
  return new Uint8Array(Buffer.from(isRaw ? content : JSON.stringify(content)));
}

const folder = (files: Readonly<Record<string, Content>>): NamedFile[] =>
  Object.entries(files).map(([name, content]) => ({ name, bytes: bytesOf(content) }));

interface Shape {
  readonly files: Readonly<Record<string, Content>>;
  readonly pattern?: string;
  readonly kind: FoundTokenizer["kind"];
  /**
   * What the native package is given: the same as a tokenizer.json that it takes; where it takes none of the files, what the
   * tokenizer is written as.
   */
  readonly native: object | "as written" | "cannot say it";
  /** Texts with their ids; null where the native package and this one both refuse. */
  readonly texts: readonly (readonly [text: string, ids: readonly number[] | null])[];
  /** Beginnings of the notes. */
  readonly notes?: readonly string[];
}

const special = (id: number, content: string) => ({
  ...{ id, content, special: true, normalized: false, single_word: false, lstrip: false, rstrip: false },
});
const idsOf = (names: readonly string[]) => Object.fromEntries(names.map((name, id) => [name, id]));
const json = (model: object, stages: object = {}) => ({
  ...{ version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null },
  ...stages,
  model,
});
const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true };
const inverted = { type: "Split", pattern: { Regex: "[a-z]+|[0-9]" }, behavior: "Removed", invert: true };
const bert = {
  type: "BertNormalizer",
  clean_text: true,
  handle_chinese_chars: true,
  strip_accents: null,
  lowercase: true,
};
const template = (before: [string, number][], after: [string, number][] = []) => ({
  type: "TemplateProcessing",
  single: [
    ...before.map(([id]) => ({ SpecialToken: { id, type_id: 0 } })),
    { Sequence: { id: "A", type_id: 0 } },
    ...after.map(([id]) => ({ SpecialToken: { id, type_id: 0 } })),
  ],
  pair: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "B", type_id: 0 } }],
  special_tokens: Object.fromEntries([...before, ...after].map(([id, n]) => [id, { id, ids: [n], tokens: [id] }])),
});

const letters = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
/** A byte-level vocabulary: all bytes in order, and what merges make. */
const bytesAnd = (...more: string[]) => idsOf([...letters, ...more]);
const word = { a: 0, b: 1, ab: 2, "[UNK]": 3, "##b": 4, "##c": 5 };
const wordPiece = { unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100, vocab: word };
const pieces = [
  ["<unk>", 0],
  ["▁", -2],
  ["a", -1],
  ["▁a", -1.5],
  ["b", -3],
];
const bpe = { type: "BPE", vocab: { a: 0, b: 1, ab: 2, c: 3, abc: 4 }, merges: ["a b", "ab c"] };
const prefixed = json(
  {
    ...{ type: "BPE", unk_token: "[UNK]", continuing_subword_prefix: "##" },
    vocab: { a: 0, b: 1, "##a": 2, "##b": 3, "##c": 4, "##bc": 5, ab: 6, abc: 7, c: 8, "[UNK]": 9 },
    merges: ["a ##b", "##b ##c"],
  },
  { pre_tokenizer: { type: "Whitespace" } },
);
const prefixedBytes = json(
  {
    ...{ type: "BPE", continuing_subword_prefix: "→" },
    vocab: bytesAnd(...letters.map((letter) => `→${letter}`), "##", "Ã©", "→Ã©"),
    merges: [
      ["Ã", "→©"],
      ["→Ã", "→©"],
    ],
  },
  { pre_tokenizer: { ...byteLevel, use_regex: false } },
);
const oldBert = json(wordPiece, { normalizer: bert, pre_tokenizer: { type: "BertPreTokenizer" } });
const typed = (file: ReturnType<typeof json>, type: string) => ({ ...file, model: { type, ...file.model } });
const falcon = json(
  { type: "BPE", vocab: bytesAnd("Ġa", "²", "Â²", "12", "123"), merges: ["Ġ a", "Â ²", "1 2", "12 3"] },
  {
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Punctuation", behavior: "Contiguous" },
        byteLevel,
        { type: "Digits", individual_digits: false },
        { type: "Split", pattern: { Regex: "[0-9][0-9][0-9]" }, behavior: "Isolated", invert: false },
      ],
    },
  },
);
const trocr = { type: "BPE", vocab: bytesAnd("ab", "a▁", "▁"), merges: ["a b", "a ▁"] };
const ranks = (more: string[] = []) =>
  [...Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString("base64")), ...more].map(
    (token, rank) => `${token} ${rank}\n`,
  );
const vocabTxt = (...names: string[]) => `${names.join("\n")}\n`;
const merges = (...pairs: string[]) => `#version: 0.2\n${pairs.join("\n")}\n`;
const clipVocab = idsOf([
  ...[...letters].sort(),
  ...[...letters].sort().map((letter) => `${letter}</w>`),
  ...["ab</w>", "<|startoftext|>", "<|endoftext|>"],
]);
const rwkvLines = Array.from({ length: 256 }, (_, byte) => {
  const hex = byte.toString(16).padStart(2, "0");
  if (byte === 0x27) return `${byte + 1} "'" 1`;
  return byte < 0x80 ? `${byte + 1} '\\x${hex}' 1` : `${byte + 1} b'\\x${hex}' 1`;
});
const keras = (config: object, index: object) => ({
  class_name: "Tokenizer",
  config: { lower: true, split: " ", char_level: false, filters: "!.\t", ...config, word_index: JSON.stringify(index) },
});
const utf16 = (value: object) => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(JSON.stringify(value), "utf16le")]);
const deepseek = json(bpe, { added_tokens: [special(5, "<s>"), special(6, "</s>")] });

const shapes: Readonly<Record<string, Shape>> = {
  "WordPiece of before 2022, without a type": {
    ...{ files: { "tokenizer.json": oldBert }, kind: "tokenizer.json", native: oldBert },
    texts: [["Ab abc b x", [2, 2, 5, 1, 3]]],
  },
  "Unigram without a type, as T5's and XLNet's were": {
    ...{ files: { t: json({ unk_id: 0, vocab: pieces }) }, kind: "tokenizer.json" },
    native: json({ unk_id: 0, vocab: pieces }),
    texts: [
      ["▁ab", [3, 4]],
      ["aX", [2, 0]],
    ],
  },
  "WordLevel without a type": {
    ...{ files: { t: json({ unk_token: "[UNK]", vocab: word }) }, kind: "tokenizer.json" },
    native: json({ unk_token: "[UNK]", vocab: word }),
    texts: [
      ["ab", [2]],
      ["ba", [3]],
    ],
  },
  "BPE without a type": {
    ...{ files: { t: json({ ...bpe, type: undefined }) }, kind: "tokenizer.json", native: json(bpe) },
    texts: [["abcab", [4, 2]]],
  },
  "stages without types": {
    files: {
      t: json(bpe, {
        normalizer: { strip_left: true, strip_right: true },
        post_processor: { sep: ["c", 3], cls: ["a", 0] },
      }),
    },
    kind: "tokenizer.json",
    native: json(bpe, {
      normalizer: { strip_left: true, strip_right: true },
      post_processor: { sep: ["c", 3], cls: ["a", 0] },
    }),
    texts: [["  ab ", [0, 2, 3]]],
  },
  "Falcon's pre-tokenizer": {
    ...{ files: { t: falcon }, kind: "tokenizer.json", native: falcon },
    texts: [
      ["a 1234²..", [97, 32, 260, 52, 194, 257, 46, 46]],
      [" a12", [256, 259]],
    ],
  },
  "ByteLevel before WordPiece": {
    files: {
      t: json(
        { type: "WordPiece", ...wordPiece, vocab: idsOf(["[UNK]", "Ġ", "##a", "Ã", "##©"]) },
        { pre_tokenizer: byteLevel },
      ),
    },
    kind: "tokenizer.json",
    native: json(
      { type: "WordPiece", ...wordPiece, vocab: idsOf(["[UNK]", "Ġ", "##a", "Ã", "##©"]) },
      { pre_tokenizer: byteLevel },
    ),
    texts: [["é a", [3, 4, 1, 2]]],
  },
  "ByteLevel before Unigram": {
    files: {
      t: json(
        {
          type: "Unigram",
          unk_id: 0,
          vocab: [
            ["<unk>", 0],
            ["Ã©", -1],
            ["Ġ", -1],
          ],
        },
        { pre_tokenizer: byteLevel },
      ),
    },
    kind: "tokenizer.json",
    native: json(
      {
        type: "Unigram",
        unk_id: 0,
        vocab: [
          ["<unk>", 0],
          ["Ã©", -1],
          ["Ġ", -1],
        ],
      },
      { pre_tokenizer: byteLevel },
    ),
    texts: [["é é", [1, 2, 1]]],
  },
  "an unknown token that BPE's vocabulary lacks": {
    ...{ files: { t: json({ ...bpe, unk_token: "<unk>" }) }, kind: "tokenizer.json" },
    native: json({ ...bpe, unk_token: "<unk>" }),
    texts: [
      ["abc", [4]],
      ["abx", null],
    ],
    notes: ["The unknown token “<unk>” is not in the vocabulary"],
  },
  "an unknown token that WordPiece's vocabulary lacks": {
    ...{ files: { t: json({ type: "WordPiece", ...wordPiece, unk_token: "?" }) }, kind: "tokenizer.json" },
    native: json({ type: "WordPiece", ...wordPiece, unk_token: "?" }),
    texts: [
      ["abc", [2, 5]],
      ["x", null],
    ],
    notes: ["The unknown token “?” is not in the vocabulary"],
  },
  "merges with letters outside of the byte alphabet, as TrOCR's": {
    ...{ files: { t: json(trocr, { pre_tokenizer: byteLevel }) }, kind: "tokenizer.json" },
    native: json(trocr, { pre_tokenizer: byteLevel }),
    texts: [["ab a▁", [256, 32, 97, 226, 150, 129]]],
    notes: ["1 of 2 merges have letters outside of the byte alphabet"],
  },
  "merges of what the vocabulary lacks": {
    ...{ files: { t: json({ ...bpe, merges: ["a b", "b z", "ab c", "z z"] }) }, kind: "tokenizer.json" },
    ...{ native: json(bpe), texts: [["abcz", [4]]] },
    notes: ['2 of 4 merges have to do with what is not in the vocabulary, "b z" first. They are left out'],
  },
  "merges as strings whose parts have spaces": {
    files: {
      t: json({ type: "BPE", vocab: idsOf([" ", "  ", "   ", "a", " a"]), merges: ["   ", "    ", "    ", "  a"] }),
    },
    kind: "tokenizer.json",
    native: json({
      ...{ type: "BPE", vocab: idsOf([" ", "  ", "   ", "a", " a"]) },
      merges: [
        [" ", " "],
        [" ", "  "],
        ["  ", " "],
        [" ", "a"],
      ],
    }),
    texts: [
      ["   a", [2, 3]],
      [" a", [4]],
    ],
  },
  "merges with their version in the list": {
    ...{ files: { t: json({ ...bpe, merges: ["#version: 0.2", ...bpe.merges] }) }, kind: "tokenizer.json" },
    ...{ native: json({ ...bpe, merges: ["#version: 0.2", ...bpe.merges] }), texts: [["abc", [4]]] },
  },
  "UTF-16": {
    ...{ files: { t: utf16(json(bpe)) }, kind: "tokenizer.json", native: json(bpe), texts: [["abc", [4]]] },
  },
  "UTF-16 without a mark": {
    ...{ files: { t: utf16(json(bpe)).subarray(2) }, kind: "tokenizer.json", native: json(bpe), texts: [["abc", [4]]] },
  },
  "a byte order mark": {
    ...{ files: { t: `\ufeff${JSON.stringify(json(bpe))}` }, kind: "tokenizer.json", native: json(bpe) },
    texts: [["abc", [4]]],
  },
  gzip: {
    ...{ files: { "t.gz": gzipSync(JSON.stringify(json(bpe))) }, kind: "tokenizer.json", native: json(bpe) },
    texts: [["abc", [4]]],
  },
  "a BOS that the configuration of DeepSeek's asks for": {
    files: {
      "tokenizer.json": deepseek,
      "tokenizer_config.json": { tokenizer_class: "LlamaTokenizerFast", add_bos_token: true, bos_token: "<s>" },
    },
    ...{ kind: "tokenizer.json", native: { ...deepseek, post_processor: template([["<s>", 5]]) } },
    texts: [["abc", [5, 4]]],
    notes: ["With inserted tokens it is <s> the text"],
  },
  "a BOS that the configuration of Llama's does without": {
    files: {
      "tokenizer.json": { ...deepseek, post_processor: template([["<s>", 5]]) },
      "tokenizer_config.json": { tokenizer_class: "LlamaTokenizer", add_bos_token: false },
    },
    ...{ kind: "tokenizer.json", native: deepseek, texts: [["abc", [4]]] },
    notes: ["With inserted tokens it is the text"],
  },
  "a translator's language": {
    files: {
      "tokenizer.json": json(bpe, { added_tokens: [special(5, "</s>"), special(6, "deu_Latn")] }),
      "tokenizer_config.json": { tokenizer_class: "NllbTokenizer", src_lang: "deu_Latn" },
    },
    kind: "tokenizer.json",
    native: json(bpe, {
      added_tokens: [special(5, "</s>"), special(6, "deu_Latn")],
      post_processor: template([["deu_Latn", 6]], [["</s>", 5]]),
    }),
    texts: [["abc", [6, 4, 5]]],
    notes: ["With inserted tokens it is deu_Latn the text </s>"],
  },
  "a tokenizer.json that is cut off, beside a vocab.txt": {
    files: { "tokenizer.json": '{"model":{"type":', "vocab.txt": vocabTxt("[PAD]", "[UNK]", "[CLS]", "[SEP]", "a") },
    ...{ kind: "WordPiece vocabulary", native: "as written", texts: [["A b", [2, 4, 1, 3]]] },
    notes: ["tokenizer.json begins as JSON does, but cannot be read", "There is no tokenizer_config.json"],
  },
  "a tokenizer.json of another kind, beside vocab.json and merges.txt": {
    files: {
      "tokenizer.json": json({ type: "Magic" }),
      ...{ "vocab.json": bytesAnd("ab", "<|endoftext|>"), "merges.txt": merges("a b") },
    },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["ab<|endoftext|>", [256, 257]]] },
    notes: [
      'tokenizer.json: model.type = "Magic" is not supported yet. vocab.json and merges.txt is read in its place.',
    ],
  },
  "Llama 4's ranks, whose control tokens come after them": {
    ...{ files: { "tokenizer.model": ranks([btoa("ab")]).join("") }, pattern: "llama4", kind: "tiktoken ranks" },
    native: "as written",
    texts: [
      ["ab<|begin_of_text|><|image|>", [256, 257, 257 + 90]],
      ["<|reserved_special_token_3|>", [257 + 1147]],
    ],
  },
  "Whisper's ranks, the last of which is no bytes": {
    files: { "multilingual.tiktoken": [...ranks([btoa("ab")]), "= 257\n"].join("") },
    ...{ pattern: "whisper", kind: "tiktoken ranks", native: "as written" },
    texts: [
      ["ab<|endoftext|><|en|>", [256, 258, 260]],
      ["<|0.00|><|30.00|>", [365, 365 + 1500]],
    ],
  },
  "ranks whose ids the pattern's control tokens have": {
    files: { t: [...ranks(), `${btoa("ab")} 50256\n`].join("") },
    ...{ pattern: "r50k_base", kind: "tiktoken ranks", native: "cannot say it", texts: [["ab ", [50256, 32]]] },
    notes: ["Control tokens are not known: those of r50k_base are another’s"],
  },
  "ranks as JSON": {
    files: {
      "mergeable_ranks.json": Object.fromEntries(ranks([btoa("ab")]).map((line, rank) => [line.split(" ")[0], rank])),
    },
    ...{ pattern: "qwen", kind: "tiktoken ranks", native: "as written", texts: [["ab c", [256, 32, 99]]] },
    notes: ["Control tokens are not known: no file names any."],
  },
  "gzip in two members, with something behind them": {
    files: {
      "t.gz": Buffer.concat([
        gzipSync(JSON.stringify(json(bpe)).slice(0, 50)),
        gzipSync(JSON.stringify(json(bpe)).slice(50)),
        Buffer.from("garbage"),
      ]),
    },
    ...{ kind: "tokenizer.json", native: json(bpe), texts: [["abc", [4]]] },
    notes: ["t.gz has something behind its compressed content that is no gzip."],
  },
  "BPE whose symbols carry a prefix inside of words": {
    ...{ files: { "tokenizer.json": prefixed }, kind: "tokenizer.json", native: prefixed },
    texts: [
      ["abc ba", [6, 4, 1, 2]],
      ["cbc dab", [8, 5, 9, 2, 3]],
    ],
  },
  "the same, over the byte alphabet": {
    ...{ files: { "tokenizer.json": prefixedBytes }, kind: "tokenizer.json", native: prefixedBytes },
    texts: [["é aé", [513, 288, 353, 514]]],
  },
  "ranks out of gzip": {
    ...{
      files: { "t.tiktoken.gz": gzipSync(ranks([btoa("ab")]).join("")) },
      pattern: "llama3",
      kind: "tiktoken ranks",
    },
    ...{ native: "as written", texts: [["ab<|end_of_text|>", [256, 258]]] },
  },
  "GPT-2's files under OpenAI's names": {
    files: { "encoder.json": bytesAnd("Ġa", "<|endoftext|>"), "vocab.bpe": merges("Ġ a") },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [[" a<|endoftext|>", [256, 257]]] },
  },
  "a byte-level vocabulary in which no entry begins with a space": {
    files: { "vocab.json": idsOf(["ã", "ģ", "Ĥ", "ãģ", "ãģĤ", "[PAD]"]), "merges.txt": merges("ã ģ", "ãģ Ĥ") },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["ああ", [4, 4]]] },
    notes: ["Control tokens are not known: no file names any."],
  },
  "CLIP's vocab.json and merges.txt": {
    files: { "vocab.json": clipVocab, "merges.txt": merges("a b</w>") },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["AB  a", [513, 512, 320, 514]]] },
    notes: ["How text is cut no file says: pieces end in “</w>”, so it is read as CLIPTokenizer would."],
  },
  "CLIP's first file, merges alone": {
    files: { "bpe_simple_vocab_16e6.txt.gz": gzipSync('"bpe_simple_vocab_16e6.txt#version: 0.2\na b</w>\n') },
    ...{ kind: "CLIP merges", native: "as written", texts: [["AB  a", [513, 512, 320, 514]]] },
  },
  "GPT's first vocabulary, in words": {
    files: {
      "vocab.json": idsOf(["<unk>", "a", "a</w>", "b</w>", "ab</w>", "é</w>"]),
      "merges.txt": merges("a b</w>"),
      "tokenizer_config.json": { tokenizer_class: "OpenAIGPTTokenizer", unk_token: "<unk>" },
    },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["AB a c", [4, 2, 0]]] },
  },
  "RoBERTa's class, which puts <s> and </s> around a text": {
    files: {
      "vocab.json": bytesAnd("<s>", "</s>"),
      "merges.txt": merges(),
      "tokenizer_config.json": { tokenizer_class: "RobertaTokenizer" },
    },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["a", [256, 97, 257]]] },
  },
  "Qwen 2's class, which has a pattern of its own": {
    files: {
      "vocab.json": bytesAnd("12", "é"),
      "merges.txt": merges("1 2"),
      "tokenizer_config.json": { tokenizer_class: "Qwen2Tokenizer" },
    },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["12e\u0301", [49, 50, 195, 169]]] },
    notes: ["Control tokens are not known: no file names any."],
  },
  "vocab.json and merges.txt with “▁” for spaces": {
    files: { "vocab.json": idsOf(["<unk>", "▁", "a", "▁a"]), "merges.txt": merges("▁ a") },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["a ab", [3, 3, 0]]] },
    notes: ["How text is cut no file says: it is read as SentencePieceBPETokenizer"],
  },
  "merges of what vocab.json lacks": {
    files: { "vocab.json": bytesAnd("ab", "<s>"), "merges.txt": merges("a b", "b c") },
    ...{ kind: "vocab.json and merges.txt", native: "as written", texts: [["abc", [256, 99]]] },
    notes: ['1 of 2 merges have to do with what is not in the vocabulary, "b c" first.'],
  },
  "vocab.txt whose control tokens come last": {
    files: { "vocab.txt": vocabTxt(...Array.from({ length: 2000 }, (_, i) => `w${i}`), "##a", "##b", "##c", "[UNK]") },
    ...{ kind: "WordPiece vocabulary", native: "as written", texts: [["w7a W8 x", [7, 2000, 8, 2003]]] },
    notes: ["There is no tokenizer_config.json", "No file says which control tokens stand around a text"],
  },
  "vocab.txt with control tokens of other names": {
    files: { "vocab.txt": vocabTxt("<pad>", "<cls>", "<unk>", "a", "##b", "##c", "##d") },
    ...{ kind: "WordPiece vocabulary", native: "as written", texts: [["abc e", [3, 4, 5, 2]]] },
    notes: ["There is no tokenizer_config.json", "No file says which control tokens stand around a text"],
  },
  "WordPiece as JSON": {
    files: { "vocab.json": idsOf(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##l", "##m", "##n"]) },
    ...{ kind: "WordPiece vocabulary", native: "as written", texts: [["aln x", [2, 4, 5, 7, 1, 3]]] },
    notes: ["There is no tokenizer_config.json"],
  },
  "an unknown token that only the files beside know": {
    files: {
      "vocab.json": idsOf(["a", "##l", "##m", "##n"]),
      "special_tokens_map.json": { unk_token: "[UNK]" },
      "added_tokens.json": { "[UNK]": 4 },
    },
    ...{ kind: "WordPiece vocabulary", native: "as written", texts: [["al x", [0, 1, 4]]] },
    notes: ["There is no tokenizer_config.json"],
  },
  "minbpe's .model with a pattern": {
    files: { "t.model": "minbpe v1\n[a-z]+|[0-9]\n1\n<|end|> 258\n97 98\n256 99\n" },
    kind: "minbpe model",
    native: json(
      {
        type: "BPE",
        vocab: bytesAnd("ab", "abc"),
        merges: ["a b", "ab c"],
      },
      {
        added_tokens: [special(258, "<|end|>")],
        pre_tokenizer: { type: "Sequence", pretokenizers: [inverted, { ...byteLevel, use_regex: false }] },
      },
    ),
    texts: [["abc! ab12<|end|>", [257, 256, 49, 50, 258]]],
  },
  "minbpe's .model without one": {
    ...{ files: { "t.model": "minbpe v1\n\n0\n97 32\n" }, kind: "minbpe model", native: "as written" },
    texts: [["a a", [256, 97]]],
  },
  "RWKV's vocabulary": {
    files: {
      "rwkv_vocab.txt": [...rwkvLines, "257 'ab' 2", "258 'abcd' 4", "259 'é' 2", "260 b'\\xe4\\xbd' 2", ""].join("\n"),
    },
    ...{
      kind: "RWKV vocabulary",
      native: "as written",
      texts: [["abcabcd é你'", [257, 100, 258, 33, 259, 260, 161, 40]]],
    },
  },
  "Keras' tokenizer.json": {
    files: { "tokenizer.json": keras({ oov_token: "<oov>", num_words: 4 }, { "<oov>": 1, the: 2, cat: 3, sat: 4 }) },
    ...{ kind: "Keras tokenizer", native: "as written", texts: [["The cat!sat. ", [2, 3, 1]]] },
  },
  "Keras' tokenizer.json as a string of JSON, as json.dump writes what to_json gives": {
    files: { "tokenizer.json": JSON.stringify(JSON.stringify(keras({ oov_token: "<oov>" }, { "<oov>": 1, the: 2 }))) },
    ...{ kind: "Keras tokenizer", native: "as written", texts: [["The cat", [2, 1]]] },
  },
  "a tokenizer.json as such a string": {
    files: { "tokenizer.json": JSON.stringify(JSON.stringify(json({ unk_token: "[UNK]", vocab: word }))) },
    ...{ kind: "tokenizer.json", native: json({ unk_token: "[UNK]", vocab: word }), texts: [["ab", [2]]] },
  },
  "Keras' tokenizer.json without a token for other words": {
    files: { "tokenizer.json": keras({ oov_token: null }, { the: 1, cat: 2 }) },
    ...{ kind: "Keras tokenizer", native: "cannot say it", texts: [["The dog the", [1, 1]]] },
  },
  "Keras' tokenizer.json of characters": {
    files: { "tokenizer.json": keras({ char_level: true, oov_token: "?" }, { "?": 1, a: 2, "!": 3 }) },
    ...{ kind: "Keras tokenizer", native: "as written", texts: [["Aa!b", [2, 2, 3, 1]]] },
  },
};

const read = ({ files, pattern }: Pick<Shape, "files" | "pattern">) =>
  readTokenizerFiles(folder(files), { platform, ...(pattern !== undefined && { pattern }) });

test.each(Object.entries(shapes))("%s", async (_, shape) => {
  const { kind, tokenizer, parts, notes } = await read(shape);
  expect(kind).toBe(shape.kind);
  if (tokenizer === null || parts === null) throw new Error("It was not read.");
  expect(notes.map((note, i) => note.slice(0, shape.notes?.[i]?.length))).toEqual(shape.notes ?? []);
  // Its own words come back in three readings, since what was met before comes from caches.
  for (let time = 0; time < 3; time++) {
    for (const [text, ids] of shape.texts) {
      const encode = () => Array.from(tokenizer.encode(text, { specials: "control", inserted: true }).ids);
      if (ids === null) expect(encode).toThrow(TokenizerError);
      else expect(encode(), text).toEqual(ids);
    }
  }
  if (shape.native === "cannot say it") return;
  const written = shape.native === "as written" ? JSON.parse(writeTokenizerJson(parts)) : shape.native;
  const native = new NativeTokenizer(written, "control");
  for (const [text, ids] of shape.texts) {
    if (ids === null) await expect(native.encode(text, true)).rejects.toThrow();
    else expect((await native.encode(text, true)).ids, text).toEqual(ids);
  }
});

test("the kinds of a model without a type are those that it has with one", async () => {
  const native = new NativeTokenizer(typed(oldBert, "WordPiece"), "control");
  const { tokenizer } = await read({ files: { t: oldBert } });
  const ids = tokenizer?.encode("Ab abc", { specials: "control", inserted: true }).ids;
  expect(Array.from(ids ?? [])).toEqual((await native.encode("Ab abc")).ids);
});

describe("a SentencePiece model beside its tokenizer.json", () => {
  const model = (more: Partial<ModelFields> = {}) =>
    writeModelProto({
      pieces: [...firstPieces(true), ...["▁", "a", "▁a", "b", "▁▁"].map((piece, i) => ({ piece, score: -i }))],
      ...{ modelType: ModelType.bpe, byteFallback: true, removeExtra: false, ...more },
    });
  /** A folder whose tokenizer.json is what the model is written as here, and says the same. */
  async function both(spm: Uint8Array, written = spm): Promise<Record<string, Content>> {
    const { parts } = await read({ files: { "tokenizer.model": written } });
    if (parts === null) throw new Error("It was not read.");
    return { "tokenizer.json": writeTokenizerJson(parts), "tokenizer.model": spm };
  }
  const compared = async (files: Record<string, Content>) =>
    readTokenizerFiles(folder(files), { platform, compare: true });
  const leftAside = "tokenizer.model (SentencePiece model) is left aside.";

  test("that gives the same tokens is said to, for the texts tried", async () => {
    const found = await compared(await both(model()));
    expect(found).toMatchObject({ kind: "tokenizer.json", used: ["tokenizer.json"], uncompared: null });
    expect(found.notes).toEqual([
      leftAside,
      `tokenizer.json and tokenizer.model give the same tokens for each of ${probeTexts.length} texts tried.`,
    ]);
  });

  test("that gives others is said to, with how many and the first", async () => {
    // The file beside it takes spaces as they are: text begins with a space of its own in one, and not in the other.
    const files = await both(model(), model({ dummyPrefix: false }));
    const { notes, tokenizer } = await compared(files);
    const { tokenizer: other } = await read({ files: { m: model() } });
    const ids = (text: string, of: typeof tokenizer) =>
      Array.from(of?.encode(text, { specials: "text", inserted: false }).ids ?? []).join(" ");
    const differing = probeTexts.filter((text) => ids(text, tokenizer) !== ids(text, other));
    const [first = ""] = differing;
    expect(differing.length).toBeGreaterThan(10);
    expect(notes).toEqual([
      leftAside,
      `Of ${probeTexts.length} texts tried, tokenizer.json and tokenizer.model give other tokens for ${differing.length}; ` +
        `the first is “${visibleText(first)}”: ids ${ids(first, tokenizer)} and ${ids(first, other)}.`,
    ]);
  });

  test("whose text has BOS where the other’s has none is said to", async () => {
    const config = { tokenizer_class: "X", add_bos_token: true, bos_token: "<s>", eos_token: "</s>" };
    const { notes } = await compared({ ...(await both(model())), "tokenizer_config.json": config });
    expect(notes.at(-1)).toMatch(
      /the same tokens for each of \d+ texts tried\. With inserted tokens “Hello,·world!” is ([\d ]+) and 1 \1\.$/,
    );
  });

  test("is not built before somebody asks, and is named", async () => {
    const { notes, uncompared } = await read({ files: await both(model()) });
    expect({ notes, uncompared }).toEqual({ notes: [leftAside], uncompared: "tokenizer.model" });
  });

  test("that cannot be read is said to, and why", async () => {
    const files = await both(model());
    const broken = writeModelProto({ pieces: firstPieces(false).slice(1), modelType: ModelType.unigram });
    const { kind, notes } = await compared({ ...files, "tokenizer.model": broken });
    expect(kind).toBe("tokenizer.json");
    expect(notes.at(-1)).toMatch(/^tokenizer\.model could not be read to be compared: tokenizer\.model: ./);
  });
});

describe("what stays refused is told what it is", () => {
  const lines = (line: (i: number) => string) => Array.from({ length: 12 }, (_, i) => `${line(i)}\n`).join("");
  test.each<[string, Content, string]>([
    ["other JSON", { hello: 1 }, "JSON with the fields hello"],
    ["a model's configuration", { architectures: ["X"], vocab_size: 3 }, "a model’s configuration"],
    ["a request", { model: "gpt-4", messages: [] }, "JSON with the fields model, messages"],
    [
      "a program's own vocabulary",
      { stoi: { a: 0 }, unk_token: "?" },
      "a vocabulary in a form of its writer’s own (“stoi”)",
    ],
    ["a program's own merges", { vocab: ["a"], merges: [["a", "b"]] }, "which does not say how text is cut"],
    ["a tokenizer's configuration", { bos_token: "<s>" }, "only a tokenizer’s configuration"],
    [
      "MidiTok's",
      { config: { pitch_range: [21, 109] }, tokenization: "REMI", miditok_version: "3.0.0" },
      "for music (MIDI)",
    ],
    [
      "TokenMonster's",
      'charset: "utf-8"\ncapcode: 2\nnormalization: "nfd"\ntokens:\n  - token: "a"\n',
      "TokenMonster’s",
    ],
    ["TokenMonster's own format", tokenMonster(60), "TokenMonster’s"],
    ["binary data that begins like it", tokenMonster(3), "binary data"],
    ["SentencePiece's .vocab", "<unk>\t0\n<s>\t0\n</s>\t0\n▁t\t-0\n▁a\t-1\n", "use the .model beside it"],
    ["the same of a Unigram model", "<pad>\t0\n</s>\t0\n<unk>\t0\n▁\t-2.0\nX\t-2.5e-05\n", "use the .model beside it"],
    ["fairseq's dict.txt", lines((i) => `▁w${i} ${1000 - i}`), "a list of entries with a number each"],
    ["k2's tokens.txt", `<blk> 0\n${lines((i) => `▁w${i} ${i + 1}`)}`, "a list of entries with a number each"],
    ["fastBPE's codes", lines((i) => `a b${i}</w> ${99 - i}`), "a list of merges with their counts"],
    ["a list of words", lines((i) => `word${i}`), "a list of entries, one a line"],
    ["a Python object", Uint8Array.of(0x80, 4, 0x95, 1), "a Python object (pickle)"],
    ["a web page", "<!DOCTYPE html><html>", "a web page"],
    ["a list", [1, 2, 3], "a list in JSON"],
  ])("%s", async (_, content, what) => {
    const error: unknown = await read({ files: { f: content } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TokenizerError);
    const { message } = error as TokenizerError;
    expect(message).toContain("There is no tokenizer here: f is ");
    expect(message).toContain(what);
    expect(message.length).toBeLessThan(600);
  });
});

test("of a sequence that is refused the stage is named, and of a pattern the beginning", async () => {
  const refusal = async (stages: object) =>
    String(await read({ files: { t: json(bpe, stages) } }).catch((reason: unknown) => reason));
  const sequence = (...pretokenizers: object[]) => ({ pre_tokenizer: { type: "Sequence", pretokenizers } });
  expect(await refusal(sequence(byteLevel, { type: "Magic", options: "x".repeat(1000) }))).toBe(
    'TokenizerError: t: pre_tokenizer.pretokenizers[1].type = "Magic" is not supported yet.',
  );
  const long = { type: "Split", pattern: { Regex: `(${"a|".repeat(8000)}` }, behavior: "Isolated", invert: false };
  const message = await refusal(sequence(byteLevel, long));
  expect(message).toMatch(/^TokenizerError: t: pre_tokenizer\.pretokenizers\[1\]\.pattern\.Regex: The pattern “\(a\|a/);
  expect(message.length).toBeLessThan(300);
});

/** TokenMonster's header and so many entries, of which the last ends the file. */
function tokenMonster(entries: number): Uint8Array {
  const header = Array.from({ length: 24 }, (_, i) => ({ 0: 2, 1: 1, 3: 3, 23: 40 })[i] ?? 0);
  const entry = [1, 0x61, ...Array.from({ length: 15 }, () => 0xff)];
  return Uint8Array.from([...header, ...Array.from({ length: entries }, () => entry).flat()]);
}
