/** Small tokenizers of every kind, made up, of few characters: all short texts of these can be tried on them. */
import fc from "fast-check";
import { utf8Encode } from "../../src/text/utf8";
import { toByteAlphabet } from "../../src/tokenizers/byteAlphabet";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import type { TokenizerParts } from "../../src/tokenizers/formats/parts";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";

/** A parsed tokenizer.json. */
export type TokenizerFile = Readonly<Record<string, unknown>>;

/** Reads a tokenizer.json as the page does. */
export function readFile(file: TokenizerFile): { parts: TokenizerParts; tokenizer: PipelineTokenizer } {
  // The reader takes an object over.
  const parts = readTokenizerJson(JSON.parse(JSON.stringify(file)));
  return { parts, tokenizer: buildTokenizer(parts) };
}

/** What a small tokenizer is, and the characters that texts are made of. */
export interface SmallTokenizer {
  readonly kind: string;
  readonly file: TokenizerFile;
  readonly alphabet: readonly string[];
}

const characters = ["a", "b", "B", "1", " ", "é", "è", "."] as const;

export interface Draws {
  readonly pairs: readonly (readonly [number, number])[];
  readonly numbers: readonly number[];
  readonly flags: readonly boolean[];
}

export const draws: fc.Arbitrary<Draws> = fc.record({
  pairs: fc.array(fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 9999 })), { minLength: 2, maxLength: 14 }),
  numbers: fc.array(fc.nat({ max: 9999 }), { minLength: 16, maxLength: 16 }),
  flags: fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
});

export const pick = <T>(at: number, among: readonly T[]): T => among[at % among.length] as T;

const patterns = [
  String.raw`'s| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  String.raw`[^\r\n\p{L}\p{N}]?\p{Lu}*\p{Ll}+|[^\r\n\p{L}\p{N}]?\p{Lu}+\p{Ll}*|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`,
  String.raw`\p{N}{1,2}|\p{L}|[^\p{N}\p{L}]+`,
  "a+|[^a]",
  String.raw`\s+`,
];

/** Merges, in an order of their own, and all that they make. */
export function mergesOf(symbols: readonly string[], { pairs, numbers }: Draws) {
  const names = [...symbols];
  const merges: [string, string][] = [];
  for (const [left, right] of pairs) {
    const [first, second] = [pick(left, names), pick(right, names)];
    const made = first + second;
    if (made.length > 12 || merges.some(([a, b]) => a === first && b === second)) continue;
    merges.push([first, second]);
    if (!names.includes(made)) names.push(made);
  }
  // Entries that no merge leads to, and merges before those that make their parts.
  const last = names.at(-1) as string;
  const orphan = pick(numbers[0] as number, names) + pick(numbers[1] as number, names);
  if (orphan.length < 12 && !names.includes(orphan)) names.push(orphan);
  const order = merges.map((merge, i) => ({
    merge,
    at: (numbers[i % numbers.length] as number) % (last.length > 2 ? 40 : 3),
  }));
  order.sort((a, b) => a.at - b.at);
  return { names, merges: order.map(({ merge }) => merge) };
}

export const vocabOf = (names: readonly string[]) => Object.fromEntries(names.map((name, id) => [name, id]));

export const split = (pattern: string, behavior = "Isolated") => ({
  ...{ type: "Split", pattern: { Regex: pattern }, behavior, invert: false },
});

function withAdded(names: readonly string[], { numbers, flags }: Draws) {
  if (!flags[8]) return [];
  const flag = { single_word: false, lstrip: false, rstrip: false, normalized: false };
  const content = pick(numbers[2] as number, ["ab", "aa", "a1", "B", ". "]);
  const known = names.indexOf(content);
  return [
    { ...flag, id: known === -1 ? names.length : known, content, special: flags[9] === true },
    { ...flag, id: names.length + 1, content: "<s>", special: true },
  ];
}

function file(parts: TokenizerFile, names: readonly string[], draw: Draws): TokenizerFile {
  return { version: "1.0", added_tokens: withAdded(names, draw), normalizer: null, pre_tokenizer: null, ...parts };
}

const normalizers = [null, null, { type: "NFC" }, { type: "NFD" }, { type: "Lowercase" }];

/** Byte-level BPE: all bytes of its characters are entries, so that those of “é” and “è” may be merged in pieces. */
export const byteLevel: fc.Arbitrary<SmallTokenizer> = draws.map((draw) => {
  const { numbers, flags } = draw;
  const all = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));
  const own = [...new Set(Array.from(utf8Encode(characters.join("")), (byte) => toByteAlphabet(Uint8Array.of(byte))))];
  const { names, merges } = mergesOf(own, draw);
  const entries = [...names, ...all.filter((name) => !names.includes(name))];
  const bytes = { type: "ByteLevel", add_prefix_space: flags[1] === true, trim_offsets: true, use_regex: false };
  const stages = flags[0] ? [split(pick(numbers[3] as number, patterns)), bytes] : [bytes];
  return {
    kind: flags[2] ? "byte-level BPE, entries first" : "byte-level BPE",
    alphabet: characters,
    file: file(
      {
        normalizer: pick(numbers[4] as number, normalizers),
        pre_tokenizer: { type: "Sequence", pretokenizers: stages },
        model: { type: "BPE", ignore_merges: flags[2] === true, vocab: vocabOf(entries), merges },
      },
      entries,
      draw,
    ),
  };
});

/** Entries of bytes, as SentencePiece writes them. */
export const byteNames = Array.from(
  { length: 256 },
  (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`,
);

