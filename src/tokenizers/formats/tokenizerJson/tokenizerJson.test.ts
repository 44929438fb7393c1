import { describe, expect, test } from "vitest";
import { TokenizerError } from "../../tokenizer";
import { buildTokenizer } from "../build";
import { readTokenizerJson, toTokenizerJson } from "./tokenizerJson";

const options = { specials: "control", inserted: true } as const;

const build = (json: unknown) => buildTokenizer(readTokenizerJson(json));

/** A small tokenizer.json; a change may be any field's. */
function file(change: Record<string, unknown> = {}, model: Record<string, unknown> = {}): unknown {
  return {
    added_tokens: [{ id: 3, content: "<s>", special: true }],
    normalizer: null,
    pre_tokenizer: null,
    post_processor: null,
    model: { type: "BPE", unk_token: "?", vocab: { "?": 0, a: 1, aa: 2 }, merges: ["a a"], ...model },
    ...change,
  };
}

test("an added token that is an entry has the entry's id, one that is none the file's, and both are said", () => {
  const notes: string[] = [];
  const tokens = [
    { id: 509, content: "a", special: true },
    { id: 7, content: "<s>", special: true },
    { id: 4, content: "</s>", special: true },
  ];
  const tokenizer = buildTokenizer(readTokenizerJson(file({ added_tokens: tokens }), null, notes));
  expect(Array.from(tokenizer.encode("a<s></s>", options).ids)).toEqual([1, 7, 4]);
  expect(notes).toEqual([
    "Added tokens that the vocabulary numbers otherwise have its ids: “a” is 1 and not 509.",
    "Added tokens have the file’s ids, which Hugging Face’s library counts out anew: “<s>” is 7 here and 3 there.",
  ]);
});

test("added tokens whose ids are other entries’ are counted out anew, all that are no entries themselves", () => {
  const notes: string[] = [];
  const tokens = [
    { id: 1, content: "<s>", special: true },
    { id: 3, content: "</s>", special: true },
    { id: 2, content: "aa", special: true },
    { id: 3, content: "</s>", special: true, rstrip: true },
  ];
  const parts = readTokenizerJson(file({ added_tokens: tokens }), null, notes);
  expect(Array.from(buildTokenizer(parts).encode("<s>a</s>aa", options).ids)).toEqual([3, 1, 4, 2]);
  expect(notes).toEqual([
    "Added tokens have ids that are other entries’, and are counted out anew, as Hugging Face’s library does: “<s>” is 3 and not 1, and 2 more.",
  ]);
});

const splits = (type: string) => ({
  pre_tokenizer: {
    type: "Sequence",
    pretokenizers: [{ type: "Split", pattern: { String: "," }, behavior: "Removed" }, { type }],
  },
});

describe("what is malformed or not supported is named by its path", () => {
  test.each([
    ["a string", "The file", "an object"],
    [null, "The file", "an object"],
    [[], "The file", "an object"],
    [{}, "model", "is missing"],
    [file({ model: [] }), "model", "an object"],
    [file({}, { type: "Nonsense" }), 'model.type = "Nonsense"', "not supported"],
    [file({}, { vocab: [1] }), "model.vocab", "an object"],
    [file({}, { merges: "a a" }), 'model.merges is "a a"', "a list"],
    [file({}, { dropout: 0.1 }), "model.dropout is 0.1", "tokens would be random"],
    [
      file({}, { continuing_subword_prefix: "##", merges: [["a", "?"]] }),
      'model.merges[0] = ["a","?"]',
      "joins what has no “##” before it",
    ],
    [file({}, { continuing_subword_prefix: "#".repeat(65) }), "model.continuing_subword_prefix", "longer than 64"],
    [file({}, { vocab: { a: 0, b: 0 } }), "model.vocab gives 0", "both “a” and “b”"],
    [file({}, { vocab: { a: -1 } }), "model.vocab.a is -1", "whole number"],
    [file({}, { merges: [["a"]] }), 'model.merges[0] = ["a"]', "not a pair"],
    [file({}, { merges: ["a a", "a a a"] }), 'model.merges[1] = "a a a"', "not a pair"],
    [file({}, { ignore_merges: "yes" }), 'model.ignore_merges is "yes"', "true or false"],
    [file({ added_tokens: {} }), "added_tokens", "a list"],
    [
      file({
        added_tokens: [
          { id: 1, content: "x" },
          { id: -1, content: "y" },
        ],
      }),
      "added_tokens[1].id is -1",
      "whole number",
    ],
    [file({ added_tokens: [{ id: 1 }] }), "added_tokens[0].content is missing", "a string"],
    [file({ added_tokens: [{ id: 1, content: "x", lstrip: 1 }] }), "added_tokens[0].lstrip is 1", "true or false"],
    [file(splits("Foo")), 'pre_tokenizer.pretokenizers[1].type = "Foo"', "not supported"],
    [
      file({ pre_tokenizer: { type: "Split", pattern: { Regex: "a" }, behavior: "Sideways" } }),
      'pre_tokenizer.behavior = "Sideways"',
      "not",
    ],
    [
      file({ pre_tokenizer: { type: "Split", pattern: {}, behavior: "Removed" } }),
      "pre_tokenizer.pattern.Regex is missing",
      "a string",
    ],
    [
      file({ normalizer: { type: "Sequence", normalizers: [{ type: "NFC" }, { type: "NFX" }] } }),
      'normalizer.normalizers[1].type = "NFX"',
      "not",
    ],
    [file({ normalizer: { type: "Replace", pattern: { Regex: "a\\Kb" }, content: "b" } }), "a\\Kb", "\\K"],
    [file({ normalizer: "NFC" }), "normalizer", "an object"],
    [file({ post_processor: { type: "Roberta" } }), 'post_processor.type = "Roberta"', "not supported"],
    [
      file({
        post_processor: { type: "TemplateProcessing", single: [{ SpecialToken: { id: "<x>" } }], special_tokens: {} },
      }),
      "post_processor.special_tokens.<x>",
      "is missing",
    ],
  ])("%j", (json, path, reason) => {
    const attempt = () => build(json);
    expect(attempt).toThrow(TokenizerError);
    expect(attempt).toThrow(path);
    expect(attempt).toThrow(reason);
  });
});

