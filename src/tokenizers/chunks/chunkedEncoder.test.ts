/** That a text in chunks has the tokens that it has as a whole, whatever has been encoded before. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { builtinIds, loadBuiltin } from "../../../test/support/builtins";
import { expectEqual } from "../../../test/support/equal";
import { allOptions } from "../../../test/support/oracle";
import { runs } from "../../../test/support/runs";
import { seed, trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { readUdhr } from "../../../test/support/udhr";
import type { EncodeOptions, Encoding } from "../encoding";
import { EncodingBuilder } from "../encodingBuilder";
import { PipelineTokenizer } from "../pipeline";
import { ChunkCache } from "./chunkCache";
import { ChunkedEncoder, type EncodeStretch } from "./chunkedEncoder";
import { Cuts } from "./cuts";

const options: EncodeOptions = { specials: "text", inserted: false };
const declarations = readUdhr().filter((_, i) => i % 40 === 0);

/** Texts of few words, so that most come again, and chunks of every kind between them. */
const repeating = (strings: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(strings, { minLength: 1, maxLength: 5 }), fc.constantFrom(" ", " ", "", ", ", "\n", "。", "<s>"))
    .chain(([words, between]) =>
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((chosen) => chosen.join(between)),
    );

/** All columns in one, to compare long ones fast. */
const bytesOf = (encoding: Encoding | undefined) =>
  Buffer.concat(Object.values(encoding ?? {}).map((column: Uint8Array | Uint32Array) => Buffer.from(column.buffer)));

describe.each(builtinIds)("%s", (id) => {
  const tokenizer = loadBuiltin(id);
  if (!(tokenizer instanceof PipelineTokenizer)) return test.skip("has no stages");
  const stretch: EncodeStretch = (...given) => tokenizer.encodeStretch(...given);
  const cuts = new Cuts(tokenizer.stages);
  const whole = (text: string, chosen: EncodeOptions) => {
    const out = new EncodingBuilder();
    stretch(text, 0, true, chosen, out);
    return out.finish();
  };
  const encode = (encoder: ChunkedEncoder, text: string, chosen: EncodeOptions) => {
    const out = new EncodingBuilder();
    encoder.encode(text, 0, true, chosen, out);
    return out.finish();
  };

  test("random texts, with a cache that holds everything and one that is soon full", () => {
    const encoders = [new ChunkedEncoder(cuts, stretch), new ChunkedEncoder(cuts, stretch, new ChunkCache(300))];
    fc.assert(
      fc.property(
        repeating(trickyStrings(vocabularyEntries(tokenizer))),
        fc.constantFrom(...allOptions),
        (text, chosen) => {
          const expected = whole(text, chosen);
          for (const encoder of encoders) {
            expectEqual(encode(encoder, text, chosen), expected);
            expectEqual(encode(encoder, text, chosen), expected);
          }
        },
      ),
      { seed, ...runs(8, 1000) },
    );
  });

  test("declarations, anew and again", () => {
    const encoder = new ChunkedEncoder(cuts, stretch);
    const expected = declarations.map(({ text }) => whole(text, options));
    for (let pass = 0; pass < 2; pass++) {
      declarations.forEach(({ text }, i) => {
        expect(bytesOf(encode(encoder, text, options)).equals(bytesOf(expected[i]))).toBe(true);
      });
    }
  });

  test("a text longer than what is looked at together, with and without places to cut", () => {
    const encoder = new ChunkedEncoder(cuts, stretch);
    for (const text of ["👍é dignity, ".repeat(4000), "x".repeat(40_000), `a ${"人👍".repeat(12_000)} \ud83d b`]) {
      expect(bytesOf(encode(encoder, text, options)).equals(bytesOf(whole(text, options)))).toBe(true);
    }
  });
});

test("words met before are not encoded again", () => {
  const tokenizer = loadBuiltin("o200k_base") as PipelineTokenizer;
  const stretch = vi.fn<EncodeStretch>((...given) => tokenizer.encodeStretch(...given));
  const encoder = new ChunkedEncoder(new Cuts(tokenizer.stages), stretch);
  const out = new EncodingBuilder();
  const text = `Menschen sind frei${" und gleich an Würde".repeat(600)}`;
  encoder.encode(text, 0, true, options, out);
  stretch.mockClear();
  encoder.encode(text, 0, true, options, out);
  // The first chunk may get something in front, and is never kept.
  expect(stretch.mock.calls.map(([part]) => part)).toEqual(["Menschen"]);
});

test("a token that stands in two chunks is not remembered in part", () => {
  const tokenizer = loadBuiltin("o200k_base") as PipelineTokenizer;
  // Tokens of five bytes each, wherever a text can be cut.
  const stretch: EncodeStretch = (text, base, _begins, _options, out) => {
    for (let byte = 0; byte < text.length; byte += 5)
      out.push(7, base + byte, base + Math.min(byte + 5, text.length), 0);
    return base + text.length;
  };
  const encoder = new ChunkedEncoder(new Cuts(tokenizer.stages), stretch);
  const encode = () => {
    const out = new EncodingBuilder();
    encoder.encode("one two three four five six", 0, true, options, out);
    return Array.from({ length: out.length }, (_, i) => [out.idAt(i), out.startAt(i), out.endAt(i)]);
  };
  const first = encode();
  expect(first.map(([, start]) => start)).toEqual([0, 5, 10, 15, 20, 25]);
  expect(encode()).toEqual(first);
});
