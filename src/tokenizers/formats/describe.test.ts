import { expect, test } from "vitest";
import { readParts } from "../../../test/support/builtins";
import { firstPieces, writeModelProto } from "../../../test/support/sentencePiece";
import { describeParts } from "./describe";
import { readSentencePiece } from "./sentencePiece";
import { ModelType, PieceType } from "./sentencePieceProto";
import { noConfig } from "./tokenizerConfig";

test("stages are named in order with their parameters", () => {
  expect(describeParts(readParts("bert_uncased"))).toEqual({
    model: "WordPiece, unknown token [UNK]",
    vocabularySize: 30_522,
    normalizer: ["BertNormalizer: clean_text true, handle_chinese_chars true, strip_accents null, lowercase true"],
    preTokenizer: ["BertPreTokenizer"],
    postProcessor: ["TemplateProcessing [CLS] text [SEP]"],
    specials: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"],
    addedTokens: [],
  });
  expect(describeParts(readParts("llama3"))).toMatchObject({
    model: "Byte-level BPE, 280147 merges, entries before merges",
    vocabularySize: 128_256,
    preTokenizer: [
      expect.stringMatching(/^Split: pattern \(\?i:'s\|.*, behavior “Isolated”, invert false$/),
      "ByteLevel: add_prefix_space false, use_regex false",
    ],
  });
});

test("ranks have a pattern and control tokens", () => {
  expect(describeParts(readParts("r50k_base"))).toMatchObject({
    model: "Byte-level BPE by ranks",
    vocabularySize: 50_257,
    preTokenizer: [expect.stringMatching(/^Split '/)],
    specials: ["<|endoftext|>"],
  });
});

test("what a SentencePiece model becomes is described, and its rules are cut short", () => {
  const symbol = { piece: "<sep>", type: PieceType.userDefined };
  const pieces = [...firstPieces(false), symbol, { piece: "▁" }, { piece: "a" }, { piece: "▁a" }];
  const parts = readSentencePiece(writeModelProto({ modelType: ModelType.bpe, pieces }), noConfig);
  expect(describeParts(parts)).toEqual({
    model: "BPE, 1 merges, unknown token <unk>",
    vocabularySize: 7,
    normalizer: [
      String.raw`Replace: pattern (?<![\s\S]) +| +\z, content “”`,
      "Replace: pattern “ {2,}”, content “ ”",
      "Replace: pattern “ ”, content “▁”",
    ],
    preTokenizer: ["Metaspace: replacement “▁”, prepend_scheme “first”, split false"],
    postProcessor: [],
    specials: ["<unk>", "<s>", "</s>"],
    addedTokens: ["<sep>"],
  });
});
