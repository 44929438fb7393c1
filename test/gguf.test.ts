/** GGUF headers that are built of tokenizers here, read, and held against what they were built of; and hostile ones. */
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { ggufHeaderOf } from "../src/tokenizers/formats/gguf/headerOf";
import { type FoundTokenizer, readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { readSentencePiece } from "../src/tokenizers/formats/sentencePiece/sentencePiece";
import { ModelType } from "../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { noConfig } from "../src/tokenizers/formats/tokenizerConfig";
import { toTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writeTokenizerJson } from "../src/tokenizers/formats/write/writeTokenizerJson";
import { PieceType } from "../src/tokenizers/models/sentencePiece/sentencePieces";
import { TokenizerError } from "../src/tokenizers/tokenizer";
import { loadBuiltin, readParts } from "./support/builtins";
import {
  count,
  flag,
  keysOfBpe,
  keysOfPieces,
  keysOfWordPiece,
  numbers,
  smallKeys,
  smallTokens,
  text,
  texts,
  writeGguf,
} from "./support/gguf";
import { differenceOfIds } from "./support/oracle";
import { oneOfEach } from "./support/runs";
import { charsMapOf, firstPieces, type ModelFields, writeModelProto } from "./support/sentencePiece";
import { readUdhr } from "./support/udhr";

const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
const declarations = readUdhr().filter((_, i) => i % 19 === 0);
const hard = [
  ...[
    "",
    " ",
    "  a",
    "a  b\n\n\tc ",
    "don't I'LL",
    "1234567 12½²",
    "e\u0301 \u0929\u093c éÉÀß İ",
    "👩🏽‍🚀 👍",
    "नमस्ते ไทย 漢字かな 한국어",
  ],
  ...["def f(x):\n    return x  # ok\r\n", "<|endoftext|> <s> [CLS] <0x41> ▁▁", "…！？—“”", "\u200d\u00a0\u3000x"],
];
const all = [...declarations.map((declaration) => declaration.text.slice(0, 1000)), ...hard];

async function read(bytes: Uint8Array<ArrayBuffer>, pattern?: string, name = "m.gguf"): Promise<FoundTokenizer> {
  return readTokenizerFiles([{ name, bytes }], { platform, pattern });
}

async function refusal(bytes: Uint8Array<ArrayBuffer>, pattern?: string): Promise<string> {
  const error = await read(bytes, pattern).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TokenizerError)) throw error ?? new Error("It was not refused.");
  return error.message;
}

/** The first text that two tokenizers cut otherwise, and how; null where there is none. */
function differs(found: FoundTokenizer, id: string, specials: "text" | "control" = "text"): string | null {
  const builtin = loadBuiltin(id);
  for (const sample of all) {
    const options = { specials, inserted: false };
    const ours = found.tokenizer?.encode(sample, options).ids ?? [];
    const difference = differenceOfIds(ours, builtin.encode(sample, options).ids);
    if (difference !== null) return `${JSON.stringify(sample.slice(0, 60))}: ${difference}`;
  }
  return null;
}

/** Names in order of their ids. */
function entriesOf(id: string): string[] {
  const { model } = toTokenizerJson(readParts(id)) as { model: { vocab: Record<string, number> } };
  return Object.entries(model.vocab)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name);
}

const jsonOf = (id: string): unknown => JSON.parse(writeTokenizerJson(readParts(id)));

