import fc from "fast-check";
import { expect, test } from "vitest";
import { rare } from "../../../../test/support/rareVocabularies";
import { oneOfEach, runs } from "../../../../test/support/runs";
import {
  wordPiece as anyWordPiece,
  byteLevel,
  readFile,
  smallTokenizers,
  type TokenizerFile,
  vocabOf,
} from "../../../../test/support/smallVocabularies";
import { toByteAlphabet } from "../../../tokenizers/byteAlphabet";
import { Reach } from "../reach/verdicts";
import { tellEntry } from "./tellEntry";

const asText = { specials: "text", inserted: false } as const;

/** What is told of an entry by its name. */
function toldOf(file: TokenizerFile, name: string) {
  const { tokenizer, parts } = readFile(file);
  const id = tokenizer.stages.model.idOf(name) ?? -1;
  const { why } = tellEntry({ tokenizer, parts }, id);
  const named = (ids: readonly number[]) => ids.map((each) => tokenizer.tokenName(each));
  return {
    cause: why?.cause,
    texts: why?.texts.map(({ text, tokens }) => [text, ...named(tokens)]),
    why,
    joins: why?.texts.map(({ join, isMade }) => join && [...named([join.left, join.right, join.result]), isMade]),
  };
}

test("of any entry that no text gives texts are shown that do not give it, whatever becomes of them", () => {
  const any = fc.oneof(...oneOfEach([...smallTokenizers, rare], [byteLevel, anyWordPiece]));
  // Each entry is proved anew.
  const [most = 2] = oneOfEach<number>([6], [2]);
  fc.assert(
    fc.property(any, ({ file }) => {
      const { tokenizer, parts } = readFile(file);
      for (const id of parts.vocabulary.ids.slice(-most)) {
        const { why, reach } = tellEntry({ tokenizer, parts }, id);
        expect(why === null).toBe(reach === Reach.always || reach === Reach.inContext);
        for (const { text, tokens, cut, isCutInside } of why?.texts ?? []) {
          expect(tokens).not.toContain(id);
          expect(tokens).toEqual([...tokenizer.encode(text, asText).ids]);
          expect(isCutInside && cut === null).toBe(false);
        }
      }
    }),
    runs(1, 400),
  );
});

/** Bytes, one with each letter of the first half of a character of two bytes, and some more. */
const bytes = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
const nameOf = (...own: number[]) => toByteAlphabet(Uint8Array.from(own));
const [lead, o] = [nameOf(0xd0), "o"];

/** A vocabulary of bytes in which whatever completes “o” and half a letter is joined with it, or is joined before. */
function pieces(isFirst: boolean): TokenizerFile {
  const ends = Array.from({ length: 64 }, (_, i) => nameOf(0x80 + i));
  const letters = ends.map((end) => `${lead}${end}`);
  const longer = ends.map((end) => `${o}${lead}${end}`);
  const half = [`${o} ${lead}`];
  const whole = isFirst ? ends.map((end) => `${lead} ${end}`) : ends.map((end) => `${o}${lead} ${end}`);
  return {
    version: "1.0",
    pre_tokenizer: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: "BPE",
      vocab: vocabOf([...bytes, `${o}${lead}`, ...(isFirst ? letters : longer)]),
      merges: isFirst ? [...whole, ...half] : [...half, ...whole],
    },
  };
}

test("a piece of a character is shown to be joined further, or what completes it to be joined before", () => {
  const step = toldOf(pieces(false), `${o}${lead}`);
  expect(step.cause).toBe("neighbours");
  expect(step.joins?.[0]).toEqual([`${o}${lead}`, expect.any(String), expect.stringContaining(`${o}${lead}`), true]);
  const before = toldOf(pieces(true), `${o}${lead}`);
  expect(before.cause).toBe("neighbours");
  expect(before.joins?.[0]).toEqual([lead, expect.any(String), expect.stringContaining(lead), false]);
  expect(before.texts?.[0]?.[1]).toBe(o);
  expect(before.texts?.every(([text]) => text?.startsWith(o))).toBe(true);
});

