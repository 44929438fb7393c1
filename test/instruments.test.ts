import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnyInstrument, Field, GivenList } from "../src/instruments/instrument";
import { loadInstrument } from "../src/instruments/load";
import { instrumentNames } from "../src/instruments/names";
import {
  noList,
  type OptionSpec,
  type OptionSpecs,
  type OptionsOf,
  readOptions,
  textProblem,
  writeOptions,
} from "../src/instruments/options";
import { textSubject } from "../src/instruments/textSubject";
import { unitsSubject } from "../src/instruments/unitsSubject";
import { type EncodeOptions, type Tokenizer, TokenizerError } from "../src/tokenizers/tokenizer";
import { tokenizerInWay } from "../src/tokenizers/ways/inWay";
import { loadBuiltin } from "./support/builtins";
import { oneOfEach, runs } from "./support/runs";
import { byteLevel, characterLevel, readFile, unigram, wordPiece } from "./support/smallVocabularies";

/** What texts are made of: scripts, numbers, code, and what is hard to cut. */
const pieces = [
  ..."aZé1٣ß字ぁ안 .,;\"'(_-=\0\u2028\u00a0\u200d\ufeff\ufffd▁",
  "e\u0301",
  "\r\n",
  "\r",
  "\n\n",
  "\t",
  "\ud800",
  "\udc00",
  "👩‍👩‍👧‍👦",
  "שלום",
  "مرحبا",
  "नमस्ते",
  "1234567",
  "12.5,-3e9",
  "the cat and the cat",
  "strawberry",
  "fooBar_baz42",
  'const x = { "a": [1, 2] }; // why',
  "<|endoftext|>",
  "[CLS]",
  "<s>",
  "[1, 2, 3]",
  "220 1134 9",
  "a".repeat(300),
  " ".repeat(40),
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(""));

const small = (kind: typeof byteLevel) =>
  fc.sample(kind, { seed: 7, numRuns: 1 }).map(({ file }) => readFile(file).tokenizer);

type Named = readonly [name: string, load: () => Tokenizer];

const smallOnes: readonly Named[] = [
  ...["words", "utf8_bytes"].map((id): Named => [id, () => loadBuiltin(id)]),
  ...[byteLevel, characterLevel, wordPiece, unigram].flatMap((kind, i) =>
    small(kind).map((tokenizer): Named => [`small ${i}`, () => tokenizer]),
  ),
];
const tokenizers: readonly Named[] = [
  ...smallOnes,
  ...["r50k_base", "llama2", "bert_uncased", "graphemes"].map((id): Named => [id, () => loadBuiltin(id)]),
  ["llama2:fewest", () => tokenizerInWay(loadBuiltin("llama2"), "fewest")],
];

/** A value that an option may have. */
function anyValue(spec: OptionSpec): fc.Arbitrary<number | string | boolean> {
  switch (spec.kind) {
    case "choice":
      return fc.constantFrom(...Object.keys(spec.values));
    case "switch":
      return fc.boolean();
    case "number": {
      const any = spec.isWhole
        ? fc.integer({ min: spec.min, max: Math.min(spec.max, spec.min + 50) })
        : fc.double({ min: spec.min, max: spec.max, noNaN: true }).map((value) => Number(value.toFixed(6)));
      return fc.oneof(fc.constantFrom(spec.start, spec.min, spec.max), any);
    }
    case "text":
      return fc
        .oneof(fc.constant(spec.start), texts)
        .map((value) => (textProblem(spec, value.toWellFormed()) === null ? value.toWellFormed() : spec.start));
    case "list":
      return fc.constantFrom(
        spec.start,
        ...Object.keys(spec.bundled),
        ...(spec.none === undefined ? [] : [noList]),
        "own:x#0123456789abcdef",
      );
  }
}

const lineEnds = ["\n", "\r\n", "\r"];
const lines = fc.array(
  fc.array(fc.constantFrom(...pieces, "|", "a|b", "cat", "1"), { maxLength: 3 }).map((cells) => cells.join("\t")),
  { maxLength: 6 },
);

