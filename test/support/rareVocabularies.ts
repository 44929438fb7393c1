/** Small tokenizers of the rarer kinds: any stages before any model, as files can have them. */
import fc from "fast-check";
import { utf8Encode } from "../../src/text/utf8";
import { toByteAlphabet } from "../../src/tokenizers/byteAlphabet";
import { compileCharsMap } from "./charsMap";
import {
  type Draws,
  draws,
  mergesOf,
  pick,
  type SmallTokenizer,
  split,
  type TokenizerFile,
  vocabOf,
} from "./smallVocabularies";

const replace = (from: TokenizerFile, content: string) => ({ type: "Replace", pattern: from, content });

/** Normalizers that drop, repeat, exchange and insert. */
const normalizers: Readonly<Record<string, TokenizerFile>> = {
  "a→b": replace({ String: "a" }, "b"),
  "b→a": replace({ String: "b" }, "a"),
  "ab→c": replace({ String: "ab" }, "B"),
  "b→": replace({ String: "b" }, ""),
  "a→ba": replace({ String: "a" }, "ba"),
  "a+→aa": replace({ Regex: "a+" }, "aa"),
  "space→▁": replace({ String: " " }, "▁"),
  "spaces→space": replace({ Regex: " {2,}" }, " "),
  "1b?→.": replace({ Regex: "1b?" }, "."),
  Lowercase: { type: "Lowercase" },
  StripAccents: { type: "StripAccents" },
  NFC: { type: "NFC" },
  NFD: { type: "NFD" },
  NFKC: { type: "NFKC" },
  Nmt: { type: "Nmt" },
  Strip: { type: "Strip", strip_left: true, strip_right: true },
  Prepend: { type: "Prepend", prepend: "a" },
  Precompiled: { type: "Precompiled", precompiled_charsmap: compileCharsMap({ a: "b", é: "e", ab: "1 ", B: "" }) },
};

const preTokenizers: Readonly<Record<string, TokenizerFile>> = {
  Whitespace: { type: "Whitespace" },
  WhitespaceSplit: { type: "WhitespaceSplit" },
  BertPreTokenizer: { type: "BertPreTokenizer" },
  Punctuation: { type: "Punctuation", behavior: "Isolated" },
  "Punctuation before": { type: "Punctuation", behavior: "MergedWithPrevious" },
  Digits: { type: "Digits", individual_digits: true },
  Delimiter: { type: "CharDelimiterSplit", delimiter: "a" },
  UnicodeScripts: { type: "UnicodeScripts" },
  FixedLength: { type: "FixedLength", length: 2 },
  Metaspace: { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
  "Metaspace of _": { type: "Metaspace", replacement: "a", prepend_scheme: "first", split: false },
  "Split, removed": split("a|1", "Removed"),
  "Split, with next": split(" |b", "MergedWithNext"),
  "Split, joined": split("[ab]", "Contiguous"),
  "Split, inverted": { ...split("[ab]+| "), invert: true },
};

const characters = ["a", "b", "B", "1", " ", "é", "."] as const;
const known = ["a", "b", "B", "1", "e", "▁", " ", ".", "é"];

/** The model of a name, with entries that draws give it. */
const models: Readonly<Record<string, (draw: Draws) => TokenizerFile>> = {
  BPE: (draw) => {
    const [isWhole, isFused, , hasUnknown] = draw.flags;
    // What stands for the unknown may be merged with others.
    const { names, merges } = mergesOf(hasUnknown ? [...known, "<unk>"] : known, draw);
    const own = { ignore_merges: isWhole, fuse_unk: isFused, unk_token: draw.flags[2] ? "<unk>" : null };
    return { type: "BPE", ...own, vocab: vocabOf([...new Set([...names, "<unk>"])]), merges };
  },
  "BPE with a suffix": (draw) => {
    const { names, merges } = mergesOf([...known, ...known.map((name) => `${name}$`)], draw);
    return { type: "BPE", end_of_word_suffix: "$", unk_token: "<unk>", vocab: vocabOf([...names, "<unk>"]), merges };
  },
  "BPE with a prefix": (draw) => {
    // What merges make of a continuing part is named without its prefix.
    const symbols = [...known, ...known.map((name) => `##${name}`)];
    const names = [...symbols];
    const merges: [string, string][] = [];
    for (const [left, right] of draw.pairs) {
      const [first, second] = [
        pick(left, names),
        pick(
          right,
          names.filter((name) => name.startsWith("##")),
        ),
      ];
      const made = first + second.slice(2);
      if (merges.some(([a, b]) => a === first && b === second) || made.length > 8) continue;
      merges.push([first, second]);
      if (!names.includes(made)) names.push(made);
    }
    const own = { continuing_subword_prefix: "##", unk_token: "<unk>" };
    return { type: "BPE", ...own, vocab: vocabOf([...names, "<unk>"]), merges };
  },
  Unigram: (draw) => {
    const { names } = mergesOf(known, draw);
    const scores = names.map((name, i): [string, number] => [
      name,
      -((draw.numbers[i % 16] as number) % 9) - (i % 3) / 2,
    ]);
    return { type: "Unigram", unk_id: 0, byte_fallback: false, vocab: [["<unk>", 0], ...scores] };
  },
  WordPiece: (draw) => {
    const { names } = mergesOf(known, draw);
    const all = names.map((name, i) => ((draw.numbers[i % 16] as number) % 3 === 0 ? `##${name}` : name));
    const own = {
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: draw.flags[0] ? 3 : 100,
    };
    return { type: "WordPiece", ...own, vocab: vocabOf([...new Set(["[UNK]", ...all])]) };
  },
  WordLevel: (draw) => {
    const { names } = mergesOf(known, draw);
    return { type: "WordLevel", unk_token: "<unk>", vocab: vocabOf(["<unk>", ...names]) };
  },
};

const byteNames = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));

