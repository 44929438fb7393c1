import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeUtf8 } from "./utf8Input";

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(bytes: Uint8Array, size: number): Promise<string> {
  let text = "";
  for await (const piece of decodeUtf8(pieces(bytes, size), "x.txt")) text += piece;
  return text;
}

test("text comes out as it went in, wherever the pieces end; a byte order mark too", async () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", "é", "東", "👍", "\ufeff", "\0") });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
      expect(await decode(Buffer.from(whole), size)).toBe(whole);
    }),
  );
});

test("what begins as UTF-16 is to be converted from that", async () => {
  await expect(decode(Buffer.from("fffe6100", "hex"), 5)).rejects.toThrow("iconv -f utf-16 -t utf-8");
  await expect(decode(Buffer.from("61fffe", "hex"), 5)).rejects.toThrow("iconv -f windows-1252 -t utf-8");
});

test("the first byte that is not UTF-8 is named with its offset and line, wherever the pieces end", async () => {
  const before = "é\n東\na";
  const offset = Buffer.byteLength(before);
  // Stray and overlong beginnings, a surrogate, beyond U+10FFFF, and characters that break off.
  const broken = ["ff", "80", "c080", "e080af", "eda080", "f4908080", "f8", "c3", "e69d", "f09f91", "c3c3a9", "e69d0a"];
  for (const hex of broken) {
    for (const after of ["", "b", "\nccc"]) {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from(hex, "hex"), Buffer.from(after)]);
      const named = `x.txt is not UTF-8: byte 0x${hex.slice(0, 2).toUpperCase()} at offset ${offset}, line 3.`;
      for (let size = 1; size < 8; size++) await expect(decode(bytes, size), hex).rejects.toThrow(named);
    }
  }
});
