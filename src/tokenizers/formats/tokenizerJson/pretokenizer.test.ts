import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hardTexts, lastOf, nativePreTokenizer } from "../../../../test/support/components";
import { oneOfEach, runs } from "../../../../test/support/runs";
import { utf8Length } from "../../../text/utf8";
import { originalRange } from "../../alignment";
import { textToByteAlphabet } from "../../byteAlphabet";
import type { PreTokenizer } from "../../pretokenizers/pretokenizer";
import { splitBehaviors } from "../../pretokenizers/split";
import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import { readPreTokenizer } from "./pretokenizer";

const read = (description: unknown) => readPreTokenizer(new Fields(description, "pre_tokenizer"), true);

interface PreToken {
  readonly text: string;
  /** Bytes of the original. */
  readonly start: number;
  readonly end: number;
}

function preTokenize(preTokenizer: PreTokenizer | null, text: string, beginsText = true): PreToken[] {
  const lead = beginsText ? String.fromCodePoint(text.codePointAt(0) ?? 0).length : 0;
  const whole = { text, alignment: null, ranges: text === "" ? [] : [0, text.length], lead };
  const result = preTokenizer === null ? whole : preTokenizer.preTokenize(whole);
  return Array.from({ length: result.ranges.length / 2 }, (_, i) => {
    const [from = 0, to = 0] = result.ranges.slice(2 * i, 2 * i + 2);
    const byte = utf8Length(result.text.slice(0, from));
    const piece = result.text.slice(from, to);
    return { text: piece, ...originalRange(result.alignment, byte, byte + utf8Length(piece)) };
  });
}

const sequence = (...pretokenizers: unknown[]) => ({ type: "Sequence", pretokenizers });
const split = (regex: string, behavior: string, invert = false) => ({
  ...{ type: "Split", pattern: { Regex: regex }, behavior, invert },
});
const metaspace = (prepend_scheme: string, isSplit = true, replacement = "▁") => ({
  ...{ type: "Metaspace", replacement, prepend_scheme, split: isSplit },
});
const byteLevel = (add_prefix_space: boolean, use_regex: boolean) => ({
  ...{ type: "ByteLevel", add_prefix_space, use_regex, trim_offsets: true },
});
const digits = { type: "Digits", individual_digits: true };
const words = { type: "WhitespaceSplit" };
const commas = (behavior: string) => ({ type: "Split", pattern: { String: "," }, behavior, invert: false });

const components: readonly Readonly<Record<string, unknown>>[] = [
  { type: "BertPreTokenizer" },
  { type: "Whitespace" },
  words,
  digits,
  { type: "Digits", individual_digits: false },
  ...splitBehaviors.map((behavior) => ({ type: "Punctuation", behavior })),
  { type: "Punctuation" },
  { type: "CharDelimiterSplit", delimiter: " " },
  { type: "CharDelimiterSplit", delimiter: "👍" },
  { type: "UnicodeScripts" },
  { type: "FixedLength", length: 1 },
  { type: "FixedLength", length: 3 },
  { type: "FixedLength" },
  metaspace("always"),
  metaspace("first"),
  metaspace("never"),
  metaspace("always", false),
  metaspace("first", false),
  metaspace("always", true, "a"),
  { type: "Metaspace", replacement: "▁", add_prefix_space: true },
  byteLevel(true, true),
  byteLevel(true, false),
  byteLevel(false, true),
  byteLevel(false, false),
  ...splitBehaviors.flatMap((behavior) => [split(" ?[ab]+", behavior), split(String.raw`\s+`, behavior, true)]),
  split(String.raw`\s+(?!\S)|\s+| ?\p{L}+| ?[^\s\p{L}]+`, "Isolated"),
  split(String.raw`\w+|[^\w\s]+`, "Removed", true),
  split("", "Isolated"),
  split("b*", "MergedWithNext"),
  commas("Removed"),
  commas("MergedWithPrevious"),
  sequence(words, metaspace("always")),
  sequence(words, metaspace("first")),
  sequence(commas("Removed"), metaspace("first"), digits),
  sequence(metaspace("always"), split("▁", "Isolated")),
  sequence(metaspace("never", false), split("▁| ", "Removed"), { type: "Punctuation", behavior: "Contiguous" }),
  sequence(digits, byteLevel(true, true)),
  sequence({ type: "Punctuation" }, split(" ?a", "Isolated"), byteLevel(false, false)),
  // Falcon's.
  sequence(
    { type: "Punctuation", behavior: "Contiguous" },
    byteLevel(false, true),
    { type: "Digits", individual_digits: false },
    split("[0-9][0-9][0-9]", "Isolated"),
  ),
  sequence(byteLevel(true, false), { type: "UnicodeScripts" }, { type: "FixedLength", length: 3 }),
  sequence(byteLevel(false, false), byteLevel(true, true)),
  sequence(split("a", "Removed"), byteLevel(true, true), metaspace("first"), split("Ã|ġ", "MergedWithNext")),
  sequence(sequence(split("[ab]", "MergedWithPrevious"), { type: "UnicodeScripts" }), {
    type: "FixedLength",
    length: 2,
  }),
];

