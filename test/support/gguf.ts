/** Headers of GGUF files, written for a test as llama.cpp's `gguf-py` and its converters write them. */

import { toByteAlphabet } from "../../src/tokenizers/byteAlphabet";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { PieceType } from "../../src/tokenizers/models/sentencePiece/sentencePieces";
import type { ModelFields } from "./sentencePiece";

/** Numbers of the types of values. */
const numberOf = { uint8: 0, int32: 5, uint32: 4, float32: 6, bool: 7, string: 8, list: 9, uint64: 10 } as const;

export type GgufValue =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "uint32" | "uint64" | "float32" | "bool" | "int32" | "uint8"; readonly value: number }
  | { readonly type: "strings"; readonly value: readonly string[] }
  | { readonly type: "list"; readonly of: "float32" | "int32" | "uint8"; readonly value: readonly number[] };

export type GgufKeys = Readonly<Record<string, GgufValue>>;

export const text = (value: string): GgufValue => ({ type: "string", value });
export const flag = (value: boolean): GgufValue => ({ type: "bool", value: Number(value) });
export const count = (value: number): GgufValue => ({ type: "uint32", value });
export const texts = (value: readonly string[]): GgufValue => ({ type: "strings", value });
export const numbers = (of: "float32" | "int32" | "uint8", value: readonly number[]): GgufValue => {
  return { type: "list", of, value };
};

interface Layout {
  readonly version?: number;
  readonly bigEndian?: boolean;
  /** What stands behind the header. */
  readonly tensors?: Uint8Array;
}

/** Writes a file. */
export function writeGguf(
  keys: GgufKeys,
  { version = 3, bigEndian = false, tensors }: Layout = {},
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from("GGUF")];
  const number = (type: keyof typeof numberOf, value: number) => {
    const bytes = Buffer.alloc(8);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    const little = !bigEndian;
    if (type === "uint8" || type === "bool") view.setUint8(0, value);
    else if (type === "float32") view.setFloat32(0, value, little);
    else if (type === "int32") view.setInt32(0, value, little);
    else if (type === "uint64") view.setBigUint64(0, BigInt(value), little);
    else view.setUint32(0, value, little);
    const size = type === "uint8" || type === "bool" ? 1 : type === "uint64" ? 8 : 4;
    parts.push(bytes.subarray(0, size));
  };
  const length = (value: number) => number(version === 1 ? "uint32" : "uint64", value);
  const string = (value: string) => {
    const bytes = Buffer.from(value);
    length(bytes.length);
    parts.push(bytes);
  };
  number("uint32", version);
  length(1);
  length(Object.keys(keys).length);
  for (const [key, value] of Object.entries(keys)) {
    string(key);
    if (value.type === "string") {
      number("uint32", numberOf.string);
      string(value.value);
    } else if (value.type === "strings") {
      number("uint32", numberOf.list);
      number("uint32", numberOf.string);
      length(value.value.length);
      for (const item of value.value) string(item);
    } else if (value.type === "list") {
      number("uint32", numberOf.list);
      number("uint32", numberOf[value.of]);
      length(value.value.length);
      for (const item of value.value) number(value.of, item);
    } else {
      number("uint32", numberOf[value.type]);
      number(value.type, value.value);
    }
  }
  return new Uint8Array(Buffer.concat([...parts, tensors ?? Buffer.alloc(0)]));
}

const letters = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte)));

/** All bytes, three merges, a control token, one of the user's and what fills a model up. */
export const smallTokens: readonly string[] = [...letters, "ab", "abab", "Ġab", "<|end|>", "<think>", "[PAD261]"];

/** The keys of a model with {@link smallTokens}. */
export const smallKeys: GgufKeys = {
  "general.architecture": text("small"),
  "small.context_length": count(4096),
  "tokenizer.ggml.model": text("gpt2"),
  "tokenizer.ggml.pre": text("gpt-2"),
  "tokenizer.ggml.tokens": texts(smallTokens),
  "tokenizer.ggml.token_type": numbers("int32", [...letters.map(() => 1), 1, 1, 1, 3, 4, 5]),
  "tokenizer.ggml.merges": texts(["a b", "ab ab", "Ġ ab"]),
};

