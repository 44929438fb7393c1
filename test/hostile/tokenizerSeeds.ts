/** A small good file of each kind of tokenizer that the page takes, as values that can be changed before they are written. */
import { toByteAlphabet } from "../../src/tokenizers/byteAlphabet";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { keysOfPieces, keysOfWordPiece, smallKeys } from "../support/gguf";
import { charsMapOf, firstPieces, type ModelFields } from "../support/sentencePiece";

const letters = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
const idsOf = (names: readonly string[]) => Object.fromEntries(names.map((name, id) => [name, id]));
const special = (id: number, content: string) => ({
  ...{ id, content, special: true, normalized: false, single_word: false, lstrip: false, rstrip: false },
});
const file = (model: object, stages: object = {}) => ({
  ...{ version: "1.0", truncation: null, padding: null, added_tokens: [special(9, "<s>"), special(10, "</s>")] },
  ...{ normalizer: { type: "NFC" }, pre_tokenizer: { type: "Whitespace" }, post_processor: null, decoder: null },
  ...stages,
  model,
});
const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true };

/** tokenizer.json by its model. */
export const jsonSeeds = {
  BPE: file({
    ...{ type: "BPE", dropout: null, unk_token: "<unk>", continuing_subword_prefix: null, end_of_word_suffix: null },
    ...{ fuse_unk: false, byte_fallback: false, ignore_merges: false },
    vocab: idsOf(["<unk>", "a", "b", "ab", "c", "abc", "é", "世", " "]),
    merges: ["a b", "ab c"],
  }),
  "byte-level BPE": file(
    {
      ...{ type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: "", end_of_word_suffix: "" },
      ...{ fuse_unk: false, byte_fallback: false, ignore_merges: true },
      vocab: idsOf([...letters, "ab", "Ġa", "abab"]),
      merges: [
        ["a", "b"],
        ["Ġ", "a"],
        ["ab", "ab"],
      ],
    },
    {
      added_tokens: [special(259, "<|endoftext|>"), special(260, "<|fim|>")],
      ...{ pre_tokenizer: byteLevel, post_processor: byteLevel, decoder: byteLevel },
    },
  ),
  WordPiece: file(
    {
      ...{ type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##", max_input_chars_per_word: 100 },
      vocab: idsOf(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "ab", "##b", "##c", "hello"]),
    },
    {
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
        single: [{ SpecialToken: { id: "[CLS]", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }],
        pair: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "B", type_id: 0 } }],
        special_tokens: { "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] } },
      },
      decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    },
  ),
  Unigram: file(
    {
      ...{ type: "Unigram", unk_id: 0, byte_fallback: false },
      vocab: [
        ["<unk>", 0],
        ["▁", -2],
        ["a", -1.5],
        ["▁a", -1],
        ["ab", -3],
        ["b", -2.5],
        ["aa", -1.25],
        ["é", -7],
      ],
    },
    { pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true } },
  ),
  WordLevel: file({ type: "WordLevel", unk_token: "<unk>", vocab: idsOf(["<unk>", "hello", "a", "ab", "世界"]) }),
} as const;

const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString("base64");
const bytes = Array.from({ length: 256 }, (_, byte) => base64(Uint8Array.of(byte)));
const lines = (items: readonly string[]) => items.map((item) => `${item}\n`).join("");

/** Vocabularies in lines of text. */
export const textSeeds = {
  "tiktoken ranks": lines(
    [...bytes, base64("ab"), base64(" a"), base64("abab")].map((token, rank) => `${token} ${rank}`),
  ),
  minbpe: "minbpe v1\n[a-z]+|[0-9]\n1\n<|end|> 258\n97 98\n256 99\n256 256\n",
  RWKV: lines([
    ...Array.from({ length: 256 }, (_, byte) => {
      const hex = byte.toString(16).padStart(2, "0");
      return byte < 0x80 && byte !== 0x27 ? `${byte + 1} '\\x${hex}' 1` : `${byte + 1} b'\\x${hex}' 1`;
    }),
    ...["257 'ab' 2", "258 'abcd' 4", "259 'é' 2", "260 b'\\xe4\\xbd' 2"],
  ]),
  "vocab.txt": lines(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "ab", "##b", "##c", "hello", "世"]),
  "CLIP merges": '"bpe_simple_vocab_16e6.txt#version: 0.2\na b</w>\nc a\nca b</w>\n',
} as const;

/** vocab.json with merges.txt, and what may lie beside them. */
export const pairSeed = {
  "vocab.json": idsOf([...letters, "ab", "Ġa", "<|endoftext|>"]),
  "merges.txt": "#version: 0.2\na b\nĠ a\n",
  "tokenizer_config.json": {
    ...{
      tokenizer_class: "GPT2Tokenizer",
      bos_token: "<|endoftext|>",
      model_max_length: 1024,
      add_prefix_space: false,
    },
    added_tokens_decoder: { 258: special(258, "<|endoftext|>") },
    chat_template: "{{ bos_token }}{% for m in messages %}{{ m.content }}{% endfor %}",
  },
} as const;

/** Other vocabularies in JSON. */
export const otherJsonSeeds = {
  "tekken.json": {
    config: { pattern: "[a-z]+|.", default_vocab_size: 262, default_num_special_tokens: 4, num_vocab_tokens: 262 },
    vocab: [...bytes, base64("ab"), base64("abab")].map((token_bytes, rank) => ({
      rank,
      token_bytes,
      token_str: null,
    })),
    special_tokens: [
      { rank: 0, token_str: "<unk>", is_control: true },
      { rank: 1, token_str: "<s>", is_control: true },
    ],
  },
  "tiktoken JSON": {
    pat_str: "[a-z]+|.",
    special_tokens: { "<|end|>": 300 },
    bpe_ranks: `! 0 ${bytes.join(" ")}\n! 256 ${base64("ab")} ${base64("abab")}`,
  },
  "Keras tokenizer": {
    class_name: "Tokenizer",
    config: {
      ...{ lower: true, split: " ", char_level: false, filters: "!.\t", oov_token: "<oov>", num_words: 4 },
      word_index: JSON.stringify({ "<oov>": 1, the: 2, cat: 3, sat: 4 }),
    },
  },
} as const;

const pieces = [
  ...firstPieces(true),
  ...["▁", "a", "▁a", "b", "ab", "▁▁", "é", "aa"].map((piece, i) => ({ piece, score: -1 - i / 3 })),
  { piece: "<sep>", type: 4 },
  { piece: "zz", score: -9, type: 5 },
];
const charsMap = charsMapOf({ "\t": " ", "\u0001": "", é: "e", "e\u0301": "é", ﬁ: "fi", ab: "c", abc: "ba " });

/** SentencePiece models of each kind. */
export const modelSeeds: readonly ModelFields[] = Object.values(ModelType).flatMap((modelType) => [
  { pieces, modelType, byteFallback: true, removeExtra: false },
  { pieces: [...firstPieces(false), ...pieces.slice(259)], modelType, charsMap, asSuffix: true },
]);

/** Headers of models in GGUF, by the kind of their tokenizer. */
export const ggufSeeds = [
  smallKeys,
  keysOfPieces({ pieces, modelType: ModelType.bpe, byteFallback: true }),
  keysOfPieces({ pieces, modelType: ModelType.unigram, charsMap }),
  keysOfWordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "ab", "##b", "##c"]),
  { ...smallKeys, "tokenizer.huggingface.json": { type: "string", value: JSON.stringify(jsonSeeds.BPE) } },
] as const;
