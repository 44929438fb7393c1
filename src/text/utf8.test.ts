import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findLoneSurrogates, Utf8Index, unitAt, utf8Encode, utf8Length, utf8Size } from "./utf8";

/** Any UTF-16 text: all planes, lone surrogates too. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom("a", "é", "€", "👍", "\ud83d", "\udc4d", "\r\n", "\0"),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  ),
});

test("unitAt gives each unit, whatever kind of string V8 has made", () => {
  fc.assert(
    fc.property(anyText, anyText, (left, right) => {
      for (const text of [left, left + right, (left + right).slice(1)]) {
        const units = Array.from({ length: text.length }, (_, i) => unitAt(text, i));
        expect(units).toEqual(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
      }
    }),
  );
});

test("utf8Encode is the UTF-8 of the well-formed text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(Buffer.from(utf8Encode(text))).toEqual(Buffer.from(text.toWellFormed()));
    }),
  );
});

test("utf8Length is the number of bytes that utf8Encode gives", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(utf8Length(text)).toBe(utf8Encode(text).length);
    }),
  );
});

test("utf8Size at the edges of each length", () => {
  expect([0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff].map(utf8Size)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});

describe("Utf8Index", () => {
  test("gives each unit the bytes before its code point, and back", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = new Utf8Index(text);
        expect(index.byteLength).toBe(utf8Length(text));
        expect(index.codePoints).toBe(Array.from(text).length);
        let unit = 0;
        for (const character of text) {
          const byte = utf8Length(text.slice(0, unit));
          const size = utf8Length(character);
          for (let i = 0; i < character.length; i++) expect(index.byteOf(unit + i)).toBe(byte);
          for (let i = 0; i < size; i++) {
            expect(index.unitOf(byte + i)).toBe(unit);
            expect(index.unitAfter(byte + i)).toBe(i === 0 ? unit : unit + character.length);
            expect(index.isCodePointBoundary(byte + i)).toBe(i === 0);
          }
          unit += character.length;
        }
        expect(index.byteOf(text.length)).toBe(index.byteLength);
        expect(index.unitOf(index.byteLength)).toBe(text.length);
        expect(index.unitAfter(index.byteLength)).toBe(text.length);
        expect(index.isCodePointBoundary(index.byteLength)).toBe(true);
      }),
    );
  });

  test("answers past the end with the end", () => {
    for (const text of ["abc", "é👍"]) {
      const index = new Utf8Index(text);
      expect(index.byteOf(text.length)).toBe(index.byteLength);
      expect(index.unitOf(index.byteLength)).toBe(text.length);
    }
  });
});

describe("findLoneSurrogates", () => {
  test("finds just the places where the text is not well-formed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { offsets, count } = findLoneSurrogates(text, Number.POSITIVE_INFINITY);
        const wellFormed = text.toWellFormed();
        const differing = Array.from({ length: text.length }, (_, unit) => unit).filter(
          (unit) => text.charCodeAt(unit) !== wellFormed.charCodeAt(unit),
        );
        expect(offsets).toEqual(differing);
        expect(count).toBe(differing.length);
      }),
    );
  });

  test("counts all and lists up to the limit", () => {
    expect(findLoneSurrogates("\ud800".repeat(5), 2)).toEqual({ offsets: [0, 1], count: 5 });
    expect(findLoneSurrogates("👍")).toEqual({ offsets: [], count: 0 });
  });
});
