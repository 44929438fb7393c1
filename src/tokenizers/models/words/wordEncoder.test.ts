import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCharsMap } from "../../../../test/support/charsMap";
import { runs } from "../../../../test/support/runs";
import { buildTokenizer } from "../../formats/build";
import { readTokenizerJson } from "../../formats/tokenizerJson/tokenizerJson";
import { PipelineTokenizer } from "../../pipeline";
import type { Encoding } from "../../tokenizer";

const options = { specials: "text", inserted: false } as const;

// Of one to four bytes: words, marks that are kept, dropped, moved or joined, white space, punctuation, what is written otherwise.
const units = [
  ..."aab#A1É.,-漢が각ß…▁ﬁ文",
  ..."  \n",
  "\r",
  "\u00a0",
  "\u3000",
  "\u0001",
  "\u0301",
  "\u0323",
  "\u200b",
  "\u200c",
  "\u200d",
  "न",
  "्",
  "ि",
  "ꦏ",
  "\ua9c0",
  "\u302e",
  "\u0600",
  "\u1100",
  "\u1161",
  "≠",
  "👍",
  "🏽",
  "🇦",
  "\u{1d165}",
  "\u{1d16d}",
];
const text = fc.array(fc.constantFrom(...units), { maxLength: 24 }).map((parts) => parts.join(""));

const rules = { "\n": " ", "\r": " ", "\u00a0": " ", "\u200b": " ", "\u200c": " ", ﬁ: "fi", "…": "...", e: "é" };
const charsMap = compileCharsMap({ ...rules, "a\u0301": "á", "\u0001": "", न्: "क", 가: "나", A: "a b", "≠": " =" });

const bert = (cleans: boolean, pads: boolean, strips: boolean, lowers: boolean) => ({
  type: "BertNormalizer",
  clean_text: cleans,
  handle_chinese_chars: pads,
  strip_accents: strips,
  lowercase: lowers,
});
const bool = fc.boolean();
const normalizer = fc.oneof(
  fc.tuple(bool, bool, bool, bool).map((flags) => bert(...flags)),
  fc.constant({ type: "Precompiled", precompiled_charsmap: charsMap }),
  fc.constantFrom({ type: "Lowercase" }, { type: "StripAccents" }, { type: "Nmt" }, null),
);
const metaspace = fc.record({
  type: fc.constant("Metaspace"),
  replacement: fc.constant("▁"),
  prepend_scheme: fc.constantFrom("always", "never"),
  split: bool,
});
const splits = [
  { type: "BertPreTokenizer" },
  { type: "WhitespaceSplit" },
  { type: "Whitespace" },
  { type: "Punctuation", behavior: "Isolated" },
  { type: "Punctuation", behavior: "MergedWithPrevious" },
];
const splitting = fc.constantFrom(...splits);
const preTokenizer = fc.oneof(
  splitting,
  fc.tuple(splitting, metaspace).map((pretokenizers) => ({ type: "Sequence", pretokenizers })),
);

const entries = [
  "[UNK]",
  "a",
  "b",
  "ab",
  "##a",
  "##b",
  "##ab",
  "1",
  "漢",
  "##漢",
  ".",
  "न",
  "▁",
  "▁a",
  "▁न",
  "é",
  "##é",
];
const wordPiece = {
  type: "WordPiece",
  unk_token: "[UNK]",
  continuing_subword_prefix: "##",
  max_input_chars_per_word: 8,
  vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])),
};
const unigram = {
  type: "Unigram",
  unk_id: 0,
  byte_fallback: false,
  vocab: entries.map((entry, id) => [entry, -1 - (id % 5)]),
};
const model = fc.constantFrom(wordPiece, unigram);

/** The same tokenizer, through each stage by itself. */
function stageByStage({ stages }: PipelineTokenizer): PipelineTokenizer {
  const preTokenizer = Object.create(stages.preTokenizer, { words: { value: null } });
  return new PipelineTokenizer({ ...stages, preTokenizer });
}

const rows = ({ ids, byteStart, byteEnd, flags }: Encoding) =>
  Array.from(ids, (id, i) => `${id} ${byteStart[i]}–${byteEnd[i]} ${flags[i]}`);

function expectAlike(file: object, texts: readonly string[]): void {
  // The reader takes an object over.
  const tokenizer = buildTokenizer(readTokenizerJson(JSON.parse(JSON.stringify(file))));
  expect(tokenizer.stages.preTokenizer?.words).toBeTruthy();
  const other = stageByStage(tokenizer);
  // Anew, and then with what is remembered.
  for (let time = 1; time <= 2; time++) {
    for (const each of texts) expect(rows(tokenizer.encode(each, options))).toEqual(rows(other.encode(each, options)));
  }
}

test("ids, ranges and flags are those that the stages give one after the other", () => {
  fc.assert(
    fc.property(normalizer, preTokenizer, model, fc.array(text, { maxLength: 4 }), (...parts) => {
      const [normalizer, pre_tokenizer, model, texts] = parts;
      expectAlike({ version: "1.0", added_tokens: [], normalizer, pre_tokenizer, model }, texts);
    }),
    runs(50, 10_000),
  );
});

test("marks that change places with their neighbours, and clusters that are looked up as a whole", () => {
  const base = { version: "1.0", added_tokens: [] };
  const texts = ["a\u{1d16d}\u{1d165} b", "É\u302e\u0301a. a", "ꦏ\ua9c0ꦏ a", "a\u0301 b", "a\r\nb", "\u0600 a b"];
  const bertParts = { normalizer: bert(true, true, true, true), pre_tokenizer: { type: "BertPreTokenizer" } };
  expectAlike({ ...base, ...bertParts, model: wordPiece }, texts);
  const signs = { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true };
  const spaced = { type: "Sequence", pretokenizers: [{ type: "WhitespaceSplit" }, signs] };
  const precompiled = { type: "Precompiled", precompiled_charsmap: charsMap };
  const more = [...texts, "न्\u200c\u0301 a", "aé\u0301 न्न 👍🏽 🇦🇦"];
  expectAlike({ ...base, normalizer: precompiled, pre_tokenizer: spaced, model: unigram }, more);
});