describe.each(components.map((component) => [JSON.stringify(component).slice(0, 170), component] as const))(
  "%s",
  (_, component) => {
    const { preTokenizer, byteLevel: isByteLevel } = read(component);
    const native = nativePreTokenizer(component);

    test("pre-tokens are the native package's, and where they came from", () => {
      fc.assert(
        fc.property(hardTexts, (text) => {
          const byteOf = [0];
          for (const character of text) byteOf.push((byteOf.at(-1) ?? 0) + utf8Length(character));
          const found = preTokenize(preTokenizer, text);
          const expected = native(text);
          expect(found.map((token) => (isByteLevel ? textToByteAlphabet(token.text) : token.text))).toEqual(
            expected.map(([piece]) => piece),
          );
          found.forEach(({ text: piece, start, end }, i) => {
            const [, [from, to]] = expected[i] ?? ["", [-1, -1]];
            // A sign in front of nothing else covers nothing; the native package gives it the next character.
            if (start === end) expect(piece).toMatch(/^(?:.|▁Ġ)$/u);
            // Its offsets are whole characters', where the byte alphabet has cut one in pieces.
            else
              expect([byteOf.findLast((at) => at <= start), byteOf.find((at) => at >= end)]).toEqual([
                byteOf[from],
                byteOf[to],
              ]);
          });
        }),
        runs(80, 6000),
      );
    });

    test("the halves of a text at an independent place are cut apart", () => {
      fc.assert(
        fc.property(hardTexts, hardTexts, (left, right) => {
          const [before, after] = [lastOf(left), right.codePointAt(0) ?? -1];
          if (preTokenizer === null || before < 0 || after < 0 || !preTokenizer.isIndependent(before, after)) return;
          const place = utf8Length(left);
          const whole = preTokenize(preTokenizer, left + right);
          const second = preTokenize(preTokenizer, right, false).map((token) => ({
            ...token,
            ...{ start: token.start + place, end: token.end + place },
          }));
          const apart = [...preTokenize(preTokenizer, left), ...second];
          if (preTokenizer.cuts(before, after)) {
            expect(whole).toEqual(apart);
            return;
          }
          const [last, first] = [apart.findLast((token) => token.end === place), apart.find((t) => t.start === place)];
          const spans = whole.find((token) => token.start < place && token.end > place);
          if (spans === undefined) expect(whole).toEqual(apart);
          else {
            expect(spans).toEqual({ text: `${last?.text}${first?.text}`, start: last?.start, end: first?.end });
            expect(whole).toEqual(
              apart.flatMap((token) => (token === last ? [spans] : token === first ? [] : [token])),
            );
          }
        }),
        runs(100, 15_000),
      );
    });
  },
);

