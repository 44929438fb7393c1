import { expect, test } from "vitest";
import { readParts } from "../../../../test/support/builtins";
import { charsMapOf, firstPieces, writeModelProto } from "../../../../test/support/sentencePiece";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { readSentencePiece } from "../sentencePiece/sentencePiece";
import { ModelType } from "../sentencePiece/sentencePieceProto";
import { noConfig } from "../tokenizerConfig";
import { readRwkv } from "../words/rwkv";
import { describeParts } from "./describe";
import { describeStages } from "./describeStages";

test("stages are named in order with their parameters", () => {
  expect(describeParts(readParts("bert_uncased"))).toEqual({
    model: "WordPiece, unknown token [UNK]",
    vocabularySize: 30_522,
    normalizer: [
      "Drop control characters, replace white space by spaces, put spaces around CJK ideographs, strip accents, lower-case (BertNormalizer)",
    ],
    preTokenizer: ["Split at white space, which is dropped, and around each punctuation mark (BertPreTokenizer)"],
    postProcessor: ["Put the text’s tokens into the template: “[CLS] text [SEP]” (TemplateProcessing)"],
    specials: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"],
    addedTokens: [],
  });
  expect(describeParts(readParts("llama3"))).toMatchObject({
    model: "Byte-level BPE, 280147 merges, entries before merges",
    vocabularySize: 128_256,
    preTokenizer: [
      expect.stringMatching(/^Split at matches of the pattern; each match stands alone: “\(\?i:'s\|.*” \(Split\)$/),
      "Work on bytes (written as letters of GPT-2’s byte alphabet) (ByteLevel)",
    ],
  });
});

test("RWKV's is what it does, and not what it is written as", () => {
  const lines = Array.from({ length: 256 }, (_, byte) => `${byte + 1} b'\\x${byte.toString(16).padStart(2, "0")}' 1`);
  const parts = readRwkv(lines.join("\n"));
  expect(describeParts(parts).model).toBe("Longest match, byte by byte");
  expect(describeStages(parts).model).toEqual([
    expect.objectContaining({
      name: "Longest match",
      words: "From the left, the longest entry that the rest of the text begins with, byte by byte",
    }),
  ]);
});

test("patterns with line breaks in them stay in one line", () => {
  const { preTokenizer } = describeParts(readParts("deepseek_v3"));
  expect(preTokenizer).toHaveLength(4);
  expect(preTokenizer[2]).toMatch(/: “\[!.*\|\[\^\\r\\n\\p\{L\}/);
});

test("ranks have a pattern and control tokens", () => {
  expect(describeParts(readParts("r50k_base"))).toMatchObject({
    model: "Byte-level BPE by ranks",
    vocabularySize: 50_257,
    preTokenizer: [expect.stringMatching(/^Split at matches of the pattern; each match stands alone: “'/)],
    specials: ["<|endoftext|>"],
  });
});

test("a SentencePiece model is described in its own terms", () => {
  const symbol = { piece: "<sep>", type: PieceType.userDefined };
  const pieces = [...firstPieces(false), symbol, { piece: "▁" }, { piece: "a" }, { piece: "▁a" }];
  const charsMap = charsMapOf({ ﬁ: "fi" });
  const parts = readSentencePiece(writeModelProto({ modelType: ModelType.bpe, pieces, charsMap }), noConfig);
  expect(describeParts(parts)).toEqual({
    model: "SentencePiece BPE, 7 pieces",
    vocabularySize: 7,
    normalizer: [
      "Replace what the longest compiled rule fits (3 kB) (SentencePiece)",
      "Strip spaces at the start and end, make one of spaces in a row (SentencePiece)",
      "Put “▁” in front (SentencePiece)",
      "Replace “ ” by “▁” (SentencePiece)",
    ],
    preTokenizer: [],
    postProcessor: [],
    specials: ["<unk>", "<s>", "</s>"],
    addedTokens: ["<sep>"],
  });
});