function bytesModel(draw: Draws): TokenizerFile {
  const own = [...new Set(Array.from(utf8Encode(characters.join("")), (byte) => toByteAlphabet(Uint8Array.of(byte))))];
  const { names, merges } = mergesOf(own, draw);
  const all = [...names, ...byteNames.filter((name) => !names.includes(name))];
  return { type: "BPE", ignore_merges: draw.flags[0], vocab: vocabOf(all), merges };
}

const some = (of: Readonly<Record<string, TokenizerFile>>, most: number) =>
  fc.array(fc.constantFrom(...Object.keys(of)), { maxLength: most });

/** A model of any kind behind any normalizers and pre-tokenizers. Its kind names all of them. */
export const rare: fc.Arbitrary<SmallTokenizer> = fc
  .record({
    draw: draws,
    model: fc.constantFrom(...Object.keys(models), "BPE of bytes"),
    normalizers: some(normalizers, 3),
    preTokenizers: some(preTokenizers, 2),
  })
  .map(({ draw, model, normalizers: before, preTokenizers: cuts }) => {
    const isBytes = model === "BPE of bytes";
    const bytes = { type: "ByteLevel", add_prefix_space: draw.flags[1], trim_offsets: true, use_regex: draw.flags[2] };
    const pretokenizers = [...cuts.map((name) => preTokenizers[name]), ...(isBytes ? [bytes] : [])];
    return {
      kind: `${model} | ${before.join(", ")} | ${cuts.join(", ")}`,
      alphabet: characters,
      file: {
        version: "1.0",
        added_tokens: [],
        normalizer:
          before.length === 0 ? null : { type: "Sequence", normalizers: before.map((name) => normalizers[name]) },
        pre_tokenizer: pretokenizers.length === 0 ? null : { type: "Sequence", pretokenizers },
        model: isBytes ? bytesModel(draw) : models[model]?.(draw),
      },
    };
  });