describe("a built-in's vocabulary in GGUF gives the built-in's ids", () => {
  const few = [["r50k_base", "gpt-2"]] as const;
  const others = [
    ["qwen3", "qwen2"],
    ["llama3", "llama-bpe"],
    ["mistral_nemo", "tekken"],
    ["deepseek_v3", "deepseek-v3"],
    ["o200k_base", "gpt-4o"],
  ] as const;
  test.each(oneOfEach<readonly [string, string]>([...few, ...others], few))(
    "%s, whose pre-tokenizer is called %s",
    async (id, pre) => {
      const found = await read(writeGguf(keysOfBpe(jsonOf(id), pre)));
      expect(found).toMatchObject({ kind: "GGUF model", modelMaxLength: 8192, pattern: null });
      for (const specials of ["text", "control"] as const) expect(differs(found, id, specials)).toBe(null);
    },
  );

  test("bert_uncased, whose words' beginnings are marked", async () => {
    const found = await read(writeGguf(keysOfWordPiece(entriesOf("bert_uncased"))));
    expect(found).toMatchObject({ kind: "GGUF model", modelMaxLength: 512 });
    expect(differs(found, "bert_uncased")).toBe(null);
    const inserted = { specials: "control", inserted: true } as const;
    expect(found.tokenizer?.encode("hello", inserted).ids).toEqual(
      loadBuiltin("bert_uncased").encode("hello", inserted).ids,
    );
  });

  test("llama2, as pieces with scores", async () => {
    // A piece's score is the rank at which it first comes about; what is no merge's result is below them all.
    const { model } = toTokenizerJson(readParts("llama2")) as { model: { merges: readonly (readonly string[])[] } };
    const ranks = new Map(model.merges.map((merge, rank) => [merge.join(""), rank] as const).reverse());
    const pieces = entriesOf("llama2").map((piece, id) => {
      if (id < 3) return { piece, type: id === 0 ? PieceType.unknown : PieceType.control };
      return id < 259 ? { piece, type: PieceType.byte } : { piece, score: -(ranks.get(piece) ?? 1e6 + id) };
    });
    const keys = { ...keysOfPieces({ pieces, modelType: ModelType.bpe }), "tokenizer.ggml.add_bos_token": flag(true) };
    const found = await read(writeGguf(keys));
    expect(differs(found, "llama2")).toBe(null);
    expect(Array.from(found.tokenizer?.encode("a", { specials: "text", inserted: true }).ids ?? [])).toEqual([1, 263]);
  });
});

const rules = charsMapOf({ "\t": " ", ﬁ: "fi", Ａ: "a" });
const someText = ["▁", "▁a", "a", "b", "ab", "▁ab", "c", "é"].map((piece, i) => ({ piece, score: -1 - i / 4 }));
const models: readonly (readonly [string, ModelFields])[] = [
  [
    "Unigram with rules",
    { modelType: ModelType.unigram, pieces: [...firstPieces(false), ...someText], charsMap: rules },
  ],
  [
    "Unigram without a prefix, spaces kept, a symbol of the user's",
    {
      ...{ modelType: ModelType.unigram, dummyPrefix: false, removeExtra: false },
      pieces: [...firstPieces(false), ...someText, { piece: "<sep>", type: PieceType.userDefined }],
    },
  ],
  [
    "BPE with bytes and a symbol of spaces",
    {
      ...{ modelType: ModelType.bpe, byteFallback: true, removeExtra: false },
      pieces: [...firstPieces(true), ...someText, { piece: "▁▁", type: PieceType.userDefined }],
    },
  ],
];

test.each(models)("pieces come to what the .model comes to: %s", async (_, model) => {
  const spaced = (piece: string, type?: number) =>
    type === PieceType.userDefined ? piece.replaceAll("▁", " ") : piece;
  const pieces = model.pieces.map(({ piece, ...rest }) => ({ ...rest, piece: spaced(piece, rest.type) }));
  const { parts } = await read(writeGguf(keysOfPieces({ ...model, pieces })));
  const own = readSentencePiece(writeModelProto(model), noConfig);
  expect(parts?.recipe).toEqual(own.recipe);
  expect(parts?.vocabulary).toEqual(own.vocabulary);
  expect(parts?.scores).toEqual(own.scores);
  if (parts === null) throw new Error("It was not read.");
  const [ours, theirs] = [buildTokenizer(parts), buildTokenizer(own)];
  const options = { specials: "text", inserted: false } as const;
  for (const sample of hard) expect(ours.encode(sample, options).ids).toEqual(theirs.encode(sample, options).ids);
});

const idsOf = (
  { tokenizer }: FoundTokenizer,
  sample: string,
  specials: "text" | "control" = "text",
  inserted = false,
) => Array.from(tokenizer?.encode(sample, { specials, inserted }).ids ?? []);

