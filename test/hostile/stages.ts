/** Stages of a tokenizer.json of all kinds, some with settings that no published file has. */
const regex = (pattern: string) => ({ Regex: pattern });
const split = (pattern: object, behavior = "Isolated", invert = false) => ({
  type: "Split",
  pattern,
  behavior,
  invert,
});

const normalizers = [
  ...["NFC", "NFD", "NFKC", "NFKD", "Nmt", "Lowercase", "StripAccents", "ByteLevel"].map((type) => ({ type })),
  { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
  { type: "Strip", strip_left: true, strip_right: false },
  { type: "Prepend", prepend: "▁" },
  { type: "Prepend", prepend: "" },
  { type: "Replace", pattern: { String: " " }, content: "▁" },
  { type: "Replace", pattern: { String: "" }, content: "x" },
  { type: "Replace", pattern: regex("a*"), content: "aa" },
  { type: "Replace", pattern: regex("."), content: "\u0301".repeat(50) },
  { type: "Precompiled", precompiled_charsmap: "AAAAAA==" },
  { type: "Precompiled", precompiled_charsmap: "/////w==" },
  { type: "Sequence", normalizers: [] },
  {
    type: "Sequence",
    normalizers: Array.from({ length: 40 }, () => ({ type: "Replace", pattern: { String: "a" }, content: "aa" })),
  },
];

const preTokenizers = [
  ...["BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts"].map((type) => ({ type })),
  { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
  { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
  { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
  { type: "Metaspace", replacement: "▁▁", prepend_scheme: "first", split: false },
  { type: "Punctuation", behavior: "Contiguous" },
  { type: "Digits", individual_digits: true },
  { type: "CharDelimiterSplit", delimiter: "a" },
  { type: "FixedLength", length: 1 },
  { type: "FixedLength", length: 0 },
  split(regex("\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+")),
  split(regex("(?<=a)b"), "Removed", true),
  split({ String: "" }, "MergedWithPrevious"),
  split(regex("$"), "MergedWithNext"),
  { type: "Sequence", pretokenizers: [] },
];

const postProcessors = [
  { type: "ByteLevel", add_prefix_space: true, trim_offsets: false, use_regex: true },
  { type: "BertProcessing", sep: ["[SEP]", 1], cls: ["[CLS]", 0xffffff] },
  { type: "RobertaProcessing", sep: ["</s>", 1], cls: ["<s>", 0], trim_offsets: true, add_prefix_space: false },
  {
    type: "TemplateProcessing",
    single: Array.from({ length: 300 }, () => ({ SpecialToken: { id: "<s>", type_id: 0 } })),
    pair: [],
    special_tokens: { "<s>": { id: "<s>", ids: [0, 1, 2], tokens: ["a", "b", "c"] } },
  },
  {
    type: "TemplateProcessing",
    single: [{ Sequence: { id: "A", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }],
    pair: [],
    special_tokens: {},
  },
  {
    type: "TemplateProcessing",
    single: "$A </s>",
    pair: "$A $B",
    special_tokens: { "</s>": { id: "</s>", ids: [1], tokens: ["</s>"] } },
  },
  { type: "Sequence", processors: [] },
];

const decoders = [
  ...["ByteLevel", "Fuse", "ByteFallback", "BPEDecoder", "CTC", "WordPiece"].map((type) => ({ type })),
  { type: "WordPiece", prefix: "##", cleanup: true },
  { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
  { type: "Replace", pattern: { String: "▁" }, content: " " },
  { type: "Replace", pattern: regex("(a|aa)+$"), content: "" },
  { type: "Strip", content: " ", start: 1, stop: 4294967295 },
  { type: "Sequence", decoders: [] },
];

const added = [
  { id: 300, content: "<new>", special: true, normalized: false, single_word: true, lstrip: true, rstrip: true },
  { id: 0, content: "a", special: false, normalized: true, single_word: false, lstrip: true, rstrip: true },
  {
    id: 16_777_215,
    content: "b".repeat(100_000),
    special: true,
    normalized: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
  },
  { id: 2, content: "", special: true, normalized: false, single_word: false, lstrip: false, rstrip: false },
];

const all = [...normalizers, ...preTokenizers, ...postProcessors, ...decoders];

/** What is put in place of parts of a tokenizer.json. */
export const stageZoo: readonly unknown[] = [
  ...all,
  ...added,
  { type: "Sequence", normalizers, pretokenizers: preTokenizers, processors: postProcessors, decoders },
  Array.from({ length: 5000 }, (_, id) => ({ ...added[0], id, content: `<${id}>` })),
];