const split = { type: "Split", pattern: { Regex: "\\p{L}+|\\p{N}" }, behavior: "Isolated", invert: false };
const bpe = (names: readonly string[], merges: readonly string[], stages: TokenizerFile = {}): TokenizerFile => ({
  ...{ version: "1.0", ...stages },
  model: { type: "BPE", vocab: vocabOf(names), merges },
});
const added = (content: string) => ({
  ...{ id: 0, content, special: false, normalized: false, single_word: false, lstrip: false, rstrip: false },
});
const wordPiece = (names: readonly string[], stages: TokenizerFile = {}): TokenizerFile => ({
  ...{ version: "1.0", pre_tokenizer: { type: "BertPreTokenizer" }, ...stages },
  model: {
    ...{ type: "WordPiece", unk_token: "?", continuing_subword_prefix: "##", max_input_chars_per_word: 4 },
    vocab: vocabOf(["?", ...names]),
  },
});
const words = (names: readonly string[], stages: TokenizerFile): TokenizerFile => ({
  ...{ version: "1.0", ...stages },
  model: { type: "WordLevel", unk_token: "?", vocab: vocabOf(["?", ...names]) },
});
const bert = { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, lowercase: true };
const fallback = {
  version: "1.0",
  normalizer: { type: "Replace", pattern: { String: " " }, content: "▁" },
  model: {
    ...{ type: "BPE", byte_fallback: true, unk_token: "<0x00>" },
    vocab: vocabOf([
      ...Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).padStart(2, "0").toUpperCase()}>`),
      "a",
      "▁",
    ]),
    merges: [],
  },
};

test.each<[TokenizerFile, string, string, string[][]]>([
  [bpe(["a", "b", "bb"], []), "bb", "noMerges", [["bb", "b", "b"]]],
  [bpe(["a", "b", "ab", "ba", "aba"], ["b a", "a b", "ab a"]), "aba", "otherMerges", [["aba", "a", "ba"]]],
  [bpe(["1", "11"], ["1 1"], { pre_tokenizer: split }), "11", "cutInside", [["11", "1", "1"]]],
  [
    bpe(["e", "\u0301", "é", "e\u0301"], ["e \u0301"], { normalizer: { type: "NFC" } }),
    "e\u0301",
    "normalizer",
    [["e\u0301", "é"]],
  ],
  [
    bpe(["e", "\u0301", "é", "e\u0301"], ["e \u0301"], {
      normalizer: { type: "NFC" },
      pre_tokenizer: { ...split, pattern: { Regex: "\\p{L}" } },
    }),
    "e\u0301",
    "rewrittenOrCut",
    [["e\u0301", "é"]],
  ],
  [bpe(["a", "b", "ab"], ["a b"], { added_tokens: [added("a")] }), "ab", "added", [["ab", "a", "b"]]],
  [wordPiece(["a", "##!", "!"]), "##!", "cutBefore", [["a!", "a", "!"]]],
  [wordPiece(["a", "##一", "一"], { normalizer: bert }), "##一", "neverInWords", [["a一", "a", "一"]]],
  [wordPiece(["aaaaa"]), "aaaaa", "tooLong", [["aaaaa", "?"]]],
  [words([" "], { pre_tokenizer: { type: "Whitespace" } }), " ", "leftOut", [[" "]]],
  [fallback, "<0x61>", "hasEntry", [["a", "a"]]],
  [fallback, "<0x20>", "byteRewritten", [[" ", "▁"]]],
  [fallback, "<0xC0>", "noText", []],
])("of %o, %s: %s", (file, name, cause, texts) => {
  const told = toldOf(file, name);
  expect([told.cause, told.texts]).toEqual([cause, texts]);
});

test("scores: what is likelier as others is told with those", () => {
  const vocab = Object.entries({ "<unk>": -1, a: -1, b: -1, ab: -5 });
  const told = toldOf({ version: "1.0", model: { type: "Unigram", unk_id: 0, vocab } }, "ab");
  expect([told.cause, told.texts]).toEqual(["likelier", [["ab", "a", "b"]]]);
});