describe("what the header says", () => {
  test.each([
    [1, false],
    [2, false],
    [3, false],
    [3, true],
  ])("version %d, big-endian: %s; what is behind the header is not looked at", async (version, bigEndian) => {
    const bytes = writeGguf(smallKeys, { version, bigEndian, tensors: new Uint8Array(99).fill(255) });
    const found = await read(bytes);
    expect(idsOf(found, "abab ab")).toEqual([257, 258]);
    expect(found.notes).toEqual(["Of the file its header alone is read, and its SHA-256 is the header’s."]);
    const header = await ggufHeaderOf(pieces(bytes, 7));
    expect(header.length).toBe(bytes.length - 99);
    expect(idsOf(await read(header), "abab ab")).toEqual([257, 258]);
  });

  test("types: control tokens on request, the user's always, padding never", async () => {
    const found = await read(writeGguf(smallKeys));
    expect(idsOf(found, "<|end|><think>a", "control")).toEqual([259, 260, 97]);
    expect(idsOf(found, "<|end|>").length).toBe(7);
    expect(idsOf(found, "[PAD261]").length).toBe(8);
    const untyped = { ...smallKeys, "tokenizer.ggml.token_type": undefined };
    const { notes } = await read(writeGguf(JSON.parse(JSON.stringify(untyped))));
    expect(notes).toContain("Control tokens are not known: the file does not say of what types its tokens are.");
  });

  test("what is put around a text: as it says, else as llama.cpp has it for the pre-tokenizer", async () => {
    const ends = { "tokenizer.ggml.bos_token_id": count(259), "tokenizer.ggml.eos_token_id": count(260) };
    const both = { "tokenizer.ggml.add_bos_token": flag(true), "tokenizer.ggml.add_eos_token": flag(true) };
    expect(idsOf(await read(writeGguf({ ...smallKeys, ...ends })), "a", "text", true)).toEqual([97]);
    expect(idsOf(await read(writeGguf({ ...smallKeys, ...ends, ...both })), "a", "text", true)).toEqual([259, 97, 260]);
    const llama = { ...smallKeys, ...ends, "tokenizer.ggml.pre": text("llama-bpe") };
    expect(idsOf(await read(writeGguf(llama)), "a", "text", true)).toEqual([259, 97]);
    const off = { ...llama, "tokenizer.ggml.add_bos_token": flag(false) };
    expect(idsOf(await read(writeGguf(off)), "a", "text", true)).toEqual([97]);
    const beyond = { ...smallKeys, ...both, "tokenizer.ggml.bos_token_id": count(99_999) };
    expect(idsOf(await read(writeGguf(beyond)), "a", "text", true)).toEqual([97]);
  });

  test("a name that is not known is asked about, by its name; one that is missing is llama.cpp's default, which is said", async () => {
    const strange = writeGguf({ ...smallKeys, "tokenizer.ggml.pre": text("strange") });
    expect(await read(strange)).toMatchObject({ needs: "pattern", named: "strange", parts: null });
    const told = await read(strange, "cl100k_base");
    expect(told).toMatchObject({ needs: null, pattern: "cl100k_base" });
    expect(idsOf(told, " ab")).toEqual([258]);
    expect(idsOf(await read(strange, ".| "), " ab")).toEqual([32, 97, 98]);
    expect(await refusal(strange, "nonsense")).toMatch(/There is no known pattern “nonsense”/);
    // One that is known needs no pattern, and is not cut by another.
    expect(await read(writeGguf(smallKeys), ".")).toMatchObject({ pattern: null });
    const { notes } = await read(writeGguf({ ...smallKeys, "tokenizer.ggml.pre": text("default") }));
    expect(notes.join(" ")).toContain("The file does not say how text is cut (tokenizer.ggml.pre is “default”)");
  });

  test("where llama.cpp does otherwise than the model's own tokenizer, that is followed, and the difference said", async () => {
    const found = await read(writeGguf({ ...smallKeys, "tokenizer.ggml.pre": text("qwen2") }));
    expect(idsOf(found, "e\u0301")).toEqual([0xc3, 0xa9]);
    expect(found.notes).toContain(
      "The model’s own tokenizer composes letters and marks (NFC), as is done here; llama.cpp does not.",
    );
  });

  test("every name of the table makes a tokenizer that keeps the text's bytes", async () => {
    const names = [
      ...[
        "llama-bpe",
        "dbrx",
        "mpt",
        "smollm",
        "qwen2",
        "stablelm2",
        "qwen35",
        "deepseek-v3",
        "deepseek-llm",
        "deepseek-coder",
      ],
      ...["falcon", "bloom", "viking", "tekken", "gpt-4o", "tiny_aya", "kimi-k2", "bailingmoe", "seed-coder", "laguna"],
      ...["exaone-moe", "minicpm5", "default"],
    ];
    const sample = "ab 1234 Éa\u0301 漢字 don't\n\n  x!?";
    for (const name of names) {
      const { tokenizer } = await read(writeGguf({ ...smallKeys, "tokenizer.ggml.pre": text(name) }));
      const { byteEnd } = tokenizer?.encode(sample, { specials: "text", inserted: false }) ?? { byteEnd: [] };
      expect(byteEnd.at(-1), name).toBe(Buffer.byteLength(sample));
    }
  });

  test("merges that can never apply are left out, and counted", async () => {
    const merges = texts(["a b", "x y", "ab <|end|>", "ab ab", "", "a", "Ġ ab"]);
    const found = await read(writeGguf({ ...smallKeys, "tokenizer.ggml.merges": merges }));
    expect(found.notes).toContain(
      "4 of 7 merges have to do with what is no entry, “x y” first. They can never apply, and are left out.",
    );
    expect(idsOf(found, "abab ab")).toEqual([257, 258]);
  });

  test("Gemma 4's: text with “▁”, bytes by name, and BOS whatever the file says", async () => {
    const tokens = [
      "<pad>",
      "<eos>",
      "<bos>",
      "<unk>",
      ...firstPieces(true)
        .slice(3)
        .map(({ piece }) => piece),
      "▁",
      "a",
      "▁a",
    ];
    const types = [3, 3, 3, 2, ...new Array(256).fill(6), 1, 1, 1];
    const found = await read(
      writeGguf({
        "tokenizer.ggml.model": text("gemma4"),
        "tokenizer.ggml.tokens": texts(tokens),
        "tokenizer.ggml.token_type": numbers("int32", types),
        "tokenizer.ggml.merges": texts(["▁ a"]),
        "tokenizer.ggml.bos_token_id": count(2),
        "tokenizer.ggml.add_bos_token": flag(false),
      }),
    );
    expect(idsOf(found, "a aé", "text", true)).toEqual([2, 261, 262, 4 + 0xc3, 4 + 0xa9]);
  });

  test("RWKV's, and a tokenizer.json that is there as it is", async () => {
    const literal = (byte: number) => {
      const named = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" }[byte];
      return (
        named ?? (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, "0")}`)
      );
    };
    const bytes = Array.from({ length: 256 }, (_, byte) => literal(byte));
    const keys = {
      "tokenizer.ggml.model": text("rwkv"),
      "tokenizer.ggml.tokens": texts(["<s>", ...bytes, "ab", "\\xc3\\xa9a", "[PAD259]"]),
      "tokenizer.ggml.token_type": numbers("int32", [3, ...bytes.map(() => 1), 1, 1, 5]),
    };
    const rwkv = await read(writeGguf(keys));
    expect(idsOf(rwkv, "abéa\\\n")).toEqual([257, 258, 93, 11]);
    expect(idsOf(rwkv, "<s>", "control")).toEqual([0]);
    const json = {
      model: { type: "WordLevel", vocab: { a: 0, b: 1 }, unk_token: "b" },
      pre_tokenizer: { type: "Whitespace" },
    };
    const whole = await read(writeGguf({ ...keys, "tokenizer.huggingface.json": text(JSON.stringify(json)) }));
    expect(idsOf(whole, "a x a")).toEqual([0, 1, 0]);
  });
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("hostile headers are refused with a sentence", () => {
  const whole = writeGguf(smallKeys);
  /** The file with a number of 64 bits put in some place. */
  const patched = (at: number, value: bigint) => {
    const bytes = whole.slice();
    new DataView(bytes.buffer).setBigUint64(at, value, true);
    return bytes;
  };
  const tokensAt = Buffer.from(whole).indexOf("tokenizer.ggml.tokens") + "tokenizer.ggml.tokens".length + 8;

  test.each([
    ["2^60 keys", patched(16, 2n ** 60n), /its keys are 1152921504606847000/],
    ["a key of 2^63 bytes", patched(24, 2n ** 63n), /key 0 are 9223372036854776000/],
    ["2^60 tokens", patched(tokensAt, 2n ** 60n), /entries of tokenizer\.ggml\.tokens are 1152921504606847000/],
    ["a token of 2^60 bytes", patched(tokensAt + 8, 2n ** 60n), /bytes of tokenizer\.ggml\.tokens are/],
    [
      "a version of later days",
      Uint8Array.from([...Buffer.from("GGUF"), 9, 0, 0, 0]),
      /GGUF of version 9; versions 1 to 3/,
    ],
    ["nothing but its first bytes", new Uint8Array(Buffer.from("GGUF")), /ends within its header/],
    [
      "a type that there is not",
      writeGguf({ ...smallKeys }).map((byte, i) => (i === 52 ? 77 : byte)),
      /of a type that GGUF does not have: 77/,
    ],
  ])("%s", async (_, bytes, sentence) => {
    expect(await refusal(new Uint8Array(bytes))).toMatch(sentence);
  });

  const without = (key: string) =>
    writeGguf(Object.fromEntries(Object.entries(smallKeys).filter(([name]) => name !== key)));
  test.each<readonly [string, Uint8Array<ArrayBuffer>, RegExp]>([
    ["no tokens", without("tokenizer.ggml.tokens"), /a model in GGUF without a tokenizer/],
    ["no merges", without("tokenizer.ggml.merges"), /The file has no merges/],
    ["no kind", without("tokenizer.ggml.model"), /of the kind “”, which is not read here/],
    ["another kind", writeGguf({ ...smallKeys, "tokenizer.ggml.model": text("plamo2") }), /of the kind “plamo2”/],
    ["tokens that are numbers", writeGguf({ ...smallKeys, "tokenizer.ggml.tokens": count(1) }), /tokens is not a list/],
    ["a name that is a number", writeGguf({ ...smallKeys, "tokenizer.ggml.pre": count(1) }), /pre is not a text/],
    [
      "types that are texts",
      writeGguf({ ...smallKeys, "tokenizer.ggml.token_type": texts([]) }),
      /token_type is not a list of numbers/,
    ],
    [
      "too few types",
      writeGguf({ ...smallKeys, "tokenizer.ggml.token_type": numbers("int32", [1]) }),
      /token_type has 1 entries for 262 tokens/,
    ],
    [
      "two tokens that are one",
      writeGguf({
        ...smallKeys,
        "tokenizer.ggml.tokens": texts([...smallTokens, "ab"]),
        "tokenizer.ggml.token_type": numbers("int32", new Array(263).fill(1)),
      }),
      /The tokens 256 and 262 are both “ab”/,
    ],
    [
      "pieces without scores",
      writeGguf({ ...smallKeys, "tokenizer.ggml.model": text("llama") }),
      /no scores of its tokens/,
    ],
    [
      "JSON that is none",
      writeGguf({ "tokenizer.huggingface.json": text("{") }),
      /tokenizer\.huggingface\.json is no JSON/,
    ],
  ])("%s", async (_, bytes, sentence) => {
    expect(await refusal(bytes)).toMatch(sentence);
  });

  test("cut anywhere, or with any byte another, it is read or refused", async () => {
    for (let end = 4; end < whole.length; end += 41)
      expect(await refusal(whole.slice(0, end))).toMatch(/ends within its header/);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 5), fc.nat(255), async (at, value) => {
        const bytes = whole.slice();
        bytes[at + 4] = value;
        await read(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(TokenizerError));
      }),
      { numRuns: 150 },
    );
  });
});
