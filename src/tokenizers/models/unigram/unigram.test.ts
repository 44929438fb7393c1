import fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  columnsOf,
  columnsOfTrace,
  differenceFromNative,
  encodeWith,
  fewCharacters,
  fewTexts,
  nativeModel,
} from "../../../../test/support/models";
import { runs } from "../../../../test/support/runs";
import { seed } from "../../../../test/support/strings";
import { utf8Encode } from "../../../text/utf8";
import { TokenFlag, TokenizerError } from "../../tokenizer";
import { ByteTrie } from "./byteTrie";
import { UnigramModel } from "./unigram";

interface Example {
  readonly entries: readonly (readonly [string, number])[];
  readonly unknownId: number | null;
  readonly byteFallback: boolean;
}

const byteEntries = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);

/** Whole numbers tie often; single-precision numbers add up exactly; the others do neither. */
const scores = fc.constantFrom(
  fc.integer({ min: -4, max: 0 }),
  fc.constantFrom(-1, 9, 10, 11, 30),
  fc.float({ min: -16, max: -1, noNaN: true }),
  fc.constantFrom(-0.1, -0.2, -0.3, -0.7),
  fc.double({ min: -20, max: 0, noNaN: true }),
);

const vocabularies = scores.chain((score) => {
  const entry = (name: fc.Arbitrary<string>) => fc.tuple(name, score);
  const characters = fc
    .subarray(fewCharacters)
    .chain((some) => fc.tuple(...some.map((name) => entry(fc.constant(name)))));
  const bytes = fc.oneof(fc.constant(byteEntries), fc.subarray(byteEntries), fc.constant([]));
  return fc
    .record({
      characters,
      pieces: fc.array(entry(fewTexts(5)), { maxLength: 20 }),
      unknown: entry(fc.constantFrom("<unk>", "b", "ab", "漢")),
      bytes: bytes.chain((some) => fc.tuple(...some.map((name) => entry(fc.constant(name))))),
    })
    .map(({ characters, pieces, unknown, bytes }) => [unknown, ...characters, ...pieces, ...bytes]);
});

const examples: fc.Arbitrary<Example> = fc.record({
  entries: vocabularies,
  unknownId: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.constant(null)),
  byteFallback: fc.boolean(),
});

const texts = fc
  .array(fc.oneof({ weight: 5, arbitrary: fewTexts(8) }, fc.constantFrom("<unk>", "<0x41>", "ab")), { minLength: 1 })
  .map((parts) => parts.join(""));

const modelOf = ({ entries, unknownId, byteFallback }: Example) =>
  new UnigramModel({
    columns: columnsOf(entries.map(([name]) => name)),
    ...{ byteLevel: false, unwritable: new Set<number>() },
    scores: Float64Array.from(entries, ([, score]) => score),
    unknownId,
    byteFallback,
  });

const nativeOf = ({ entries, unknownId, byteFallback }: Example) =>
  nativeModel({ type: "Unigram", unk_id: unknownId, vocab: entries, byte_fallback: byteFallback });

test("ids, offsets and errors are the native package's, met for the first time or again", async () => {
  await fc.assert(
    fc.asyncProperty(examples, fc.array(texts, { minLength: 1, maxLength: 4 }), async (example, several) => {
      const model = modelOf(example);
      const native = nativeOf(example);
      for (const text of [...several, ...several, several.join("").repeat(5)]) {
        const isRefused = await native.encode(text).then(
          () => false,
          () => true,
        );
        if (isRefused) expect(() => encodeWith(model, text)).toThrow(TokenizerError);
        else expect(await differenceFromNative(model, native, text)).toBeNull();
      }
    }),
    runs(70, 4000),
  );
});

test("a trace needs no unknown token where the tokens need none", () => {
  const entries = ["ab", "a"].map((entry): [string, number] => [entry, 0]);
  const model = modelOf({ entries, unknownId: null, byteFallback: false });
  expect(model.trace("aba").tokens.map(({ name }) => name)).toEqual(["ab", "a"]);
  expect(() => model.trace("abb")).toThrow(TokenizerError);
});

test("the trace has the same tokens, and its path covers the text", () => {
  fc.assert(
    fc.property(examples, texts, (example, text) => {
      const model = modelOf(example);
      let trace: ReturnType<UnigramModel["trace"]>;
      try {
        trace = model.trace(text);
      } catch (error) {
        expect(error).toBeInstanceOf(TokenizerError);
        expect(() => encodeWith(model, text)).toThrow(TokenizerError);
        return;
      }
      expect(columnsOfTrace(trace.tokens)).toEqual(encodeWith(model, text));
      if (trace.kind !== "Unigram") throw new Error(trace.kind);
      trace.path.forEach(({ start }, i) => {
        expect(start).toBe(trace.path[i - 1]?.end ?? 0);
      });
      expect(trace.path.at(-1)?.end).toBe(utf8Encode(text).length);
    }),
    runs(70, 4000),
  );
});

