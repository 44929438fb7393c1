/** Random tokenizer.json files of every component, with texts that are hard on them. */
import fc from "fast-check";
import { textToByteAlphabet } from "../../src/tokenizers/byteAlphabet";
import { compileCharsMap } from "./charsMap";
import type { TokenizerFile } from "./differential";

/** A tokenizer.json, and texts of its characters and entries. */
export interface Configuration {
  readonly file: TokenizerFile;
  readonly texts: readonly string[];
}

type Component = Readonly<Record<string, unknown>>;

/** Few enough to meet again: of one to four bytes, marks, what normalizers change and drop, white space of several kinds. */
const characters = [
  ..."aabA1 .▁", // what most configurations have entries of
  ..."  \n'é…ﬁİ文ا#",
  "e",
  "\u0301",
  "\u0323",
  "\u0001",
  "\u00a0",
  "\u3000",
  "\u200d",
  "न",
  "्",
  "각",
  "\u1100",
  "\u1161",
  "😀",
  "👍",
  "🏽",
  "𝟘",
  "\u{10400}",
];

const character = fc.constantFrom(...characters);
const fewOf = <T>(item: fc.Arbitrary<T>, minLength: number, maxLength: number) =>
  fc.array(item, { minLength, maxLength });
const word = (minLength: number, maxLength: number) =>
  fewOf(character, minLength, maxLength).map((parts) => parts.join(""));

/** Patterns that read something and patterns that match nothing, before, behind and between. */
const patterns = [
  " ",
  "a",
  "\\s+",
  "[ab]+",
  "\\p{L}+",
  " ?\\p{L}+| ?[^\\s\\p{L}]+|\\s+(?!\\S)|\\s+",
  "\\p{N}{1,3}",
  "\\p{M}",
  "▁",
  ".",
  "[^a]",
  "a|ab",
  "^ +",
  " +$",
  " {2,}",
  "\\n",
  "😀",
  "[😀👍]",
  "^",
  "$",
  "\\A",
  "\\z",
  "\\Z",
  "\\b",
  "\\B",
  "(?!a)",
  "(?=a)",
  "(?<!a)",
  "(?<=a)",
  "(?<!\\n)^",
  "(?<!\\S)",
  "(?<=\\s)(?=\\S)",
  "a*",
  "a?",
  "(?:)",
  "\\p{L}*",
  "(?i:A)b?",
  "\\w+|[^\\w\\s]+",
  "(?<=😀)",
  "(?=😀)",
];

const pattern: fc.Arbitrary<Component> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...patterns).map((Regex) => ({ Regex })) },
  { weight: 2, arbitrary: word(1, 2).map((text) => ({ String: text })) },
);

const behaviors = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"] as const;
const behavior = fc.constantFrom(...behaviors);

const charsMap = fc
  .dictionary(word(1, 3), fc.oneof(word(0, 3), fc.constant(" ")), { minKeys: 1, maxKeys: 5 })
  .map((rules) => ({ type: "Precompiled", precompiled_charsmap: compileCharsMap(rules) }));

const plainNormalizer: fc.Arbitrary<Component> = fc.oneof(
  fc
    .constantFrom("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel")
    .map((type) => ({ type })),
  fc.record({ strip_left: fc.boolean(), strip_right: fc.boolean() }).map((sides) => ({ type: "Strip", ...sides })),
  fc
    .record({
      clean_text: fc.boolean(),
      handle_chinese_chars: fc.boolean(),
      strip_accents: fc.option(fc.boolean()),
      lowercase: fc.boolean(),
    })
    .map((options) => ({ type: "BertNormalizer", ...options })),
  {
    weight: 3,
    arbitrary: fc.tuple(pattern, word(0, 2)).map(([pattern, content]) => ({ type: "Replace", pattern, content })),
  },
  fc.constant({ type: "Replace", pattern: { String: " " }, content: "▁" }),
  fc.constantFrom("▁", " ", "ab", "😀").map((prepend) => ({ type: "Prepend", prepend })),
  charsMap,
);

const normalizer: fc.Arbitrary<Component | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: plainNormalizer },
  { weight: 3, arbitrary: fewOf(plainNormalizer, 2, 3).map((normalizers) => ({ type: "Sequence", normalizers })) },
);

const metaspace = fc
  .record({
    replacement: fc.constantFrom("▁", "▁", "▁", "_", "a", "😀"),
    prepend_scheme: fc.constantFrom("always", "first", "never"),
    split: fc.boolean(),
  })
  .map((options) => ({ type: "Metaspace", ...options }));

const byteLevel = fc
  .record({ add_prefix_space: fc.boolean(), trim_offsets: fc.boolean(), use_regex: fc.boolean() })
  .map((options): Component => ({ type: "ByteLevel", ...options }));

