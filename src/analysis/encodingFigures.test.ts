import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutAt, showEncoding } from "../../test/support/shown";
import { TokenFlag } from "../tokenizers/tokenizer";
import { computeRatios } from "./encodingFigures";

const figuresOf = (text: string, cuts: readonly number[]) => showEncoding(text, cutAt(text, cuts));

describe("figures by hand", () => {
  test("fertility and continued words", () => {
    // un|believ|able| thing: one word of three tokens, one of one.
    const { figures, textFigures } = figuresOf("unbelievable thing", [2, 8, 12]);
    expect(figures).toMatchObject({ tokens: 4, tokensInWords: 4, continuedWords: 1, droppedBytes: 0 });
    const ratios = computeRatios(figures, textFigures, 8);
    expect(ratios).toMatchObject({ fertility: 2, continuedWords: 0.5, nsl: 0.5, bytesPerToken: 4.5 });
  });

  test("a token over two words counts once", () => {
    const { figures } = figuresOf("of the", []);
    expect(figures).toMatchObject({ tokensInWords: 1, continuedWords: 0 });
  });

  test("tokens of white space and marks are in no word", () => {
    const { figures } = figuresOf("a , b", [1, 2, 3, 4]);
    expect(figures).toMatchObject({ tokens: 5, tokensInWords: 2, continuedWords: 0 });
  });

  test("Thai words are found without spaces", () => {
    const { textFigures } = figuresOf("ภาษาไทยไม่มีวรรค", []);
    expect(textFigures.words).toBeGreaterThan(2);
  });

  test("characters are code points, bytes UTF-8, graphemes clusters", () => {
    const { textFigures } = figuresOf("e\u0301👩‍👩‍👧‍👦", []);
    expect(textFigures).toMatchObject({ characters: 9, graphemes: 2, bytes: 3 + 25 });
  });
});

test("control and inserted tokens are counted apart; a dummy prefix is a token", () => {
  const encoding = cutAt("ab", [1]);
  const flags = Uint8Array.of(TokenFlag.special | TokenFlag.inserted, TokenFlag.inserted, 0, TokenFlag.special);
  const { figures } = showEncoding("ab", {
    ids: Uint32Array.of(1, 9, 5, 7),
    byteStart: Uint32Array.of(0, 0, ...encoding.byteStart),
    byteEnd: Uint32Array.of(0, 0, ...encoding.byteEnd),
    flags,
  });
  expect(figures).toMatchObject({ tokens: 2, inserted: 1, specials: 1, droppedBytes: 0 });
});

test("dropped bytes are those that no token stands for, wherever they are", () => {
  const { figures } = showEncoding("  ab  c ", {
    ids: Uint32Array.of(1, 2),
    byteStart: Uint32Array.of(2, 6),
    byteEnd: Uint32Array.of(4, 7),
    flags: new Uint8Array(2),
  });
  expect(figures.droppedBytes).toBe(2 + 2 + 1);
});

test("an empty text has no ratios rather than infinite ones", () => {
  const { figures, textFigures } = figuresOf("", []);
  expect(computeRatios(figures, textFigures, 0)).toEqual({
    bytesPerToken: null,
    charactersPerToken: null,
    fertility: null,
    continuedWords: null,
    nsl: null,
    unknownShare: null,
  });
});

test("for any cuts: counts add up, and one token a byte continues every longer word", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const bytes = showEncoding(text, cutAt(text, [])).textFigures.bytes;
      const all = Array.from({ length: Math.max(0, bytes - 1) }, (_, i) => i + 1);
      const { figures, textFigures } = figuresOf(text, all);
      expect(figures.tokens).toBe(bytes);
      expect(figures.droppedBytes).toBe(0);
      expect(figures.tokensInWords).toBeLessThanOrEqual(figures.tokens);
      expect(figures.continuedWords).toBeLessThanOrEqual(textFigures.words);
    }),
  );
});