/** BPE of characters with “▁” for spaces, as Llama 2 and Gemma have it. */
export const characterLevel: fc.Arbitrary<SmallTokenizer> = draws.map((draw) => {
  const { numbers, flags } = draw;
  const known = ["▁", "a", "b", "1", "é", ...(flags[3] ? ["B"] : []), ...(flags[4] ? ["."] : [])];
  const { names, merges } = mergesOf(known, draw);
  const entries = ["<unk>", ...(flags[5] ? byteNames : []), ...names];
  const prefix = flags[0] ? [{ type: "Prepend", prepend: "▁" }] : [];
  const signs = { type: "Replace", pattern: { String: " " }, content: "▁" };
  const metaspace = {
    ...{ type: "Metaspace", replacement: "▁", split: flags[1] === true },
    prepend_scheme: pick(numbers[3] as number, ["always", "first", "never"]),
  };
  const model = {
    ...{ type: "BPE", unk_token: "<unk>", fuse_unk: flags[6] === true, byte_fallback: flags[5] === true },
    ...{ ignore_merges: false, vocab: vocabOf(entries), merges },
  };
  return {
    kind: "BPE of characters",
    alphabet: characters,
    file: file(
      flags[2]
        ? { normalizer: { type: "Sequence", normalizers: [...prefix, signs] }, model }
        : { pre_tokenizer: metaspace, model },
      entries,
      draw,
    ),
  };
});

/** WordPiece as BERT has it. */
export const wordPiece: fc.Arbitrary<SmallTokenizer> = draws.map((draw) => {
  const { pairs, numbers, flags } = draw;
  const names = ["[UNK]", "[x]"];
  const add = (name: string) => {
    if (!names.includes(name)) names.push(name);
  };
  const known = ["a", "b", "1", "e", ...(flags[3] ? ["B", "é", "."] : [])];
  for (const name of known) add(name);
  for (const [left, right] of pairs) {
    const text = left % 3 === 0 ? pick(left, known) : pick(left, known) + pick(right, known);
    add(right % 2 === 0 ? `##${text}` : text + (left % 5 === 0 ? pick(left, known) : ""));
  }
  const bert = {
    ...{ type: "BertNormalizer", clean_text: true, handle_chinese_chars: true },
    ...{ strip_accents: null, lowercase: flags[0] === true },
  };
  return {
    kind: "WordPiece",
    alphabet: ["a", "b", "B", "1", " ", "é", "."],
    file: file(
      {
        normalizer: flags[1] ? bert : null,
        pre_tokenizer: pick(numbers[3] as number, [
          { type: "BertPreTokenizer" },
          { type: "Whitespace" },
          { type: "WhitespaceSplit" },
        ]),
        model: {
          ...{ type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##" },
          ...{ max_input_chars_per_word: flags[2] ? 3 : 100, vocab: vocabOf(names) },
        },
      },
      names,
      draw,
    ),
  };
});

/** Unigram as T5 has it. */
export const unigram: fc.Arbitrary<SmallTokenizer> = draws.map((draw) => {
  const { pairs, numbers, flags } = draw;
  const names = ["<unk>", ...(flags[5] ? byteNames : []), "▁", "a", "b", "1", ...(flags[3] ? ["B", "é"] : [])];
  for (const [left, right] of pairs) {
    const own = names.slice(flags[5] ? 257 : 1);
    const made = pick(left, own) + pick(right, own);
    if (made.length < 8 && !names.includes(made)) names.push(made);
  }
  const vocab = names.map((name, i) => [name, -((numbers[i % numbers.length] as number) % 9) - (i % 3) / 2]);
  return {
    kind: "Unigram",
    alphabet: characters,
    file: file(
      {
        pre_tokenizer: {
          type: "Metaspace",
          replacement: "▁",
          prepend_scheme: flags[0] ? "always" : "never",
          split: flags[1] === true,
        },
        model: { type: "Unigram", unk_id: 0, byte_fallback: flags[5] === true, vocab },
      },
      names,
      draw,
    ),
  };
});

/** Whole words. */
export const wordLevel: fc.Arbitrary<SmallTokenizer> = draws.map((draw) => {
  const { pairs, numbers, flags } = draw;
  const names = ["<unk>", "a", "."];
  for (const [left, right] of pairs) {
    const made = pick(left, characters) + (right % 3 === 0 ? "" : pick(right, characters));
    if (!names.includes(made)) names.push(made);
  }
  return {
    kind: "words",
    alphabet: characters,
    file: file(
      {
        normalizer: pick(numbers[4] as number, normalizers),
        pre_tokenizer: flags[0] ? { type: "Whitespace" } : split(pick(numbers[3] as number, patterns)),
        model: { type: "WordLevel", unk_token: "<unk>", vocab: vocabOf(names) },
      },
      names,
      draw,
    ),
  };
});

/** Of any kind. */
export const smallTokenizers: readonly fc.Arbitrary<SmallTokenizer>[] = [
  byteLevel,
  characterLevel,
  wordPiece,
  unigram,
  wordLevel,
];

/** All texts of some characters, of up to so many. */
export function* allTexts(alphabet: readonly string[], longest: number): Generator<string> {
  let texts = [""];
  for (let length = 1; length <= longest; length++) {
    texts = texts.flatMap((text) => alphabet.map((character) => text + character));
    yield* texts;
  }
}
