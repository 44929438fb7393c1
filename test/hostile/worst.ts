import { gzipSync } from "node:zlib";
import type { HostileKind } from "./kind";
import { Random } from "./random";
import { takeTokenizerFiles } from "./takeTokenizer";
import { jsonSeeds } from "./tokenizerSeeds";

const json = (model: string, rest = "") => `{"added_tokens":[]${rest},"model":${model}}`;
/** By a thousand at a time: the memory that is looked at should be the reader's. */
function many(count: number, item: (i: number) => string): string {
  let written = "";
  for (let i = 0; i < count; i += 1000) {
    written += `${i === 0 ? "" : ","}${Array.from({ length: 1000 }, (_, k) => item(i + k)).join(",")}`;
  }
  return written;
}
const megabytes = (count: number, unit: string) => unit.repeat(Math.floor((count * 1_000_000) / unit.length));
const bytes = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte).toString("base64"));
const stage = (stages: object) => JSON.stringify({ ...jsonSeeds.BPE, ...stages });

/** A gigabyte of one byte, packed: gzip may hold several members, one behind the other. */
function bomb(unit: string): Uint8Array<ArrayBuffer> {
  const member = gzipSync(Buffer.alloc(100_000_000, unit));
  return Buffer.concat(Array.from({ length: 10 }, () => member));
}

