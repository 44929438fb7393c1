import fc from "fast-check";
import { expect, test } from "vitest";
import { partBytes, strictText } from "./strictUtf8";

test("characters and bytes that are none are parted as the Encoding Standard finds them", () => {
  const bytes = fc.array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 3 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
      fc.constantFrom([0xf0, 0x9f], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80]),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(bytes, (parts) => {
      const all = Buffer.concat(parts.map((part) => Uint8Array.from(part)));
      const { text, stray, firstStray } = partBytes(all);
      const marked = new TextDecoder("utf-8", { ignoreBOM: true }).decode(all);
      expect(Buffer.byteLength(text) + stray).toBe(all.length);
      expect(stray > 0).toBe(strictText(all) === null);
      // A replacement character stands for one to three bytes, and may be the bytes' own.
      const own = Buffer.from("\ufffd");
      if (!all.includes(own)) expect(marked.replaceAll("\ufffd", "")).toBe(text);
      if (firstStray !== null) expect(strictText(all.subarray(0, firstStray))).not.toBeNull();
    }),
  );
});