const plainPreTokenizer: fc.Arbitrary<Component> = fc.oneof(
  fc.constantFrom("BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts").map((type) => ({ type })),
  { weight: 2, arbitrary: metaspace },
  {
    weight: 3,
    arbitrary: fc
      .record({ pattern, behavior, invert: fc.boolean() })
      .map((options): Component => ({ type: "Split", ...options })),
  },
  behavior.map((behavior) => ({ type: "Punctuation", behavior })),
  fc.boolean().map((individual_digits) => ({ type: "Digits", individual_digits })),
  fc.constantFrom("a", " ", "▁", "😀").map((delimiter) => ({ type: "CharDelimiterSplit", delimiter })),
  fc.integer({ min: 1, max: 4 }).map((length) => ({ type: "FixedLength", length })),
);

const sequence = (pretokenizers: readonly Component[]): Component => ({ type: "Sequence", pretokenizers });

const preTokenizer: fc.Arbitrary<Component | null> = fc.oneof(
  fc.constant(null),
  { weight: 2, arbitrary: metaspace },
  { weight: 2, arbitrary: plainPreTokenizer },
  { weight: 2, arbitrary: fewOf(plainPreTokenizer, 2, 3).map(sequence) },
  byteLevel,
  fc.tuple(fewOf(plainPreTokenizer, 1, 2), byteLevel).map(([stages, last]) => sequence([...stages, last])),
  fewOf(fc.oneof({ weight: 3, arbitrary: plainPreTokenizer }, byteLevel), 2, 3).map(sequence),
);

const processor: fc.Arbitrary<Component> = fc.oneof(
  byteLevel,
  fc
    .constantFrom<Component>(
      { type: "BertProcessing" },
      { type: "RobertaProcessing", trim_offsets: false, add_prefix_space: true },
    )
    .map((options) => ({ ...options, sep: ["a", 1], cls: ["b", 0] })),
  fc
    .record({ before: fewOf(fc.constantFrom("[x]", "[y]"), 0, 2), after: fewOf(fc.constantFrom("[x]", "[y]"), 0, 2) })
    .map(({ before, after }) => {
      const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
      const text = (id: string) => ({ Sequence: { id, type_id: 0 } });
      const single = [...before.map(special), text("A"), ...after.map(special)];
      const special_tokens = {
        "[x]": { id: "[x]", ids: [0], tokens: ["x"] },
        "[y]": { id: "[y]", ids: [1, 0], tokens: ["y", "z"] },
      };
      return { type: "TemplateProcessing", single, pair: [...single, text("B")], special_tokens };
    }),
);

const postProcessor: fc.Arbitrary<Component | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  processor,
  fewOf(processor, 1, 3).map((processors) => ({ type: "Sequence", processors })),
);

interface Added {
  readonly content: string;
  readonly single_word: boolean;
  readonly lstrip: boolean;
  readonly rstrip: boolean;
  readonly normalized: boolean;
  readonly special: boolean;
}

const sometimes = fc.integer({ min: 0, max: 3 }).map((n) => n === 3);
const added: fc.Arbitrary<Added> = fc.record({
  content: fc.oneof(
    { weight: 3, arbitrary: word(1, 3) },
    fc.constantFrom("<s>", "[x]", "ab", " a", "a ", "é", "…", "😀"),
  ),
  single_word: sometimes,
  lstrip: sometimes,
  rstrip: sometimes,
  normalized: fc.boolean(),
  special: fc.boolean(),
});

const byteNames = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);

/** What models are made of: numbers to draw entries by, and their options. */
const modelDraws = fc.record({
  type: fc.constantFrom("BPE", "BPE", "BPE", "Unigram", "WordPiece", "WordLevel"),
  /** Characters that are entries, by a bit each. */
  known: fc.array(fc.boolean(), { minLength: characters.length, maxLength: characters.length }),
  draws: fewOf(fc.tuple(fc.nat({ max: 1000 }), fc.nat({ max: 1000 })), 0, 12),
  scores: fewOf(fc.integer({ min: -12, max: 0 }), 1, 20),
  bytes: fc.constantFrom("none", "none", "all", "some"),
  unknown: fc.constantFrom("entry", "entry", "null", "missing"),
  isFused: fc.boolean(),
  isFallingBack: fc.boolean(),
  ignoresMerges: sometimes,
  suffix: fc.constantFrom("", "", "", "</w>", "a", "Ġ", "é😀"),
  /** Of BPE's symbols that continue a pre-token. */
  continuing: fc.constantFrom("", "", "", "##", "@@", "▁", "a", "é😀_"),
  prefix: fc.constantFrom("##", "##", "", "a"),
  longest: fc.constantFrom(100, 3),
});
type ModelDraws = typeof modelDraws extends fc.Arbitrary<infer T> ? T : never;