/** The largest and deepest that a format allows, or refuses, by what it is. */
const worst: Readonly<Record<string, () => Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>>> = {
  "a gigabyte of spaces in gzip": () => ({ "t.gz": bomb(" ") }),
  "a gigabyte of NUL in gzip": () => ({ "t.gz": bomb("\0") }),
  "a gigabyte of brackets in gzip": () => ({ "t.gz": bomb("[") }),
  "60 bombs in a folder": () => {
    const packed = gzipSync(Buffer.alloc(20_000_000, "a"));
    return Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.json.gz`, packed]));
  },
  "gzip within gzip": () => ({ "t.gz": gzipSync(gzipSync(gzipSync(JSON.stringify(jsonSeeds.BPE)))) }),
  "lists ten million deep": () => ({ t: `{"model":${"[".repeat(10_000_000)}` }),
  "objects a million deep": () => ({ t: `${'{"model":'.repeat(1_000_000)}1${"}".repeat(1_000_000)}` }),
  "a million sequences within one another": () => ({
    t: json(
      '{"type":"BPE","vocab":{"a":0},"merges":[]}',
      `,"normalizer":${'{"type":"Sequence","normalizers":['.repeat(100_000)}${"]}".repeat(100_000)}`,
    ),
  }),
  "five million merges": () => ({
    t: json(`{"type":"BPE","vocab":{"a":0,"aa":1},"merges":[${'"a a",'.repeat(5_000_000)}"a a"]}`),
  }),
  "five million entries": () => ({
    t: json(`{"type":"BPE","vocab":{${many(5_000_000, (i) => `"${i}":${i}`)}},"merges":[]}`),
  }),
  "a million entries": () => ({
    t: json(`{"type":"BPE","vocab":{${many(1_000_000, (i) => `"${i}":${i}`)}},"merges":[]}`),
  }),
  "merges that are cyclic": () => ({
    t: json(`{"type":"BPE","vocab":{"a":0,"b":1,"ab":2,"aba":3},"merges":["ab a","a b","ab a","a ba","b a"]}`),
  }),
  "an entry of 50 MB": () => ({ t: json(`{"type":"BPE","vocab":{"${megabytes(50, "a")}":0,"a":1},"merges":[]}`) }),
  "an added token of 50 MB": () => ({
    t: JSON.stringify({
      ...jsonSeeds.BPE,
      added_tokens: [{ ...jsonSeeds.BPE.added_tokens[0], content: megabytes(50, "ab") }],
    }),
  }),
  "300,000 added tokens": () => ({
    t: JSON.stringify({
      ...jsonSeeds.BPE,
      added_tokens: Array.from({ length: 300_000 }, (_, i) => ({
        ...jsonSeeds.BPE.added_tokens[0],
        id: 100 + i,
        content: `<${i}>`,
      })),
    }),
  }),
  "added tokens that begin with one another": () => ({
    t: JSON.stringify({
      ...jsonSeeds.BPE,
      added_tokens: Array.from({ length: 2000 }, (_, i) => ({
        ...jsonSeeds.BPE.added_tokens[0],
        id: 100 + i,
        content: "a".repeat(i + 1),
      })),
    }),
  }),
  "a normalizer that doubles 60 times": () => ({
    t: stage({
      normalizer: {
        type: "Sequence",
        normalizers: Array.from({ length: 60 }, () => ({ type: "Replace", pattern: { String: "a" }, content: "aa" })),
      },
    }),
  }),
  "a normalizer whose replacement has 10 MB": () => ({
    t: stage({ normalizer: { type: "Replace", pattern: { String: "a" }, content: megabytes(10, "b") } }),
  }),
  "a template of a million tokens": () => ({
    t: stage({
      post_processor: {
        ...{ type: "TemplateProcessing", pair: [] },
        single: [
          ...Array.from({ length: 400_000 }, () => ({ SpecialToken: { id: "a", type_id: 0 } })),
          { Sequence: { id: "A", type_id: 0 } },
        ],
        special_tokens: { a: { id: "a", ids: [1, 1, 1], tokens: ["a", "a", "a"] } },
      },
    }),
  }),
  "a pattern of 5 MB": () => ({
    t: stage({
      pre_tokenizer: { type: "Split", pattern: { Regex: megabytes(5, "a|b") }, behavior: "Isolated", invert: false },
    }),
  }),
  "a class of 300,000 ranges": () => ({
    t: stage({
      pre_tokenizer: {
        type: "Split",
        pattern: { Regex: `[${"a-zA-Z".repeat(150_000)}]` },
        behavior: "Isolated",
        invert: false,
      },
    }),
  }),
  "counts within counts": () => ({
    t: stage({
      pre_tokenizer: {
        type: "Split",
        pattern: { Regex: "((((a{0,1000}){0,1000}){0,1000}){0,1000})b" },
        behavior: "Isolated",
        invert: false,
      },
    }),
  }),
  "half a million ranks": () => ({
    t: [...bytes, ...Array.from({ length: 500_000 }, (_, i) => Buffer.from(`${i} x`).toString("base64"))]
      .map((token, i) => `${token} ${i}\n`)
      .join(""),
  }),
  "140 MB of one line": () => ({ t: Buffer.alloc(140_000_000, "a") }),
  "120 MB of line feeds": () => ({ "vocab.txt": Buffer.alloc(120_000_000, "\n") }),
  "two million lines of vocab.txt": () => ({
    "vocab.txt": `[PAD]\n[UNK]\n[CLS]\n[SEP]\n${Array.from({ length: 2_000_000 }, (_, i) => `w${i}\n`).join("")}`,
  }),
  "minbpe that doubles": () => ({
    t: `minbpe v1\n\n0\n97 97\n${Array.from({ length: 200 }, (_, i) => `${256 + i} ${256 + i}\n`).join("")}`,
  }),
  "tekken that counts to four billion": () => ({
    t: JSON.stringify({
      config: { pattern: ".", default_vocab_size: 4_294_967_295, default_num_special_tokens: 4_294_967_294 },
      vocab: [],
    }),
  }),
  "a GGUF of 4 billion tokens": () => {
    const key = Buffer.from("tokenizer.ggml.tokens");
    const head = Buffer.alloc(24 + 8);
    head.write("GGUF");
    head.writeUInt32LE(3, 4);
    head.writeBigUInt64LE(1n, 16);
    head.writeBigUInt64LE(BigInt(key.length), 24);
    const list = Buffer.alloc(16);
    list.writeUInt32LE(9, 0);
    list.writeUInt32LE(8, 4);
    list.writeBigUInt64LE(4_000_000_000n, 8);
    // So many texts of no length would fit.
    return { "t.gguf": Buffer.concat([head, key, list, Buffer.alloc(100_000_000)]) };
  },
  "Unigram pieces of 5 MB": () => ({
    t: json(
      `{"type":"Unigram","unk_id":0,"vocab":[["<unk>",0],["a",-1],["${megabytes(5, "a")}",-2],["${megabytes(5, "ab")}",-3]]}`,
    ),
  }),
  "WordPiece words without a limit": () => ({
    t: json(
      `{"type":"WordPiece","unk_token":"a","continuing_subword_prefix":"","max_input_chars_per_word":${Number.MAX_SAFE_INTEGER},"vocab":{"a":0}}`,
    ),
  }),
};

const names = Object.keys(worst);

/** One of each that is larger, deeper or dearer than any file that people have. */
export const worstKind: HostileKind = {
  name: "the worst that we know",
  count: names.length,
  isAlone: true,
  attempt(seed, number) {
    const make = worst[names[number] ?? ""];
    if (make === undefined) throw new RangeError(`There is no case ${number}.`);
    const files = Object.entries(make()).map(([name, content]) => new File([content], name));
    return takeTokenizerFiles(new Random(seed, number), files);
  },
};
