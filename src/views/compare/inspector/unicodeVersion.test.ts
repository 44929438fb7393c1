import { expect, test } from "vitest";
import { unicodeNote } from "./unicodeVersion";

test("a note is at characters that Unicode 16 does not know, has in another category, or that nobody knows", () => {
  expect(unicodeNote("abc\u088f")).toContain("U+088F is new in Unicode 17");
  expect(unicodeNote("\u{33479}")).toContain("U+33479 is new in Unicode 17");
  expect(unicodeNote("\u0295")).toContain("lower-case letter up to Unicode 16");
  expect(unicodeNote("\u{e0080}")).toContain("U+E0080 is not in this browser’s version of Unicode");
});

test("no note is at what has been in Unicode for long, private use, noncharacters and lone surrogates", () => {
  expect(unicodeNote("")).toBeUndefined();
  expect(unicodeNote("naïve 🤚🏾 नमस्ते مرحبا 世界 คำ \u{10d40}\ue000\uffff\ud83e")).toBeUndefined();
});
