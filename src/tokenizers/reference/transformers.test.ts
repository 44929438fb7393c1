import fc from "fast-check";
import { Tokenizer as NativeTokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { TokenFlag, TokenizerError } from "../tokenizer";
import { createTransformersTokenizer } from "./transformers";

const options = { specials: "control", inserted: false } as const;

function wordPiece(change: Record<string, unknown> = {}) {
  const entries = ["[UNK]", "a", "##a", "##b", "ab", "é", "##é", "[x]", "##"];
  return {
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: null,
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 8,
      vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])),
      ...change,
    },
  };
}

describe("WordPiece", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "é", "x", " ", ".", "#", "[", "]", "👍"), maxLength: 14 });

  test("gives the native package's ids and offsets, words that are too long included", async () => {
    const native = NativeTokenizer.fromString(JSON.stringify({ version: "1.0", ...wordPiece() }));
    const tokenizer = createTransformersTokenizer(wordPiece());
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const theirs = await native.encode(text);
        const { ids, byteStart, byteEnd, flags } = tokenizer.encode(text, options);
        expect(Array.from(ids)).toEqual(theirs.getIds());
        const source = Buffer.from(text);
        const codePoints = (byte = 0) => Array.from(source.subarray(0, byte).toString()).length;
        expect(Array.from(byteStart, (start, i) => [codePoints(start), codePoints(byteEnd[i])])).toEqual(
          theirs.getOffsets(),
        );
        expect(Array.from(flags)).toEqual(Array.from(ids, (id) => (id === 0 ? TokenFlag.unknown : 0)));
      }),
      { numRuns: 2000 },
    );
  });

  test("needs its unknown token in the vocabulary", () => {
    expect(() => createTransformersTokenizer(wordPiece({ unk_token: "<unk>" }))).toThrow('model.unk_token = "<unk>"');
  });

  test("a continuation's bytes are without its prefix", () => {
    const tokenizer = createTransformersTokenizer(wordPiece());
    expect(Buffer.from(tokenizer.tokenBytes(3)).toString()).toBe("b");
    expect(tokenizer.tokenName(3)).toBe("##b");
    expect(Buffer.from(tokenizer.tokenBytes(8)).toString()).toBe("##");
  });
});

describe("BPE", () => {
  const bytes = Array.from({ length: 256 }, (_, b) => `<0x${b.toString(16).toUpperCase().padStart(2, "0")}>`);
  const bpe = (model: Record<string, unknown>, extra: readonly string[] = []) => {
    const entries = ["?", "a", "b", "ab", "<", "0", "x", ">", ...extra];
    return {
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: null,
      model: { type: "BPE", vocab: Object.fromEntries(entries.map((e, id) => [e, id])), merges: ["a b"], ...model },
    };
  };
  const texts = fc.string({ unit: fc.constantFrom("a", "b", "é", "👍", "<0x61>", "<0xE9>", "<", "c"), maxLength: 10 });

  test.each([
    ["an unknown token", bpe({ unk_token: "?" })],
    ["byte fallback", bpe({ unk_token: "?", byte_fallback: true, fuse_unk: true }, bytes)],
  ])("with %s gives the native package's ids", async (_, json) => {
    const native = NativeTokenizer.fromString(JSON.stringify({ version: "1.0", ...json }));
    const tokenizer = createTransformersTokenizer(json);
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(Array.from(tokenizer.encode(text, options).ids)).toEqual((await native.encode(text)).getIds());
      }),
      { numRuns: 1000 },
    );
  });

  test("refuses to fuse unknown tokens, unless bytes stand in for all characters", () => {
    expect(() => createTransformersTokenizer(bpe({ unk_token: "?", fuse_unk: true }))).toThrow("model.fuse_unk");
    expect(() => createTransformersTokenizer(bpe({ byte_fallback: true, fuse_unk: true }, bytes))).not.toThrow();
  });

  test("says which character it has nothing for, where there is no unknown token", () => {
    const tokenizer = createTransformersTokenizer(bpe({}));
    expect(() => tokenizer.encode("aé", options)).toThrow(TokenizerError);
    expect(() => tokenizer.encode("aé", options)).toThrow('"é"');
  });
});
