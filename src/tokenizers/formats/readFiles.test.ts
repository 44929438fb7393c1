import { describe, expect, test } from "vitest";
import { firstPieces, type ModelFields, writeModelProto } from "../../../test/support/sentencePiece";
import { PieceType } from "../models/sentencePiece/sentencePieces";
import { TokenizerError } from "../tokenizer";
import { largestFiles, largestText } from "./limits";
import { type NamedFile, readTokenizerFiles } from "./readFiles";
import { ModelType } from "./sentencePiece/sentencePieceProto";

const platform = { inflate: async () => new Uint8Array() };
const options = { specials: "control", inserted: true } as const;

function file(name: string, content: string | Uint8Array | object): NamedFile {
  const isData = typeof content === "string" || content instanceof Uint8Array;
  return { name, bytes: new Uint8Array(Buffer.from(isData ? content : JSON.stringify(content))) };
}

async function ids(files: readonly NamedFile[], text: string, pattern?: string): Promise<number[]> {
  const { tokenizer } = await readTokenizerFiles(files, { platform, pattern });
  return Array.from(tokenizer?.encode(text, options).ids ?? []);
}

async function refusal(files: readonly NamedFile[], pattern?: string): Promise<string> {
  const error = await readTokenizerFiles(files, { platform, pattern }).then(
    () => new Error("was not refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TokenizerError);
  return (error as Error).message;
}

const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.from([byte]).toString("base64"));
const ranks = [...bytes, Buffer.from("ab").toString("base64")].map((token, rank) => `${token} ${rank}\n`).join("");
const bert = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", "##b", ""].join("\n");
const vocab = { a: 0, b: 1, ab: 2, Ġ: 3, Ġab: 4, "<|endoftext|>": 5, model: 6, config: 7 };
const merges = "#version: 0.2\na b\nĠ ab\n";
const json = (change: object = {}, model: object = {}) => ({
  added_tokens: [],
  model: { type: "BPE", vocab: { a: 0, b: 1, ab: 2 }, merges: ["a b"], ...model },
  ...change,
});
const spm = (change: Partial<ModelFields> = {}) =>
  writeModelProto({
    modelType: ModelType.bpe,
    pieces: [...firstPieces(false), ...["▁", "a", "b"].map((piece, i) => ({ piece, score: -i }))],
    ...change,
  });

describe("the kind is told by content, whatever the name", () => {
  test("of each", async () => {
    expect(await ids([file("x", json())], "ab")).toEqual([2]);
    expect(await ids([file("x", spm())], "a b")).toEqual([3, 4, 3, 5]);
    expect(await ids([file("x", ranks)], "ab c", "r50k_base")).toEqual([256, 32, 99]);
    expect(await ids([file("x", bert)], "A b ab")).toEqual([2, 4, 5, 4, 6, 3]);
    expect(await ids([file("x", vocab), file("y", merges)], "ab ab<|endoftext|>")).toEqual([2, 4, 5]);
    const tekken = {
      config: { pattern: "\\s|\\S+", default_vocab_size: 266, default_num_special_tokens: 10 },
      vocab: bytes.map((token_bytes, rank) => ({ rank, token_bytes, token_str: null })),
    };
    expect(await ids([file("x", tekken)], "<s>a")).toEqual([1, 107]);
  });

  test("SentencePiece’s list of pieces is not needed beside its model", async () => {
    const list = file("a.vocab", "<unk>\t0\n<s>\t0\n</s>\t0\n▁t\t-0\n");
    const { kind, notes } = await readTokenizerFiles([list, file("a.model", spm())], { platform });
    expect(kind).toBe("SentencePiece model");
    expect(notes).toContain("a.vocab lists the model’s pieces, and is not needed.");
  });

  test("of a folder the fullest is taken, and the others are named", async () => {
    const folder = [file("config.json", { vocab_size: 3 }), file("a.model", spm()), file("b.json", json())];
    expect(await readTokenizerFiles(folder, { platform })).toMatchObject({
      kind: "tokenizer.json",
      used: ["b.json"],
      notes: ["a.model (SentencePiece model) is left aside."],
    });
  });

  test("how much the model takes is as the configuration beside it says, and changes nothing else", async () => {
    const said = async (config: object | string) => {
      const found = await readTokenizerFiles([file("tokenizer.json", json()), file("tokenizer_config.json", config)], {
        platform,
      });
      expect(found.used).toEqual(["tokenizer.json"]);
      return found.modelMaxLength;
    };
    const withClass = (change: object) => ({ tokenizer_class: "GPT2Tokenizer", ...change });
    expect(await said(withClass({ model_max_length: 512 }))).toBe(512);
    // Its older name, which counts where the other one says nothing.
    expect(await said(withClass({ max_len: 1024 }))).toBe(1024);
    expect(await said(withClass({ model_max_length: null, max_len: 1024 }))).toBe(1024);
    expect(await said(withClass({ model_max_length: 77, max_len: 1024 }))).toBe(77);
    // As transformers writes it where nobody has set it.
    const unset = '{"tokenizer_class":"GPT2Tokenizer","model_max_length":1000000000000000019884624838656}';
    expect(await said(unset)).toBeNull();
    for (const none of [0, -1, 0.5, 1e9, "512", true, null, {}, []]) {
      expect(await said(withClass({ model_max_length: none })), String(none)).toBeNull();
    }
    expect(await said(withClass({}))).toBeNull();
    expect((await readTokenizerFiles([file("x", json())], { platform })).modelMaxLength).toBeNull();
    const model = [file("a.model", spm()), file("tokenizer_config.json", withClass({ model_max_length: 4096 }))];
    expect((await readTokenizerFiles(model, { platform })).modelMaxLength).toBe(4096);
  });

  test("what the file asks for and is not done is said", async () => {
    const truncation = { max_length: 512, stride: 0, direction: "Right", strategy: "LongestFirst" };
    expect((await readTokenizerFiles([file("x", json({ truncation }))], { platform })).notes).toEqual([
      "The file cuts texts off after 512 tokens; here they are encoded whole.",
    ]);
  });

  test("a typed pattern cuts ranks", async () => {
    expect(await ids([file("x", ranks)], "abab", "a|b")).toEqual([97, 98, 97, 98]);
    expect(await refusal([file("x", ranks)], "o300k")).toMatch(
      /^x: There is no known pattern “o300k”\. .* o200k_base,/,
    );
    expect(await refusal([file("x", ranks)], "(a")).toMatch(/^x: .*\(a/);
  });
});

describe("a configuration beside a vocabulary", () => {
  test("puts BOS and EOS around a SentencePiece model’s text", async () => {
    const config = { tokenizer_class: "X", add_bos_token: true, bos_token: { content: "<s>" }, eos_token: "</s>" };
    expect(await ids([file("a", spm()), file("b", config)], "a")).toEqual([1, 3, 4]);
    expect(await ids([file("a", spm()), file("b", { ...config, add_eos_token: true })], "a")).toEqual([1, 3, 4, 2]);
  });

  test("says whether case matters, and names added tokens", async () => {
    const decoder = { 7: { content: "[NEW]", special: true } };
    const config = { do_lower_case: false, unk_token: "[UNK]", added_tokens_decoder: decoder };
    const files = [file("a", bert), file("b", config)];
    expect(await ids(files, "A[NEW]b")).toEqual([2, 1, 7, 5, 3]);
    expect((await readTokenizerFiles(files, { platform })).notes).toEqual([]);
  });

  test("gives ranks their control tokens", async () => {
    const config = { bos_token: "<b>", added_tokens_decoder: { 300: { content: "<b>", special: true } } };
    expect(await ids([file("a", ranks), file("b", config)], "<b>a", "qwen")).toEqual([300, 97]);
  });
});

test("what is no tokenizer is told what it is, and what would be understood", async () => {
  const understood =
    "Understood are tokenizer.json, a SentencePiece .model, .tiktoken ranks, tekken.json, WordPiece’s vocab.txt, " +
    "vocab.json with merges.txt, models in GGUF, and Tessera’s packs.";
  const cases: [NamedFile[], string][] = [
    [[], "There are no files."],
    [[file("a", "")], "There is no tokenizer here: a is empty."],
    [[file("a", "Dear Sir,\nno")], "There is no tokenizer here: a is text that begins “Dear Sir,”."],
    [[file("a", { b: 1, c: [] })], "There is no tokenizer here: a is JSON with the fields b, c."],
    [[file("a", {})], "There is no tokenizer here: a is an empty JSON object."],
    [[file("a", { bos_token: "x" })], "There is no tokenizer here: a is only a tokenizer’s configuration."],
    [[file("a", "PK\x03\x04")], "There is no tokenizer here: a is an archive (zip; PyTorch’s files are such too)"],
    [[file("a", Uint8Array.of(0xff, 0, 0xfe))], "a is binary data of no kind that is known here."],
  ];
  for (const [files, sentence] of cases) {
    const message = await refusal(files);
    expect(message).toContain(sentence);
    expect(message).toContain(understood);
  }
  expect(await refusal([file("a", vocab)])).toBe(
    "a (vocab.json) is half of a tokenizer: add its merges.txt, or name the folder with both.",
  );
  expect(await refusal([file("a", json()), file("b", json())])).toBe(
    "There are several tokenizers of one kind, tokenizer.json: a, b. Choose one of the files.",
  );
});

describe("hostile files end in one sentence", () => {
  const nested = (depth: number) =>
    `{"model":{"type":"BPE"},"normalizer":${'{"a":['.repeat(depth)}${"]}".repeat(depth)}}`;
  const added = (tokens: object[]) => json({ added_tokens: tokens });
  test.each<[string, string | object, string]>([
    ["cut off", '{"model":', "t begins as JSON does, but cannot be read: "],
    ["nested 30 levels too deep", nested(40), "t: The file has over 50 objects or lists within one another."],
    [
      "an id that no array holds",
      json({}, { vocab: { a: 4294967295 }, merges: [] }),
      "t: model.vocab.a is 4294967295; ids up to 16777215 are read.",
    ],
    [
      "such an added token",
      added([{ id: 2 ** 40, content: "x" }]),
      "t: added_tokens[0].id is 1099511627776; ids up to 16777215 are read.",
    ],
    ["an id twice", json({}, { vocab: { a: 0, b: 0 }, merges: [] }), "t: model.vocab gives 0 to both “a” and “b”."],
    [
      "an unknown component",
      json({ normalizer: { type: "Sequence", normalizers: [{ type: "Magic" }] } }),
      't: normalizer.normalizers[0].type = "Magic" is not supported yet.',
    ],
    [
      "a template that names itself",
      json({
        post_processor: {
          type: "TemplateProcessing",
          single: [{ SpecialToken: { id: "__proto__" } }],
          special_tokens: {},
        },
      }),
      "t: post_processor.special_tokens.__proto__ is missing, but should be an object.",
    ],
    [
      "a score that is none",
      '{"model":{"type":"Unigram","unk_id":0,"vocab":[["a",-1e999]]}}',
      "t: model.vocab[0] has the score -Infinity, which is no log probability.",
    ],
    [
      "a pattern that is none",
      json({ pre_tokenizer: { type: "Split", pattern: { Regex: "(" }, behavior: "Removed" } }),
      "t: ",
    ],
  ])("%s", async (_, content, sentence) => {
    const message = await refusal([file("t", content)]);
    expect(message.startsWith(sentence), message).toBe(true);
    expect(message).not.toMatch(/\n/);
  });

  test("too large", async () => {
    const bytes = { length: largestFiles + 1 } as Uint8Array<ArrayBuffer>;
    expect(await refusal([{ name: "t", bytes }])).toBe("These are 257 MB. A tokenizer’s files are read up to 256 MB.");
  });

  test("millions of merges", async () => {
    const many = `{"model":{"type":"BPE","vocab":{"a":0,"aa":1},"merges":[${'"a a",'.repeat(2_000_000)}"a a"]}}`;
    expect(await refusal([file("t", many)])).toBe("t: model.merges has 2000001 items; at most 1048576 are read.");
  });

  test("of more lists, lines or characters than a tokenizer has, before they fill the memory", async () => {
    expect(await refusal([file("t", `{"model":${"[".repeat(5_000_000)}`)])).toBe(
      "t: The file has over 4194304 lists, objects and values.",
    );
    expect(await refusal([file("t", `{"model":{"vocab":{"${"[,".repeat(5_000_000)}\\"":0`)])).toMatch(/cannot be read/);
    expect(await refusal([file("t", "\n".repeat(1_100_000))])).toBe(
      "t: The text has over 1048576 lines, which no vocabulary has.",
    );
    const large = { name: "t", bytes: new Uint8Array(largestText + 1).fill(0x61) };
    expect(await refusal([large])).toBe("t has 129 MB. Vocabularies in text and JSON are read up to 128 MB.");
    const long = "ab".repeat(70_000);
    const split = { type: "Split", pattern: { Regex: long }, behavior: "Removed", invert: false };
    for (const hostile of [
      json({ pre_tokenizer: split }),
      json({ added_tokens: [{ id: 9, content: long }] }),
      { pat_str: long, special_tokens: {}, bpe_ranks: "" },
      { pat_str: "a", special_tokens: { [long]: 1 }, bpe_ranks: "" },
    ]) {
      expect(await refusal([file("t", hostile)])).toMatch(/^t: “abab[^”]{56}…” has 140000 characters; at most 131072/);
    }
  });

  test("of blank lines alone, which an ambiguous pattern would read in as many ways as there are", async () => {
    expect(await refusal([file("t", "\n".repeat(300))])).toMatch(/^There is no tokenizer here: t is empty\./);
    expect(await refusal([file("t", `${"\r\n".repeat(300)}x`)])).toMatch(/t is text that begins “x”/);
  });

  test("of what is first seen when a text is encoded", async () => {
    const split = { type: "Split", pattern: { Regex: "a".repeat(70_000) }, behavior: "Removed", invert: false };
    expect(await refusal([file("t", json({ pre_tokenizer: split }))])).toBe(
      "t: A pattern of it is larger than this browser can run.",
    );
    const bert = { type: "BertProcessing", sep: ["b", 1], cls: ["x", 77] };
    expect(await refusal([file("t", json({ post_processor: bert }))])).toBe(
      "t: It puts token 77 around a text, which its vocabulary does not have.",
    );
  });

  test("of ids that would come to be others in 32 bits", async () => {
    const lines = Array.from({ length: 256 }, (_, byte) => `${byte + 1} b'\\x${byte.toString(16).padStart(2, "0")}' 1`);
    const wrapped = `${lines.with(200, lines[200]?.replace("201", "4294967296") ?? "").join("\n")}\n`;
    expect(await refusal([file("t", wrapped)])).toBe("t: An entry has the id 4294967296; ids up to 16777215 are read.");
    const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte).toString("base64")).join(" ");
    const tiktoken = { pat_str: "a|.", special_tokens: { "<e>": 4294967596 }, bpe_ranks: `! 0 ${bytes}` };
    expect(await refusal([file("t", tiktoken)])).toBe(
      "t: The added token “<e>” has the id 4294967596; ids up to 16777215 are read.",
    );
    expect(await refusal([file("t", "minbpe v1\n\n1\n<s> 4294967296\n97 97\n")])).toBe(
      "t: The added token “<s>” has the id 4294967296; ids up to 16777215 are read.",
    );
  });

  test("that show of a long name its beginning", async () => {
    const long = "x".repeat(1000);
    for (const hostile of [
      json({}, { vocab: { a: 0, [long]: 0 }, merges: [] }),
      json({}, { type: "Unigram", unk_id: 0, vocab: [[long, "no"]] }),
      json({ normalizer: { type: long } }),
    ]) {
      expect((await refusal([file("t", hostile)])).length).toBeLessThan(300);
    }
    const found = await readTokenizerFiles([file("t", json({}, { unk_token: long }))], { platform });
    expect(found.notes.join("")).toMatch(/^The unknown token “x{60}…” is not in the vocabulary/);
  });

  test("names that objects inherit are names", async () => {
    const text =
      '{"__proto__":{"polluted":1},"model":{"type":"BPE","vocab":{"__proto__":0,"a":1,"constructor":2},"merges":[]}}';
    expect(await ids([file("t", text)], "a")).toEqual([1]);
    expect(await ids([file("a", `{"a":0,"Ġ":1,"__proto__":2}`), file("b", "#version: 0.2\n")], " a")).toEqual([1, 0]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("damaged tables are named by their lines", () => {
  test.each<[string, NamedFile[], string]>([
    ["ranks", [file("t", `${ranks}!!\n`)], "t: Line 258 is no token in base64 and its rank: !!"],
    ["a rank twice", [file("t", `${ranks}YWJj 7\n`)], "t: Line 258 has the rank 7, as an earlier line has."],
    ["a token twice", [file("t", `${ranks}YQ== 300\n`)], "t: Line 258 has the token of rank 97 again."],
    [
      "a rank that no id is",
      [file("t", `${ranks}YWJj 99999999\n`)],
      "t: Line 258 has the rank 99999999; ids up to 16777215 are read.",
    ],
    ["bytes without ranks", [file("t", "YQ== 0\n")], "t: The ranks lack 255 of the 256 single bytes."],
    ["merges", [file("t", vocab), file("m", "#version: 0.2\na b\nab\n")], "t: merges.txt, line 3, is no pair: ab"],
    [
      "no byte alphabet",
      [file("t", { a: 0, b: 1 }), file("m", "#version: 0.2\na b\n")],
      "t: The vocabulary is neither written in GPT-2’s byte alphabet nor with “▁” or “</w>”",
    ],
    ["gzip", [file("t", Uint8Array.of(0x1f, 0x8b, 8))], "t is compressed (gzip) and damaged: it cannot be unpacked."],
    ["UTF-16", [file("t", Uint8Array.of(0xff, 0xfe, 0))], "t begins as text in UTF-16, but is none."],
    ["UTF-32, little endian", [file("t", utf32('{"a":1}', true))], "t is text in UTF-32: save it as UTF-8."],
    ["UTF-32, big endian", [file("t", utf32('\ufeff{"a":1}', false))], "t is text in UTF-32: save it as UTF-8."],
    [
      "tekken with control tokens without end",
      [
        file("t", {
          config: { pattern: "a", default_vocab_size: 70_000, default_num_special_tokens: 65_537 },
          vocab: [{ rank: 0, token_bytes: "YQ==" }],
        }),
      ],
      "t: config.default_num_special_tokens is 65537; at most 65536 are read.",
    ],
    [
      "minbpe with control tokens without end",
      [file("t", "minbpe v1\n\n4194305\n")],
      "t: Line 3 does not say how many control tokens follow.",
    ],
    [
      "tekken",
      [
        file("t", {
          config: { pattern: "a", default_vocab_size: 9, default_num_special_tokens: 1 },
          vocab: [{ rank: 1, token_bytes: "YQ==" }],
        }),
      ],
      "t: vocab[0].rank is 1, but should be its place, 0.",
    ],
  ])("%s", async (_, files, sentence) => {
    const message = await refusal(files, "r50k_base");
    expect(message.startsWith(sentence), message).toBe(true);
  });
});

describe("SentencePiece models that cannot be read say why", () => {
  const pieces = [...firstPieces(false), { piece: "a" }];
  test.each<[string, Uint8Array, string]>([
    ["twice", spm({ pieces: [...pieces, { piece: "a" }] }), "t: Pieces 3 and 4 are both “a”."],
    ["a score", spm({ pieces: [...pieces, { piece: "b", score: Number.NaN }] }), "t: Piece 4, “b”, has the score NaN."],
    ["no unknown", spm({ pieces: [{ piece: "a" }] }), "t: The SentencePiece model has no piece of type UNKNOWN."],
    [
      "a type that is none",
      spm({ modelType: 5 }),
      "t: The SentencePiece model is of a type that SentencePiece does not have: 5.",
    ],
    [
      "a piece’s type that is none",
      spm({ pieces: [...pieces, { piece: "b", type: 7 }] }),
      "t: The SentencePiece model’s piece 4 is of a type that is not known: 7.",
    ],
    [
      "two unknown",
      spm({ pieces: [...pieces, { piece: "b", type: PieceType.unknown }] }),
      "t: Pieces 0, “<unk>”, and 4, “b”, are both of type UNKNOWN.",
    ],
    [
      "bytes without fallback",
      spm({ pieces: [...pieces, { piece: "<0x41>", type: PieceType.byte }] }),
      "t: Piece 4, “<0x41>”, is of type BYTE, but byte_fallback is false.",
    ],
    [
      "fallback without bytes",
      spm({ byteFallback: true }),
      "t: The SentencePiece model has byte_fallback, but pieces of only 0 of the 256 bytes.",
    ],
    [
      "rules",
      spm({ charsMap: Uint8Array.of(9, 9, 9, 9) }),
      "t: normalizer.precompiled_charsmap is cut short: its trie has no end.",
    ],
    ["cut off", spm().subarray(0, 40), "t: The SentencePiece model is damaged: it is cut short: "],
    [
      "a length of gigabytes",
      Uint8Array.from([...spm(), 0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
      "t: The SentencePiece model is damaged: it is cut short: ",
    ],
    [
      "another field type",
      Uint8Array.from([...spm(), 0x08, 1]),
      "t: The SentencePiece model is damaged: a field is of another type than SentencePiece’s.",
    ],
    [
      "a wire type that is none",
      Uint8Array.from([...spm(), 0x7f]),
      "t: The SentencePiece model is damaged: it is no Protocol Buffers message.",
    ],
  ])("%s", async (_, content, sentence) => {
    const message = await refusal([file("t", content)]);
    expect(message.startsWith(sentence), message).toBe(true);
  });
});

function utf32(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(4 * characters.length));
  for (const [i, code] of characters.entries()) view.setUint32(4 * i, code, isLittle);
  return new Uint8Array(view.buffer);
}
