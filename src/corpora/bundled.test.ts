import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BundledCorpus, openCorpus, readCorpusHeader } from "./bundled";
import { type CorpusHeader, corpusFormat, writeCorpus } from "./bundledFormat";
import { CorpusError } from "./parallel";

function headerOf(codes: readonly string[], segments = 2): CorpusHeader {
  const languages = codes.map((code) => ({
    code,
    name: code,
    endonym: "नाम",
    bcp47: null,
    iso6393: null,
    script: "Latn",
    direction: "ltr" as const,
    latitude: null,
    longitude: null,
    region: null,
    speakers: null,
    present: segments,
    bytes: 1,
  }));
  const names = { title: "Title", package: "package", version: "1", licence: "none" };
  return { format: corpusFormat, ...names, segments, unit: "line", languages };
}

/** A reader that gives bytes in pieces, and says how many were asked for. */
function readerOf(bytes: Uint8Array, size: number) {
  let at = 0;
  const state = { cancelled: false, given: () => at };
  const reader = {
    async read() {
      if (at >= bytes.length) return { done: true };
      const value = bytes.subarray(at, at + size);
      at += size;
      return { done: false, value };
    },
    async cancel() {
      state.cancelled = true;
    },
  };
  return { reader, state };
}

const encode = (text: string) => new TextEncoder().encode(text);
const corpus = writeCorpus(headerOf(["deu", "eng"]), [
  ["eins\nzwei", ""],
  ["one\ntwo", "three\u2028"],
]);

test("what is written is read: any text, missing segments included", () => {
  const text = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 5 }), (texts) => {
      const header = headerOf(Array.from(texts.keys(), String), 3);
      const read = new BundledCorpus(encode(writeCorpus(header, texts)));
      expect(read.header).toEqual(header);
      for (const [i, segments] of texts.entries()) expect(read.segments(String(i))).toEqual(segments);
    }),
  );
});

test("a language that is not there is named", () => {
  const read = new BundledCorpus(encode(corpus));
  expect(() => read.segments("fra")).toThrow(new CorpusError("Title has no language with the code fra."));
});

test("the header comes from the beginning alone, wherever the pieces end", async () => {
  const end = encode(corpus).indexOf(10);
  for (const size of [1, 7, end, end + 1, 10_000]) {
    const { reader, state } = readerOf(encode(corpus), size);
    expect(await readCorpusHeader(reader)).toEqual(headerOf(["deu", "eng"]));
    expect(state.cancelled).toBe(true);
    expect(state.given()).toBeLessThan(end + 1 + size);
  }
  const { reader } = readerOf(encode(corpus).subarray(0, end), 50);
  await expect(readCorpusHeader(reader)).rejects.toThrow(`The corpus is cut off: it ends after ${end} bytes`);
});

test("no corpus, one of another format and one that is cut off are told apart", () => {
  const read = (text: string) => () => new BundledCorpus(encode(text));
  expect(read("")).toThrow("This is not a corpus: its first line is no JSON.");
  expect(read("[]\n")).toThrow("This is not a corpus: its first line does not say which format it has.");
  expect(read("null\n")).toThrow("This is not a corpus");
  expect(read('{"format":2}\n')).toThrow("The corpus has format 2; this program reads format 1.");
  expect(read('{"format":1}\n')).toThrow("The corpus is damaged: its first line does not list its languages.");
  const lines = corpus.split("\n");
  expect(read(`${lines[0]}\n`)).toThrow("The corpus is damaged: 0 of 2 languages are there.");
  expect(read(corpus.slice(0, -5))).toThrow("The corpus is damaged: 1 of 2 languages are there.");
  expect(read(`${corpus}[]`)).toThrow(CorpusError);
  const short = new BundledCorpus(encode(writeCorpus(headerOf(["deu"]), [["one"]])));
  expect(() => short.segments("deu")).toThrow("The corpus is damaged: deu does not have 2 segments.");
});

test("a file is checked against what the manifest says of it", async () => {
  const file = new Uint8Array(deflateRawSync(corpus));
  const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  const expected = { bytes: file.length, sha256: digest(file).toString("hex") };
  const platform = {
    inflate: async (bytes: Uint8Array) => inflateRawSync(bytes),
    sha256: async (bytes: Uint8Array) => digest(bytes),
  };
  const opened = await openCorpus(file, expected, platform);
  expect(opened.segments("eng")).toEqual(["one\ntwo", "three\u2028"]);
  await expect(openCorpus(file.slice(1), expected, platform)).rejects.toThrow(
    `The corpus is incomplete: ${file.length - 1} of ${file.length} bytes are there.`,
  );
  const damaged = file.slice();
  damaged[9] = (damaged[9] ?? 0) ^ 1;
  await expect(openCorpus(damaged, expected, platform)).rejects.toThrow(/^The corpus is damaged: its SHA-256 begins/);
});