test("every code point is of the script that the native package’s list gives it", () => {
  // In the normal run those blocks that have many scripts.
  const blocks = oneOfEach(
    [
      [0, 0xd7ff],
      [0xe000, 0x10ffff],
    ],
    [
      [0, 0x2fff],
      [0xa490, 0xabff],
      [0xf900, 0x11fff],
      [0x1f000, 0x1faff],
    ],
  );
  const all = blocks.flatMap(([first = 0, last = 0]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const { preTokenizer } = read({ type: "UnicodeScripts" });
  const native = nativePreTokenizer({ type: "UnicodeScripts" });
  // In two orders, so that each stands behind another script's as well.
  for (const codes of [all, all.filter((_, i) => i % 2 === 0).concat(all.filter((_, i) => i % 2 === 1))]) {
    const text = codes.map((code) => String.fromCodePoint(code)).join("");
    const pieces = preTokenize(preTokenizer, text).map((token) => token.text);
    const expected = native(text).map(([piece]) => piece);
    expect(pieces.findIndex((piece, i) => piece !== expected[i])).toBe(-1);
    expect(pieces.length).toBe(expected.length);
  }
});

test.each([
  [words, "x", " ", "cuts"],
  [words, "x", "y", "independent"],
  [metaspace("always"), "x", " ", "cuts"],
  [metaspace("always"), "x", "y", "depends"],
  [metaspace("never"), "x", "y", "independent"],
  [metaspace("never", false), "x", " ", "independent"],
  [sequence(words, metaspace("always")), "x", " ", "cuts"],
  [sequence(words, metaspace("always")), " ", "x", "cuts"],
  [sequence(words, metaspace("always")), "x", "y", "depends"],
  [sequence(metaspace("never", false), split("▁", "Isolated")), "x", " ", "cuts"],
  [split(" ?[ab]+", "Isolated"), " ", "a", "depends"],
  [split(" ?[ab]+", "Isolated"), "a", " ", "independent"],
  [split("[ab]+", "Isolated"), "x", "a", "cuts"],
  [split("[ab]+", "Contiguous"), "x", "a", "depends"],
  [byteLevel(true, true), "x", " ", "cuts"],
  [byteLevel(false, true), "x", ".", "cuts"],
  [sequence(byteLevel(false, false), digits), "x", "²", "independent"],
  [sequence(byteLevel(false, false), digits), "²", "x", "cuts"],
  [{ type: "FixedLength", length: 1 }, "x", "y", "depends"],
  [{ type: "UnicodeScripts" }, "x", "д", "cuts"],
  [{ type: "UnicodeScripts" }, "x", " ", "depends"],
  [{ type: "BertPreTokenizer" }, "x", ",", "cuts"],
])("%j: between %j and %j it %s", (component, before, after, expected) => {
  const { preTokenizer } = read(component);
  const place = [lastOf(before), lastOf(after)] as const;
  if (expected === "cuts") expect(preTokenizer?.cuts(...place)).toBe(true);
  expect(preTokenizer?.isIndependent(...place)).toBe(expected !== "depends");
  if (expected === "independent") expect(preTokenizer?.cuts(...place)).toBe(false);
});

test("ranges are cut one by one, and what is between them stays out", () => {
  const { preTokenizer } = read(sequence(digits, metaspace("always")));
  const result = preTokenizer?.preTokenize({
    text: "a b  c d",
    alignment: null,
    ranges: [0, 3, 4, 8],
    lead: 1,
  });
  expect([result?.text, result?.ranges]).toEqual(["▁a▁b ▁c▁d", [0, 2, 2, 4, 5, 7, 7, 9]]);
});

test("“first” is before the text that begins, and nowhere else", () => {
  const { preTokenizer } = read(metaspace("first"));
  expect(preTokenize(preTokenizer, "a b", true).map((token) => token.text)).toEqual(["▁a", "▁b"]);
  expect(preTokenize(preTokenizer, "a b", false).map((token) => token.text)).toEqual(["a", "▁b"]);
});

test("what has no pre-tokenizer has none", () => {
  expect(read(null)).toEqual({ preTokenizer: null, byteLevel: false });
  expect(read(sequence())).toEqual({ preTokenizer: null, byteLevel: false });
  expect(read(byteLevel(false, false))).toEqual({ preTokenizer: null, byteLevel: true });
});

test("before `prepend_scheme` there was `add_prefix_space`", () => {
  const { preTokenizer } = read({ type: "Metaspace", replacement: "▁", add_prefix_space: false });
  expect(preTokenize(preTokenizer, "a b").map((token) => token.text)).toEqual(["a", "▁b"]);
});

test.each([
  [sequence(digits, { type: "Foo" }), 'pre_tokenizer.pretokenizers[1].type = "Foo"'],
  [{ type: "FixedLength", length: 0 }, "pre_tokenizer.length = 0"],
  [metaspace("always", true, "__"), 'pre_tokenizer.replacement = "__"'],
  [metaspace("sometimes"), 'pre_tokenizer.prepend_scheme = "sometimes"'],
  [{ ...metaspace("first"), add_prefix_space: false }, "pre_tokenizer.add_prefix_space = false"],
  [{ type: "CharDelimiterSplit", delimiter: "" }, 'pre_tokenizer.delimiter = ""'],
  [{ type: "Punctuation", behavior: "isolated" }, 'pre_tokenizer.behavior = "isolated"'],
  [split("(", "Isolated"), "("],
  [{ type: "Split", pattern: {}, behavior: "Removed" }, "pre_tokenizer.pattern.Regex is missing"],
])("%j is refused: %s", (component, message) => {
  expect(() => read(component)).toThrow(TokenizerError);
  expect(() => read(component)).toThrow(message);
});
