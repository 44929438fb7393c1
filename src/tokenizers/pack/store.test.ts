import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTokenizer } from "../formats/build";
import { readTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { readPack } from "./read";
import { storedBlocks, storePack } from "./store";

/** As browsers do it. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe("stored blocks are raw deflate", () => {
  test.each([0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 400_000])("of %i bytes", async (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 31 + (i >> 8));
    const stored = storedBlocks(bytes);
    expect(Buffer.compare(inflateRawSync(stored), bytes)).toBe(0);
    expect(Buffer.compare(await inflate(stored), bytes)).toBe(0);
    expect(stored.length - length).toBe(5 * Math.max(1, Math.ceil(length / 65_535)));
  });

  test("of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(new Uint8Array(inflateRawSync(storedBlocks(bytes)))).toEqual(bytes);
      }),
    );
  });
});

/** Without pre-tokenizer: the model gathers pairs of characters from its merges. */
const json = {
  added_tokens: [{ id: 7, content: "<s>", special: true }],
  normalizer: null,
  pre_tokenizer: null,
  post_processor: null,
  model: { type: "BPE", unk_token: "?", vocab: { "?": 0, a: 1, b: 2, ab: 5, é: 6 }, merges: [["a", "b"]] },
};
const options = { specials: "control", inserted: true } as const;

describe("a stored pack", () => {
  test("is read as what was stored, with what the tokenizer had gathered", async () => {
    const parts = readTokenizerJson(json);
    const tokenizer = buildTokenizer(parts);
    const pack = await storePack(parts, tokenizer, {});
    const read = await readPack(pack, { inflate });
    expect(parts.seenPairs).toBeNull();
    expect(read.seenPairs?.ascii[97 * 128 + 98]).toBe(1);
    expect(await storePack(read, buildTokenizer(read), {})).toEqual(pack);
    const text = "<s>abaéb?";
    expect(buildTokenizer(read).encode(text, options)).toEqual(tokenizer.encode(text, options));
  });

  test("is the same with the platform’s SHA-256", async () => {
    const parts = readTokenizerJson(json);
    const tokenizer = buildTokenizer(parts);
    const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
    expect(await storePack(parts, tokenizer, { sha256 })).toEqual(await storePack(parts, tokenizer, {}));
  });
});
