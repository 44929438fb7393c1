/** The smallest tokenizers and texts that once had wrong tokens, with the native package's ids. */
import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { contradictions, differencesFromNative, readFile, type TokenizerFile } from "./support/differential";
import { NativeProcess } from "./support/nativeFile";

type Entry = string | readonly [name: string, score: number];

interface Fault {
  readonly id: string;
  readonly says: string;
  readonly file: TokenizerFile & { readonly model: { readonly type: string; readonly vocab: readonly Entry[] } };
  /** Texts with their ids; null where both refuse. */
  readonly texts: readonly (readonly [text: string, ids: readonly number[] | null])[];
}

const faults: readonly Fault[] = JSON.parse(readFileSync(new URL("fixtures/faults.json", import.meta.url), "utf8"));

const allBytes = "<0x00>…<0xFF>";
const byteNames = Array.from({ length: 256 }, (_, i) => `<0x${i.toString(16).toUpperCase().padStart(2, "0")}>`);

/** A file as it is: fixtures list entries in order of their ids, and the names of all bytes in one. */
function written({ file }: Fault): TokenizerFile {
  const entries = file.model.vocab.flatMap((entry): Entry[] => {
    if (typeof entry === "string") return entry === allBytes ? byteNames : [entry];
    const [name, score] = entry;
    return name === allBytes ? byteNames.map((byte) => [byte, score] as const) : [entry];
  });
  const vocab = file.model.type === "Unigram" ? entries : Object.fromEntries(entries.map((name, id) => [name, id]));
  const nothing = { normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null, added_tokens: [] };
  return { version: "1.0", ...nothing, ...file, model: { ...file.model, vocab } };
}

const native = new NativeProcess();
afterAll(() => native.close());

test.each(faults)("$id: $says", async (fault) => {
  const file = written(fault);
  const texts = fault.texts.map(([text]) => text);
  const { tokenizer } = readFile(file);
  for (const [text, ids] of fault.texts) {
    const encode = () => Array.from(tokenizer.encode(text, { specials: "control", inserted: true }).ids);
    if (ids === null) expect(encode).toThrow();
    else for (let time = 0; time < 3; time++) expect(encode()).toEqual(ids);
  }
  expect(await differencesFromNative(native, file, texts)).toEqual([]);
  // Edits at every place of a text, and pieces of every length.
  for (let step = 0; step < 60; step++) {
    let draws = step;
    const next = (bound: number) => {
      const drawn = draws % bound;
      draws = Math.floor(draws / bound);
      return drawn;
    };
    expect(contradictions(tokenizer, texts, next)).toEqual([]);
  }
});
