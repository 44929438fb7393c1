import fc from "fast-check";
import { byteLevelAlphabet } from "tokenizers";
import { expect, test } from "vitest";
import { fromByteAlphabet, textToByteAlphabet } from "./byteAlphabet";

test("the alphabet is the native package's 256 characters", () => {
  const native = byteLevelAlphabet();
  expect(native.length).toBe(256);
  const bytes = native.map((character) => fromByteAlphabet(character));
  expect(bytes.every((value) => value?.length === 1)).toBe(true);
  expect(new Set(bytes.map((value) => value?.[0])).size).toBe(256);
});

test("writing a text and reading it back gives its UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = textToByteAlphabet(text);
      expect(written.length).toBe(Buffer.byteLength(text));
      expect(Buffer.from(fromByteAlphabet(written) ?? [])).toEqual(Buffer.from(text));
    }),
  );
});

test("a space is Ġ, a line feed Ċ, é Ã©", () => {
  expect(textToByteAlphabet(" \né")).toBe("ĠĊÃ©");
});

test("what is not in the alphabet has no bytes", () => {
  for (const entry of ["a b", "\n", "▁", "東", "👍", "\u0144", "\u00ad", "\u007f"]) {
    expect(fromByteAlphabet(entry), JSON.stringify(entry)).toBeNull();
  }
  expect(fromByteAlphabet("")).toEqual(new Uint8Array());
});
