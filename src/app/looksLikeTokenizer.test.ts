import { expect, test } from "vitest";
import { readPackFile, readVocabulary } from "../../test/support/builtins";
import { firstPieces, writeModelProto } from "../../test/support/sentencePiece";
import { isBinary, looksLikeTokenizer } from "./looksLikeTokenizer";

const ranks = Array.from({ length: 256 }, (_, byte) => `${btoa(String.fromCharCode(byte))} ${byte}\n`).join("");

test.each([
  ["tokenizer.json", readVocabulary("llama3")],
  ["tokenizer.json, its model first", '{"model": {"vocab": {"a": 0}, "type": "BPE"}}'],
  ["a pack", readPackFile("bert_uncased")],
  ["a SentencePiece model", writeModelProto({ pieces: firstPieces(true), modelType: 1 })],
  ["ranks", ranks],
  ["ranks with the line ends of Windows", ranks.replaceAll("\n", "\r\n")],
  ["vocab.txt", `[PAD]\n${"[unused]\n".repeat(99)}[UNK]\n[CLS]\nthe\n`],
  ["vocab.json", JSON.stringify(Object.fromEntries(Array.from({ length: 60 }, (_, id) => [`"${id}`, id])))],
  ["tekken.json", '{"config": {"pattern": "a", "default_vocab_size": 131072}, "vocab": []}'],
  ["merges.txt", "#version: 0.2\na b\n"],
  ["minbpe's model", "minbpe v1\n\n0\n97 98\n"],
  ["RWKV's vocabulary", Array.from({ length: 5 }, (_, i) => `${i} '${i}' 1\n`).join("")],
  ["Keras' tokenizer.json", '{"class_name": "Tokenizer", "config": {"num_words": null}}'],
  ["what is packed with gzip", new Uint8Array([0x1f, 0x8b, 8, 0])],
  ["a vocab.txt without BERT's names", `${"word\n".repeat(99)}##a\n##b\n##c\n`],
  ["tiktoken's JSON", '{"pat_str": "a", "special_tokens": {}, "bpe_ranks": "! 0 IQ=="}'],
])("%s looks like a tokenizer", async (_, content) => {
  expect(await looksLikeTokenizer(new Blob([content]))).toBe(true);
});

test.each([
  ["nothing", ""],
  ["prose", "It is a truth universally acknowledged, that a tokenizer [UNK] must be in want of [CLS].\n"],
  ["Markdown", "# Title\n\n##Heading\n\nA sentence that goes on.\n\n##Another\n\n##Third\n"],
  ["scores", "Hello 5\nWorld 7\n"],
  ["a saved comparison", '{\n  "tessera": 1,\n  "link": "#/compare?v=1&t=o200k_base"\n}\n'],
  ["a request", '{"model": "gpt-4", "messages": [{"role": "user", "content": "vocab"}]}'],
  ["a lock file", '{"name": "x", "version": "1", "lockfileVersion": 3, "packages": {"": {"version": "1.0.0"}}}'],
  ["words by number", '{"one": 1, "two": 2}'],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ["a text that begins with a line feed", "\n\u0003abc"],
])("%s does not", async (_, content) => {
  expect(await looksLikeTokenizer(new Blob([content]))).toBe(false);
});

test("of a large file only the beginning is read", async () => {
  const file = new Blob(["{}"]);
  const asked: (number | undefined)[] = [];
  const slice = file.slice.bind(file);
  file.slice = (start, end) => {
    asked.push(end);
    return slice(start, end);
  };
  file.arrayBuffer = () => Promise.reject(new Error("It was read whole."));
  await looksLikeTokenizer(file);
  expect(asked).toEqual([65_536]);
});

test.each([
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), true],
  ["nothing", "", false],
  ["prose", "Grüße, 世界", false],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x41, 0]), false],
  ["prose with a zero byte", "Grüße,\0 世界, and so on", false],
  ["prose with a zero byte, cut within a character", new Blob(["\0", "世".repeat(30_000)]), false],
  ["a program", "\x7fELF\0\0\0", true],
])("%s is told from texts", async (_, content, expected) => {
  expect(await isBinary(new Blob([content]))).toBe(expected);
});