/** @param alphabet what the model's text is written in: itself, or the byte alphabet */
function modelOf(draw: ModelDraws, alphabet: (text: string) => string): Component & { names: readonly string[] } {
  const known = characters.filter((_, i) => draw.known[i] === true);
  const names: string[] = draw.unknown === "entry" ? ["<unk>"] : [];
  const add = (name: string) => {
    if (!names.includes(name)) names.push(name);
  };
  const symbols = known.flatMap((text) => (alphabet(text) === text ? [text] : Array.from(alphabet(text))));
  for (const symbol of symbols) add(symbol);
  const bytes = draw.bytes === "all" ? byteNames : draw.bytes === "some" ? byteNames.slice(0x80, 0xf8) : [];
  const unknown = draw.unknown === "null" ? null : "<unk>";
  const pick = (at: number, among: readonly string[]) => among[at % Math.max(1, among.length)] ?? "a";
  switch (draw.type) {
    case "BPE": {
      const { suffix, continuing } = draw;
      const parts = [...names];
      if (continuing !== "") for (const symbol of symbols) parts.push(continuing + symbol);
      if (suffix !== "")
        for (const symbol of parts.slice(draw.unknown === "entry" ? 1 : 0)) parts.push(symbol + suffix);
      for (const part of parts) add(part);
      const merges: [string, string][] = [];
      for (const [left, right] of parts.length === 0 ? [] : draw.draws) {
        // Without the prefix few right parts are taken, and none can apply.
        const rights = parts.filter((part) => part.startsWith(continuing) && part !== continuing);
        const [first, second] = [pick(left, parts), pick(right, rights)];
        if (rights.length === 0 || merges.some(([a, b]) => a === first && b === second)) continue;
        merges.push([first, second]);
        const made = first + second.slice(continuing.length);
        add(made);
        if (!parts.includes(made)) parts.push(made);
      }
      for (const byte of bytes) add(byte);
      return {
        ...{
          type: "BPE",
          dropout: null,
          unk_token: unknown,
          continuing_subword_prefix: continuing === "" ? null : continuing,
        },
        ...{ end_of_word_suffix: suffix === "" ? null : suffix, fuse_unk: draw.isFused },
        ...{ byte_fallback: draw.isFallingBack, ignore_merges: draw.ignoresMerges },
        vocab: idsOf(names),
        merges,
        names,
      };
    }
    case "Unigram": {
      for (const [left, right] of draw.draws) add(pick(left, names) + pick(right, names));
      for (const byte of bytes) add(byte);
      if (names.length === 0) add("a");
      const vocab = names.map((name, i) => [name, (draw.scores[i % draw.scores.length] ?? 0) / 2]);
      const unk_id = draw.unknown === "entry" ? 0 : null;
      return { type: "Unigram", unk_id, vocab, byte_fallback: draw.isFallingBack, names };
    }
    case "WordPiece": {
      const { prefix } = draw;
      for (const [left, right] of draw.draws) {
        add(prefix + pick(left, symbols));
        add(pick(left, symbols) + pick(right, names));
      }
      const max_input_chars_per_word = draw.longest;
      const vocab = idsOf(names);
      const unk_token = unknown ?? "<unk>";
      return {
        type: "WordPiece",
        unk_token,
        continuing_subword_prefix: prefix,
        max_input_chars_per_word,
        vocab,
        names,
      };
    }
    default:
      for (const [left, right] of draw.draws) add(pick(left, symbols) + pick(right, names));
      return { type: "WordLevel", unk_token: unknown ?? "<unk>", vocab: idsOf(names), names };
  }
}

function idsOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name, id) => [name, id]));
}

/** The ids that the native package gives added tokens: the vocabulary's, or the next that is free. */
function numbered(tokens: readonly Added[], names: readonly string[]): (Added & { id: number })[] {
  const ids = new Map(names.map((name, id) => [name, id] as const));
  return tokens.map((token) => {
    const id = ids.get(token.content) ?? ids.size;
    ids.set(token.content, id);
    return { ...token, id };
  });
}

function endsInBytes(stage: Component | null): boolean {
  if (stage === null) return false;
  const last = stage.pretokenizers ?? stage.normalizers;
  if (!Array.isArray(last)) return stage.type === "ByteLevel";
  return last.some((inner: Component) => inner.type === "ByteLevel");
}

/** Any tokenizer.json with some texts. */
export const configurations: fc.Arbitrary<Configuration> = fc
  .record({
    normalizer,
    preTokenizer,
    postProcessor,
    draws: modelDraws,
    added: fc.oneof({ weight: 1, arbitrary: fc.constant<Added[]>([]) }, { weight: 2, arbitrary: fewOf(added, 1, 4) }),
    texts: fewOf(fewOf(fc.nat({ max: 10_000 }), 0, 12), 1, 4),
  })
  .map(({ normalizer, preTokenizer, postProcessor, draws, added, texts }) => {
    const inBytes = endsInBytes(preTokenizer) || endsInBytes(normalizer);
    const { names, ...model } = modelOf(draws, inBytes ? textToByteAlphabet : (text) => text);
    const unique = added.filter(({ content }, i) => added.findIndex((other) => other.content === content) === i);
    const pieces = [...characters, ...unique.flatMap(({ content }) => [content, content, content])];
    return {
      file: {
        ...{ version: "1.0", truncation: null, padding: null, added_tokens: numbered(unique, names) },
        ...{ normalizer, pre_tokenizer: preTokenizer, post_processor: postProcessor, decoder: null, model },
      },
      texts: texts.map((numbers) => numbers.map((number) => pieces[number % pieces.length] ?? "").join("")),
    };
  });