test("a name that objects inherit is a name like any other", () => {
  const json: unknown = JSON.parse(
    '{"added_tokens":[{"id":9,"content":"__proto__","special":true}],"__proto__":{"normalizer":{"type":"NFC"}},' +
      '"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"__proto__"}},{"Sequence":{"id":"A"}}],' +
      '"special_tokens":{"__proto__":{"ids":[9]}}},"model":{"type":"BPE","vocab":{"a":1},"merges":[]}}',
  );
  const tokenizer = build(json);
  expect(Array.from(tokenizer.encode("a__proto__", options).ids)).toEqual([9, 1, 9]);
  expect(() =>
    build(
      file({
        post_processor: {
          type: "TemplateProcessing",
          single: [{ SpecialToken: { id: "constructor" } }],
          special_tokens: {},
        },
      }),
    ),
  ).toThrow("post_processor.special_tokens.constructor");
});

test("what older files leave out has its default", () => {
  const json = { model: { vocab: { a: 0, b: 1 }, merges: [] } };
  expect(Array.from(build(json).encode("ab", options).ids)).toEqual([0, 1]);
});

test("the vocabulary's size counts an added token once", () => {
  expect(build(file()).vocabularySize).toBe(4);
  expect(build(file({ added_tokens: [{ id: 1, content: "a" }] })).vocabularySize).toBe(3);
});

test("what is written again is what was read, with merges as pairs", () => {
  const json = file({ added_tokens: [] }, { vocab: { "?": 0, a: 1, aa: 5, __proto__: 7 }, merges: ["a a"] });
  expect(toTokenizerJson(readTokenizerJson(json))).toEqual({
    ...(json as object),
    model: { ...(json as { model: object }).model, merges: [["a", "a"]] },
  });
});

test("merges leave the prefix of their right part out, and are written with it; those without can never apply", () => {
  const vocab = { "?": 0, a: 1, "##a": 2, "##b": 3, aa: 4, b: 5, "## ": 6, "## a": 7, "a ": 8, "a a": 9 };
  const merges = ["a ##a", "a b", "b ##", "a ## a"];
  const notes: string[] = [];
  const parts = readTokenizerJson(
    file({ added_tokens: [] }, { continuing_subword_prefix: "##", vocab, merges }),
    null,
    notes,
  );
  expect(notes).toEqual([
    '1 of 4 merges have to do with what is not in the vocabulary, "b ##" first. ' +
      "They are left out, as llama.cpp does; Hugging Face’s tokenizers refuses such a file.",
    '1 of 4 merges have a right part without “##” and a character after it, "a b" first. ' +
      "They can never apply, and are left out.",
  ]);
  expect(toTokenizerJson(parts)).toMatchObject({
    model: {
      merges: [
        ["a", "##a"],
        ["a", "## a"],
      ],
    },
  });
});

test("names outside the byte alphabet are kept, and no text becomes them", () => {
  const json = file(
    { pre_tokenizer: { type: "ByteLevel", add_prefix_space: false } },
    { unk_token: null, vocab: { a: 0, "\u0120a": 1, "\u0120": 2, "<｜x｜>": 4 }, merges: ["\u0120 a"] },
  );
  const parts = readTokenizerJson(json);
  expect(Array.from(parts.unwritable)).toEqual([4]);
  expect(Object.keys((toTokenizerJson(parts) as { model: { vocab: object } }).model.vocab)).toContain("<｜x｜>");
  const tokenizer = buildTokenizer(parts);
  expect(tokenizer.tokenName(4)).toBe("<｜x｜>");
  expect(Array.from(tokenizer.encode("a a", options).ids)).toEqual([0, 1]);
});
