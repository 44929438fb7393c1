import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { strictText } from "../../../text/strictUtf8";
import { utf8Encode } from "../../../text/utf8";
import { readTokenizerFiles } from "../../../tokenizers/formats/readFiles";
import type { EncodeOptions } from "../../../tokenizers/tokenizer";
import { EntryEncoder } from "./entryEncoder";
import { type Side, sideOf } from "./side";

const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
const plain: EncodeOptions = { specials: "text", inserted: false };

/** Ranks as tiktoken has them: all bytes, first two bytes of characters of three, and some whole ones. */
async function ranks(): Promise<Side> {
  const entries = Array.from({ length: 256 }, (_, byte) => [byte]);
  for (const first of [0xe8, 0xe9]) {
    for (let second = 0x80; second < 0xc0; second++) entries.push([first, second]);
    for (let last = 0x80; last < 0xc0; last += 3) entries.push([first, 0x80, last], [last, first]);
  }
  const lines = entries.map((bytes, rank) => `${Buffer.from(bytes).toString("base64")} ${rank}\n`);
  const files = [{ name: "ranks.tiktoken", bytes: utf8Encode(lines.join("")) }];
  const { parts, tokenizer } = await readTokenizerFiles(files, { pattern: "cl100k_base", platform });
  if (parts === null || tokenizer === null) throw new Error("There is no tokenizer.");
  return sideOf(tokenizer, parts);
}

/** Words of four characters from a first one on, all of them different. */
const wordsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, i) =>
    String.fromCodePoint(...[i % 509, (i * 7) % 503, (i * 13) % 499, i % 97].map((each) => first + each)),
  ).join(" ");

test("what bytes that are no text come to changes nothing of what texts come to", async () => {
  const side = await ranks();
  const encoder = new EntryEncoder(side);
  // After so much the model goes by characters.
  side.tokenizer.encode(wordsFrom(0x9000, 5400), plain);
  const text = wordsFrom(0x8000, 300);
  const bytes = utf8Encode(text);
  for (let start = 0; start < bytes.length; start++) {
    const fragment = bytes.subarray(start, start + 2 + (start % 7));
    if (strictText(fragment) === null) encoder.encode(null, fragment, []);
  }
  expect(side.tokenizer.encode(text, plain).ids).toEqual((await ranks()).tokenizer.encode(text, plain).ids);
});