test("where characters are separated, the halves have the tokens of the whole", async () => {
  let cuts = 0;
  await fc.assert(
    fc.asyncProperty(examples, texts, async (example, text) => {
      fc.pre(example.unknownId !== null);
      const model = modelOf(example);
      const native = nativeOf(example);
      const whole = (await native.encode(text)).getIds();
      const characters = Array.from(text);
      for (let i = 1; i < characters.length; i++) {
        const [before = "", after = ""] = characters.slice(i - 1, i + 1);
        if (!model.separates(before.codePointAt(0) ?? 0, after.codePointAt(0) ?? 0)) continue;
        cuts++;
        const halves = [characters.slice(0, i), characters.slice(i)];
        const ids = await Promise.all(halves.map(async (half) => (await native.encode(half.join(""))).getIds()));
        expect(ids.flat()).toEqual(whole);
      }
    }),
    { ...runs(80, 5000), seed },
  );
  expect(cuts).toBeGreaterThan(250);
});

test("scores whose sums round allow no cut", () => {
  const pieces = (score: number): Example => ({
    entries: [
      ["<unk>", -1],
      ["a", -1],
      ["b", score],
    ],
    unknownId: 0,
    byteFallback: false,
  });
  expect(modelOf(pieces(Math.fround(-1.1))).separates(97, 98)).toBe(true);
  expect(modelOf(pieces(-1.1)).separates(97, 98)).toBe(false);
});

test("an unknown character is ten less likely than the least likely entry", () => {
  const ids = (likelyB: number) => {
    const scores = Object.entries({ "<unk>": 0, éb: -1, b: likelyB });
    return [...encodeWith(modelOf({ entries: scores, unknownId: 0, byteFallback: false }), "éb").ids];
  };
  expect([ids(9.9), ids(10), ids(10.1)]).toEqual([[1], [1], [0, 2]]);
});

test("unknown characters are one token, or bytes, or an error", () => {
  const entries = [["<unk>", 0] as const, ["a", -1] as const];
  const bytes = [...entries, ...byteEntries.map((name) => [name, -9] as const)];
  const withUnknown = encodeWith(modelOf({ entries, unknownId: 0, byteFallback: true }), "aéé");
  expect([[...withUnknown.ids], [...withUnknown.byteEnd]]).toEqual([
    [1, 0],
    [1, 5],
  ]);
  expect([...withUnknown.flags]).toEqual([0, TokenFlag.unknown]);
  const withBytes = encodeWith(modelOf({ entries: bytes, unknownId: 0, byteFallback: true }), "aé");
  expect([[...withBytes.ids], [...withBytes.byteEnd]]).toEqual([
    [1, 2 + 0xc3, 2 + 0xa9],
    [1, 2, 3],
  ]);
  expect([...withBytes.flags]).toEqual([0, TokenFlag.byteFallback, TokenFlag.byteFallback]);
  const withNone = modelOf({ entries: bytes, unknownId: null, byteFallback: true });
  expect(() => encodeWith(withNone, "aé")).toThrow(/nothing for "é" and no unknown token/);
  expect(() => modelOf({ entries, unknownId: 2, byteFallback: false })).toThrow(/unk_id = 2/);
});

test("entries have names, ids and bytes", () => {
  const entries = ["<unk>", "▁é", "a", "a", "<0x0A>"].map((name) => [name, 0] as const);
  const model = modelOf({ entries, unknownId: 0, byteFallback: true });
  expect(model.size).toBe(5);
  expect([model.entry(1), model.entry(2), model.entry(5)]).toEqual(["▁é", "a", undefined]);
  expect([model.idOf("▁é"), model.idOf("a"), model.idOf("b")]).toEqual([1, 3, undefined]);
  expect([1, 4, 5].map((id) => model.tokenBytes(id))).toEqual([utf8Encode("▁é"), Uint8Array.of(10), undefined]);
  const plain = modelOf({ entries, unknownId: 0, byteFallback: false });
  expect(plain.tokenBytes(4)).toEqual(utf8Encode("<0x0A>"));
});

test.each(["a", "ab"])("a text of any length takes time in proportion: %s …", (unit) => {
  const names = ["<unk>", "a", "b", "ba", "aaaaac"];
  const model = modelOf({ entries: names.map((name) => [name, -1.5]), unknownId: 0, byteFallback: false });
  const step = vi.spyOn(ByteTrie.prototype, "step");
  const text = unit.repeat(100_000);
  expect(encodeWith(model, text).byteEnd.at(-1)).toBe(text.length);
  expect(step.mock.calls.length).toBeLessThanOrEqual(7 * text.length);
  step.mockRestore();
});
