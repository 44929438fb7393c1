import fc from "fast-check";
import { Tokenizer as NativeTokenizer } from "tokenizers";
import { describe, expect, test } from "vitest";
import { runs } from "../../test/support/runs";
import { type AddedToken, AddedTokenMatcher } from "./addedTokens";
import { TokenFlag } from "./encoding";
import { buildTokenizer } from "./formats/build";
import { readTokenizerJson } from "./formats/tokenizerJson/tokenizerJson";

/** A tokenizer.json that knows a few characters, for the library and for ours alike. */
function tokenizerJson(addedTokens: readonly Record<string, unknown>[], normalizer: unknown) {
  const vocab = Object.fromEntries(Array.from("?ab_.-é́ xXT<>[]tk\n\u00a0\u3000▁", (c, id) => [c, id]));
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: withIds(addedTokens, vocab),
    normalizer,
    pre_tokenizer: null,
    post_processor: null,
    decoder: null,
    model: { type: "BPE", unk_token: "?", fuse_unk: false, byte_fallback: false, vocab, merges: [] },
  };
}

/** Ids as the library gives them, whatever the file says: an entry's own, or the next free one. */
function withIds(addedTokens: readonly Record<string, unknown>[], vocab: Readonly<Record<string, number>>) {
  let free = Object.keys(vocab).length;
  return addedTokens.map((token) => ({ id: vocab[String(token.content)] ?? free++, ...token }));
}

const flags = fc.record({
  single_word: fc.boolean(),
  lstrip: fc.boolean(),
  rstrip: fc.boolean(),
  normalized: fc.boolean(),
  special: fc.boolean(),
});
const contents = fc.uniqueArray(fc.constantFrom("<t>", "<", "ab", "a", "ba", "[t]k", "é", "XT", "a b", "tk "), {
  minLength: 1,
  maxLength: 4,
});
const addedTokens = contents.chain((names) =>
  fc.tuple(...names.map((content) => flags.map((how) => ({ content, ...how })))),
);
const texts = fc.string({
  unit: fc.constantFrom(
    "a",
    "b",
    "<t>",
    "<",
    "[t]k",
    "XT",
    "é",
    " ",
    " ",
    "\n",
    "\u00a0",
    "\u3000",
    "_",
    ".",
    "-",
    "tk",
    "\u200c",
    "\u200d",
  ),
  maxLength: 12,
});
const normalizers = fc.constantFrom(
  null,
  { type: "NFC" },
  { type: "Replace", pattern: { String: "a" }, content: "b" },
  { type: "Prepend", prepend: "▁" },
);

test("trap 6: single_word, lstrip, rstrip, normalized and special mean what they mean to the native package", async () => {
  await fc.assert(
    fc.asyncProperty(addedTokens, normalizers, texts, async (tokens, normalizer, text) => {
      const json = tokenizerJson(tokens, normalizer);
      const native = await NativeTokenizer.fromString(JSON.stringify(json)).encode(text, null, {
        addSpecialTokens: false,
      });
      const ours = buildTokenizer(readTokenizerJson(json)).encode(text, { specials: "control", inserted: false });
      expect(Array.from(ours.ids)).toEqual(native.getIds());
    }),
    { ...runs(125, 15_000), seed: 6 },
  );
});

test("a token that is found in changed text is changed, and one in text that was put in stands for nothing", () => {
  const find = (content: string, normalizer: object, text: string) => {
    const how = { single_word: false, lstrip: false, rstrip: false, normalized: true, special: true };
    const json = tokenizerJson([{ content, ...how }], normalizer);
    const { byteStart, byteEnd, flags } = buildTokenizer(readTokenizerJson(json)).encode(text, {
      specials: "control",
      inserted: false,
    });
    return [byteStart[0], byteEnd[0], flags[0]];
  };
  expect(find("xt", { type: "Lowercase" }, "XT")).toEqual([0, 2, TokenFlag.special | TokenFlag.changed]);
  expect(find("xt", { type: "Lowercase" }, "xt")).toEqual([0, 2, TokenFlag.special]);
  expect(find("x", { type: "Replace", pattern: { Regex: "^(?!x)" }, content: "x" }, "a")).toEqual([
    0,
    0,
    TokenFlag.special | TokenFlag.inserted,
  ]);
});

describe("sections", () => {
  const token = (content: string, how: Partial<AddedToken> = {}): { token: AddedToken; pattern: string } => ({
    token: {
      id: 1,
      content,
      singleWord: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: false,
      ...how,
    },
    pattern: content,
  });
  const cut = (tokens: ReturnType<typeof token>[], text: string, skipSpecial = false) =>
    new AddedTokenMatcher(tokens)
      .split(text, skipSpecial)
      .map(({ start, end, token: found }) => (found === null ? text.slice(start, end) : [text.slice(start, end)]));

  test("cover the text, in order, none empty", () => {
    const matcher = new AddedTokenMatcher([token("ab"), token("<t>", { lstrip: true, rstrip: true }), token(" a")]);
    fc.assert(
      fc.property(texts, fc.boolean(), (text, skipSpecial) => {
        let end = 0;
        for (const section of matcher.split(text, skipSpecial)) {
          expect(section.start).toBe(end);
          expect(section.end).toBeGreaterThan(section.start);
          end = section.end;
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  test("are the leftmost, and there the longest", () => {
    expect(cut([token("a"), token("ab"), token("bcd")], "xabcd")).toEqual(["x", ["ab"], "cd"]);
  });

  test("leave special tokens as text when asked to", () => {
    expect(cut([token("<s>", { special: true }), token("ab")], "<s>ab", true)).toEqual(["<s>", ["ab"]]);
    expect(cut([token("<s>", { special: true }), token("ab")], "<s>ab")).toEqual([["<s>"], ["ab"]]);
  });

  test("leave white space that one token swallowed to no other", () => {
    // The native package gives the line feed twice here: once to “<”, once as a token (docs/references.md).
    expect(cut([token("<", { rstrip: true }), token("\n")], "<\n\n\n")).toEqual([["<\n\n\n"]]);
    expect(cut([token("<", { rstrip: true }), token("\n", { lstrip: true })], "<\n\na")).toEqual([["<\n\n"], "a"]);
    expect(cut([token("<", { lstrip: true }), token("a\n")], "a\n<")).toEqual([["a\n"], ["<"]]);
  });

  test("never match the empty string, and do not mind a text without tokens", () => {
    expect(cut([token("")], "ab")).toEqual(["ab"]);
    expect(cut([], "ab")).toEqual(["ab"]);
    expect(cut([], "")).toEqual([]);
  });

  test("respect words of scripts outside the first plane", () => {
    expect(cut([token("ab", { singleWord: true })], "𝒜ab")).toEqual(["𝒜ab"]);
    expect(cut([token("ab", { singleWord: true })], "👍ab")).toEqual(["👍", ["ab"]]);
  });
});
