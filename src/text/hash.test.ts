import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText, sha256Hex } from "./hash";

test("SHA-256 is Node's, of any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
  );
});

test("a text's hash is that of its UTF-8 bytes, lone surrogates as U+FFFD", () => {
  expect(hashText("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(hashText(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    }),
  );
  expect(hashText("a\ud83d")).toBe(hashText("a\ufffd"));
});
