import { expect, test } from "vitest";
import { readParts } from "../../../../test/support/builtins";
import { firstPieces, writeModelProto } from "../../../../test/support/sentencePiece";
import { readSentencePiece } from "../sentencePiece/sentencePiece";
import { ModelType, PieceType } from "../sentencePiece/sentencePieceProto";
import { noConfig } from "../tokenizerConfig";
import { describeParts } from "./describe";

test("stages are named in order with their parameters", () => {
  expect(describeParts(readParts("bert_uncased"))).toEqual({
    model: "WordPiece, unknown token [UNK]",
    vocabularySize: 30_522,
    normalizer: [
      "Drop control characters, replace white space by spaces, put spaces around CJK ideographs, strip accents, lower-case (BertNormalizer)",
    ],
    preTokenizer: ["Split at white space, which is dropped, and around each punctuation mark (BertPreTokenizer)"],
    postProcessor: ["Put the text’s tokens into the template: [CLS] text [SEP] (TemplateProcessing)"],
    specials: ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"],
    addedTokens: [],
  });
  expect(describeParts(readParts("llama3"))).toMatchObject({
    model: "Byte-level BPE, 280147 merges, entries before merges",
    vocabularySize: 128_256,
    preTokenizer: [
      expect.stringMatching(/^Split at matches of the pattern; each match stands alone: \(\?i:'s\|.* \(Split\)$/),
      "Work on bytes (written as letters of GPT-2’s byte alphabet) (ByteLevel)",
    ],
  });
});

test("patterns with line breaks in them stay in one line", () => {
  const { preTokenizer } = describeParts(readParts("deepseek_v3"));
  expect(preTokenizer).toHaveLength(4);
  expect(preTokenizer[2]).toMatch(/: \[!.*\|\[\^\\r\\n\\p\{L\}/);
});

test("ranks have a pattern and control tokens", () => {
  expect(describeParts(readParts("r50k_base"))).toMatchObject({
    model: "Byte-level BPE by ranks",
    vocabularySize: 50_257,
    preTokenizer: [expect.stringMatching(/^Split at matches of the pattern; each match stands alone: '/)],
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
      String.raw`Drop matches of the pattern: (?<![\s\S]) +| +\z (Replace)`,
      "Replace by “ ” matches of the pattern:  {2,} (Replace)",
      "Replace “ ” by “▁” (Replace)",
    ],
    preTokenizer: ["Replace “ ” by “▁”, put “▁” in front of the text unless there is one (Metaspace)"],
    postProcessor: [],
    specials: ["<unk>", "<s>", "</s>"],
    addedTokens: ["<sep>"],
  });
});