function optionsOf(specs: OptionSpecs): fc.Arbitrary<OptionsOf<OptionSpecs>> {
  return fc.record(
    Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, anyValue(spec)])),
  ) as fc.Arbitrary<OptionsOf<OptionSpecs>>;
}

/** Lists that the options choose: those that come with the page, and hostile ones of somebody's own. */
async function listsOf(
  instrument: AnyInstrument,
  options: Record<string, unknown>,
  own: string,
): Promise<Record<string, GivenList>> {
  const lists: Record<string, GivenList> = {};
  for (const [name, spec] of Object.entries<OptionSpec>(instrument.options)) {
    if (spec.kind !== "list" || options[name] === noList) continue;
    const isBundled = Object.hasOwn(spec.bundled, String(options[name]));
    const { loadBundledList } = await import("../src/instruments/lists/loadBundled");
    lists[name] = { name, text: isBundled ? await loadBundledList(String(options[name])) : own };
  }
  return lists;
}

/** Numbers that are none, by where they stand in some figures. */
function oddNumbersIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => oddNumbersIn(each, `${path}.${key}`));
}

describe.each(instrumentNames)("%s", (name) => {
  test("answers any text in any tokenizer with any options, or says why not; what it tells can be sent and written", {
    timeout: 600_000,
  }, async () => {
    const instrument = await loadInstrument(name);
    expect(instrument.papers.length).toBeGreaterThan(0);
    let told = 0;
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(...oneOfEach(tokenizers, smallOnes)),
        optionsOf(instrument.options),
        fc.record({ specials: fc.constantFrom<EncodeOptions["specials"]>("text", "control"), inserted: fc.boolean() }),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        fc.tuple(lines, fc.constantFrom(...lineEnds)),
        async (text, [id, load], options, encode, shares, [listed, end]) => {
          const written = writeOptions(instrument.options, options);
          expect(readOptions(instrument.options, written)).toEqual({ options, problems: [] });
          const tokenizer = load();
          const lists = await listsOf(instrument, options, listed.join(end));
          const bytes = new TextEncoder().encode(text).length;
          const [a, b] = shares.map((share) => Math.round(share * bytes)).sort((x, y) => x - y) as [number, number];
          const place = instrument.asksPlace && a % 3 > 0 ? { start: a, end: b } : null;
          const other = instrument.asksOther && b % 5 < 4 ? [listed.join(end), text.slice(a), text].join(end) : null;
          const progress: number[] = [];
          const control = { onProgress: (share: number) => progress.push(share), signal: new AbortController().signal };
          const measure = async (): Promise<unknown> => {
            try {
              const subject =
                id === "words" && text.length % 2 === 0
                  ? unitsSubject(text.replaceAll("\0", ""), lists)
                  : textSubject(text, tokenizer, encode, place, lists, other);
              return await instrument.measure(subject, options, control);
            } catch (error) {
              if (!(error instanceof TokenizerError)) throw error;
              expect(error.message).toMatch(/\S.*[.!?…]$/s);
              return null;
            }
          };
          const figures = await measure();
          expect(
            progress.every((share) => share >= 0 && share <= 1),
            progress.join(),
          ).toBe(true);
          if (figures === null) return;
          told++;
          expect(structuredClone(figures)).toEqual(figures);
          const rows: readonly (readonly Field[])[] = instrument.rows(figures);
          for (const row of rows) {
            expect(row).toHaveLength(instrument.columns.length);
            for (const field of row)
              if (field !== null && typeof field !== "string")
                expect(Number.isFinite(field), `${JSON.stringify(row)}`).toBe(true);
          }
          expect(oddNumbersIn(figures)).toEqual([]);
          if (instrument.measureBriefly !== undefined) {
            const subject = textSubject(text, tokenizer, encode, place, lists, other);
            await instrument.measureBriefly(subject, options, control).catch((error: unknown) => {
              if (!(error instanceof TokenizerError)) throw error;
            });
          }
          expect(await measure()).toEqual(figures);
        },
      ),
      runs(12, 500),
    );
    expect(told).toBeGreaterThan(0);
  });
});
