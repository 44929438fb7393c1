import fc from "fast-check";
import type { Tokenizer } from "../../src/tokenizers/tokenizer";

/** The seed of all generated strings; `TESSERA_SEED=…` asks for others. */
export const seed = Number(process.env.TESSERA_SEED ?? 20260117);

const scripts: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x530, 0x58f],
  [0x590, 0x5ff],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xb80, 0xbff],
  [0xd80, 0xdff],
  [0xe00, 0xe7f],
  [0xf00, 0xfff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
  [0x1e00, 0x1fff],
  [0x3040, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xff00, 0xffef],
  [0x1d400, 0x1d7ff],
  [0x20000, 0x2a6df],
];

const whiteSpace = Array.from(
  " \t\n\v\f\r\x1c\x1f\x85\xa0\u1680\u180e\u2000\u2003\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff",
);

const emoji = "👍 🤚🏾 👩‍👩‍👧‍👦 🇺🇳 🇺 7️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ❤️‍🔥 ☺︎ 🫱🏻‍🫲🏿".split(" ");

const lookAlikes = [
  "<|endoftext|>",
  "<|endofprompt|>",
  "<|im_start|>",
  "<|fim_prefix|>",
  "<|start|>",
  "<|reserved_200018|>",
  "<|begin_of_text|>",
  "<|eot_id|>",
  "<s>",
  "</s>",
  "<unk>",
  "<bos>",
  "<pad>",
  "<start_of_turn>",
  "<mask>",
  "<unused0>",
  "[multimodal]",
  "[INST]",
  "[CLS]",
  "[SEP]",
  "[UNK]",
  "[MASK]",
  "<META>",
  "<tool_call>",
  "<think>",
  "<｜User｜>",
  "<｜begin▁of▁sentence｜>",
  "<EOT>",
  "<|",
  "|>",
  "<0x41>",
  "<0x0A>",
  "<0xFF>",
  "<0x",
  "▁",
  "▁▁",
  "Ġ",
  "Ċ",
  "##",
  "##ing",
  "\u{fffd}",
];

const contractions = fc
  .tuple(
    fc.constantFrom("I", "don", "WE", "it", "х", "é", "1", ""),
    fc.constantFrom("'", "’", "''"),
    fc.mixedCase(fc.constantFrom("s", "t", "re", "ve", "m", "ll", "d", "sx", "ſ", "l", "n't"), { toggleCase: toggle }),
  )
  .map((parts) => parts.join(""));

function toggle(character: string): string {
  return character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
}

const anyCodePoint = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => (code >= 0xd800 && code < 0xe000 ? 0x41 : code));
const mark = fc.constantFrom(
  ...Array.from(
    "\u0301\u0308\u0323\u0327\u0345\u031b\u0334\u05b0\u0651\u093c\u094d\u0e38\u0f71\u302a\u3099\u1161\u11a8\uff9e\u20dd",
  ),
);
const digits = fc.constantFrom(
  "0",
  "7",
  "42",
  "365",
  "2024",
  "10000000",
  "3.14",
  "٣",
  "१२३",
  "１２",
  "²",
  "Ⅷ",
  "½",
  "𝟘",
);

function run(first: number, last: number): fc.Arbitrary<string> {
  const character = fc.integer({ min: first, max: last }).map((code) => String.fromCodePoint(code));
  return fc.array(character, { minLength: 1, maxLength: 6 }).map((characters) => characters.join(""));
}

/**
 * Strings that are hard on tokenizers: pieces of many scripts, emoji sequences, marks, white space and controls of all
 * kinds, digits, contractions in odd cases, what looks like control tokens or byte fallback, entries of the tokenizer's
 * own vocabulary, and code points of all planes.
 * @param entry an entry of the vocabulary as text, by any number
 */
export function trickyStrings(entry: (index: number) => string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...scripts.map(([first, last]) => run(first, last))) },
    { weight: 4, arbitrary: fc.nat({ max: 0xffffff }).map(entry) },
    {
      weight: 3,
      arbitrary: fc.array(fc.constantFrom(...whiteSpace), { minLength: 1, maxLength: 4 }).map((w) => w.join("")),
    },
    { weight: 3, arbitrary: fc.constant(" ") },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20 }).map((n) => " ".repeat(n)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("a", "=", "\n", "ア", "0", "é"), fc.integer({ min: 1, max: 40 }))
        .map(([c, n]) => c.repeat(n)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...emoji) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(run(0x61, 0x7a), fc.array(mark, { maxLength: 4 }))
        .map(([word, marks]) => word + marks.join("")),
    },
    { weight: 1, arbitrary: fc.array(mark, { maxLength: 4 }).map((marks) => marks.join("")) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCodePoint(code)) },
    { weight: 2, arbitrary: digits },
    { weight: 2, arbitrary: contractions },
    { weight: 2, arbitrary: fc.constantFrom(...lookAlikes) },
    { weight: 2, arbitrary: anyCodePoint.map((code) => String.fromCodePoint(code)) },
  );
  return fc.array(piece, { maxLength: 14, size: "max" }).map((pieces) => pieces.join(""));
}

/** Entries of a tokenizer's vocabulary as text, by any number; pieces of characters come out as U+FFFD. */
export function vocabularyEntries(tokenizer: Tokenizer): (index: number) => string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const size = tokenizer.vocabularySize;
  return (index) => {
    try {
      return size === null ? "" : decoder.decode(tokenizer.tokenBytes(index % size));
    } catch (error) {
      // OpenAI's ids have gaps between the ordinary tokens and the control tokens.
      if (error instanceof RangeError) return "";
      throw error;
    }
  };
}
