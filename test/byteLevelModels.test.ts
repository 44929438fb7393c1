/** Unigram and WordLevel behind ByteLevel, as Hugging Face's guide to training from memory has it: what they work on are bytes. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { auditVocabulary } from "../src/analysis/vocabulary/audit";
import { summarize } from "../src/analysis/vocabulary/entryClasses";
import { joinBytes } from "../src/text/bytes";
import { utf8Encode } from "../src/text/utf8";
import { toByteAlphabet } from "../src/tokenizers/byteAlphabet";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { readTokenizerJson, toTokenizerJson } from "../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { writePack } from "../src/tokenizers/pack/write";
import { contradictions, differencesFromNative } from "./support/differential";
import { NativeProcess } from "./support/nativeFile";
import { runs } from "./support/runs";
import { trained } from "./support/training";
import { readUdhr } from "./support/udhr";

const native = new NativeProcess();
afterAll(() => native.close());

const bytes = [...toByteAlphabet(utf8Encode("ab é東"))];
const entries = fc.uniqueArray(
  fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: fc.constantFrom(...bytes), minLength: 1, maxLength: 5 }) },
    fc.constantFrom("a", "Ġa", "東", "<0x61>"),
  ),
  { maxLength: 14 },
);
const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "東", "x", "\n"), maxLength: 10 });

const files = fc
  .record({
    kind: fc.constantFrom("WordLevel" as const, "Unigram" as const),
    entries,
    ways: fc.record({ add_prefix_space: fc.boolean(), use_regex: fc.boolean() }),
    eighths: fc.array(fc.integer({ min: -40, max: -1 }), { minLength: 30, maxLength: 30 }),
    fallback: fc.boolean(),
  })
  .map(({ kind, entries, ways, eighths, fallback }) => {
    const names = [...new Set(["東 unknown", ...(kind === "Unigram" ? bytes.slice(0, -1) : []), ...entries])];
    const byteLevel = { type: "ByteLevel", trim_offsets: false, ...ways };
    const words = { unk_token: names[0], vocab: Object.fromEntries(names.map((name, id) => [name, id])) };
    const pieces = {
      ...{ unk_id: 0, byte_fallback: fallback },
      vocab: names.map((name, id) => [name, (eighths[id % eighths.length] as number) / 8]),
    };
    const file = {
      ...{ version: "1.0", truncation: null, padding: null, added_tokens: [], normalizer: null, post_processor: null },
      ...{ pre_tokenizer: byteLevel, decoder: byteLevel },
      model: { type: kind, ...(kind === "WordLevel" ? words : pieces) },
    };
    return { file, names };
  });

test("ids, offsets and names are the native package’s, each time; updates, streams and traces come to the same", async () => {
  await fc.assert(
    fc.asyncProperty(files, fc.array(text, { maxLength: 6 }), async ({ file, names }, texts) => {
      const own = buildTokenizer(readTokenizerJson(file));
      expect(names.map((_, id) => own.tokenName(id))).toEqual(names);
      expect(toTokenizerJson(readTokenizerJson(file))).toEqual(file);
      expect(await differencesFromNative(native, file, texts)).toEqual([]);
      expect(contradictions(own, texts, (bound) => texts.length % bound)).toEqual([]);
    }),
    runs(60, 4000),
  );
});

describe("what is learned by Unigram, its words in the byte alphabet", () => {
  const declarations = readUdhr().filter(({ code }) => ["eng", "rus", "hin"].includes(code));
  const learned = trained(
    declarations.map(({ text }) => toByteAlphabet(utf8Encode(text.slice(0, 3000)))),
    { algorithm: "unigram", pattern: "none", size: 600 },
  );
  const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: true };
  const alphabet = [...toByteAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  const known = learned.model.vocab as unknown as [string, number][];
  const names = new Set(known.map(([name]) => name));
  const file = {
    ...learned,
    ...{ pre_tokenizer: byteLevel, decoder: byteLevel, normalizer: null },
    model: {
      ...learned.model,
      vocab: [...known, ...alphabet.filter((letter) => !names.has(letter)).map((letter) => [letter, -20])],
    },
  };
  const parts = readTokenizerJson(file);
  const samples = readUdhr()
    .filter((_, i) => i % 60 === 0)
    .map(({ text }) => text.slice(0, 1000));

  test("is bytes: of which each is an entry, and letters are of their scripts", async () => {
    const { singleBytes, fragments, undecided, scripts } = summarize(
      await auditVocabulary(buildTokenizer(parts), parts),
    );
    expect({ singleBytes, undecided }).toEqual({ singleBytes: 256, undecided: 0 });
    expect(fragments).toBeGreaterThan(0);
    expect(scripts.Cyrl).toBeGreaterThan(20);
    expect(scripts.Deva).toBeGreaterThan(20);
    expect(await differencesFromNative(native, file, samples)).toEqual([]);
  });

  test("in a pack of version 4, which has the names of entries for their bytes, is brought as what it means", async () => {
    const { ids, offsets, bytes } = parts.vocabulary;
    const written = Array.from(ids, (_, i) => utf8Encode(toByteAlphabet(bytes.subarray(offsets[i], offsets[i + 1]))));
    const ends = written.map((_, i) => written.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0));
    const vocabulary = { ids, offsets: Uint32Array.from([0, ...ends]), bytes: joinBytes(written) };
    const pack = await writePack({ ...parts, vocabulary }, async (body) => deflateRawSync(body));
    new DataView(pack.buffer).setUint32(8, 4, true);
    const platform = { inflate: async (body: Uint8Array) => inflateRawSync(body) };
    const { tokenizer } = await readTokenizerFiles([{ name: "unigram.pack", bytes: pack }], { platform });
    const own = buildTokenizer(parts);
    const options = { specials: "text", inserted: false } as const;
    for (const text of samples) expect(tokenizer?.encode(text, options)).toEqual(own.encode(text, options));
  });
});