interface BpeJson {
  readonly added_tokens: readonly { readonly id: number; readonly content: string; readonly special: boolean }[];
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly (readonly string[])[] };
}

/**
 * The keys that the converter writes of a tokenizer.json of byte-level BPE.
 * @param pre what it calls the model's pre-tokenizer
 */
export function keysOfBpe(json: unknown, pre: string): GgufKeys {
  const { added_tokens: added, model } = json as BpeJson;
  const ids = [...Object.values(model.vocab), ...added.map(({ id }) => id)];
  const size = ids.reduce((most, id) => Math.max(most, id), 0) + 1;
  const tokens = Array.from({ length: size }, (_, id) => `[PAD${id}]`);
  const types = new Array<number>(size).fill(PieceType.unused);
  for (const [name, id] of Object.entries(model.vocab)) {
    tokens[id] = name;
    types[id] = PieceType.normal;
  }
  for (const { id, content, special } of added) {
    tokens[id] = content;
    types[id] = special ? PieceType.control : PieceType.userDefined;
  }
  return {
    "general.architecture": text("llama"),
    "llama.context_length": count(8192),
    "tokenizer.ggml.model": text("gpt2"),
    "tokenizer.ggml.pre": text(pre),
    "tokenizer.ggml.tokens": texts(tokens),
    "tokenizer.ggml.token_type": numbers("int32", types),
    "tokenizer.ggml.merges": texts(model.merges.map((pair) => pair.join(" "))),
  };
}

/** The keys that the converter writes of a SentencePiece model. */
export function keysOfPieces({
  pieces,
  modelType,
  charsMap,
  dummyPrefix = true,
  removeExtra = true,
}: ModelFields): GgufKeys {
  return {
    "general.architecture": text("t5"),
    "tokenizer.ggml.model": text(modelType === ModelType.unigram ? "t5" : "llama"),
    "tokenizer.ggml.pre": text("default"),
    "tokenizer.ggml.tokens": texts(pieces.map(({ piece }) => piece)),
    "tokenizer.ggml.scores": numbers(
      "float32",
      pieces.map(({ score = 0 }) => score),
    ),
    "tokenizer.ggml.token_type": numbers(
      "int32",
      pieces.map(({ type = PieceType.normal }) => type),
    ),
    "tokenizer.ggml.unknown_token_id": count(0),
    "tokenizer.ggml.add_bos_token": flag(false),
    "tokenizer.ggml.add_eos_token": flag(false),
    "tokenizer.ggml.add_space_prefix": flag(dummyPrefix),
    "tokenizer.ggml.remove_extra_whitespaces": flag(removeExtra),
    ...(charsMap !== undefined && { "tokenizer.ggml.precompiled_charsmap": numbers("uint8", [...charsMap]) }),
  };
}

/** The keys that the converter writes of BERT's entries, the word's beginnings marked. */
export function keysOfWordPiece(entries: readonly string[]): GgufKeys {
  const isControl = (entry: string) => /^\[(PAD|UNK|CLS|SEP|MASK)\]$/.test(entry);
  return {
    "general.architecture": text("bert"),
    "bert.context_length": count(512),
    "tokenizer.ggml.model": text("bert"),
    "tokenizer.ggml.pre": text("jina-v2-en"),
    "tokenizer.ggml.tokens": texts(
      entries.map((entry) => (isControl(entry) ? entry : entry.startsWith("##") ? entry.slice(2) : `▁${entry}`)),
    ),
    "tokenizer.ggml.token_type": numbers(
      "int32",
      entries.map((entry) => (isControl(entry) ? PieceType.control : 1)),
    ),
    "tokenizer.ggml.unknown_token_id": count(entries.indexOf("[UNK]")),
    "tokenizer.ggml.bos_token_id": count(entries.indexOf("[CLS]")),
    "tokenizer.ggml.seperator_token_id": count(entries.indexOf("[SEP]")),
  };
}
