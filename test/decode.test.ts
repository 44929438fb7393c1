/** Ids back to text, against tiktoken (test/oracle has the native package’s); and what is said of ids that no text gives. */
import fc from "fast-check";
import { get_encoding } from "tiktoken";
import { describe, expect, test } from "vitest";
import { readCanonicity } from "../src/analysis/ids/canonical";
import { decodeIds } from "../src/analysis/ids/decodeIds";
import { strictText } from "../src/text/strictUtf8";
import { builtinIds, loadBuiltin, tiktokenIds } from "./support/builtins";
import { anyIds } from "./support/decoding";
import { baseEncoding } from "./support/openai";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

const parameters = { ...runs(30, 2000), seed };
const options = { specials: "text", inserted: false } as const;

describe.each(tiktokenIds.filter((id) => id !== "o200k_harmony"))("%s", (id) => {
  test("the bytes of any ids are those of tiktoken's decode", () => {
    const tokenizer = loadBuiltin(id);
    const reference = get_encoding(baseEncoding(id));
    // Between its last rank and its control tokens it has no entries.
    fc.assert(
      fc.property(anyIds(id, 50_000), (ids) => {
        const { bytes, ends } = decodeIds(tokenizer, Uint32Array.from(ids));
        expect(Buffer.from(bytes).equals(Buffer.from(reference.decode(Uint32Array.from(ids))))).toBe(true);
        expect(ends.at(-1) ?? 0).toBe(bytes.length);
      }),
      parameters,
    );
  });
});

describe.each(builtinIds.filter((id) => loadBuiltin(id).vocabularySize !== null))("%s", (id) => {
  test("what encode gives is canonical where decoding gives the text back, inserted tokens and all", () => {
    const tokenizer = loadBuiltin(id);
    let kept = 0;
    fc.assert(
      fc.property(trickyStrings(vocabularyEntries(tokenizer)), fc.boolean(), (text, inserted) => {
        const { ids } = tokenizer.encode(text, { specials: "text", inserted });
        const read = readCanonicity(tokenizer, ids);
        if (read.text !== text || read.options.specials === "control") return;
        kept++;
        expect(read).toMatchObject({ canonicity: { kind: "canonical" }, stray: 0 });
      }),
      parameters,
    );
    expect(kept).toBeGreaterThan(id === "bert_uncased" ? 0 : parameters.numRuns / 4);
  });
});

test("where ids part from what encode gives is told up to where both come together again", () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const whole = Array.from(tokenizer.encode("see unbelievable things", options).ids);
  const [see = 0, ...rest] = whole;
  const [unbelievable = 0] = rest;
  const letters = Array.from(" unbelievable").map((letter) => tokenizer.encode(letter, options).ids[0] ?? 0);
  const read = readCanonicity(tokenizer, Uint32Array.from([see, ...letters, ...rest.slice(1)]));
  expect(read.text).toBe("see unbelievable things");
  expect(read.canonicity).toMatchObject({
    kind: "other",
    index: 1,
    given: letters.map((id) => ({ id })),
    encoded: [{ id: unbelievable }],
    isCut: false,
    count: 3,
  });
});

test("control tokens and inserted ones make the options that their text has to be encoded with", () => {
  const bert = loadBuiltin("bert_uncased");
  const ids = bert.encode("one [MASK] two", { specials: "control", inserted: true }).ids;
  expect(readCanonicity(bert, ids)).toMatchObject({
    text: "one [MASK] two",
    before: 1,
    after: 1,
    options: { specials: "control", inserted: true },
    canonicity: { kind: "canonical" },
  });
  // Without its end it is no longer what is put around a text.
  const cut = readCanonicity(bert, ids.subarray(0, -1));
  expect(cut).toMatchObject({ before: 0, after: 0, text: "[CLS] one [MASK] two", canonicity: { kind: "canonical" } });
  const llama = loadBuiltin("llama2");
  // “Hello” inside of a word, which begins no text.
  const inner = readCanonicity(llama, Uint32Array.of(1, 10994));
  expect(inner).toMatchObject({ text: "Hello", options: { inserted: true }, canonicity: { kind: "other", index: 1 } });
});

test("bytes that are no UTF-8 have no text, and are counted; unknown ids and open sets are refused", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const ids = tokenizer.encode("a 🤚🏾", options).ids;
  const read = readCanonicity(tokenizer, ids.subarray(0, -1));
  expect(read).toMatchObject({ canonicity: { kind: "noText" } });
  expect(read.text).not.toContain("\ufffd");
  expect(Buffer.byteLength(read.text) + read.stray).toBe(read.body.bytes.length);
  expect(() => readCanonicity(tokenizer, Uint32Array.of(1, 300_000))).toThrow(
    "Item 2 is 300000, and the vocabulary has no such id: it has 200",
  );
  expect(() => readCanonicity(loadBuiltin("words"), Uint32Array.of(0))).toThrow("mean nothing without that text");
});

test("a million ids are decoded as each by itself", () => {
  const tokenizer = loadBuiltin("llama2");
  const one = tokenizer.encode("Grüße, 世界 👍🏽\n".repeat(8), options).ids;
  const ids = new Uint32Array(one.length * 8000);
  for (let i = 0; i < 8000; i++) ids.set(one, i * one.length);
  const { bytes, ends } = decodeIds(tokenizer, ids);
  expect(ends.length).toBe(ids.length);
  expect(strictText(bytes.subarray(-4 * 37))).toContain("世界 👍🏽\n");
});
