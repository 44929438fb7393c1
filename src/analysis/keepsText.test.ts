import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../test/support/builtins";
import { segment } from "../text/segments";
import { Utf8Index } from "../text/utf8";
import { measureEncoding } from "./encodingFigures";
import { keepsText } from "./keepsText";

function keeps(id: string, text: string): boolean {
  const tokenizer = loadBuiltin(id);
  const encoding = tokenizer.encode(text, { specials: "text", inserted: false });
  const index = new Utf8Index(text);
  const figures = measureEncoding(encoding, index, segment(text));
  return keepsText(encoding, index, figures, (token) => tokenizer.tokenBytes(token));
}

test("a tokenizer of bytes without a normalizer keeps any text, a dummy prefix or not", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.constantFrom("o200k_base", "llama2"), (text, id) => {
      expect(keeps(id, text), JSON.stringify(text)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("to compose characters takes nothing away", () => {
  for (const text of ["e\u0301", "Vie\u0302\u0323t Nam", "각", "a\u0323\u0302b"]) {
    expect(keeps("qwen3", text.normalize("NFD")), text).toBe(true);
    expect(keeps("qwen3", text.normalize("NFC")), text).toBe(true);
  }
  // NFKC writes other letters.
  expect(keeps("claude2", "ﬁne ①")).toBe(false);
  expect(keeps("claude2", "fine 1")).toBe(true);
});

test("to lower-case, to drop and not to know does", () => {
  expect(keeps("bert_uncased", "hello")).toBe(true);
  for (const text of ["Hello", "é", "two words", "ሰላም"]) expect(keeps("bert_uncased", text), text).toBe(false);
  expect(keeps("words", "two words")).toBe(false);
});
