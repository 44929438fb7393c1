/** What tokenizers of each kind are said to do, by what their files say alone. */
import { expect, test } from "vitest";
import { charsMapOf, firstPieces, writeModelProto } from "../../../../test/support/sentencePiece";
import { readFile, type TokenizerFile } from "../../../../test/support/smallVocabularies";
import { readSentencePiece } from "../../../tokenizers/formats/sentencePiece/sentencePiece";
import { ModelType } from "../../../tokenizers/formats/sentencePiece/sentencePieceProto";
import { noConfig } from "../../../tokenizers/formats/tokenizerConfig";
import { readRwkv } from "../../../tokenizers/formats/words/rwkv";
import { publishedPatterns } from "../../../tokenizers/patterns/publishedPatterns";
import { noStages, stageWords } from "./stageWords";

const bpe = { type: "BPE", vocab: { a: 0, b: 1 }, merges: [] };
const wordsOf = (file: TokenizerFile) => stageWords(readFile({ version: "1.0", model: bpe, ...file }).parts);
const split = (pattern: object, more: object = {}) => ({
  ...{ type: "Split", pattern, behavior: "Isolated", invert: false },
  ...more,
});
const regex = (pattern: string, more: object = {}) => split({ Regex: pattern }, more);
const sequence = (...pretokenizers: object[]) => ({ type: "Sequence", pretokenizers });
const byteLevel = (more: object = {}) => ({ type: "ByteLevel", add_prefix_space: false, ...more });

test.each([
  ["none", null],
  ["GPT-2", byteLevel({ use_regex: true })],
  ["none", byteLevel({ use_regex: false })],
  ["GPT-2", regex(publishedPatterns.gpt2Possessive)],
  // The same letter for letter, so that no name of a tokenizer can tell them apart.
  ["cl100k", sequence(regex(publishedPatterns.llama3), byteLevel({ use_regex: false }))],
  ["o200k", regex(publishedPatterns.o200k)],
  // What older conversions have: matches are what is left when all between them is dropped.
  ["o200k", regex(publishedPatterns.o200k, { behavior: "Removed", invert: true })],
  ["own pattern", regex(publishedPatterns.o200k, { behavior: "Removed" })],
  ["own pattern", regex(`${publishedPatterns.o200k}|x`)],
  ["Qwen", regex(publishedPatterns.qwen)],
  ["Tekken", regex(publishedPatterns.tekken)],
  [
    "DeepSeek",
    sequence(
      regex(publishedPatterns.deepseekDigits),
      regex(publishedPatterns.deepseekCjk),
      // Line breaks are written as escapes or as they are.
      regex(publishedPatterns.deepseekWords.replaceAll("\r", "\\r").replaceAll("\n", "\\n")),
    ),
  ],
  ["own pattern", sequence(regex(publishedPatterns.deepseekDigits), regex(publishedPatterns.deepseekCjk))],
  ["digits, GPT-2", sequence({ type: "Digits", individual_digits: true }, byteLevel({ use_regex: true }))],
  ["digits, GPT-2", sequence(regex(publishedPatterns.starcoderDigits), byteLevel({ use_regex: true }))],
  ["spaces", { type: "WhitespaceSplit" }],
  ["spaces", split({ String: " " })],
  ["“-”", { type: "CharDelimiterSplit", delimiter: "-" }],
  ["words, punctuation", sequence({ type: "Whitespace" }, { type: "Punctuation", behavior: "Isolated" })],
  ["spaces", { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true }],
  ["none", { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: false }],
] as const)("the pattern is said to be %s", (words, pre_tokenizer) => {
  expect(wordsOf({ pre_tokenizer }).pattern).toBe(words);
});

test("a cut at spaces is none where the normalizer leaves none, as in Gemma's file", () => {
  const pre_tokenizer = split({ String: " " }, { behavior: "MergedWithPrevious" });
  const replace = (content: string) => ({ type: "Replace", pattern: { String: " " }, content });
  expect(wordsOf({ pre_tokenizer, normalizer: replace("▁") })).toMatchObject({
    ...{ pattern: "none", normalizer: "“▁” for spaces" },
  });
  expect(wordsOf({ pre_tokenizer, normalizer: replace("  ") }).pattern).toBe("spaces");
});

test.each([
  ["none", null],
  ["NFC", { type: "NFC" }],
  ["NFKC, lowercases", { type: "Sequence", normalizers: [{ type: "NFKC" }, { type: "Lowercase" }] }],
  [
    "“▁” in front, “▁” for spaces",
    {
      type: "Sequence",
      normalizers: [
        { type: "Prepend", prepend: "▁" },
        { type: "Replace", pattern: { String: " " }, content: "▁" },
      ],
    },
  ],
  ["replaces", { type: "Replace", pattern: { Regex: " +" }, content: " " }],
  [
    "lowercases, drops accents",
    { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  ],
  [
    "lowercases",
    { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: false, lowercase: true },
  ],
  [
    "none",
    { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: false },
  ],
] as const)("the normalizer is said to do: %s", (words, normalizer) => {
  expect(wordsOf({ normalizer }).normalizer).toBe(words);
});

test.each([
  ["BPE", bpe, null],
  ["BPE with byte fallback", { ...bpe, byte_fallback: true }, null],
  ["Byte-level BPE", bpe, byteLevel()],
  [
    "Unigram",
    {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["a", -1],
      ],
    },
    null,
  ],
  [
    "WordPiece",
    {
      type: "WordPiece",
      unk_token: "a",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: { a: 0 },
    },
    null,
  ],
  ["Whole words", { type: "WordLevel", unk_token: "a", vocab: { a: 0 } }, null],
] as const)("the kind is %s", (kind, model, pre_tokenizer) => {
  expect(wordsOf({ model, pre_tokenizer }).kind).toBe(kind);
});

test("what is read into another model’s form is called what it is", () => {
  const lines = Array.from({ length: 256 }, (_, byte) => `${byte + 1} b'\\x${byte.toString(16).padStart(2, "0")}' 1`);
  expect(stageWords(readRwkv(lines.join("\n")))).toMatchObject({ kind: "Longest match", pattern: "none" });
  const charsMap = charsMapOf({ ﬁ: "fi" });
  const pieces = [...firstPieces(false), { piece: "▁" }, { piece: "a" }];
  const model = readSentencePiece(writeModelProto({ modelType: ModelType.unigram, pieces, charsMap }), noConfig);
  expect(stageWords(model)).toEqual({
    ...{ kind: "Unigram", entries: 5, controls: 3, pattern: "none" },
    normalizer: "compiled rules, one space for several, “▁” in front, “▁” for spaces",
  });
});

test("entries and control tokens are counted once, by id and by the file's flag", () => {
  const added = (id: number, content: string, special: boolean) => ({ id, content, special });
  const added_tokens = [added(0, "a", true), added(2, "<s>", true), added(3, "added", false)];
  expect(wordsOf({ added_tokens })).toMatchObject({ entries: 4, controls: 2 });
  expect(noStages("Words", null)).toMatchObject({ kind: "Words", entries: null, controls: null, pattern: null });
});
