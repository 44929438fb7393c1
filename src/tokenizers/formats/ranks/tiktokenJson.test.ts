import { describe, expect, test } from "vitest";
import { TokenizerError } from "../../tokenizer";
import { readTiktokenJson, toTiktoken } from "./tiktokenJson";

const file = { pat_str: "a", special_tokens: { "<x>": 5 }, bpe_ranks: "! 0 YQ== Yg==\n" };

test("ranks become a vocabulary in order, gaps and all", () => {
  const parts = readTiktokenJson({ ...file, bpe_ranks: "! 3 Yw==\n! 0 YQ== 4paB\n" });
  expect(parts.recipe).toEqual({ kind: "tiktoken", pattern: "a", specials: { "<x>": 5 } });
  expect(Array.from(parts.vocabulary.ids)).toEqual([0, 1, 3]);
  expect(Array.from(parts.vocabulary.offsets)).toEqual([0, 1, 4, 5]);
  expect(Buffer.from(parts.vocabulary.bytes).toString()).toBe("a▁c");
});

test("and are written for tiktoken again", () => {
  expect(toTiktoken(readTiktokenJson(file))).toEqual({
    pattern: "a",
    specials: { "<x>": 5 },
    ranks: "! 0 YQ==\n! 1 Yg==",
  });
});

describe("what is malformed is named", () => {
  test.each([
    [null, "The file"],
    [{ ...file, pat_str: 1 }, "pat_str is 1"],
    [{ ...file, special_tokens: [] }, "special_tokens"],
    [{ ...file, special_tokens: { "<x>": 1.5 } }, "special_tokens.<x> is 1.5"],
    [{ pat_str: "a", special_tokens: {} }, "bpe_ranks is missing"],
    [{ ...file, special_tokens: { "<x>": 1 } }, "The control token <x> has the id 1, which is a rank of the file"],
    [{ ...file, bpe_ranks: "! 0 YQ==\n! 0 Yg==" }, "The rank 0 is there twice."],
    [{ ...file, bpe_ranks: "! x YQ==" }, "bpe_ranks, line 1, names no first rank"],
    [{ ...file, bpe_ranks: "! 0 YQ==\n! 1 Y*==" }, "bpe_ranks, line 2, should be base64"],
  ])("%j", (json, message) => {
    expect(() => readTiktokenJson(json)).toThrow(TokenizerError);
    expect(() => readTiktokenJson(json)).toThrow(message);
  });
});
