import { expect, test } from "vitest";
import { vocabLines } from "./vocabLines";

test("entries of bytes are text where they are text, and else bytes; control tokens have no place", () => {
  const vocab = { "<|end|>": 0, Ċ: 1, Ġthe: 2, "à¤": 3, "Ã¼": 4 };
  expect(vocabLines({ added_tokens: [{ content: "<|end|>" }], model: { vocab } }, "bytes")).toBe(
    "<|end|>\t0\n<0x0A>\t0\n▁the\t-1\n<0xE0><0xA4>\t-2\nü\t-3\n",
  );
});

test("entries of characters are as they are, in the order of ids", () => {
  expect(vocabLines({ model: { vocab: { "▁b": 1, a: 0 } } }, "text")).toBe("a\t0\n▁b\t-1\n");
});
