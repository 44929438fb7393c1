import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeFile } from "./decode";
import { CorpusError } from "./parallel";

const decode = (bytes: Uint8Array) => decodeFile(bytes, "deu.txt");

test("text is what it was encoded from, but for a byte order mark", () => {
  const text = fc.string({ unit: "binary", minLength: 1 }).filter((string) => !/[\0\ufeff]/.test(string));
  fc.assert(
    fc.property(text, fc.boolean(), (string, mark) => {
      expect(decode(Buffer.from((mark ? "\ufeff" : "") + string))).toBe(string.toWellFormed());
    }),
  );
});

test("the line of the first byte that is not UTF-8 is named", () => {
  for (const hex of ["ff", "80", "c080", "eda080", "f4908080", "c3", "e69d", "f09f91"]) {
    for (const after of ["", "b", "\nccc\n\xff"]) {
      const bytes = Buffer.concat([Buffer.from("é\r\n東\na"), Buffer.from(hex, "hex"), Buffer.from(after, "latin1")]);
      expect(() => decode(bytes), hex).toThrow(/^deu\.txt is not UTF-8: line 3 has bytes/);
    }
  }
});

test("what is no text is said to be that", () => {
  expect(() => decode(Buffer.from("a\nb\nc\0\n"))).toThrow(/^deu\.txt is not a text file: line 3 has a zero byte\./);
  expect(() => decode(Buffer.from("\ufeffab", "utf16le"))).toThrow(/^deu\.txt is in UTF-16\. Save it as UTF-8\./);
  expect(() => decode(new Uint8Array(0))).toThrow(new CorpusError("deu.txt is empty."));
});
