import { describe, expect, test } from "vitest";
import { TokenizerError } from "../tokenizer";
import { rankRanges, readTiktokenJson } from "./tiktokenJson";

const file = { pat_str: "a", special_tokens: { "<x>": 5 }, bpe_ranks: "! 0 YQ== Yg==\n" };

test("the fields are read under their plain names", () => {
  expect(readTiktokenJson(file)).toEqual({ pattern: "a", specials: { "<x>": 5 }, ranks: file.bpe_ranks });
});

describe("what is malformed is named", () => {
  test.each([
    [null, "The file"],
    [{ ...file, pat_str: 1 }, "pat_str is 1"],
    [{ ...file, special_tokens: [] }, "special_tokens"],
    [{ ...file, special_tokens: { "<x>": 1.5 } }, "special_tokens.<x> is 1.5"],
    [{ pat_str: "a", special_tokens: {} }, "bpe_ranks is missing"],
  ])("%j", (json, message) => {
    expect(() => readTiktokenJson(json)).toThrow(TokenizerError);
    expect(() => readTiktokenJson(json)).toThrow(message);
  });
});

test("ranks come in ranges, since a line may begin after a gap", () => {
  expect(rankRanges("! 0 YQ== Yg==\n! 5 Yw==\n")).toEqual([
    [0, 2],
    [5, 6],
  ]);
  expect(rankRanges("")).toEqual([]);
});
